// node network.mjs CASES OUTPUTS: what networks answer, as JSON; each case is { network, input }, a network as a page stores it.
import { readFileSync, writeFileSync } from 'node:fs'
import { answer, tensor, unpacked } from '../slides/live/network.mjs'

const [cases, outputs] = process.argv.slice(2)
const answers = JSON.parse(readFileSync(cases, 'utf8')).map(({ network, input: { shape, data } }) => {
  const out = answer(unpacked(network), tensor(shape, Float32Array.from(data)))
  return { shape: out.shape, data: [...out.data] }
})
writeFileSync(outputs, JSON.stringify(answers))
