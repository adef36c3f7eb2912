// One picture under any strength of noise, cleaned side by side; what is quick follows the finger, and the rest follows when it rests.
import { tensor } from '../live/network.mjs'
import { button, keyed, made, onKeys, slideOf, within } from '../live/page.mjs'
import { meanSquare, paint, screen } from '../live/pixels.mjs'
import { oneByOne, thread } from '../live/thread.mjs'

const REST = 120 // ms without a change, after which what takes its time begins
const [THICK, STRONG] = [9, 0.6] // a stroke's half width in pixels of the picture, and the standard deviation of its noise
const STROKE = Array.from({ length: 45 }, (_, step) => [18 + 2 * step, 64 + 30 * Math.sin(step / 6)]) // by key, where no finger draws

const TASKS = { // of the thread that has them done: what is to be done, and with what
  blurred: (picture, { strength }) => ['blurred', picture, strength],
  network: (picture, { network }, networks) => ['answer', networks[network], picture],
  alike: (picture, { strength }, networks, sd) => ['alike', picture, sd, strength * sd],
}
TASKS.large = TASKS.network
const SLOW = ['alike', 'large'] // these wait until the finger rests

// What is shown is `{ emoji, level, strokes, seed }`
export function noise(given, move, still) {
  let at = given.start
  const { words, methods, networks, pictures: { emoji: clean } } = given
  const last = given.levels.at(-1)
  const columns = methods.map((method) => column(method))
  const slider = made('input', { type: 'range', min: 0, max: last, step: 0.01, 'aria-label': given.asks })
  slider.addEventListener('input', () => move({ ...at, level: slider.valueAsNumber }))
  const ticks = given.levels.map((level) => made('span', {}, `${level}`))
  const scale = made('div', { class: 'live-scale' }, slider, made('div', { class: 'live-ticks', 'aria-hidden': true }, ...ticks))
  const thumbs = clean.map((picture, emoji) => {
    const small = screen(picture.shape)
    paint(small, picture, words.names[emoji])
    const choice = button('', () => move({ ...at, emoji, strokes: [] }))
    choice.append(small)
    return choice
  })
  const keys = {
    e: () => move({ ...at, emoji: (at.emoji + 1) % clean.length, strokes: [] }),
    s: () => move({ ...at, strokes: at.strokes.length ? [] : STROKE }),
    n: () => move({ ...at, seed: at.seed + 1 }),
  }
  const [next, ...others] = Object.entries(keys).map(([key, press]) => keyed(words[key], key, press))
  onKeys(slideOf(still), keys)
  const top = made('div', { class: 'live-choices' }, ...thumbs, next, ...others)
  const note = made('div', { class: 'live-yours' }, words.yours)
  const root = made('div', { class: 'live-noise', style: `--methods: ${methods.length}` }, top, made('span', {}, given.asks), scale, ...columns.map(({ figure }) => figure), note)
  finger(columns[0].canvas, (point) => move({ ...at, strokes: [...at.strokes, point] }))

  let [turn, patient, resting] = [0, thread(), undefined] // which view is shown; the thread of what is slow
  const quick = thread()
  const follow = oneByOne((view) => done(view, quick, (does) => does !== 'nothing' && !SLOW.includes(does), () => true))
  function show(state) {
    at = state
    const view = { at, picture: noisy(clean[at.emoji], at), turn: ++turn }
    methods.forEach(({ does }, place) => {
      if (does === 'nothing') put(view, place, view.picture)
      if (SLOW.includes(does)) columns[place].wait()
    })
    slider.value = at.level
    thumbs.forEach((thumb, place) => thumb.setAttribute('aria-pressed', place === at.emoji))
    slider.setAttribute('aria-valuetext', `${at.level.toFixed(2)}; ${columns.map(({ told }) => told()).join('; ')}`)
    follow(view)
    clearTimeout(resting)
    resting = setTimeout(slowly, REST, view)
  }
  function slowly(view) {
    patient.end() // what it was asked before is outdated
    patient = thread()
    done(view, patient, (does) => SLOW.includes(does), () => view.turn === turn)
  }
  async function done(view, { ask }, asked, wanted) {
    const sd = Math.max(view.at.level, given.least)
    for (const [place, method] of methods.entries()) {
      if (!asked(method.does)) continue
      const output = await ask(...TASKS[method.does](view.picture, method, networks, sd))
      if (!wanted()) return
      put(view, place, output)
    }
  }
  const put = ({ at }, place, output) => columns[place].show(output, clean[at.emoji], measured(methods[place], at))
  return { root, show }
}

// A method's picture, its name, how far the picture is from the clean one, and what was measured over all held-out pictures
function column({ name, colour }) {
  const canvas = screen([128, 128], { 'aria-label': name })
  const [one, all] = [made('span'), made('span')]
  const title = made('strong', { style: `color: var(--${colour})` }, name)
  const figure = made('figure', {}, canvas, made('figcaption', {}, title, one, all))
  const told = () => `${name} ${one.textContent}`
  function wait() {
    figure.classList.add('late')
    one.textContent = '…'
    all.textContent = ''
  }
  function show(output, clean, mean) {
    const clipped = tensor(output.shape, output.data.map((x) => within(x, 0, 1)))
    one.textContent = `here ${decibels(meanSquare(clipped, clean))}`
    all.textContent = mean
    paint(canvas, clipped, told())
    figure.classList.remove('late')
  }
  return { figure, canvas, show, told, wait }
}
const decibels = (error) => (error ? `${(-10 * Math.log10(error)).toFixed(1)} dB` : 'no error')
function measured({ measured }, { level, strokes }) {
  const mean = strokes.length ? undefined : measured[level.toFixed(1)]
  return mean === undefined || Math.abs(level - level.toFixed(1)) > 0.001 ? '' : `mean ${mean} dB`
}

// A picture with noise, more of it along strokes
function noisy({ shape, data }, { level, strokes, seed }) {
  const [draw, wide, channels] = [normal(seed), shape[1], shape[2]]
  const strong = new Set(strokes.flatMap(([x, y]) => near(x, y, wide, shape[0])))
  return tensor(shape, data.map((x, place) => x + draw() * (strong.has(Math.floor(place / channels)) ? STRONG : level)))
}
function near(x, y, wide, high) {
  const pixels = []
  for (let row = Math.max(0, Math.ceil(y - THICK)); row <= Math.min(high - 1, y + THICK); row++)
    for (let column = Math.max(0, Math.ceil(x - THICK)); column <= Math.min(wide - 1, x + THICK); column++)
      if ((row - y) ** 2 + (column - x) ** 2 <= THICK ** 2) pixels.push(row * wide + column)
  return pixels
}
// Numbers of a standard normal distribution, always the same ones for a seed, so that all windows show the same noise
function normal(seed) {
  let state = (seed * 0x9e3779b9) >>> 0
  function uniform() { // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

// Points at which a finger moves over a canvas, in its own pixels
function finger(canvas, draws) {
  const point = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    draws([((clientX - left) / width) * canvas.width, ((clientY - top) / height) * canvas.height])
  }
  canvas.classList.add('live-finger')
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    point(event)
  })
  canvas.addEventListener('pointermove', (event) => canvas.hasPointerCapture(event.pointerId) && point(event))
}
