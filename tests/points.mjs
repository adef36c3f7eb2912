// node points.mjs WALK REPORT: try what moves points on a page, and write as JSON what came of it. test_points.py asks.
// WALK is { network, points, steps }: what is to be moved by what, and how often.
import { readFileSync, writeFileSync } from 'node:fs'
import { unpacked } from '../slides/live/network.mjs'
import { tasks } from '../slides/parts/beside.mjs'
import { between, placed } from '../slides/parts/dots.mjs'
import { ask, away, known, places, scattered, sown, swarm } from '../slides/parts/drift.mjs'

const [source, report] = process.argv.slice(2)

// Two points that halve their way at each of three steps: before, with the first answer, and with all
async function halving() {
  const [one, steps] = [swarm([[8, -4], [1, 1]], 10), 3]
  const before = known(one, steps)
  let [asked, some] = [0, undefined]
  await ask(one, steps, async (points) => {
    if (asked++ === 1) some = { known: known(one, steps), late: places(one, 99) }
    return points.map((point) => point.map((x) => x / 2))
  })
  return { before, some, whole: known(one, steps), at: [0, 10, 10.5, 11, 12.25, 99].map((time) => places(one, time)) }
}
async function walk({ network, points, steps }) {
  const [ready, whole] = [unpacked(network), swarm(points)]
  await ask(whole, steps, async (points) => tasks.moved(ready, points))
  return whole.trail
}

const maps = [{ codes: [0, 2, 4, -4], middle: [0, 0], reach: 8 }, { codes: [2, 2, 0, 0], middle: [1, -1], reach: 2 }]
writeFileSync(report, JSON.stringify({
  scattered: [scattered(1, 500, 3), scattered(1, 500, 3), scattered(2, 500, 3)],
  sown: sown([5, -5], 24, 0.5),
  halving: await halving(),
  away: [away([1, 1], [1, 3, 4, 5]), away([4, 4], [1, 3, 4, 5])],
  between: [0, 0.5, 1].map((way) => between(...maps, way)),
  placed: placed({ codes: [0, 0, 2, 2, -2, 0], middle: [1, 0], reach: 4 }, 80),
  walk: await walk(JSON.parse(readFileSync(source, 'utf8'))),
}))
