// The talk's smallest experiment: points on a spiral, each of which is to be told by one number. A straight line does it (PCA),
// and a bent one (an autoencoder, trained here). IEEE 754 rounds sums, products, quotients and square roots in one way alone,
// and nothing else is used: every browser and every processor reaches the same bits.
export const SEED = 1
export const POINTS = 200 // to train on, and as many that are held out
export const STEPS = 8000 // of gradient descent
export const WIDTH = 32 // units of each hidden layer
const BATCH = 32 // points in a step
const RATE = 0.14 // of learning at the beginning; it falls to zero in a straight line
const MOMENTUM = 0.9
const NOISE = 0.03 // standard deviation of the points around the spiral, in each direction
const [INNER, OUTER, GROWTH] = [0.3, 1.3, 0.15] // the spiral's radius where it begins and ends, and by how much it grows in a radian
const STRIDE = 0.01 // along the spiral, from one of its places to the next

// Numbers from 0 to 1, made of integers: xorshift by Marsaglia, 2003
export function generator(seed) {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

// Places at nearly equal distances along the spiral: a turn by a small angle needs its sine, and a square root for its cosine
export function curve() {
  const places = []
  let [x, y] = [1, 0] // the direction
  for (let radius = INNER; radius < OUTER; ) {
    places.push([radius * x, radius * y])
    const sine = STRIDE / radius
    const cosine = Math.sqrt(1 - sine * sine)
    ;[x, y] = [x * cosine - y * sine, x * sine + y * cosine]
    radius += GROWTH * sine
  }
  return places
}

// Points of the spiral with noise: the sum of four even numbers is nearly normal
function sample(random) {
  const places = curve()
  const noise = () => NOISE * Math.sqrt(3) * (random() + random() + random() + random() - 2)
  return Array.from({ length: POINTS }, () => places[Math.floor(random() * places.length)].map((number) => number + noise()))
}

// The line with the least squared distance to some points: through their mean, along the first principal component
export function straight(points) {
  const middle = [0, 1].map((axis) => mean(points.map((point) => point[axis])))
  const spread = (a, b) => mean(points.map((point) => (point[a] - middle[a]) * (point[b] - middle[b])))
  const [xx, xy, yy] = [spread(0, 0), spread(0, 1), spread(1, 1)]
  const half = (xx - yy) / 2
  const along = [xy, Math.sqrt(half * half + xy * xy) - half] // an eigenvector, with the larger eigenvalue
  const length = Math.sqrt(along[0] * along[0] + along[1] * along[1])
  return { middle, direction: along.map((number) => number / length) }
}
export function onLine({ middle, direction }, point) {
  const code = sum(direction.map((number, axis) => number * (point[axis] - middle[axis])))
  return middle.map((number, axis) => number + code * direction[axis])
}
function sum(numbers) {
  let total = 0
  for (const number of numbers) total += number
  return total
}

// Dense layers, from a point to one number and back; the first and the third bend: ReLU
export function network(random) {
  return [layer(2, WIDTH, true, random), layer(WIDTH, 1, false, random), layer(1, WIDTH, true, random), layer(WIDTH, 2, false, random)]
}
function layer(inputs, outputs, bends, random) {
  const reach = Math.sqrt(6 / (inputs + outputs)) // Glorot's, for biases too: they are the last row of weights
  const weights = Float64Array.from({ length: (inputs + 1) * outputs }, () => reach * (2 * random() - 1))
  return { inputs, outputs, bends, weights, slopes: new Float64Array(weights.length), speeds: new Float64Array(weights.length) }
}

function answer({ inputs, outputs, bends, weights }, given) {
  const answers = new Array(outputs)
  for (let to = 0; to < outputs; to++) {
    let total = weights[inputs * outputs + to]
    for (let from = 0; from < inputs; from++) total += weights[from * outputs + to] * given[from]
    answers[to] = bends && total < 0 ? 0 : total
  }
  return answers
}
export const encode = (layers, point) => layers.slice(0, 2).reduce((given, layer) => answer(layer, given), point)[0]
export const decode = (layers, code) => layers.slice(2).reduce((given, layer) => answer(layer, given), [code])
export const onBent = (layers, point) => decode(layers, encode(layers, point))

// The squared error between a point and its answer, and how it changes with each weight: added up in `slopes`
export function learn(layers, point) {
  const seen = [point]
  for (const layer of layers) seen.push(answer(layer, seen.at(-1)))
  let pulls = seen.at(-1).map((number, axis) => number - point[axis])
  for (let depth = layers.length - 1; depth >= 0; depth--) pulls = passBack(layers[depth], seen[depth], seen[depth + 1], pulls)
  return squared(point, seen.at(-1))
}
// What a layer's outputs pull at, handed on to its weights and to its inputs
function passBack({ inputs, outputs, bends, weights, slopes }, given, answers, pulls) {
  const handed = new Array(inputs).fill(0)
  for (let to = 0; to < outputs; to++) {
    if (bends && answers[to] <= 0) continue
    slopes[inputs * outputs + to] += pulls[to]
    for (let from = 0; from < inputs; from++) {
      slopes[from * outputs + to] += pulls[to] * given[from]
      handed[from] += pulls[to] * weights[from * outputs + to]
    }
  }
  return handed
}
function descend({ weights, slopes, speeds }, rate) {
  for (let place = 0; place < weights.length; place++) {
    speeds[place] = MOMENTUM * speeds[place] - (rate * slopes[place]) / BATCH
    weights[place] += speeds[place]
    slopes[place] = 0
  }
}

// A whole experiment, before its first step; `step` takes one
export function experiment(seed = SEED) {
  const random = generator(seed)
  const [training, heldOut] = [sample(random), sample(random)]
  const layers = network(random)
  return { random, training, heldOut, line: straight(training), layers, steps: 0 }
}
export function step(experiment) {
  const { random, training, layers } = experiment
  for (let count = 0; count < BATCH; count++) learn(layers, training[Math.floor(random() * training.length)])
  for (const layer of layers) descend(layer, RATE * (1 - experiment.steps / STEPS))
  experiment.steps++
}
export function train(experiment, steps = STEPS) {
  while (experiment.steps < steps) step(experiment)
  return experiment
}

// The error of each point on the line and on the bent line: the mean of two squares, across and up
export function errors({ line, layers }, points) {
  return {
    line: points.map((point) => squared(point, onLine(line, point))),
    bent: points.map((point) => squared(point, onBent(layers, point))),
  }
}
const squared = (a, b) => sum(a.map((number, axis) => (number - b[axis]) * (number - b[axis]))) / 2
export const mean = (numbers) => sum(numbers) / numbers.length

// The bent line from one end of the codes to the other
export function bentLine({ layers, training }, count = 200) {
  const codes = training.map((point) => encode(layers, point))
  const [first, last] = [Math.min(...codes), Math.max(...codes)]
  return Array.from({ length: count }, (_, place) => decode(layers, first + ((last - first) * place) / (count - 1)))
}

// A digest of all bits of what was learned: FNV-1a with 64 bits, which never overlooks a change in a single byte
export function digest({ line, layers }) {
  const bytes = new DataView(new ArrayBuffer(8))
  let hash = 0xcbf29ce484222325n
  for (const number of [...line.middle, ...line.direction, ...layers.flatMap(({ weights }) => [...weights])]) {
    bytes.setFloat64(0, number)
    for (let byte = 0; byte < 8; byte++) hash = BigInt.asUintN(64, (hash ^ BigInt(bytes.getUint8(byte))) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

// What Node writes down in a build: what a slide has to come to, and how the first seeds fare
export function record(seeds) {
  const whole = train(experiment())
  const fare = ({ heldOut, ...one }) => errors(one, heldOut)
  return {
    digest: digest(whole),
    steps: whole.steps,
    weights: sum(whole.layers.map(({ weights }) => weights.length)),
    points: { train: whole.training, test: whole.heldOut },
    errors: { train: errors(whole, whole.training), test: errors(whole, whole.heldOut) },
    line: whole.line,
    bent: bentLine(whole),
    seeds: Array.from({ length: seeds }, (_, place) => fare(train(experiment(place + 1)))),
  }
}
