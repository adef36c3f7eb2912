// node spiral.mjs: try the talk's smallest experiment, and print as JSON what came of it. test_spiral.py asks.
import * as spiral from '../slides/parts/spiral.mjs'

const FEW = 25 // steps
const { digest, errors, experiment, generator, learn, step, train } = spiral
const weightsOf = ({ layers }) => layers.flatMap(({ weights }) => [...weights.keys()].map((place) => [weights, place]))

// The next number that can be stored
function nudge(numbers, place) {
  new BigInt64Array(numbers.buffer, 8 * place, 1)[0] += 1n
}
function nudged(whole, [weights, place]) {
  const before = weights[place]
  nudge(weights, place)
  const found = digest(whole)
  weights[place] = before
  return found
}

// Slopes as `learn` has them, and from errors to both sides of each weight
function slopes() {
  const [whole, apart] = [train(experiment(), FEW), 1e-6]
  const point = whole.heldOut[0]
  learn(whole.layers, point)
  const byHand = whole.layers.flatMap((layer) => [...layer.slopes])
  const measured = weightsOf(whole).map(([weights, place]) => {
    const before = weights[place]
    const [above, below] = [apart, -apart].map((by) => ((weights[place] = before + by), learn(whole.layers, point)))
    weights[place] = before
    return (above - below) / (2 * apart)
  })
  return { byHand, measured }
}

// What comes out if one weight is one unit in the last place off on the way
function disturbed() {
  const whole = train(experiment(), FEW)
  nudge(whole.layers[0].weights, 0)
  return digest(train(whole, 2 * FEW))
}
function inPieces() {
  const whole = experiment()
  for (const steps of [1, 2, 3, 3, 19, FEW]) train(whole, steps)
  return digest(whole)
}

const random = generator(spiral.SEED)
const whole = train(experiment())
const few = train(experiment(), FEW)
console.log(JSON.stringify({
  numbers: Array.from({ length: 1000 }, random),
  curve: spiral.curve(),
  training: whole.training,
  line: whole.line,
  slopes: slopes(),
  few: { steps: FEW, digest: digest(few), inPieces: inPieces(), further: digest(train(experiment(), 2 * FEW)), disturbed: disturbed() },
  digest: digest(whole),
  errors: errors(whole, whole.heldOut),
  nudged: weightsOf(whole).map((weight) => nudged(whole, weight)),
  other: digest(train(experiment(spiral.SEED + 1))),
}))
