// What a trained network computes, layer by layer, as Keras and TensorFlow do it.
// A tensor is { shape, data }: rows, columns and channels of a picture, or the numbers of a code.

const RISES = {
  linear: (x) => x,
  relu: (x) => (x > 0 ? x : 0),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
}
export const tensor = (shape, data = new Float32Array(shape.reduce((a, b) => a * b, 1))) => ({ shape, data })
const mapped = ({ shape, data }, change) => tensor(shape, data.map(change))

// Every number of the input has a part in every number of the output
function dense({ data: inputs }, { activation }, [{ data: kernel }, { data: bias }]) {
  const [sums, wide] = [Float64Array.from(bias), bias.length]
  for (let row = 0; row < inputs.length; row++) {
    const [x, start] = [inputs[row], row * wide]
    if (x) for (let place = 0; place < wide; place++) sums[place] += x * kernel[start + place]
  }
  const [out, rise] = [tensor([wide]), RISES[activation]]
  for (let place = 0; place < wide; place++) out.data[place] = rise(sums[place])
  return out
}

// A window slides over the picture; `same` puts zeros around it, as many before as after, or one more after
function conv(picture, { activation, padding = 'same', strides = 1 }, [kernel, bias]) {
  const [high, wide, channels, filters] = kernel.shape
  const [rows, top] = slid(picture.shape[0], high, strides, padding)
  const [columns, left] = slid(picture.shape[1], wide, strides, padding)
  const framed = frame(picture, top, left, (rows - 1) * strides + high, (columns - 1) * strides + wide)
  const [window, kernels] = [new Float64Array(high * wide * channels), byFilter(kernel.data, filters)]
  const [out, rise] = [tensor([rows, columns, filters]), RISES[activation]]
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      look(framed, row * strides, column * strides, wide * channels, window)
      const to = (row * columns + column) * filters
      for (let filter = 0; filter < filters; filter++)
        out.data[to + filter] = rise(bias.data[filter] + product(window, kernels, filter * window.length))
    }
  return out
}
function frame({ shape: [rows, columns, channels], data }, top, left, high, wide) {
  const framed = tensor([high, wide, channels], new Float64Array(high * wide * channels))
  for (let row = 0; row < Math.min(rows, high - top); row++) {
    const from = row * columns * channels
    const line = data.subarray(from, from + Math.min(columns, wide - left) * channels)
    framed.data.set(line, ((row + top) * wide + left) * channels)
  }
  return framed
}
function look({ shape: [, columns, channels], data }, top, left, across, window) {
  for (let start = 0, row = top; start < window.length; start += across, row++)
    for (let place = 0, from = (row * columns + left) * channels; place < across; place++) window[start + place] = data[from + place]
}
// Four sums side by side, since each has to wait for itself
function product(window, kernels, start) {
  let a = 0, b = 0, c = 0, d = 0, place = 0
  for (; place < window.length - 3; place += 4) {
    a += window[place] * kernels[start + place]
    b += window[place + 1] * kernels[start + place + 1]
    c += window[place + 2] * kernels[start + place + 2]
    d += window[place + 3] * kernels[start + place + 3]
  }
  for (; place < window.length; place++) a += window[place] * kernels[start + place]
  return a + b + (c + d)
}
function byFilter(data, filters) {
  const length = data.length / filters
  return Float64Array.from(data, (_, place) => data[(place % length) * filters + Math.floor(place / length)])
}
function slid(length, window, step, padding) {
  if (padding === 'valid') return [Math.floor((length - window) / step) + 1, 0]
  const places = Math.ceil(length / step)
  return [places, Math.floor(Math.max((places - 1) * step + window - length, 0) / 2)]
}

// Each pixel becomes a window of pixels, side by side: a transposed convolution whose windows do not overlap
function widen({ shape: [rows, columns, channels], data }, { activation }, [kernel, bias]) {
  const [high, wide, filters] = kernel.shape
  const out = tensor([rows * high, columns * wide, filters])
  for (let row = 0; row < rows * high; row++)
    for (let column = 0; column < columns * wide; column++) {
      const from = (Math.floor(row / high) * columns + Math.floor(column / wide)) * channels
      const start = ((row % high) * wide + (column % wide)) * filters
      for (let filter = 0; filter < filters; filter++) {
        let sum = bias.data[filter]
        for (let channel = 0; channel < channels; channel++)
          sum += data[from + channel] * kernel.data[(start + filter) * channels + channel]
        out.data[(row * columns * wide + column) * filters + filter] = RISES[activation](sum)
      }
    }
  return out
}

// The largest of each 2x2 pixels; at an odd edge, of those that are there, or none with padding `valid`
function pool({ shape: [rows, columns, channels], data }, { padding = 'valid' }) {
  const half = (length) => (padding === 'same' ? Math.ceil(length / 2) : Math.floor(length / 2))
  const out = tensor([half(rows), half(columns), channels])
  out.data.fill(-Infinity)
  for (let row = 0; row < Math.min(rows, 2 * out.shape[0]); row++)
    for (let column = 0; column < Math.min(columns, 2 * out.shape[1]); column++)
      for (let channel = 0; channel < channels; channel++) {
        const to = ((row >> 1) * out.shape[1] + (column >> 1)) * channels + channel
        out.data[to] = Math.max(out.data[to], data[(row * columns + column) * channels + channel])
      }
  return out
}

// Each pixel four times
function enlarge({ shape: [rows, columns, channels], data }) {
  const out = tensor([2 * rows, 2 * columns, channels])
  for (let row = 0; row < 2 * rows; row++)
    for (let column = 0; column < 2 * columns; column++) {
      const from = ((row >> 1) * columns + (column >> 1)) * channels
      out.data.set(data.subarray(from, from + channels), (row * 2 * columns + column) * channels)
    }
  return out
}

// Batch normalisation as it is after training: by the mean and the variance that training kept
function norm({ shape, data }, { epsilon = 0.001 }, [gamma, beta, mean, variance]) {
  const factors = gamma.data.map((factor, channel) => factor / Math.sqrt(variance.data[channel] + epsilon))
  const channels = factors.length
  return tensor(shape, data.map((x, place) => (x - mean.data[place % channels]) * factors[place % channels] + beta.data[place % channels]))
}

// The channels of two pictures, one after the other in each pixel
function join(a, b) {
  const [m, n] = [a.shape[2], b.shape[2]]
  const out = tensor([a.shape[0], a.shape[1], m + n])
  for (let pixel = 0; pixel < a.shape[0] * a.shape[1]; pixel++) {
    out.data.set(a.data.subarray(pixel * m, (pixel + 1) * m), pixel * (m + n))
    out.data.set(b.data.subarray(pixel * n, (pixel + 1) * n), pixel * (m + n) + m)
  }
  return out
}

const LAYERS = { // each with the number of its weights
  dense: [dense, 2],
  conv: [conv, 2],
  widen: [widen, 2],
  norm: [norm, 4],
  pool: [pool, 0],
  enlarge: [enlarge, 0],
  shape: [({ data }, { shape }) => tensor(shape, data), 0],
  shift: [(input, { by }) => mapped(input, (x) => x + by), 0],
  add: [(input, layer, weights, other) => mapped(input, (x, place) => x + other.data[place]), 0],
  recall: [(input, layer, weights, other) => other, 0],
  join: [(input, layer, weights, other) => join(input, other), 0],
}

// What a network answers: the output of its last layer.
// A layer may keep its output under a name, `keep`, and a later one may take it, `with`.
export function answer({ layers, weights }, input) {
  const [kept, left] = [{ input }, [...weights]]
  let output = input
  for (const layer of layers) {
    const [compute, needs] = LAYERS[layer.kind]
    output = compute(output, layer, left.splice(0, needs), kept[layer.with])
    if (layer.keep) kept[layer.keep] = output
  }
  return output
}

// Some of a network's layers, with their weights
export function piece({ layers, weights }, from, to) {
  const before = (place) => layers.slice(0, place).reduce((sum, { kind }) => sum + LAYERS[kind][1], 0)
  return { layers: layers.slice(from, to), weights: weights.slice(before(from), before(to)) }
}

// A network as a page stores it: weights in base64, of half precision, or as bytes with a scale for each column
export function unpacked({ layers, weights }) {
  return { layers, weights: weights.map(({ shape, halves, bytes, scales }) => tensor(shape, bytes ? scaled(bytes, scales) : read(halves, 2))) }
}
function scaled(bytes, scales) {
  const factors = read(scales, 4)
  return Float32Array.from(new Int8Array(buffer(bytes)), (value, place) => value * factors[place % factors.length])
}
export function read(base64, size) {
  const view = new DataView(buffer(base64))
  const number = size === 2 ? (at) => half(view.getUint16(at, true)) : (at) => view.getFloat32(at, true)
  return Float32Array.from({ length: view.byteLength / size }, (_, place) => number(place * size))
}
const buffer = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer
function half(bits) {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const size = exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : (fraction / 1024) * 2 ** -14
  return bits >> 15 ? -size : size
}
