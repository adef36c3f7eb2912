// Ten buttons and ten keys, which say which digit stands out among all others; the same once more, and none does.
import { button, made } from '../live/page.mjs'

export function digits(words, chosen, choose) {
  const press = (digit) => choose(digit === chosen() ? null : digit)
  const buttons = Array.from({ length: 10 }, (_, digit) => button(`${digit}`, () => press(digit)))
  const keys = Object.fromEntries(buttons.map((_, digit) => [`${digit}`, () => press(digit)]))
  const root = made('div', { class: 'live-digits', role: 'group', 'aria-label': words }, ...buttons)
  const show = () => buttons.forEach((one, digit) => one.setAttribute('aria-pressed', digit === chosen()))
  return { root, keys, show }
}
