// Errors of many pictures on a logarithmic axis, group by group, and a mark that drops where the error of one picture lies.
import { calm, drawn } from '../live/page.mjs'

const [WIDTH, HEIGHT, FOOT, HEAD, BIN] = [1152, 268, 38, 50, 0.05] // px, and decades
const FALL = { duration: 600, easing: 'cubic-bezier(0.5, 0, 0.9, 0.6)' }

export function histogram({ groups, ticks, low, high, axis: named, words }) {
  const across = (error) => ((Math.log10(error) - low) / (high - low)) * WIDTH
  const bars = groups.map((group) => drawn('path', { class: 'live-group', style: `color: var(--${group.colour})`, d: outline(group, low, high) }))
  const names = groups.map(({ name, colour, at }) =>
    drawn('text', { x: across(at), y: HEAD + 26, 'text-anchor': 'middle', class: 'live-named', style: `color: var(--${colour})` }, name))
  const axis = ticks.map((tick) => drawn('text', { x: across(tick), y: HEIGHT - 6, 'text-anchor': 'middle', class: 'live-tick' }, `${tick}`))
  axis.push(drawn('text', { x: 0, y: HEIGHT - 6, class: 'live-tick' }, named))
  const ground = drawn('line', { x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT, class: 'live-axis' })
  const number = drawn('text', { y: 32 })
  const mark = drawn('g', { class: 'live-mark' }, drawn('line', { y1: 42, y2: HEIGHT - FOOT }), drawn('circle', { r: 9, cy: HEIGHT - FOOT }), number)
  const root = drawn('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'live-histogram', role: 'img', 'aria-label': words }, ...bars, ground, ...axis, mark, ...names)
  function show(error, text, drops, visible) {
    const x = Math.min(Math.max(across(error), 6), WIDTH - 6)
    mark.setAttribute('transform', `translate(${x} 0)`)
    number.textContent = text
    number.setAttribute('text-anchor', x < 120 ? 'start' : x > WIDTH - 120 ? 'end' : 'middle')
    groups.forEach((group, place) => {
      const here = visible(group)
      if (here === root.contains(names[place])) return // what stands need not be laid out again
      here ? root.append(names[place]) : names[place].remove()
      bars[place].style.display = here ? '' : 'none'
    })
    if (drops && !calm()) mark.animate([{ translate: `0 ${HEAD - HEIGHT}px` }, { translate: '0 0' }], FALL)
  }
  return { root, show }
}

// A group's outline, as high as all others
function outline({ errors }, low, high) {
  const counts = new Array(Math.round((high - low) / BIN)).fill(0)
  for (const error of errors) counts[Math.min(Math.max(Math.floor((Math.log10(error) - low) / BIN), 0), counts.length - 1)]++
  const [wide, room] = [WIDTH / counts.length, HEIGHT - FOOT - HEAD - 36]
  const heights = counts.map((count) => HEIGHT - FOOT - (room * count) / Math.max(...counts))
  return `M0 ${HEIGHT - FOOT}${heights.map((y, bin) => `H${bin * wide}V${y}`).join('')}H${WIDTH}V${HEIGHT - FOOT}z`
}
