// Draw a digit or type an emoji: a network that was trained on emoji copies it, and the error of the copy drops among others.
import { answer, tensor } from '../live/network.mjs'
import { pad } from '../live/pad.mjs'
import { keyed, made, onKeys, slideOf } from '../live/page.mjs'
import { changed, heard, meanSquare, paint, screen, shrunk, told } from '../live/pixels.mjs'
import { histogram } from './histogram.mjs'
import { centred } from './ink.mjs'

const [SIDE, THICK, LARGE] = [32, 24, 8] // of the network's pictures; of strokes; times that a typed emoji is drawn larger
const FILLED = 0.94 // of a picture's width that an emoji takes
const YOURS = 'yours, not a result'

// What is shown is `{ own, picture, inverted }`, or one of the pictures of a group, `{ group, number, inverted }`
export function draw(given, move, still) {
  let at = given.start
  const { words, pictures } = given
  const seen = screen([SIDE, SIDE])
  const copy = screen([SIDE, SIDE])
  const [what, status] = [made('span'), made('p', { role: 'status' })]
  const chart = histogram(given.chart)
  const hand = pad(words.pad, THICK, (canvas, lifted) => {
    const picture = centred(canvas, SIDE)
    if (picture) own(coloured(picture), lifted)
  })
  const typed = made('input', { type: 'text', 'aria-label': words.type, placeholder: words.type, autocomplete: 'off' })
  typed.addEventListener('input', () => typed.value.trim() && own(spelt(typed.value), true))
  typed.addEventListener('keydown', (event) => ['Escape', 'PageUp', 'PageDown'].includes(event.key) || event.stopPropagation())

  const own = (picture, drops) => move({ own: true, picture: told(picture), inverted: false, drops })
  const next = (group) => () => {
    const number = at.group === group ? (at.number + 1) % pictures[group].length : 0
    move({ group, number, inverted: false, drops: true })
  }
  const invert = () => move({ ...at, inverted: !at.inverted, drops: true })
  const keys = { d: next('digits'), e: next('emoji'), i: invert }
  const buttons = Object.entries(keys).map(([key, press]) => keyed(words[key], key, press))
  onKeys(slideOf(still), keys)

  const column = (picture, name, note) => made('figure', {}, picture, made('figcaption', {}, made('span', {}, name), note))
  const controls = made('div', { class: 'live-controls' }, ...buttons, typed, status)
  const pictured = [column(hand.root, words.draws, ''), column(seen, words.seen, what), column(copy, words.copy, words.by)]
  const root = made('div', { class: 'live-draw' }, ...pictured, controls, chart.root)

  function show(state) {
    at = state
    const original = at.own ? heard(at.picture) : pictures[at.group][at.number]
    const picture = at.inverted ? changed(original, (x) => 1 - x) : original
    const output = answer(given.networks.copier, picture)
    const error = meanSquare(picture, output)
    const below = given.chart.groups[0].errors.filter((other) => other < error).length / given.chart.groups[0].errors.length
    if (!at.own) [hand.clear(), (typed.value = '')]
    what.textContent = at.own ? YOURS : words.names[at.group][at.number]
    status.textContent = `${words.error} ${error.toFixed(4)}: ${words.above.replace('%', `${Math.round(100 * below)}%`)}`
    paint(seen, picture, `${words.seen}: ${what.textContent}${at.inverted ? `, ${words.inverted}` : ''}`)
    paint(copy, output, `${words.copy}, ${words.error} ${error.toFixed(4)}`)
    const visible = ({ inverted }) => inverted === undefined || inverted === at.inverted
    chart.show(error, `${at.own ? words.yours : words.this} ${error.toFixed(3)}`, at.drops, visible)
  }
  return { root, show }
}

// Grey in three colours
const coloured = ({ shape: [rows, columns], data }) =>
  tensor([rows, columns, 3], Float32Array.from({ length: 3 * data.length }, (_, place) => data[Math.floor(place / 3)]))

// The first sign of a text, in the browser's own font, on white
function spelt(text) {
  const [{ segment: sign }] = new Intl.Segmenter().segment(text.trim())
  const side = SIDE * LARGE
  const canvas = made('canvas', { width: side, height: side })
  const ink = canvas.getContext('2d', { willReadFrequently: true })
  ink.fillStyle = 'white'
  ink.fillRect(0, 0, side, side)
  ink.fillStyle = 'black'
  ink.font = `${side}px sans-serif`
  const box = ink.measureText(sign)
  const [wide, high] = [box.actualBoundingBoxLeft + box.actualBoundingBoxRight, box.actualBoundingBoxAscent + box.actualBoundingBoxDescent]
  const by = (FILLED * side) / Math.max(wide, high, 1)
  ink.translate(side / 2, side / 2)
  ink.scale(by, by)
  ink.fillText(sign, box.actualBoundingBoxLeft - wide / 2, box.actualBoundingBoxAscent - high / 2)
  return shrunk(canvas, LARGE)
}
