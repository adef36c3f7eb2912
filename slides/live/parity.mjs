// How far a network's outputs are here from those that it gave when it was trained.
// Its answers are { shape, inputs, places, outputs }: some inputs, and for each of them some places of its output and what was there.
import { answer, read, tensor } from './network.mjs'

export function furthest(network, { shape, inputs, places, outputs }) {
  const [size, numbers, asked] = [shape.reduce((a, b) => a * b, 1), read(inputs, 4), read(outputs, 4)]
  const count = numbers.length / size
  let worst = { by: -1 }
  for (let input = 0; input < count; input++) {
    const { data } = answer(network, tensor(shape, numbers.subarray(input * size, (input + 1) * size)))
    for (let place = (input * asked.length) / count; place < ((input + 1) * asked.length) / count; place++) {
      const by = Math.abs(data[places[place]] - asked[place])
      if (!(by <= worst.by) && !Number.isNaN(worst.by)) worst = { by, input, place: places[place] } // nothing is worse than NaN
    }
  }
  return { ...worst, inputs: count, outputs: asked.length }
}
