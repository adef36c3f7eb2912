// Points as dots on a sheet, and maps of the same codes that glide from one to another.
// A map is `{ codes, middle, reach }`: numbers across and up in turn, and the square that is shown.

export function dots(ink, points, radius) {
  ink.beginPath()
  for (const [x, y] of points) ink.moveTo(x + radius, y), ink.arc(x, y, radius, 0, 2 * Math.PI)
  ink.fill()
}

// Many dots on a sheet of their own, pixel by pixel: where a browser draws by software, a path of so many circles takes several
// frames. `paint` is given groups, `{ points, radius, colour }`, of which later ones lie above; a colour is `#rrggbb`
export function sheetOf(canvas) {
  const [{ width, height }, ink] = [canvas, canvas.getContext('2d')]
  const image = ink.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  function paint(groups) {
    pixels.fill(0)
    for (const { points, radius, colour } of groups) {
      const [stamps, bits] = [stampsOf(radius), inPixels(colour)]
      for (const [x, y] of points) press(x, y, stamps, bits)
    }
    ink.putImageData(image, 0, 0)
  }
  function press(x, y, { side, half, masks }, bits) {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const mask = masks[Math.floor((y - top) * FINE) * FINE + Math.floor((x - left) * FINE)]
    const [first, last] = [Math.max(0, half - left), Math.min(side, width + half - left)]
    for (let row = Math.max(0, half - top); row < Math.min(side, height + half - top); row++)
      for (let column = first, to = (top - half + row) * width + left - half + first; column < last; column++, to++) {
        const cover = mask[row * side + column]
        if (cover && cover >= pixels[to] >>> 24) pixels[to] = ((cover << 24) | bits) >>> 0
      }
  }
  return { paint }
}
// How far a dot covers the pixels around it, from 0 to 255, for each place of its middle within a pixel
const FINE = 4
const stampsOf = remembered((radius) => {
  const half = Math.ceil(radius) + 1
  const side = 2 * half + 1
  const offset = (place) => half + (place + 0.5) / FINE - 0.5
  const cover = (down, right) => (_, at) => {
    const [y, x] = [Math.floor(at / side) - offset(down), (at % side) - offset(right)]
    return 255 * Math.min(Math.max(radius + 0.5 - Math.sqrt(x * x + y * y), 0), 1)
  }
  const masks = Array.from({ length: FINE * FINE }, (_, place) => Uint8Array.from({ length: side * side }, cover(Math.floor(place / FINE), place % FINE)))
  return { side, half, masks }
})
const inPixels = (colour) => [1, 3, 5].reduce((bits, at, part) => bits | (parseInt(colour.slice(at, at + 2), 16) << (8 * part)), 0)
function remembered(work) {
  const known = new Map()
  return (given) => known.get(given) ?? known.set(given, work(given)).get(given)
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
