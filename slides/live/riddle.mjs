import { fillIn, named } from './frames.mjs'
import { made, onKeys, slideOf } from './page.mjs'

const REVEAL = 'r' // the key that reveals what was guessed at

// Rows to guess at, and what they are once a key or the button asks for it; the same key hides it again
export function riddle(sprite, move, still) {
  const lines = named(sprite)
  const button = made('button', { type: 'button' })
  const asks = made('div', { class: 'live-asks' }, button)
  const root = made('div', { class: 'live-riddle' }, ...lines.flatMap(({ head, shown }) => [head, shown]), asks)
  let told = false
  const turn = () => move([0, told ? 0 : 1])
  button.addEventListener('click', turn)
  onKeys(slideOf(still), { [REVEAL]: turn })
  function show([, column]) {
    told = column === 1
    root.classList.toggle('told', told)
    button.textContent = `${told ? 'Hide' : sprite.asks} (${REVEAL.toUpperCase()})`
    fillIn(lines, sprite, column)
  }
  return { root, show }
}
