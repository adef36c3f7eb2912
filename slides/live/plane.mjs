import { paint, pictures } from './frames.mjs'
import { made, percent, within } from './page.mjs'

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

// One frame, and beside it the part of the still on which one drags
export function plane(sprite, move, still) {
  const [part, field] = [sprite.plane.part, sprite.plane.field]
  const ratio = (part[2] * still.naturalWidth) / (part[3] * still.naturalHeight)
  const put = [0, 1].map((side) => percent(part[side] / (1 - part[side + 2]))).join(' ')
  const box = ['left', 'top', 'width', 'height'].map((name, side) =>
    `${name}:${percent((field[side] - (side < 2 ? part[side] : 0)) / part[2 + (side % 2)])}`)
  const spot = made('div', { class: 'live-spot' })
  const handle = made('div', { class: 'live-field', role: 'slider', tabindex: 0, 'aria-label': sprite.asks,
    'aria-roledescription': 'slider that goes any way', style: box.join(';') }, spot)
  const ground = made('div', { class: 'live-ground' }, handle)
  ground.style.cssText = `aspect-ratio:${ratio};background:url("${still.src}") ${put} / ${percent(1 / part[2])} ${percent(1 / part[3])}`
  const [shown, words] = [pictures(sprite), made('span')]
  const root = made('div', { class: 'live-plane' }, ground, made('div', { class: 'live-shown' }, shown, words))
  const [lowest, last] = [sprite.rows.length - 1, sprite.columns.length - 1]
  let here = sprite.start
  const go = (row, column) => move([within(Math.round(row), 0, lowest), within(Math.round(column), 0, last)])
  function drag({ clientX, clientY }) {
    const { left, top, width, height } = handle.getBoundingClientRect()
    go(((clientY - top) / height) * lowest, ((clientX - left) / width) * last)
  }
  ground.addEventListener('pointerdown', (event) => {
    ground.setPointerCapture(event.pointerId)
    drag(event)
  })
  ground.addEventListener('pointermove', (event) => ground.hasPointerCapture(event.pointerId) && drag(event))
  handle.addEventListener('keydown', (event) => {
    const [down, right] = STEPS[event.key] ?? []
    if (down === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go(here[0] + down, here[1] + right)
  })
  function show([row, column]) {
    here = [row, column]
    Object.assign(spot.style, { left: percent(column / last), top: percent(row / lowest) })
    words.textContent = `(${sprite.columns[column]}, ${sprite.rows[row]})`
    paint(shown, sprite, row, column, words.textContent)
    handle.setAttribute('aria-valuetext', words.textContent)
    for (const [name, value] of [['now', row * (last + 1) + column], ['min', 0], ['max', (lowest + 1) * (last + 1) - 1]])
      handle.setAttribute(`aria-value${name}`, value)
  }
  return { root, show }
}
