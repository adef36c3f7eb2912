// What gates.mjs measures inside the page, slide by slide.
// A length is in pixels of a slide of 1280x720, however large it is shown.
const gates = (() => {
  const SLACK = 1 // px: what rounding makes
  const MARGIN = 2 // px that a letter may stand beyond its figure, as in the figures' own tests
  const LEADING = 0.2 // em that lines may stand beyond a box that is as high as its lines: ascenders of tight titles
  const BODY = 24 // px, and so is a figure's caption
  const FINE = 16 // px: footer and page number, for who traces a printed slide
  const FINGER = 44 // px
  const X_HEIGHT = 0.5 // em: no word of Plex is lower
  const RATIO = 4.5 // of contrast, for large text too: projectors wash out
  const CROSSED = 0.1 // of the ground below a text may be a grid line or a leader
  const NOBODYS = '\u{10fffd}' // a sign for private use
  const ROUNDED = 0.005 // of a size: what figures round away
  const [ACROSS, DOWN] = [24, 4] // points of the ground below a line of text
  const EM = 100 // units of matplotlib's outlines to an em
  const SIGN = 1000 // units of MathJax's outlines to an em

  const PICTURES = 'img, svg[data-figure]' // files, and figures that build

  const slides = () => [...document.querySelectorAll('svg[data-marpit-svg]')]
  const active = () => slides().findIndex((slide) => slide.classList.contains('bespoke-marp-active'))
  const sections = (slide) => [...slide.querySelectorAll(':scope > foreignObject > section')]
  const content = (slide) => sections(slide).find((section) => section.querySelector('h1, h2, p, li')) ?? sections(slide)[0]
  const scale = (slide) => slide.getScreenCTM().a
  const round = (number) => Math.round(number * 10) / 10
  const quoted = (words) => `"${words.length > 40 ? `${words.slice(0, 40).trim()}…` : words}"`
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const within = (element, selector) => element.parentElement?.closest(selector)

  // A box in a slide's own pixels
  function box(slide, rect) {
    const sheet = slide.querySelector('foreignObject').getBoundingClientRect()
    const [left, right] = [rect.left, rect.right].map((x) => (x - sheet.left) / scale(slide))
    const [top, bottom] = [rect.top, rect.bottom].map((y) => (y - sheet.top) / scale(slide))
    return { left, right, top, bottom, width: right - left, height: bottom - top }
  }

  // How far one box stands beyond another, on the side where it is worst
  function beyond(inner, outer) {
    const sides = { left: outer.left - inner.left, right: inner.right - outer.right }
    Object.assign(sides, { top: outer.top - inner.top, bottom: inner.bottom - outer.bottom })
    return Object.entries(sides).reduce((worst, side) => (side[1] > worst[1] ? side : worst))
  }

  // An element in words: its tag and how it begins; a picture by its place, for Python knows its file
  function named(element) {
    const words = heard(element)
    const label = element.localName + [...element.classList].map((name) => `.${name}`).join('')
    return words && element.localName !== 'svg' ? `${label} ${quoted(words)}` : label
  }
  // What is heard of an element: its label, or its words with those that stand for formulas
  function heard(element) {
    const copy = document.createElement('div')
    copy.append(element.cloneNode(true))
    for (const formula of copy.querySelectorAll('mjx-container'))
      formula.replaceWith(formula.firstElementChild?.getAttribute('aria-label') ?? '')
    return (element.getAttribute('aria-label') ?? copy.textContent).replace(/\s+/g, ' ').trim()
  }
  const fault = (gate, element, words) => ({ gate, words, ...pointed(element) })
  function pointed(element) {
    if (typeof element === 'string') return { element }
    if (!element.matches(PICTURES)) return { element: named(element) }
    const pictures = [...element.closest('svg[data-marpit-svg]').querySelectorAll(`section :is(${PICTURES})`)]
    return { element: 'picture', picture: pictures.indexOf(element) }
  }

  // Elements of a slide's own that are seen, without the insides of drawings and formulas
  const insides = (element) => within(element, 'svg:not([data-marpit-svg]), mjx-container')
  const spoken = (element) => element.closest('figcaption')?.offsetWidth <= 1 // Marp's words for a picture behind the slide
  const elements = (slide) =>
    sections(slide)
      .flatMap((section) => [...section.querySelectorAll(':not(script, style, template)')])
      .filter((element) => !insides(element) && !spoken(element) && seen(element))
  const sketches = (root) => [...root.querySelectorAll('svg')].filter((svg) => !insides(svg))

  // The elements of a slide that hold words themselves, each with the boxes of these words
  function texts(slide) {
    return elements(slide).flatMap((element) => {
      const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      const range = document.createRange()
      const rects = nodes.flatMap((node) => (range.selectNodeContents(node), [...range.getClientRects()]))
      return rects.length ? [{ element, rects: rects.map((rect) => box(slide, rect)) }] : []
    })
  }

  const formulas = (slide) => elements(slide).filter((element) => element.localName === 'mjx-container')

  // Beyond the room of the slide: the sheet without its margins, or the sheet for what is put somewhere on purpose.
  // Only what can be seen counts, and of each block the part that is furthest out is told
  function overflowing(slide) {
    const worst = new Map()
    for (const element of elements(slide).filter((element) => inky(element) && !clipper(element))) {
      const [side, by] = beyond(...rooms(slide, element))
      const block = outermost(element)
      if (by > Math.max(SLACK, worst.get(block)?.by ?? 0)) worst.set(block, { element, side, by })
    }
    return [...worst.values()].map(({ element, side, by }) =>
      fault('overflow', element, `runs ${round(by)} px past the ${side} of the slide's room`),
    )
  }
  function inky(element) {
    const { backgroundColor, backgroundImage, borderStyle } = getComputedStyle(element)
    const painted = colour(backgroundColor)[3] > 0 || backgroundImage !== 'none' || borderStyle !== 'none'
    const worded = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    return painted || worded || element.matches('img, svg, video, canvas, iframe, hr, mjx-container')
  }
  const outermost = (element) => (element.parentElement.localName === 'section' ? element : outermost(element.parentElement))
  function rooms(slide, element) {
    const sheet = { left: 0, top: 0, right: 1280, bottom: 720 }
    const own = box(slide, element.getBoundingClientRect())
    if (placed(element)) return [own, sheet]
    const section = element.closest('section')
    const [frame, style] = [box(slide, section.getBoundingClientRect()), getComputedStyle(section)]
    const pad = (side) => Number.parseFloat(style[`padding${side}`])
    const room = { left: frame.left + pad('Left'), right: frame.right - pad('Right') }
    Object.assign(room, { top: frame.top + pad('Top'), bottom: frame.bottom - pad('Bottom') })
    // a word's box is higher than its line: only its width counts
    return [getComputedStyle(element).display === 'inline' ? { ...own, top: room.top, bottom: room.bottom } : own, room]
  }
  function placed(element) {
    for (let at = element; at.localName !== 'section'; at = at.parentElement)
      if (['absolute', 'fixed'].includes(getComputedStyle(at).position)) return true
    return false
  }
  function clipper(element) {
    for (let at = element.parentElement; at.localName !== 'section'; at = at.parentElement)
      if (getComputedStyle(at).overflow !== 'visible') return at
  }

  // Beyond the room of a box inside the slide; a box that cuts and a box that lets spill alike
  function spilling(slide) {
    const found = []
    for (const element of elements(slide).reverse()) {
      if (!(element instanceof HTMLElement) || !element.clientHeight || element.localName === 'img') continue
      if (found.some((one) => element.contains(one.element))) continue
      const style = getComputedStyle(element)
      const down = element.scrollHeight - element.clientHeight - LEADING * Number.parseFloat(style.fontSize)
      const across = element.scrollWidth - element.clientWidth
      const verb = style.overflow === 'visible' ? 'spills over' : 'is cut off'
      const by = Math.max(down, across)
      const way = by === across ? 'at the right' : 'at the bottom'
      const whole = by === across ? across : element.scrollHeight - element.clientHeight
      if (by > SLACK) found.push({ element, words: `${verb} by ${round(whole)} px ${way} of its box` })
    }
    return found.map(({ element, words }) => fault('overflow', element, words))
  }

  // Where a picture is drawn in the room that it has, and what is cut off of it
  function drawn(slide, img) {
    const style = getComputedStyle(img)
    const side = (name) => Number.parseFloat(style[`padding${name}`]) + Number.parseFloat(style[`border${name}Width`])
    const outer = box(slide, img.getBoundingClientRect())
    const width = outer.width - side('Left') - side('Right')
    const height = outer.height - side('Top') - side('Bottom')
    const whole = { width: img.naturalWidth, height: img.naturalHeight }
    const fits = { contain: Math.min, cover: Math.max }[style.objectFit]
    const by = fits ? fits(width / whole.width, height / whole.height) : 1
    const size = style.objectFit === 'fill' ? { width, height } : { width: whole.width * by, height: whole.height * by }
    const [x, y] = style.objectPosition.split(' ').map((part) => Number.parseFloat(part) / 100)
    const left = outer.left + side('Left') + (width - size.width) * x
    const top = outer.top + side('Top') + (height - size.height) * y
    const cut = Math.max(size.width - width, size.height - height)
    return { left, top, ...size, right: left + size.width, bottom: top + size.height, cut }
  }

  // Pictures that cannot be read, are drawn at no size, or lose their rims
  async function broken(slide) {
    const pictures = elements(slide).filter((element) => element.localName === 'img')
    const behind = [...sections(slide), ...elements(slide)].flatMap((element) =>
      addresses(getComputedStyle(element).backgroundImage).map((address) => ({ element, address })),
    )
    const faults = [...pictures.map((img) => spoilt(slide, img)), ...behind.map(lost)]
    return (await Promise.all(faults)).flat()
  }
  async function spoilt(slide, img) {
    if (!(await readable(img.src))) return [fault('broken picture', img, 'cannot be read')]
    const { width, height, cut } = drawn(slide, img)
    const size = `is drawn ${round(width)} by ${round(height)} px`
    if (Math.min(width, height) < SLACK) return [fault('broken picture', img, size)]
    return cut > SLACK ? [fault('overflow', img, `loses ${round(cut)} px of its rims`)] : []
  }
  async function lost({ element, address }) {
    if (await readable(address)) return []
    return [fault('broken picture', element, 'has a picture behind it that cannot be read')]
  }
  const addresses = (css) => [...css.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map((match) => match[1].replace(/\\(.)/g, '$1'))
  const read = new Map()
  function readable(address) {
    const image = Object.assign(new Image(), { src: address })
    if (!read.has(address)) read.set(address, image.decode().then(() => true, () => false))
    return read.get(address)
  }

  // The drawings of a slide: SVGs in the page, and SVGs of pictures, laid invisibly over the place where they are drawn
  async function drawings(slide) {
    const own = sections(slide).flatMap(sketches)
    const shown = own.map((svg) => ({ holder: svg, svg, place: box(slide, svg.getBoundingClientRect()), leave: () => {} }))
    for (const img of elements(slide).filter((element) => element.matches('img[src^="data:image/svg"]')))
      if (await readable(img.src)) shown.push(await laid(slide, img))
    return shown
  }
  // What an address of data holds, which the page may not fetch
  function markup(address) {
    const [kind, data] = [address.slice(0, address.indexOf(',')), address.slice(address.indexOf(',') + 1)]
    if (!kind.endsWith(';base64')) return decodeURIComponent(data)
    return new TextDecoder().decode(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)))
  }
  async function laid(slide, img) {
    const source = markup(img.src)
    const svg = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true)
    const place = drawn(slide, img)
    const sheet = slide.querySelector('foreignObject').getBoundingClientRect()
    const host = document.body.appendChild(document.createElement('div'))
    const at = { left: sheet.left + place.left * scale(slide), top: sheet.top + place.top * scale(slide) }
    host.style.cssText = `position:fixed;visibility:hidden;left:${at.left}px;top:${at.top}px`
    svg.setAttribute('width', place.width * scale(slide))
    svg.setAttribute('height', place.height * scale(slide))
    host.attachShadow({ mode: 'open' }).append(svg) // ids of one figure are not those of another
    return { holder: img, source, svg, place, leave: () => host.remove() }
  }

  // What is written in a drawing: letters, and matplotlib's outlines of letters, whose words stand in a comment
  function written(slide, { holder, svg }) {
    const groups = [...svg.querySelectorAll('g[id^="text_"]')].filter((group) => group.lastElementChild)
    return [...[...svg.querySelectorAll('text')].map(lettered), ...groups.map(outlined)]
      .filter(({ words, ink }) => words && (holder !== svg || seen(ink)))
      .map((one) => ({ ...one, size: one.size / scale(slide), rect: box(slide, one.ink.getBoundingClientRect()) }))
  }
  function lettered(text) {
    const { a, b } = text.getScreenCTM()
    const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b)
    return { ink: text, halo: null, words: text.textContent.trim(), size }
  }
  function outlined(group) {
    const comment = [...group.childNodes].find((node) => node.nodeType === Node.COMMENT_NODE)
    const ink = group.lastElementChild // what comes before it is its halo
    const halo = ink === group.firstElementChild ? null : group.firstElementChild
    const { c, d } = ink.getScreenCTM()
    // words that are one path tell no size; their height tells the largest that it may be
    const size = ink.querySelector('use') ? Math.hypot(c, d) * EM : ink.getBoundingClientRect().height / X_HEIGHT
    return { ink, halo, words: comment?.data.trim() ?? group.id, size }
  }

  // A fault of words inside a drawing
  const inside = (words, holder) => {
    const { element, picture } = pointed(holder)
    return { element: `${quoted(words)} in ${element}`, picture }
  }
  const inDrawing = (gate, { holder }, words, text) => ({ ...fault(gate, '', text), ...inside(words, holder) })

  // Words too small to be read from the last row, in the slide's text, its counters and its drawings
  const fine = (element, where) => element.closest('footer, header') || (where && element.localName === 'section')
  const least = (element, where) => (fine(element, where) ? FINE : BODY)
  const tiny = (size, least) => size < least * (1 - ROUNDED)
  const tooSmall = (size, least) => `is ${round(size)} px high, under the ${least} px that the last row can read`
  function small(slide, shown) {
    const plain = texts(slide).map(({ element }) => ({ at: element, element, css: getComputedStyle(element) }))
    const counted = [...sections(slide), ...elements(slide)].flatMap((element) => counters(element))
    const drawn = shown.flatMap((drawing) => written(slide, drawing).map((one) => ({ ...one, drawing })))
    const set = formulas(slide).map((formula) => ({ formula, size: leastSign(slide, formula) }))
    return [
      ...[...plain, ...counted].flatMap(({ at, element, where, css }) => {
        const size = Number.parseFloat(css.fontSize) * stretched(slide, element)
        return tiny(size, least(element, where)) ? [fault('text size', at, tooSmall(size, least(element, where)))] : []
      }),
      ...drawn.flatMap(({ drawing, words, size }) =>
        tiny(size, BODY) ? [inDrawing('text size', drawing, words, tooSmall(size, BODY))] : [],
      ),
      ...set.flatMap(({ formula, size }) =>
        tiny(size, BODY) ? [fault('text size', formula, `${tooSmall(size, BODY)}, in its smallest sign`)] : [],
      ),
    ]
  }
  // The size of a formula's smallest sign, scripts of scripts included; stretched braces have none
  function leastSign(slide, formula) {
    const signs = [...formula.querySelectorAll('path[data-c]')].filter((sign) => sign.closest('svg') === formula.firstElementChild)
    const sizes = signs.map((sign) => [sign.getScreenCTM().c, sign.getScreenCTM().d]).map(([c, d]) => Math.hypot(c, d))
    return (Math.min(...sizes) * SIGN) / scale(slide)
  }
  function counters(element) {
    const both = ['::before', '::after'].map((where) => ({ where, css: getComputedStyle(element, where) }))
    const worded = both.filter(({ css }) => css.display !== 'none' && !/^(none|normal|"\s*")$/.test(css.content))
    return worded.map((one) => ({ ...one, element, at: element.localName + one.where }))
  }

  // How much larger or smaller a transform shows an element; the browser rounds the lengths that this is read from
  function stretched(slide, element) {
    if (element.localName === 'section') return 1
    const length = Math.max(element.offsetWidth ?? 0, element.offsetHeight ?? 0)
    const rect = box(slide, element.getBoundingClientRect())
    const by = Math.max(rect.width, rect.height) / length
    const told = getComputedStyle(element).display !== 'inline' && Math.abs(by - 1) > 1 / length
    return told ? by : stretched(slide, element.parentElement)
  }

  // Words of a drawing beyond its rim, and marks in it that point to a shape which is not there
  function cropped(slide, shown) {
    return shown.flatMap((drawing) => [
      ...written(slide, drawing).flatMap(({ words, rect }) => {
        const [side, by] = beyond(rect, drawing.place)
        const told = `is cut off by ${round(by)} px at the figure's ${side}`
        return by > MARGIN ? [inDrawing('overflow', drawing, words, told)] : []
      }),
      ...pointless(drawing.svg).map((target) => fault('missing glyph', drawing.holder, `draws ${target}, which is not in it`)),
    ])
  }
  function pointless(svg) {
    const targets = [...svg.querySelectorAll('use')].map((use) => use.getAttribute('href') ?? use.getAttribute('xlink:href'))
    const there = new Set([...svg.querySelectorAll('[id]')].map((part) => `#${part.id}`))
    return [...new Set(targets)].filter((target) => target?.startsWith('#') && !there.has(target))
  }

  // Signs that no font has: they look like a sign that nobody uses, mostly a box
  function boxed(slide) {
    return texts(slide).flatMap(({ element }) => {
      const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
      const font = `${fontStyle} ${fontWeight} ${BODY}px ${fontFamily}`
      const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      const signs = [...new Set(nodes.map((node) => node.data).join(''))].filter((sign) => !/[\p{C}\p{Z}\p{M}]/u.test(sign))
      const lost = signs.filter((sign) => look(font, sign) === look(font, NOBODYS))
      return lost.length ? [fault('missing glyph', element, `draws ${lost.join(' ')} as a box, for no font here has it`)] : []
    })
  }
  const pad = new OffscreenCanvas(BODY, BODY).getContext('2d', { willReadFrequently: true })
  const looks = new Map()
  function look(font, sign) {
    if (!looks.has(font + sign)) {
      pad.clearRect(0, 0, BODY, BODY)
      pad.font = font
      pad.fillText(sign, 0, 0.8 * BODY)
      looks.set(font + sign, String.fromCharCode(...pad.getImageData(0, 0, BODY, BODY).data))
    }
    return looks.get(font + sign)
  }

  // Take the words away, so that a photograph of the slide shows what lies behind them; the returned function brings them back
  async function wordless(slide, shown) {
    const style = document.head.appendChild(document.createElement('style'))
    // a quick build's watermark is not the ground of a text
    style.textContent = `:root { --watermark: none !important }
      section *, section *::before, section *::after { color: transparent !important; text-shadow: none !important;
      -webkit-text-fill-color: transparent !important; transition: none !important; animation: none !important }
      section svg :is(text, g[id^="text_"]) { visibility: hidden !important }`
    const kept = []
    for (const { holder, svg } of shown.filter(({ holder, svg }) => holder !== svg)) {
      const copy = svg.cloneNode(true)
      for (const text of copy.querySelectorAll('text')) text.remove()
      for (const group of copy.querySelectorAll('g[id^="text_"]')) group.replaceChildren()
      kept.push([holder, holder.src])
      holder.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
      await holder.decode()
    }
    return () => {
      style.remove()
      for (const [picture, source] of kept) picture.src = source
      return Promise.all(kept.map(([picture]) => picture.decode().catch(() => null)))
    }
  }

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const parsed = new Map()
  function colour(css) {
    if (!parsed.has(css)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      parsed.set(css, [r, g, b, a / 255])
    }
    return parsed.get(css)
  }
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  function ratio(ink, ground) {
    const mixed = [0, 1, 2].map((part) => ink[3] * ink[part] + (1 - ink[3]) * ground[part])
    const [dark, light] = [luminance(mixed), luminance(ground)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }
  function opacity(element) {
    let product = 1
    for (let at = element; at && at.localName !== 'foreignObject'; at = at.parentElement)
      product *= getComputedStyle(at).opacity
    return product
  }
  const hex = (parts) => `#${parts.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

  // Every text of a slide with its colour and its boxes; one with a halo brings its ground along
  function inked(slide, shown) {
    const plain = texts(slide).map(({ element, rects }) => {
      const [r, g, b, a] = colour(getComputedStyle(element).color)
      return { told: pointed(element), ink: [r, g, b, a * opacity(element)], rects }
    })
    const set = formulas(slide).map((formula) => ({
      told: pointed(formula),
      ink: [...colour(getComputedStyle(formula).color).slice(0, 3), opacity(formula)],
      rects: [box(slide, formula.firstElementChild.getBoundingClientRect())],
    }))
    const drawn = shown.flatMap((drawing) => written(slide, drawing).map((one) => ({ ...one, drawing })))
    return [...plain, ...set, ...drawn.map(({ drawing, ink, halo, words, rect }) => {
      const [r, g, b, a] = colour(getComputedStyle(ink).fill)
      const around = halo ? getComputedStyle(halo).stroke : 'none'
      const ground = around === 'none' ? null : colour(around)
      const thick = a * getComputedStyle(ink).fillOpacity * opacity(ink)
      return { told: inside(words, drawing.holder), ink: [r, g, b, thick], rects: [rect], ground }
    })]
  }

  // The ground below a text, point by point, from the photograph
  function grounds({ rects, ground }, { data, width, height }) {
    if (ground) return [ground]
    const points = rects.flatMap((rect) => Array.from({ length: ACROSS * DOWN }, (_, point) => [
      Math.floor(rect.left + ((point % ACROSS) + 0.5) / ACROSS * rect.width),
      Math.floor(rect.top + (Math.floor(point / ACROSS) + 0.5) / DOWN * rect.height),
    ]))
    const there = points.filter(([x, y]) => x >= 0 && y >= 0 && x < width && y < height)
    return there.map(([x, y]) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)])
  }

  // Words that do not stand out from what is behind them
  function faint(texts, photograph) {
    return texts.flatMap((text) => {
      const pairs = grounds(text, photograph).map((ground) => [ratio(text.ink, ground), ground]).sort((a, b) => a[0] - b[0])
      const [least, ground] = pairs[Math.floor(pairs.length * CROSSED)] ?? [RATIO]
      if (least >= RATIO) return []
      const words = `has a contrast of ${least.toFixed(2)}:1 (${hex(text.ink)} on ${hex(ground)}), under ${RATIO}:1`
      return [{ ...fault('contrast', '', words), ...text.told }]
    })
  }
  async function unpacked(png) {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const { width, height } = bitmap
    const sheet = new OffscreenCanvas(width, height).getContext('2d')
    sheet.drawImage(bitmap, 0, 0)
    return sheet.getImageData(0, 0, width, height)
  }

  // What lies over slides for who works them, and fades in and out, is in no photograph
  function pose(on) {
    document.documentElement.classList.toggle('posed', on)
    posed.textContent = 'html.posed :is(.bespoke-marp-osc, .provenance-ring) { visibility: hidden !important }'
    if (on) document.head.append(posed)
  }
  const posed = document.createElement('style')

  // A slide before its photograph is taken, and after
  let waiting
  async function before(number) {
    const slide = slides()[number]
    const shown = await drawings(slide)
    const texts = inked(slide, shown)
    const faults = [...overflowing(slide), ...spilling(slide), ...cropped(slide, shown), ...(await broken(slide))]
    faults.push(...small(slide, shown), ...boxed(slide), ...dormant(slide), ...narrow(slide))
    for (const { leave } of shown) leave()
    waiting = { texts, back: await wordless(slide, shown) }
    return faults
  }
  async function after(number, png, photo) {
    const ground = await unpacked(png)
    const faults = faint(waiting.texts, ground)
    await waiting.back()
    pose(false)
    if (photo) faults.push(...(await painted.faults(number, await unpacked(photo), ground)))
    return { faults, texts: waiting.texts.length }
  }

  // A slide in another window: the same rooms and sizes, all of it in sight, nothing that moves where stillness is asked for
  async function again(number, still, last) {
    const slide = slides()[number]
    const faults = [...overflowing(slide), ...spilling(slide), ...small(slide, []), ...(last ? painted.again(number) : [])]
    const frame = slide.querySelector('foreignObject').getBoundingClientRect()
    const [side, by] = beyond(frame, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })
    if (by > SLACK) faults.push(fault('overflow', 'slide', `stands ${round(by)} px beyond the ${side} of the window`))
    return [...faults, ...(still ? moving(slide) : [])]
  }
  function moving(slide) {
    const animated = document.getAnimations().map((animation) => animation.effect?.target)
    const drawn = slide.querySelectorAll('section :is(animate, animateTransform, animateMotion)')
    const targets = [...new Set([...animated, ...drawn])].filter((target) => target && slide.contains(target))
    return targets.map((target) => fault('motion', target, 'moves, although the viewer asks for reduced motion'))
  }

  // Controls of live parts that a finger misses
  function narrow(slide) {
    const controls = elements(slide).filter((element) => element.matches('.live *') && element.matches(WORKED))
    const sized = controls.map((element) => ({ element, ...box(slide, element.getBoundingClientRect()) }))
    const missed = sized.filter(({ width, height }) => Math.min(width, height) < FINGER - SLACK)
    return missed.map(({ element, width, height }) =>
      fault('touch', element, `is ${round(width)} by ${round(height)} px, under the ${FINGER} px that a finger needs`))
  }

  // The same on a phone that lies: as high as what answers to a finger, which may be higher than what is seen
  function low(number) {
    const controls = elements(slides()[number]).filter((element) => element.matches('.live *') && element.matches(WORKED))
    return controls.flatMap((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
      const hit = (y) => element.contains(document.elementFromPoint(middle.x, y))
      const reach = (way) => { let far = 0; while (far < FINGER && hit(middle.y + way * far)) far++; return far }
      const high = reach(-1) + reach(1)
      const words = `answers to a finger in ${high} px of height, under the ${FINGER} px that it needs`
      return high < FINGER ? [fault('touch', element, words)] : []
    })
  }

  const lively = (slide) => sections(slide).flatMap((section) => [...section.querySelectorAll('img[data-live]')])
  // Pictures in whose place nothing moves, although it should
  function dormant(slide) {
    const asleep = lively(slide).filter((img) => !img.classList.contains('still'))
    return asleep.map((img) => fault('live part', img, `does not move: nothing took its place as ${img.dataset.live}`))
  }
  // Live parts that come to something else than was committed, where they can tell
  function disproved(number) {
    const all = lively(slides()[number]).map((img) => ({ img, words: globalThis.unproven?.(img.dataset.live) }))
    return all.filter(({ words }) => words).map(({ img, words }) => fault('proof', img, `comes to ${words}`))
  }
  // Put the stills back, as print and who runs no scripts see them; is there any on this slide?
  function stills(number, on) {
    document.documentElement.classList.toggle('stills', on)
    return Boolean(slides()[number].querySelector('img.still'))
  }

  const lines = (block) => Math.round(block.offsetHeight / Number.parseFloat(getComputedStyle(block).lineHeight))

  // What is still hidden when there is no step left
  function hidden(number) {
    const steps = [...slides()[number].querySelectorAll('section [data-marpit-fragment], section [data-figure] g')]
    const all = steps.filter((step) => !seen(step) && seen(within(step, '[data-figure], section')))
    return all.map((step) => fault('steps', within(step, PICTURES) ?? step, `does not show ${step.id || 'a part of it'} in the end`))
  }

  // What a slide says of itself, for Python to judge
  function told(number) {
    const slide = slides()[number]
    const section = content(slide)
    const headings = [...section.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    const note = document.querySelector(`.bespoke-marp-note[data-index="${number}"]`)
    const labelled = (svg) => section.contains(svg.closest('[aria-hidden="true"], [aria-label], [aria-labelledby]'))
    const nameless = sketches(section).filter((svg) => !labelled(svg) && !svg.querySelector(':scope > title'))
    return {
      lang: section.closest('[lang]')?.lang ?? '',
      headings: headings.map((heading) => [Number(heading.localName[1]), heard(heading)]),
      lines: section.matches('.title, .section, .statement') ? 0 : Math.max(0, ...headings.slice(0, 1).map(lines)),
      alts: [...section.querySelectorAll(PICTURES)].map((picture) => picture.getAttribute('alt') ?? picture.ariaLabel),
      nameless: nameless.length,
      notes: [...(note?.children ?? [])].map((part) => part.textContent).join('\n').trim(),
      steps: section.querySelectorAll('[data-marpit-fragment]').length,
    }
  }

  // What can be worked with the mouse, and has to be reached with the keyboard
  const WORKED =
    'a[href], button, input, select, textarea, summary, [controls], [onclick], [role=button], [role=link], [role=slider]'
  let workable = []
  function worked(number) {
    workable = elements(slides()[number]).filter((element) => element.matches(WORKED))
    return workable.length
  }
  const focused = () => workable.indexOf(document.activeElement)
  const unreached = (reached) =>
    workable
      .filter((_, place) => !reached.includes(place))
      .map((element) => fault('keyboard', element, 'cannot be reached with the Tab key'))

  // The elements whose words have to be set in fonts of the deck's own: those that `data-gate` marks
  function marked(number) {
    const found = texts(slides()[number]).map(({ element }) => element)
    found.forEach((element, place) => element.setAttribute('data-gate', place))
    return found.length
  }
  // Each sign of an element by itself, in the same font, to find which one is drawn in another
  function spelt(element) {
    const signs = [...new Set(element.textContent.replace(/\s/g, ''))]
    const host = element.appendChild(document.createElement('span'))
    for (const sign of signs) {
      const alone = host.appendChild(document.createElement('span'))
      Object.assign(alone, { textContent: sign, className: 'gate-sign' }).style.display = 'inline-block'
    }
    host.getBoundingClientRect() // lays the signs out, without which the browser knows no fonts
    return signs
  }
  const fontless = () =>
    [...document.fonts].filter((face) => face.status === 'error').map((face) => face.family.replace(/["']/g, ''))

  // The slide whose markup asks for an address
  function asking(address) {
    const part = address.split('/').pop()
    const holds = (element) => [...element.attributes].some(({ value }) => value.includes(part) && !value.startsWith('data:'))
    const found = [...document.querySelectorAll('section *, section')].find((element) =>
      holds(element) || (element.matches('style, script') && element.textContent.includes(part)))
    return found ? slides().indexOf(found.closest('svg[data-marpit-svg]')) : -1
  }

  const tools = { box, colour, drawn, elements, fault, inky, insides, linear, markup, quoted, sections, seen, slides, PICTURES }
  const measures = { pose, before, after, again, stills, hidden, told, slides, active, fault, pointed }
  const live = { lives: (number) => lively(slides()[number]).length > 0, low, disproved }
  return { ...measures, ...live, worked, focused, unreached, marked, spelt, fontless, asking, tools }
})()
