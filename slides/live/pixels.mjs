// Pictures as networks take them, numbers from 0 to 1, on canvases and in text.
import { tensor } from './network.mjs'
import { made } from './page.mjs'

// A canvas for pictures of a size, as many pixels as they have: the browser enlarges it
export function screen([height, width], attributes = {}) {
  return made('canvas', { width, height, role: 'img', ...attributes })
}
export function paint(canvas, { shape: [height, width, channels], data }, words) {
  const image = new ImageData(width, height) // rounds and clips to bytes
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let part = 0; part < 3; part++) image.data[4 * pixel + part] = 255 * data[pixel * channels + (part % channels)]
    image.data[4 * pixel + 3] = 255
  }
  canvas.getContext('2d').putImageData(image, 0, 0)
  if (words) canvas.setAttribute('aria-label', words)
}

// What is on a canvas, of which each pixel of the result is the mean of `by` times `by`
export function shrunk(canvas, by, channels = 3) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const out = tensor([canvas.height / by, canvas.width / by, channels])
  for (let row = 0; row < canvas.height; row++)
    for (let column = 0; column < canvas.width; column++) {
      const to = (Math.floor(row / by) * out.shape[1] + Math.floor(column / by)) * channels
      for (let part = 0; part < channels; part++) out.data[to + part] += data[4 * (row * canvas.width + column) + part] / 255 / by ** 2
    }
  return out
}

export const changed = ({ shape, data }, change) => tensor(shape, data.map(change))
export const meanSquare = (a, b) => a.data.reduce((sum, x, place) => sum + (x - b.data[place]) ** 2, 0) / a.data.length

// A picture in text and back, a byte for each number, for windows that tell each other what was drawn
export const told = ({ shape, data }) => ({ shape, bytes: btoa(String.fromCharCode(...data.map((x) => Math.round(255 * x)))) })
export const heard = ({ shape, bytes }) => tensor(shape, Float32Array.from(atob(bytes), (sign) => sign.charCodeAt(0) / 255))
