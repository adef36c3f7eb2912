// Points as dots on a sheet.

export function dots(ink, points, radius) {
  ink.beginPath()
  for (const [x, y] of points) ink.moveTo(x + radius, y), ink.arc(x, y, radius, 0, 2 * Math.PI)
  ink.fill()
}
