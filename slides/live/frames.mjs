// The pictures of a sprite, which holds all of its frames on one sheet.
import { made } from './page.mjs'

// The pictures of one frame, side by side, as many pixels as they have: the browser enlarges them
export function pictures({ size: [width, height], pictures: count }) {
  const canvases = Array.from({ length: count }, () => made('canvas', { width, height }))
  return made('div', { class: 'live-pictures', role: 'img' }, ...canvases)
}
export function paint(holder, sprite, row, column, words) {
  const [width, height] = sprite.size
  holder.setAttribute('aria-label', words)
  holder.childNodes.forEach((canvas, place) => {
    const left = (column * sprite.pictures + place) * width
    canvas.getContext('2d').drawImage(sprite.image, left, row * height, width, height, 0, 0, width, height)
  })
}

// Each row's name, what is said of it, and its pictures
export function named(sprite) {
  return sprite.rows.map((name, row) => {
    const colour = `color: var(--${sprite.colours?.[row] ?? 'paper'})`
    const [note, shown] = [made('small'), pictures(sprite)]
    return { name, note, shown, head: made('div', { class: 'live-name' }, made('strong', { style: colour }, name), note) }
  })
}
export function fillIn(lines, sprite, column) {
  return lines.map(({ name, note, shown }, row) => {
    note.textContent = sprite.notes?.[row][column] ?? ''
    const words = `${name} ${note.textContent}`.trim()
    paint(shown, sprite, row, column, words)
    return words
  })
}
