// What moves in the deck: pictures that were computed ahead, each in the place of a still that stands for it elsewhere.
// SPRITES holds them by name. Where this does not run, in print, and in the small views of other slides, the stills stay.
;(() => {
  if (!['', 'presenter'].includes(document.body.dataset.bespokeView ?? '')) return
  const STEP = 900 // ms for each position of what plays
  const REVEAL = 'r' // the key that reveals what was guessed at
  const TURNERS = ['PageUp', 'PageDown'] // the keys of remote controls: they turn slides, whatever has the focus
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
  const TOLD = `live ${location.pathname}` // under which the windows of one deck tell each other what was moved
  const parts = {}

  function made(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...inside)
    return element
  }
  const within = (number, least, most) => Math.min(Math.max(number, least), most)
  const percent = (share) => `${100 * share || 0}%`

  // The pictures of one frame, side by side, as many pixels as they have: the browser enlarges them
  function pictures({ size: [width, height], pictures: count }) {
    const canvases = Array.from({ length: count }, () => made('canvas', { width, height }))
    return made('div', { class: 'live-pictures', role: 'img' }, ...canvases)
  }
  function paint(holder, sprite, row, column, words) {
    const [width, height] = sprite.size
    holder.setAttribute('aria-label', words)
    holder.childNodes.forEach((canvas, place) => {
      const left = (column * sprite.pictures + place) * width
      canvas.getContext('2d').drawImage(sprite.image, left, row * height, width, height, 0, 0, width, height)
    })
  }

  // Each row's name, what is said of it, and its pictures
  function named(sprite) {
    return sprite.rows.map((name, row) => {
      const colour = `color: var(--${sprite.colours?.[row] ?? 'paper'})`
      const [note, shown] = [made('small'), pictures(sprite)]
      return { name, note, shown, head: made('div', { class: 'live-name' }, made('strong', { style: colour }, name), note) }
    })
  }
  function fillIn(lines, sprite, column) {
    return lines.map(({ name, note, shown }, row) => {
      note.textContent = sprite.notes?.[row][column] ?? ''
      const words = `${name} ${note.textContent}`.trim()
      paint(shown, sprite, row, column, words)
      return words
    })
  }

  // All rows of one column, one under or beside the other, below a slider that chooses the column
  function rows(sprite, move) {
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

  // Rows to guess at, and what they are once a key or the button asks for it; the same key hides it again
  function riddle(sprite, move, still) {
    const lines = named(sprite)
    const button = made('button', { type: 'button' })
    const asks = made('div', { class: 'live-asks' }, button)
    const root = made('div', { class: 'live-riddle' }, ...lines.flatMap(({ head, shown }) => [head, shown]), asks)
    const slide = still.closest('svg[data-marpit-svg]')
    let told = false
    const turn = () => move([0, told ? 0 : 1])
    button.addEventListener('click', turn)
    document.addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) => {
      const asked = key.toLowerCase() === REVEAL && !(altKey || ctrlKey || metaKey)
      if (asked && slide.classList.contains('bespoke-marp-active')) turn()
    })
    function show([, column]) {
      told = column === 1
      root.classList.toggle('told', told)
      button.textContent = `${told ? 'Hide' : sprite.asks} (${REVEAL.toUpperCase()})`
      fillIn(lines, sprite, column)
    }
    return { root, show }
  }

  // One frame, and beside it the part of the still on which one drags
  function plane(sprite, move, still) {
    const [part, field] = [sprite.plane.part, sprite.plane.field]
    const ratio = (part[2] * still.naturalWidth) / (part[3] * still.naturalHeight)
    const put = [0, 1].map((side) => percent(part[side] / (1 - part[side + 2]))).join(' ')
    const box = ['left', 'top', 'width', 'height'].map((name, side) =>
      `${name}:${percent((field[side] - (side < 2 ? part[side] : 0)) / part[2 + (side % 2)])}`)
    const spot = made('div', { class: 'live-spot' })
    const handle = made('div', { class: 'live-field', role: 'slider', tabindex: 0, 'aria-label': sprite.asks,
      'aria-roledescription': 'slider in two directions', style: box.join(';') }, spot)
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

  // What plays: from here to the last column, or once more from the first
  function player(part, last) {
    const button = made('button', { type: 'button' })
    let timer
    function play(on) {
      clearInterval(timer)
      timer = on ? setInterval(step, STEP) : undefined
      button.textContent = on ? 'Pause' : 'Play'
      if (on && part.at[1] === last) part.set([0, 0])
    }
    function step() {
      part.set([0, part.at[1] + 1])
      if (part.at[1] === last) play(false)
    }
    button.addEventListener('click', () => part.tell(!timer))
    play(false)
    return { button, play }
  }

  // Play once, when the slide comes up, for who does not ask for stillness; a slide that is left stands still
  function playOnceShown(slide, part) {
    let waiting = !matchMedia('(prefers-reduced-motion: reduce)').matches
    function look() {
      const shown = slide.classList.contains('bespoke-marp-active')
      if (shown && waiting) part.play(true)
      if (!shown) part.play(false)
      waiting &&= !shown
    }
    new MutationObserver(look).observe(slide, { attributeFilter: ['class'] })
    look()
  }

  // While a control has the focus, its keys are its own; Escape and a mouse button let go of it, and a remote control turns slides
  function mannerly(root) {
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

  async function enliven(still) {
    const name = still.dataset.live
    const sprite = { ...SPRITES[name], image: Object.assign(new Image(), { src: SPRITES[name].sheet }) }
    await Promise.all([sprite.image.decode(), still.decode()])
    const part = { at: sprite.start, play: () => {} }
    const { root, show, asks } = (sprite.plane ? plane : sprite.reveals ? riddle : rows)(sprite, (at) => (part.set(at), part.tell(false)), still)
    part.set = (at) => show((part.at = at))
    part.tell = (playing) => {
      part.play(playing)
      try {
        localStorage.setItem(TOLD, JSON.stringify({ name, at: part.at, playing, when: Date.now() }))
      } catch {} // a browser that stores nothing has windows that do not follow each other
    }
    still.id ||= `still-${name}`
    const names = { class: `live ${root.className}`, role: 'group', 'aria-label': sprite.asks, 'aria-describedby': still.id }
    for (const [attribute, value] of Object.entries(names)) root.setAttribute(attribute, value)
    mannerly(root)
    part.set(sprite.start)
    if (sprite.plays) {
      const { button, play } = player(part, sprite.columns.length - 1)
      asks.prepend(button)
      part.play = play
    }
    still.after(root)
    still.classList.add('still')
    parts[name] = part
    if (sprite.plays) playOnceShown(still.closest('svg[data-marpit-svg]'), part)
  }

  document.querySelectorAll('img[data-live]').forEach(enliven)
  addEventListener('storage', ({ key, newValue }) => {
    const { name, at, playing } = (key === TOLD && JSON.parse(newValue)) || {}
    parts[name]?.set(at)
    parts[name]?.play(playing)
  })
})()
