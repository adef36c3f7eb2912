// A drawn digit, made as MNIST's were: scaled so that it just fits a box, and its centre of mass in the middle of the picture.
import { tensor } from '../live/network.mjs'

const [BOX, WHOLE] = [20, 28] // pixels of the box, and of MNIST's pictures

// `side` by `side` numbers, from 0 for the ground to 1; nothing where nothing was drawn
export function centred(canvas, side) {
  const strokes = brightness(canvas)
  const middle = extent(strokes)
  if (!middle) return
  const pixel = (middle.length * WHOLE) / BOX / side // of the picture, in those of the canvas
  const out = tensor([side, side, 1])
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [top, left] = [middle.row + (row - side / 2) * pixel, middle.column + (column - side / 2) * pixel]
      out.data[row * side + column] = mean(strokes, top, left, pixel)
    }
  return out
}
function brightness(canvas) {
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const out = tensor([height, width])
  for (let pixel = 0; pixel < out.data.length; pixel++) out.data[pixel] = data[4 * pixel] / 255
  return out
}
// The longer side of what was drawn, and where its centre of mass is
export function extent({ shape: [height, width], data }) {
  const sum = { all: 0, row: 0, column: 0 }
  let [top, bottom, left, right] = [height, -1, width, -1]
  for (let row = 0, place = 0; row < height; row++)
    for (let column = 0; column < width; column++, place++) {
      const ink = data[place]
      if (!ink) continue
      if (row < top) top = row
      if (column < left) left = column
      if (column > right) right = column
      bottom = row
      sum.all += ink
      sum.row += ink * (row + 0.5)
      sum.column += ink * (column + 0.5)
    }
  if (!sum.all) return
  return { length: 1 + Math.max(bottom - top, right - left), row: sum.row / sum.all, column: sum.column / sum.all }
}
// The mean over a square, whose pixels count by how much of them lies in it
function mean({ shape: [height, width], data }, top, left, side) {
  let sum = 0
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(height, top + side); row++)
    for (let column = Math.max(0, Math.floor(left)); column < Math.min(width, left + side); column++)
      sum += data[row * width + column] * overlap(row, top, side) * overlap(column, left, side)
  return sum / side ** 2
}
const overlap = (pixel, start, side) => Math.min(pixel + 1, start + side) - Math.max(pixel, start)
