import { fillIn, named } from './frames.mjs'
import { made } from './page.mjs'

// All rows of one column, one under or beside the other, below a slider that chooses the column
export function rows(sprite, move) {
  const last = sprite.columns.length - 1
  const slider = made('input', { type: 'range', min: 0, max: last, 'aria-label': sprite.asks })
  slider.addEventListener('input', () => move([0, slider.valueAsNumber]))
  const ticks = sprite.columns.map((words) => made('span', {}, words))
  const scale = made('div', { class: 'live-scale' }, slider, made('div', { class: 'live-ticks', 'aria-hidden': true }, ...ticks))
  const lines = named(sprite)
  const asks = made('div', { class: 'live-name' }, made('span', {}, sprite.asks))
  const strips = lines.flatMap(({ head, shown }) => [head, shown])
  const laid = made('div', { class: sprite.beside ? 'live-beside' : 'live-below' }, ...strips)
  const root = made('div', { class: 'live-rows' }, asks, scale, laid)
  function show([, column]) {
    const words = fillIn(lines, sprite, column)
    ticks.forEach((tick, place) => tick.classList.toggle('here', place === column))
    slider.value = column
    slider.setAttribute('aria-valuetext', [sprite.columns[column], ...(sprite.notes ? words : [])].join('; '))
  }
  return { root, show, asks }
}
