// Points as dots on a sheet, and maps of the same codes that glide from one to another.
// A map is `{ codes, middle, reach }`: numbers across and up in turn, and the square that is shown.

export function dots(ink, points, radius) {
  ink.beginPath()
  for (const [x, y] of points) ink.moveTo(x + radius, y), ink.arc(x, y, radius, 0, 2 * Math.PI)
  ink.fill()
}

// A map on the way to another: codes and the square's middle go straight, its size by equal factors; slow at both ends
export function between(from, to, way) {
  const share = way * way * (3 - 2 * way)
  const mixed = (a, b) => a.map((x, place) => x + share * (b[place] - x))
  const reach = from.reach * (to.reach / from.reach) ** share
  return { codes: mixed(from.codes, to.codes), middle: mixed(from.middle, to.middle), reach }
}

// Where codes are on a sheet so many pixels wide: pairs, the second counted downwards
export function placed({ codes, middle: [x, y], reach }, sheet) {
  const across = (number) => (0.5 + number / (2 * reach)) * sheet
  return Array.from({ length: codes.length / 2 }, (_, place) => [across(codes[2 * place] - x), across(y - codes[2 * place + 1])])
}
