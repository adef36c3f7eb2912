// The same codes on each rung of a ladder: they glide from one to the next, and below stand what samples of them decode to.
import { read } from '../live/network.mjs'
import { calm, keyed, made, onKeys, slideOf } from '../live/page.mjs'
import { paint, screen } from '../live/pixels.mjs'
import { digits } from './digits.mjs'
import { between, dots, placed } from './dots.mjs'

const [SHEET, SIDE, LASTS] = [800, 28, 1200] // px of the map, and of a sample; ms from rung to rung
const [DOT, LARGER, OTHERS] = [5, 1.5, 0.45] // px: radius of a dot; times that of the chosen digit's; opacity of all others
const NEXT = 'n' // key

// What is shown is `{ rung, digit }`: a place on the ladder, and the digit that stands out, or null
export function ladder(given, move, still) {
  const { words, rungs, labels, samples, pictures } = given
  const maps = rungs.map(({ codes, middle, reach }) => ({ codes: read(codes, 2), middle, reach }))
  const last = rungs.length - 1
  let at
  let [from, to, began] = [maps[0], maps[0], -Infinity]

  const slider = made('input', { type: 'range', min: 0, max: last, 'aria-label': given.asks })
  slider.addEventListener('input', () => move({ ...at, rung: slider.valueAsNumber }))
  const ticks = rungs.map(({ name }) => made('span', {}, name))
  const scale = made('div', { class: 'live-scale' }, slider, made('div', { class: 'live-ticks', 'aria-hidden': true }, ...ticks))
  const next = () => move({ ...at, rung: (at.rung + 1) % rungs.length })
  const ten = digits(words.marked, () => at.digit, (digit) => move({ ...at, digit }))
  onKeys(slideOf(still), { ...ten.keys, [NEXT]: next })
  const asks = made('div', { class: 'live-asks' }, made('span', {}, words.marked), ten.root, keyed(words[NEXT], NEXT, next))
  const map = made('canvas', { width: SHEET, height: SHEET, role: 'img' })
  const rows = Object.entries(samples).map(([law, { name, told }]) => {
    const row = { law, told, note: made('strong'), screens: Array.from({ length: given.shown }, () => screen([SIDE, SIDE], { 'aria-hidden': true })) }
    row.strip = made('div', { class: 'live-pictures', role: 'img' }, ...row.screens)
    row.root = made('div', { class: 'live-law' }, made('span', {}, name), row.note, row.strip)
    return row
  })
  const right = made('div', { class: 'live-laws' }, ...rows.map(({ root }) => root), asks)
  const root = made('div', { class: 'live-ladder' }, scale, map, right)

  function show(state) {
    const now = performance.now()
    if (at?.rung !== state.rung) [from, to, began] = [at && !calm() ? here(now) : maps[state.rung], maps[state.rung], now]
    at = state
    slider.value = at.rung
    slider.setAttribute('aria-valuetext', [rungs[at.rung].name, ...rows.map(({ law, told }) => `${samples[law].name}: ${told[at.rung]}`)].join('; '))
    ticks.forEach((tick, place) => tick.classList.toggle('here', place === at.rung))
    ten.show()
    map.setAttribute('aria-label', `${words.map} ${at.digit ?? words.none}`)
    for (const { law, told, note, screens, strip } of rows) {
      note.textContent = told[at.rung]
      strip.setAttribute('aria-label', `${words.samples} ${samples[law].name}`)
      screens.forEach((canvas, place) => paint(canvas, pictures[law][at.rung * screens.length + place]))
    }
    glide(began)
  }
  const here = (now) => between(from, to, Math.min((now - began) / LASTS, 1))
  function glide(mine) {
    if (mine !== began) return
    const now = performance.now()
    draw(here(now))
    if (from !== to && now < began + LASTS) requestAnimationFrame(() => glide(mine))
  }
  function draw(view) {
    const [ink, style] = [map.getContext('2d'), getComputedStyle(still)]
    const colour = (name) => style.getPropertyValue(`--${name}`)
    const points = placed(view, SHEET)
    ink.clearRect(0, 0, SHEET, SHEET)
    Object.assign(ink, { fillStyle: colour('muted'), globalAlpha: OTHERS })
    dots(ink, points.filter((_, place) => labels[place] !== at.digit), DOT)
    Object.assign(ink, { fillStyle: colour('paper'), strokeStyle: colour('paper'), lineWidth: 5, globalAlpha: 1 })
    dots(ink, points.filter((_, place) => labels[place] === at.digit), LARGER * DOT)
    const [[x, y]] = placed({ ...view, codes: [0, 0] }, SHEET)
    ink.beginPath()
    ink.arc(x, y, (given.ring / (2 * view.reach)) * SHEET, 0, 2 * Math.PI)
    ink.stroke()
  }
  return { root, show }
}
