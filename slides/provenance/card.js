// Makes marks of the numbers and figures of a deck, and opens a card for the one that is asked where it comes from.
;(() => {
  const COLOURS = ['--raised', '--paper', '--muted', '--line']
  const CAPTION = 24 // px of a slide of 1280, and of the card
  const GAP = 12 // px of a slide between a mark and its card, and around the card
  const ASIDE = { right: 4, up: 22 } // px from a figure's corner to its ring, which would look like a degree sign behind a number
  const TURNERS = ['PageUp', 'PageDown'] // the keys of remote controls turn slides, whatever has the focus
  const answers = JSON.parse(document.getElementById('provenance').textContent)
  if (document.body.dataset.bespokeView || !('popover' in HTMLElement.prototype)) return // small slides beside the notes

  const card = document.body.appendChild(document.createElement('div'))
  Object.assign(card, { id: 'provenance-card', popover: 'manual', tabIndex: -1, role: 'dialog' })
  card.setAttribute('aria-labelledby', 'provenance-title')
  let open = null // the mark whose card this is

  function show(mark, title, lines, byKeyboard) {
    shut()
    open = mark
    mark.ariaExpanded = 'true'
    card.replaceChildren(line('p', title, { id: 'provenance-title' }), document.createElement('dl'))
    for (const [told, words] of lines) card.lastChild.append(line('dt', told), line('dd', words))
    const colours = getComputedStyle(mark.closest('section'))
    for (const name of COLOURS) card.style.setProperty(name, colours.getPropertyValue(name))
    card.showPopover()
    place(mark)
    turned.observe(mark.closest('svg[data-marpit-svg]'), { attributeFilter: ['class'] })
    if (byKeyboard) card.focus()
  }
  const line = (tag, textContent, more) => Object.assign(document.createElement(tag), { textContent, ...more })

  // Below the mark, or above it where there is more room, and always on the slide
  function place(mark) {
    const sheet = mark.closest('foreignObject').getBoundingClientRect()
    const px = sheet.width / 1280
    card.style.fontSize = `${CAPTION * px}px`
    card.style.maxHeight = `${sheet.height - 2 * GAP * px}px`
    const [at, own] = [mark, card].map((one) => one.getBoundingClientRect())
    const below = at.bottom + GAP * px
    const above = at.top - GAP * px - own.height
    const within = (wanted, first, last) => Math.max(first, Math.min(wanted, last))
    const top = below + own.height > sheet.bottom - GAP * px ? above : below
    card.style.left = `${within(at.left, sheet.left + GAP * px, sheet.right - GAP * px - own.width)}px`
    card.style.top = `${within(top, sheet.top + GAP * px, sheet.bottom - GAP * px - own.height)}px`
  }

  function shut() {
    if (!open) return
    turned.disconnect()
    if (card.contains(document.activeElement)) open.focus()
    card.hidePopover()
    open.ariaExpanded = 'false'
    open = null
  }
  const turned = new MutationObserver(() => open.closest('.bespoke-marp-active') || shut())

  // A mark keeps its keys to itself: Enter and Space open its card, Escape leaves it, and arrows turn no slide
  function ask(mark, title, lines) {
    mark.ariaHasPopup = 'dialog'
    mark.ariaExpanded = 'false'
    const toggle = (byKeyboard) => (open === mark ? shut() : show(mark, title, lines, byKeyboard))
    mark.addEventListener('pointerdown', (event) => event.stopPropagation())
    mark.addEventListener('mousedown', (event) => event.preventDefault()) // who clicks goes on to turn slides by keys
    mark.addEventListener('click', (event) => toggle(event.detail === 0))
    mark.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || TURNERS.includes(event.key)) return
      event.stopPropagation()
      if (event.key === 'Escape') open ? shut() : mark.blur()
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      toggle(true)
    })
  }
  card.addEventListener('pointerdown', (event) => event.stopPropagation())
  card.addEventListener('keydown', (event) => {
    if (TURNERS.includes(event.key)) return
    event.stopPropagation()
    if (!['Escape', 'Enter', ' ', 'Tab'].includes(event.key)) return // arrows scroll a card that is too long
    shut()
    if (event.key !== 'Tab') event.preventDefault()
  })
  document.addEventListener('pointerdown', shut)
  addEventListener('resize', shut)
  // Any other key shuts the card and does what it does; Escape would open Marp's overview, and only shuts
  addEventListener(
    'keydown',
    (event) => {
      if (!open || card.contains(event.target) || event.target === open) return
      shut()
      if (event.key === 'Escape') event.stopImmediatePropagation()
    },
    { capture: true },
  )

  for (const number of document.querySelectorAll('section [data-number]')) {
    const name = number.dataset.number
    Object.assign(number, { role: 'button', tabIndex: 0 })
    ask(number, name, answers.numbers[name])
  }

  for (const picture of document.querySelectorAll('section [data-figure]')) {
    const name = picture.dataset.figure
    const ring = Object.assign(document.createElement('button'), { type: 'button', className: 'provenance-ring' })
    ring.ariaLabel = `Where the figure ${name} comes from`
    ask(ring, name, answers.figures[name])
    const place = picture.closest('a') ?? picture
    const live = place.nextElementSibling?.matches('.live') && place.nextElementSibling // there already, or later: it comes first
    ;(live || place).after(ring)
    new ResizeObserver(() => beside(picture, ring)).observe(picture)
  }

  // At the upper right corner of what is drawn, which may be narrower than its room, or of what stands in its place
  function beside(picture, ring) {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = picture.offsetWidth ? picture : picture.parentElement
    const shape = picture.viewBox?.baseVal ?? { width: picture.naturalWidth, height: picture.naturalHeight }
    const by = Math.min(offsetWidth / shape.width, offsetHeight / shape.height)
    const seen = picture.viewBox || picture.offsetWidth
    const width = seen ? shape.width * by : offsetWidth
    const height = seen ? shape.height * by : offsetHeight
    const [x, y] = getComputedStyle(picture).objectPosition.split(' ').map((part) => Number.parseFloat(part) / 100)
    ring.style.left = `${offsetLeft + (offsetWidth - width) * x + width + ASIDE.right}px`
    ring.style.top = `${offsetTop + (offsetHeight - height) * y - ASIDE.up}px`
  }
})()
