// What all live parts are built from: elements, and numbers in style sheets.
export function made(tag, attributes = {}, ...inside) {
  return dressed(document.createElement(tag), attributes, inside)
}
export function drawn(tag, attributes = {}, ...inside) {
  return dressed(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, inside)
}
function dressed(element, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}
export const within = (number, least, most) => Math.min(Math.max(number, least), most)
export const percent = (share) => `${100 * share || 0}%`
export const button = (words, press) => {
  const element = made('button', { type: 'button' }, words)
  element.addEventListener('click', press)
  return element
}
// A button that a key presses, too; a phone has no keys, and does not show which
export const keyed = (words, key, press) => {
  const element = button(words, press)
  element.append(made('span', { class: 'live-key' }, ` (${key.toUpperCase()})`))
  return element
}

// The slide that an element stands on, and whether it is the one that is shown
export const slideOf = (element) => element.closest('svg[data-marpit-svg]')
export const shown = (slide) => slide.classList.contains('bespoke-marp-active')
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

// Keys that mean something while a slide is shown, whatever has the focus but a field that one types in; they are heard before
// Marp keeps the keys of a control that has the focus
export function onKeys(slide, meanings) {
  const hear = ({ key, target, altKey, ctrlKey, metaKey }) => {
    if (altKey || ctrlKey || metaKey || !shown(slide) || target.matches?.('input:not([type=range])')) return
    meanings[key.toLowerCase()]?.()
  }
  document.addEventListener('keydown', hear, true)
}
