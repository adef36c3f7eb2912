// A map of two numbers: the decoder under the finger, a path that plays, two pins with what lies between, and a digit of yours.
import { answer, piece, tensor } from '../live/network.mjs'
import { pad } from '../live/pad.mjs'
import { calm, keyed, made, onKeys, percent, shown, slideOf, within } from '../live/page.mjs'
import { heard, paint, screen, told } from '../live/pixels.mjs'
import { digits } from './digits.mjs'
import { centred } from './ink.mjs'

const [SIDE, THICK, SHEET] = [28, 26, 920] // pixels of a picture, of strokes, and of the map
const [STEP, BETWEEN, WAY, STILL] = [0.1, 7, 1300, 900] // of an arrow key; pictures from pin to pin; ms from stop to stop, and at one
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
const mixed = (a, b, share) => a.map((x, axis) => x + share * (b[axis] - x))

// What is shown is `{ code, pins, digit, own, marked }`: where the mark is, two codes, the picture on the pad with whose it is,
// and which digit stands out, or null
export function map(given, move, still) {
  let at = given.start
  const { words, reach } = given
  const encoder = piece(given.networks.vae, ...given.encoder)
  const decoder = piece(given.networks.vae, ...given.decoder)
  const decoded = (code) => answer(decoder, tensor([2], Float32Array.from(code)))
  const slide = slideOf(still)

  let turn = 0 // counts journeys, so that an old one ends
  const go = (state) => (turn++, move({ ...at, ...state }))
  const land = (digit, own) => go({ code: [...answer(encoder, digit).data].map((x) => within(x, -reach, reach)), digit: told(digit), own })
  function travel(stops) {
    const [mine, began] = [++turn, performance.now()]
    const left = () => mine !== turn || !shown(slide)
    function glide(now) {
      if (left()) return
      const way = within((now - began) / WAY, 0, stops.length - 1)
      const stop = Math.min(Math.floor(way), stops.length - 2)
      move({ ...at, code: mixed(stops[stop], stops[stop + 1], way - stop) })
      if (way < stops.length - 1) requestAnimationFrame(glide)
    }
    function jump(stop) {
      if (left() || stop === stops.length) return
      move({ ...at, code: stops[stop] })
      setTimeout(jump, STILL, stop + 1)
    }
    calm() ? jump(0) : requestAnimationFrame(glide)
  }

  const ground = made('canvas', { width: SHEET, height: SHEET, 'aria-hidden': true })
  const spot = made('div', { class: 'live-spot' })
  const field = made('div', { class: 'live-field', role: 'slider', tabindex: 0, 'aria-label': given.asks, 'aria-roledescription': words.slider }, ground, spot)
  const large = screen([SIDE, SIDE], { class: 'live-large' })
  const [where, whose] = [made('span'), made('span')]
  const between = Array.from({ length: BETWEEN }, () => screen([SIDE, SIDE]))
  const hand = pad(words.pad, THICK, (canvas) => {
    const digit = centred(canvas, SIDE)
    if (digit) land(digit, true)
  })
  let next = 0
  const keys = {
    l: () => travel(given.path),
    m: () => travel(at.pins),
    x: () => go({ pins: [at.pins[1], at.code] }),
    d: () => land(given.pictures.digits[next++ % given.pictures.digits.length], false),
  }
  const ten = digits(words.marked, () => at.marked, (marked) => move({ ...at, marked }))
  onKeys(slide, { ...keys, ...ten.keys })
  const buttons = Object.entries(keys).map(([key, press]) => keyed(words[key], key, press))
  const middle = made('div', { class: 'live-decoded' }, large, where, made('div', { class: 'live-between' }, ...between), made('span', {}, words.between))
  const right = made('div', { class: 'live-side' }, hand.root, whose, ...buttons)
  const root = made('div', { class: 'live-map' }, field, middle, right, ten.root)

  const place = (code) => code.map((x, axis) => (0.5 + ((axis ? -1 : 1) * x) / (2 * reach)))
  function drag({ clientX, clientY }) {
    const { left, top, width, height } = field.getBoundingClientRect()
    const code = [((clientX - left) / width - 0.5) * 2 * reach, (0.5 - (clientY - top) / height) * 2 * reach]
    go({ code: code.map((x) => within(x, -reach, reach)) })
  }
  field.addEventListener('pointerdown', (event) => {
    field.setPointerCapture(event.pointerId)
    drag(event)
  })
  field.addEventListener('pointermove', (event) => field.hasPointerCapture(event.pointerId) && drag(event))
  field.addEventListener('keydown', (event) => {
    const step = ARROWS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go({ code: at.code.map((x, axis) => within(x + STEP * step[axis], -reach, reach)) })
  })

  let drawn
  function show(state) {
    if (at.digit !== state.digit && !state.own && state.digit) hand.show(heard(state.digit))
    at = state
    const [left, top] = place(at.code)
    Object.assign(spot.style, { left: percent(left), top: percent(top) })
    where.textContent = `(${at.code.map((x) => x.toFixed(1).replace('-', '−')).join(', ')})`
    whose.textContent = at.digit ? (at.own ? words.yours : words.held) : ''
    paint(large, decoded(at.code), `${words.decoded} ${where.textContent}`)
    field.setAttribute('aria-valuetext', where.textContent)
    for (const [name, value] of [['now', Math.round(100 * left)], ['min', 0], ['max', 100]]) field.setAttribute(`aria-value${name}`, value)
    ten.show()
    if (drawn === `${at.pins};${at.marked}`) return
    drawn = `${at.pins};${at.marked}`
    between.forEach((canvas, step) => paint(canvas, decoded(mixed(...at.pins, step / (BETWEEN - 1))), `${words.between} ${step + 1}`))
    chart(ground.getContext('2d'), given, at.pins.map(place), at.marked, getComputedStyle(still))
  }
  return { root, show }
}

// The map itself: each held-out digit's code as that digit, the path between digits, and the pins. The style is that of what
// stands on the slide already: a part that is made stands nowhere yet, and has no colours
function chart(ink, { codes, path, reach }, pins, marked, style) {
  const [muted, paper, line] = ['--muted', '--paper', '--line'].map((name) => style.getPropertyValue(name))
  const at = ([x, y]) => [(0.5 + x / (2 * reach)) * SHEET, (0.5 - y / (2 * reach)) * SHEET]
  ink.clearRect(0, 0, SHEET, SHEET)
  Object.assign(ink, { strokeStyle: line, lineWidth: 4, fillStyle: muted, font: `24px ${style.fontFamily}`, textAlign: 'center', textBaseline: 'middle' })
  ink.strokeRect(2, 2, SHEET - 4, SHEET - 4)
  for (const [x, y, digit] of codes.filter(([, , digit]) => digit !== marked)) ink.fillText(digit, ...at([x, y]))
  Object.assign(ink, { fillStyle: paper, font: `600 32px ${style.fontFamily}` })
  for (const [x, y, digit] of codes.filter(([, , digit]) => digit === marked)) ink.fillText(digit, ...at([x, y]))
  Object.assign(ink, { strokeStyle: paper, lineJoin: 'round' })
  ink.beginPath()
  for (const stop of path) ink.lineTo(...at(stop))
  ink.stroke()
  Object.assign(ink, { fillStyle: paper, font: `600 44px ${style.fontFamily}` })
  pins.forEach(([left, top], pin) => {
    ink.beginPath()
    ink.arc(left * SHEET, top * SHEET, 12, 0, 2 * Math.PI)
    ink.fill()
    ink.fillText('AB'[pin], left * SHEET, top * SHEET - 38)
  })
}
