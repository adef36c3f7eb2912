// Points all over a plane, which a network that learned to take noise away moves again and again: to where it saw data.
import { calm, keyed, made, onKeys, shown, slideOf } from '../live/page.mjs'
import { thread } from '../live/thread.mjs'
import { sheetOf } from './dots.mjs'
import { ask, away, closeTo, known, places, scattered, sown, swarm } from './drift.mjs'

const [SHEET, POINTS, SOWN, CLOSE, MOST] = [1000, 1000, 24, 0.12, 20] // px; points at first, of a drop, and how far these lie; drops
const [PACE, STILL, LONGEST] = [700, 900, 100] // ms a step, and without gliding; at most, in a frame
const [DOT, YOURS, HEAD] = [4.5, 7.5, 9] // px: radii of points, and the length of an arrow's head
const [AGAIN, STEP, DROP, CURVE] = ['r', 's', 'd', 'c'] // keys

// What is shown is `{ seed, time, until, drops, curve }`: how many steps were taken and are to be, where points were dropped and
// when, and whether the curve is shown
export function flow(given, move, still) {
  const { words, steps, edge, near, presets } = given
  const arrived = closeTo(given.curve.flat(), near)
  const slide = slideOf(still)
  let beside = thread()
  const moved = (points) => beside.ask('moved', given.networks.denoiser, points)
  let [at, swarms, time, last, turn] = [undefined, new Map(), 0, 0, 0]

  const [ground, sky] = [0, 1].map(() => made('canvas', { width: SHEET, height: SHEET, 'aria-hidden': true }))
  const field = made('div', { class: 'live-field', role: 'img', 'aria-label': words.field }, ground, sky)
  const [share, step, rest, yours] = ['strong', 'span', 'p', 'span'].map((tag) => made(tag))
  rest.setAttribute('role', 'status')
  const begun = () => at.drops.at(-1)?.[2] ?? 0
  const scatter = (until) => move({ ...at, seed: at.seed + 1, time: 0, until, drops: [] })
  const drop = (place) => move({ ...at, time, until: time + steps, drops: [...at.drops, [...place, time]].slice(-MOST) })
  const keys = {
    [AGAIN]: () => scatter(steps),
    [STEP]: () => (time < begun() + steps ? move({ ...at, time, until: begun() + Math.floor(time - begun()) + 1 }) : scatter(0)),
    [DROP]: () => drop(presets[at.drops.length % presets.length]),
    [CURVE]: () => move({ ...at, time, curve: !at.curve }),
  }
  onKeys(slide, keys)
  const buttons = Object.entries(keys).map(([key, press]) => keyed(words[key], key, press))
  const legend = ['near', 'far'].map((name) => made('span', { class: `live-${name}` }, words[name]))
  const told = [share, made('span', {}, words.share), ...legend, step, rest, yours, made('div', { class: 'live-controls' }, ...buttons)]
  const root = made('div', { class: 'live-flow' }, field, made('div', { class: 'live-told' }, ...told))

  field.addEventListener('pointerdown', (event) => (field.setPointerCapture(event.pointerId), dropped(event)))
  field.addEventListener('pointermove', (event) => field.hasPointerCapture(event.pointerId) && dropped(event))
  function dropped({ clientX, clientY }) {
    const { left, top, width, height } = field.getBoundingClientRect()
    const place = [(clientX - left) / width - 0.5, 0.5 - (clientY - top) / height].map((x) => 2 * edge * x)
    const before = at.drops.at(-1)
    if (!before || time > before[2] + 1 || away(place, before.slice(0, 2)) > CLOSE) drop(place)
  }

  // On from a time until another, while the slide is shown; what another window says comes here too
  function show(state) {
    at = state
    time = at.time
    const asked = [[at.seed, () => swarm(scattered(at.seed, POINTS, edge))]]
    for (const [x, y, born] of at.drops) asked.push([`${[x, y, born]}`, () => swarm(sown([x, y], SOWN, CLOSE), born)])
    swarms = new Map(asked.map(([name, fresh]) => [name, swarms.get(name) ?? setOut(fresh())]))
    background()
    go()
  }
  function setOut(points) {
    ask(points, steps, moved)
    return points
  }
  function go() {
    const mine = ++turn
    last = performance.now()
    if (shown(slide)) requestAnimationFrame(() => frame(mine))
    draw()
  }
  function frame(mine) {
    if (mine !== turn || !shown(slide)) return
    const now = performance.now()
    const passed = Math.min(now - last, LONGEST) / (calm() ? STILL : PACE)
    time = Math.min(time + passed, at.until, ...[...swarms.values()].map((one) => known(one, steps)))
    last = now
    draw()
    if (time < at.until) requestAnimationFrame(() => frame(mine))
  }
  new MutationObserver(go).observe(slide, { attributeFilter: ['class'] })

  const place = ([x, y]) => [(0.5 + x / (2 * edge)) * SHEET, (0.5 - y / (2 * edge)) * SHEET]
  const look = getComputedStyle(still) // a part that is made stands nowhere yet
  const colour = (name) => look.getPropertyValue(`--${name}`)
  const sheet = sheetOf(sky)
  let painted
  function draw() {
    const whole = calm() ? begun() + Math.floor(time - begun()) : time
    const view = `${whole};${[...swarms.keys()]}`
    if (painted === view) return
    painted = view
    const groups = [...swarms.values()].map((one) => places(one, whole).map((point) => ({ point, arrived: arrived(point) })))
    const part = (there, all, radius) => ({
      radius,
      colour: colour(there ? 'paper' : 'noise'),
      points: all.filter((one) => one.arrived === there).map(({ point }) => place(point)),
    })
    const [first, ...drops] = groups
    sheet.paint([true, false].flatMap((there) => [part(there, first, DOT), part(there, drops.flat(), YOURS)]))
    tell(groups)
  }
  function tell([all, ...drops]) {
    const lost = all.filter(({ arrived }) => !arrived).length
    share.textContent = `${Math.floor(100 * (1 - lost / all.length))}%`
    step.textContent = `${words.step} ${Math.floor(time - begun())} ${words.of} ${steps}`
    const ends = time < begun() + steps ? '' : lost ? words.lost.replace('%', lost) : words.none
    if (rest.textContent !== ends) rest.textContent = ends
    yours.textContent = drops.length ? words.yours : ''
  }

  // Where the network sends the points of a lattice, as arrows, and the curve that its data were on
  let drawn
  function background() {
    if (drawn === at.curve) return
    drawn = at.curve
    const ink = ground.getContext('2d')
    ink.clearRect(0, 0, SHEET, SHEET)
    Object.assign(ink, { strokeStyle: colour('line'), fillStyle: colour('line'), lineWidth: 3 })
    ink.strokeRect(1.5, 1.5, SHEET - 3, SHEET - 3)
    for (const [from, to] of given.arrows) arrow(ink, place(from), place(to))
    if (!at.curve) return
    Object.assign(ink, { strokeStyle: colour('pca'), lineWidth: 6, lineJoin: 'round' })
    ink.beginPath()
    for (const point of given.curve) ink.lineTo(...place(point))
    ink.stroke()
  }
  return { root, show }
}

function arrow(ink, from, to) {
  const turned = Math.atan2(to[1] - from[1], to[0] - from[0])
  ink.beginPath()
  ink.moveTo(...from)
  ink.lineTo(...to)
  ink.stroke()
  ink.beginPath()
  for (const side of [0, 2.6, -2.6]) ink.lineTo(to[0] + HEAD * Math.cos(turned + side), to[1] + HEAD * Math.sin(turned + side))
  ink.fill()
}
