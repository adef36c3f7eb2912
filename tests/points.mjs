// node points.mjs WALK REPORT: try what moves points on a page, and write as JSON what came of it. test_points.py asks.
// WALK is { network, points, steps }: what is to be moved by what, and how often.
import { readFileSync, writeFileSync } from 'node:fs'
import { unpacked } from '../slides/live/network.mjs'
import { tasks } from '../slides/parts/beside.mjs'
import { extent } from '../slides/parts/ink.mjs'
import { between, placed, sheetOf } from '../slides/parts/dots.mjs'
import { ask, away, closeTo, known, places, scattered, sown, swarm } from '../slides/parts/drift.mjs'

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

// Numbers from 0 to 255, how much dots cover and in which colour, on a sheet that is no browser's
function covered(groups, side = 40) {
  let shown
  const createImageData = (width, height) => ({ data: new Uint8ClampedArray(4 * width * height) })
  sheetOf({ width: side, height: side, getContext: () => ({ createImageData, putImageData: (image) => (shown = [...image.data]) }) }).paint(groups)
  return shown
}
const dot = (points, colour = '#e9edf3') => ({ points, radius: 4.5, colour })

// Points all over, and which of them are close to a curve, asked of every place of it and of those in cells around
function close() {
  const curve = Array.from({ length: 90 }, (_, place) => [place / 45 * Math.cos(place / 9), place / 45 * Math.sin(place / 9)]).flat()
  const near = closeTo(curve, 0.1)
  return scattered(3, 3000, 2.5).map((point) => [away(point, curve) <= 0.1, near(point)])
}
const strokes = { shape: [5, 6], data: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0] }

const maps = [{ codes: [0, 2, 4, -4], middle: [0, 0], reach: 8 }, { codes: [2, 2, 0, 0], middle: [1, -1], reach: 2 }]
writeFileSync(report, JSON.stringify({
  scattered: [scattered(1, 500, 3), scattered(1, 500, 3), scattered(2, 500, 3)],
  sown: sown([5, -5], 24, 0.5),
  halving: await halving(),
  away: [away([1, 1], [1, 3, 4, 5]), away([4, 4], [1, 3, 4, 5])],
  close: close(),
  covered: { one: covered([dot([[20.3, 19.6]])]), rim: covered([dot([[-1, 20], [40, 40], [-90, 500]])]), two: covered([dot([[20, 20]]), dot([[20, 20]], '#e5506a')]) },
  extent: [extent(strokes), extent({ shape: [5, 6], data: new Array(30).fill(0) }) ?? null],
  between: [0, 0.5, 1].map((way) => between(...maps, way)),
  placed: placed({ codes: [0, 0, 2, 2, -2, 0], middle: [1, 0], reach: 4 }, 80),
  walk: await walk(JSON.parse(readFileSync(source, 'utf8'))),
}))
