// A pad to draw on with a finger, a pen or a mouse: white on black.
import { made } from './page.mjs'
import { paint, screen } from './pixels.mjs'

export const SIDE = 280 // px of its own, however large it is shown

// `draws` is called after each movement with the canvas that holds all strokes, and `true` once the finger is lifted
export function pad(words, thick, draws) {
  const canvas = made('canvas', { width: SIDE, height: SIDE, role: 'img', 'aria-label': words })
  const ink = canvas.getContext('2d', { willReadFrequently: true })
  const hint = made('span', { 'aria-hidden': true }, words)
  const root = made('div', { class: 'live-pad' }, canvas, hint)
  let last
  let posed = false // whether a picture stands in the place of strokes
  const clear = () => {
    ink.fillStyle = 'black'
    ink.fillRect(0, 0, SIDE, SIDE)
    hint.hidden = false
    posed = false
  }
  function stroke(event) {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const here = [((event.clientX - left) / width) * SIDE, ((event.clientY - top) / height) * SIDE]
    Object.assign(ink, { strokeStyle: 'white', lineWidth: thick, lineCap: 'round', lineJoin: 'round' })
    ink.beginPath()
    ink.moveTo(...(last ?? here))
    ink.lineTo(...here)
    ink.stroke()
    last = here
    hint.hidden = true
  }
  root.addEventListener('pointerdown', (event) => {
    root.setPointerCapture(event.pointerId)
    last = undefined
    if (posed) clear()
    stroke(event)
    draws(canvas, false)
  })
  root.addEventListener('pointermove', (event) => {
    if (!root.hasPointerCapture(event.pointerId)) return
    for (const part of event.getCoalescedEvents?.() ?? [event]) stroke(part)
    draws(canvas, false)
  })
  root.addEventListener('pointerup', () => draws(canvas, true))
  // A picture in the place of strokes
  function show(picture) {
    clear()
    hint.hidden = true
    const small = screen(picture.shape)
    paint(small, picture)
    ink.drawImage(small, 0, 0, SIDE, SIDE)
    posed = true
  }
  clear()
  return { root, clear, show }
}
