// Filters that learn nothing, as scikit-image computes them.
import { tensor } from '../live/network.mjs'

const [PATCH, REACH] = [2, 6] // pixels from the middle of a patch to its rim, and from a pixel to those that it is compared with
const RARE = 5 // from this distance on a patch has no weight

// Each pixel becomes a mean of those whose surroundings look alike, by the noise's standard deviation; `h` is how unlike they may be
export function alike({ shape: [rows, columns, channels], data }, sd, h) {
  const [pad, wide] = [PATCH + REACH + 1, columns + 2 * (PATCH + REACH + 1)]
  const framed = mirrored({ shape: [rows, columns, channels], data }, pad)
  const [sums, weights] = [new Float64Array(data.length), new Float64Array(rows * columns)]
  const scale = channels * (h * (2 * PATCH + 1)) ** 2
  for (let down = -REACH; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++) {
      const distance = differences(framed, wide, channels, down * wide + right, 2 * channels * sd ** 2)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const here = (row + pad) * wide + column + pad
          const far = Math.max(0, patch(distance, here, wide)) / scale
          if (far > RARE) continue
          const [weight, there, pixel] = [Math.exp(-far), (here + down * wide + right) * channels, row * columns + column]
          weights[pixel] += weight
          for (let part = 0; part < channels; part++) sums[pixel * channels + part] += weight * framed[there + part]
        }
    }
  }
  return tensor([rows, columns, channels], Float32Array.from(sums, (sum, place) => sum / weights[Math.floor(place / channels)]))
}
// A picture with its own reflection around it
function mirrored({ shape: [rows, columns, channels], data }, pad) {
  const wide = columns + 2 * pad
  const fold = (place, length) => (place < 0 ? -place : place >= length ? 2 * length - 2 - place : place)
  return Float64Array.from({ length: (rows + 2 * pad) * wide * channels }, (_, at) => {
    const [row, column] = [Math.floor(at / channels / wide) - pad, (Math.floor(at / channels) % wide) - pad]
    return data[(fold(row, rows) * columns + fold(column, columns)) * channels + (at % channels)]
  })
}
// Squared differences of each pixel and the one a step away, less what noise makes, summed over all pixels above and to the left
function differences(framed, wide, channels, step, noise) {
  const sums = new Float64Array(framed.length / channels)
  for (let pixel = wide + 1; pixel < sums.length; pixel++) {
    const other = (pixel + step) * channels
    let off = -noise
    if (other >= 0 && other < framed.length)
      for (let part = 0; part < channels; part++) off += (framed[pixel * channels + part] - framed[other + part]) ** 2
    sums[pixel] = off + sums[pixel - 1] + sums[pixel - wide] - sums[pixel - wide - 1]
  }
  return sums
}
const patch = (sums, here, wide) => {
  const [top, foot] = [here - PATCH * wide, here + PATCH * wide]
  return sums[foot + PATCH] + sums[top - PATCH] - sums[foot - PATCH] - sums[top + PATCH]
}

// Each pixel becomes a mean of those around it, by a normal distribution; beyond the edge is what is at the edge
export function blurred(picture, sd) {
  const reach = Math.floor(4 * sd + 0.5)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, place) => Math.exp(-0.5 * ((place - reach) / sd) ** 2))
  const all = weights.reduce((sum, weight) => sum + weight)
  const shares = weights.map((weight) => weight / all)
  const [rows, columns, channels] = picture.shape
  const across = smeared(picture.data, shares, columns, channels)
  return tensor(picture.shape, smeared(across, shares, rows, columns * channels))
}
// Means along lines of `length` numbers that stand `step` apart
function smeared(data, shares, length, step) {
  const reach = (shares.length - 1) / 2
  return data.map((_, place) => {
    const at = Math.floor(place / step) % length
    let sum = 0
    for (let by = -reach; by <= reach; by++) {
      const there = Math.min(Math.max(at + by, 0), length - 1)
      sum += shares[by + reach] * data[place + (there - at) * step]
    }
    return sum
  })
}
