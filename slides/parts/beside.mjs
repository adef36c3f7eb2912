// What live parts have done in a thread beside the page, see `live/thread.mjs`.
import { answer, tensor } from '../live/network.mjs'
import { alike, blurred } from './filters.mjs'

const moved = (network, points) => points.map((point) => [...answer(network, tensor([2], Float32Array.from(point))).data])

export const tasks = { answer, alike, blurred, moved }
