// Points of a plane that a network moves again and again: each to the network's answer, and on from there.
import { generator } from './spiral.mjs'

const GOLDEN = Math.PI * (3 - Math.sqrt(5)) // from one seed of a sunflower to the next

// Points all over the square from -edge to edge, and points close around a place
export function scattered(seed, count, edge) {
  const random = generator(seed)
  const number = () => edge * (2 * random() - 1)
  return Array.from({ length: count }, () => [number(), number()])
}
export function sown([x, y], count, reach) {
  return Array.from({ length: count }, (_, place) => {
    const away = reach * Math.sqrt((place + 0.5) / count)
    return [x + away * Math.cos(place * GOLDEN), y + away * Math.sin(place * GOLDEN)]
  })
}

// Points that set out together at a time, and where they are after each step that is known
export const swarm = (points, born = 0) => ({ born, trail: [points] })

// Ask where points go, one step after the other, until all steps are known
export async function ask({ trail }, steps, moved) {
  while (trail.length <= steps) trail.push(await moved(trail.at(-1)))
}

// Until when it is known where points are: for good, once all steps are known
export const known = ({ born, trail }, steps) => (trail.length > steps ? Infinity : born + trail.length - 1)

// Where points are at a time: from one answer to the next they glide straight
export function places({ born, trail }, time) {
  const way = Math.min(Math.max(time - born, 0), trail.length - 1)
  const [from, to, share] = [trail[Math.floor(way)], trail[Math.ceil(way)], way % 1]
  return from.map((point, place) => point.map((x, axis) => x + share * (to[place][axis] - x)))
}

// The distance from a point to the nearest place of a curve, which is numbers across and up in turn
export function away([x, y], curve) {
  let least = Infinity
  for (let at = 0; at < curve.length; at += 2) {
    const [right, up] = [x - curve[at], y - curve[at + 1]]
    const square = right * right + up * up
    if (square < least) least = square
  }
  return Math.sqrt(least)
}

// Whether points are at most so far from a curve: each is held against those places of the curve alone that lie in cells around it
export function closeTo(curve, near) {
  const [cells, cell] = [new Map(), (x) => Math.floor(x / near)]
  const key = (right, up) => right * 65536 + up
  for (let at = 0; at < curve.length; at += 2)
    for (const right of [-1, 0, 1])
      for (const up of [-1, 0, 1]) {
        const name = key(cell(curve[at]) + right, cell(curve[at + 1]) + up)
        cells.set(name, [...(cells.get(name) ?? []), curve[at], curve[at + 1]])
      }
  return (point) => {
    const places = cells.get(key(cell(point[0]), cell(point[1])))
    return places !== undefined && away(point, places) <= near
  }
}
