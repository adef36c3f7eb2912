// A bet: methods stand on an axis of errors, the room says where the last one lands, and a key lets it go there.
import { button, made, onKeys, slideOf } from '../live/page.mjs'
import { paint, screen } from '../live/pixels.mjs'

const REVEAL = 'r' // the key, as of a riddle

// What is shown is `{ bet, told }`: an error, and whether the answer is known
export function bet({ methods, pictures, most, step, ticks, caption, words }, move, still) {
  let at
  const put = (element, error) => (element.style.setProperty('--at', error / most), element)
  const standing = methods.map((method, place) => stands(method, pictures.faces[place]))
  standing.forEach(({ root }, place) => put(root, methods[place].error))
  const [answer, landing] = [methods.at(-1), standing.at(-1)]

  const slider = made('input', { type: 'range', min: 0, max: most, step, 'aria-label': words.slider })
  slider.addEventListener('input', () => move({ ...at, bet: slider.valueAsNumber }))
  const marks = ticks.map((tick) => put(made('span', { class: 'live-error', 'aria-hidden': true }, String(tick)), tick))
  const turn = () => move({ ...at, told: !at.told })
  onKeys(slideOf(still), { [REVEAL]: turn })
  const turner = button('', turn)
  const status = made('div', { role: 'status' })
  const field = made('div', { class: 'live-lane' }, ...standing.map(({ root }) => root), ...marks, slider)
  const root = made('div', { class: 'live-bet' }, status, field, turner, made('span', { class: 'live-caption' }, caption))

  function show(state) {
    at = state
    const mark = at.bet.toFixed(4)
    slider.value = at.bet
    slider.setAttribute('aria-valuetext', mark)
    put(field, at.bet)
    put(landing.root, at.told ? answer.error : most)
    landing.root.classList.toggle('waiting', !at.told)
    landing.number.textContent = at.told ? answer.error.toFixed(4) : '?'
    const off = at.told ? `, ${words.off} ${Math.abs(at.bet - answer.error).toFixed(4)}` : ''
    status.textContent = `${words.bets} ${mark}${off} (${words.yours})`
    turner.textContent = `${at.told ? words.hide : words.reveal} (${REVEAL.toUpperCase()})`
  }
  return { root, show }
}

// A method on the axis: its face, its name and its error
function stands({ name, colour, error, below }, face) {
  const canvas = screen(face.shape)
  paint(canvas, face, name)
  const number = made('span', {}, error.toFixed(4))
  const words = made('strong', {}, `${name} `, number)
  const root = made('div', { class: `live-standing${below ? ' below' : ''}`, style: `--colour: var(--${colour})` }, words, canvas)
  return { root, number }
}
