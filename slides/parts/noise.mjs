// One picture under any strength of noise, cleaned side by side; what is quick follows the finger, and the rest follows when it rests.
import { answer, outputs, tensor } from '../live/network.mjs'
import { button, made, onKeys, slideOf, within } from '../live/page.mjs'
import { meanSquare, paint, screen } from '../live/pixels.mjs'
import { alike, blurred } from './filters.mjs'

const REST = 120 // ms without a change, after which what takes its time begins
const [THICK, STRONG] = [9, 0.6] // a stroke's half width in pixels of the picture, and the standard deviation of its noise
const STROKE = Array.from({ length: 45 }, (_, step) => [18 + 2 * step, 64 + 30 * Math.sin(step / 6)]) // by key, where no finger draws

const QUICK = { // what is ready at once
  nothing: (picture) => picture,
  blurred: (picture, { strength }) => blurred(picture, strength),
  network: (picture, { network }, networks) => answer(networks[network], picture),
}
const SLOW = { // what is ready step by step
  alike: (picture, { strength }, networks, sd) => alike(picture, sd, strength * sd),
  large: (picture, { network }, networks) => outputs(networks[network], picture),
}

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
  const [next, ...others] = Object.entries(keys).map(([key, press]) => button(`${words[key]} (${key.toUpperCase()})`, press))
  onKeys(slideOf(still), keys)
  const top = made('div', { class: 'live-choices' }, ...thumbs, next, ...others)
  const note = made('div', { class: 'live-yours' }, words.yours)
  const root = made('div', { class: 'live-noise', style: `--methods: ${methods.length}` }, top, made('span', {}, given.asks), scale, ...columns.map(({ figure }) => figure), note)
  finger(columns[0].canvas, (point) => move({ ...at, strokes: [...at.strokes, point] }))

  let turn = 0 // counts changes, so that what is slow stops when it is outdated
  function show(state) {
    at = state
    const now = ++turn
    const picture = noisy(clean[at.emoji], at)
    const put = (place, output) => columns[place].show(output, clean[at.emoji], measured(methods[place], at))
    methods.forEach(({ does }, place) => (QUICK[does] ? put(place, QUICK[does](picture, methods[place], networks)) : columns[place].wait()))
    slider.value = at.level
    thumbs.forEach((thumb, place) => thumb.setAttribute('aria-pressed', place === at.emoji))
    slider.setAttribute('aria-valuetext', `${at.level.toFixed(2)}; ${columns.map(({ told }) => told()).join('; ')}`)
    setTimeout(() => slowly(picture, put, () => now === turn), REST)
  }
  async function slowly(picture, put, current) {
    for (const [place, { does }] of methods.entries()) {
      if (QUICK[does]) continue
      const output = await finished(SLOW[does](picture, methods[place], networks, Math.max(at.level, given.least)), current)
      if (!output) return
      put(place, output)
    }
  }
  return { root, show }
}

// The result of steps, with a pause after each for the page to stay responsive; nothing once it is no longer wanted
async function finished(steps, current) {
  let output
  for (let step = steps.next(); ; step = steps.next()) {
    await new Promise((done) => setTimeout(done))
    if (!current()) return
    if (step.done) return step.value ?? output
    output = step.value
  }
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
