// The talk's smallest experiment, trained again from its seed: it has to come to the bits that Node.js came to in the build.
import { button, calm, drawn, keyed, made, onKeys, shown, slideOf } from '../live/page.mjs'
import { SEED, STEPS, bentLine, digest, errors, experiment, mean, step, train } from './spiral.mjs'

const LASTS = 8000 // ms
const AT_ONCE = 4 // ms of training in a frame, at most: a slow device takes longer, and still draws 60 frames a second
const [AGAIN, HOLD] = ['r', 'h'] // keys

export function rerun({ committed, view, words }, move, still) {
  const slide = slideOf(still)
  let run = experiment()
  let at, begun
  const picture = plane(run, view)
  const lines = { line: named(words.line, 'pca'), bent: named(words.bent, 'dense') }
  const [steps, bits] = ['live-steps', 'live-bits'].map((name) => made('div', { class: name }))
  const verdict = made('div', { role: 'status' })
  const again = () => move({ steps: 0, runs: true })
  const hold = () => move({ steps: run.steps, runs: !at.runs })
  const holder = button('', hold)
  const buttons = made('div', { class: 'live-asks' }, keyed(words.again, AGAIN, again), holder)
  const told = made('div', { class: 'live-told' }, ...Object.values(lines).map(({ root }) => root), steps, bits, verdict, buttons)
  const root = made('div', { class: 'live-rerun' }, picture.root, told)

  // To a number of steps, and on from there while the slide is shown; what another window says comes here too
  function show(asked) {
    at = asked
    if (at.steps < run.steps) run = experiment()
    train(run, at.steps)
    go()
  }
  const moves = () => at.runs && shown(slide) && run.steps < STEPS
  function go() {
    begun = { steps: run.steps, time: performance.now() }
    if (moves() && calm()) train(run)
    if (moves()) requestAnimationFrame(() => frame(begun))
    draw()
  }
  // The steps that are due by now, as many as there is time for; which frame takes which of them changes nothing
  function frame(mine) {
    if (mine !== begun || !moves()) return
    const now = performance.now()
    const due = Math.min(STEPS, begun.steps + ((now - begun.time) * STEPS) / LASTS)
    while (run.steps < due && performance.now() < now + AT_ONCE) step(run)
    if (moves()) requestAnimationFrame(() => frame(mine))
    draw()
  }
  function draw() {
    const off = errors(run, run.heldOut)
    for (const [name, { note }] of Object.entries(lines)) note.textContent = `${words.error} ${mean(off[name]).toFixed(4)}`
    const [taken, all] = [run.steps, STEPS].map((number) => number.toLocaleString('en'))
    steps.textContent = `${words.seed} ${SEED}, ${words.step} ${taken} ${words.of} ${all}; ${words.digest}`
    bits.textContent = digest(run)
    picture.bend(bentLine(run))
    const outcome = run.steps < STEPS ? 'open' : bits.textContent === committed ? 'same' : 'other'
    if (root.dataset.outcome !== outcome) verdict.textContent = words[(root.dataset.outcome = outcome)]
    holder.textContent = `${at.runs ? words.hold : words.on} (${HOLD.toUpperCase()})`
    holder.hidden = outcome !== 'open'
  }

  onKeys(slide, { [AGAIN]: again, [HOLD]: () => run.steps < STEPS && hold() })
  new MutationObserver(go).observe(slide, { attributeFilter: ['class'] })
  const prove = () => (digest(train(experiment())) === committed ? '' : words.other)
  return { root, show, prove }
}

// Training points, the line, which learning changes no more, and the bent line
function plane({ training, line }, { centre: [x, y], reach }) {
  const flat = ([right, up]) => [right - x, y - up].map((number) => number.toFixed(4)) // pictures count downwards
  const dots = training.map(flat).map(([cx, cy]) => drawn('circle', { cx, cy, r: reach / 70 }))
  const ends = [-1, 1].map((side) => flat(line.middle.map((number, axis) => number + 4 * side * reach * line.direction[axis])))
  const bent = drawn('polyline', { class: 'live-bent' })
  const box = [-reach, -reach, 2 * reach, 2 * reach].join(' ')
  const parts = [...dots, drawn('polyline', { class: 'live-line', points: ends.join(' ') }), bent]
  const root = drawn('svg', { viewBox: box, 'aria-hidden': true }, ...parts)
  return { root, bend: (places) => bent.setAttribute('points', places.map(flat).join(' ')) }
}

function named(words, colour) {
  const note = made('small')
  return { note, root: made('div', {}, made('strong', { style: `color: var(--${colour})` }, words), note) }
}
