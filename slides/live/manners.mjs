const TURNERS = ['PageUp', 'PageDown'] // the keys of remote controls: they turn slides, whatever has the focus

// While a control has the focus, its keys are its own; Escape and a mouse button let go of it, and a remote control turns slides
export function mannerly(root) {
  const leave = () => root.contains(document.activeElement) && document.activeElement.blur()
  root.addEventListener('keydown', (event) => {
    const turns = TURNERS.includes(event.key)
    if (!turns && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
    if (turns) document.dispatchEvent(new KeyboardEvent('keydown', { key: event.key }))
  })
  root.addEventListener('pointerdown', () => addEventListener('pointerup', () => setTimeout(leave), { once: true }))
  for (const type of ['touchstart', 'touchmove', 'touchend']) // swiping here turns no slide
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
}
