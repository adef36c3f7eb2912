// What a browser paints, topmost, held against what a slide says: each letter and each picture, as they are written and in
// their order, and nothing beside them. look.mjs puts it into the page after in-page.js, which brings its tools.
const painted = ((tools) => {
  const { box, colour, drawn, elements, fault, inky, insides, linear, markup, quoted, sections, seen, slides, PICTURES } = tools
  const SEEN = 1.5 // of contrast, for a letter's darkest or brightest pixel; that of its colour is measured elsewhere
  const CELL = 8 // px of a square in which a picture is compared with its file
  const OTHER = 48 // of 255, by which the mean colour of a square may be off: edges fall otherwise on pixels
  const EDGES = 0.004 // of a picture's squares that may be off
  const PLAIN = 0.9995 // of a picture in one colour, and it shows nothing
  const ADVANCE = 0.1 // of its height that a letter stands to the right of the one before, at least
  const ON_TOP = 0.4 // of its height that a line reaches into another, and both are hard to read
  const SHEET = { width: 1280, height: 720 }

  const OWN = '.live, .live *, .provenance-ring' // what the deck's own scripts draw
  const APART = `script, style, template, figcaption, ${OWN}`
  const LEFT_OUT = 'section:is(.title, .section) > header, section.title > footer' // by their look
  const BEHIND = '[data-marpit-advanced-background]' // pictures that Marp puts behind a slide

  // What styles may say of anything on a slide, for words and pictures to be what is written
  const nothing = /^(none|normal|auto|0px)$/
  const AS_WRITTEN = {
    ...Object.fromEntries(
      `content background-image border-image-source list-style-image text-transform text-emphasis-style -webkit-text-security
      text-shadow box-shadow text-indent word-spacing font-feature-settings font-variant-caps font-variant-position
      font-variant-alternates font-variant-east-asian filter backdrop-filter mask-image -webkit-box-reflect offset-path rotate
      animation-name text-combine-upright counter-reset counter-set hyphenate-character initial-letter
      -webkit-text-stroke-width`.split(/\s+/).map((name) => [name, nothing])),
    'counter-increment': /^(none|list-item 1)$/,
    direction: /^ltr$/,
    'unicode-bidi': /^(normal|embed|isolate)$/,
    'writing-mode': /^horizontal-tb$/,
    'mix-blend-mode': /^normal$/,
    'text-decoration-line': /^(none|underline)$/,
    'font-variant-numeric': /^(normal|tabular-nums)$/,
    'list-style-type': /^(disc|circle|square|none|decimal)$/,
    transform: /^(none|matrix\(([\d.]+), 0, 0, \2, .*)$/,
    scale: /^(none|[\d.]+)$/,
  }
  const told = (style, name) => `has ${name}: ${style.getPropertyValue(name).slice(0, 60)}`
  function restyled(slide) {
    const all = [...sections(slide), ...elements(slide)].filter((element) => !element.closest(`${OWN}, ${BEHIND}`))
    return all.flatMap((element) => {
      const style = getComputedStyle(element)
      const odd = Object.keys(AS_WRITTEN).filter((name) => !AS_WRITTEN[name].test(style.getPropertyValue(name)))
      if (style.display === 'inline' && (style.borderStyle !== 'none' || style.outlineStyle !== 'none')) odd.push('border')
      if (element.matches('ul > li') && style.listStyleType === 'decimal') odd.push('list-style-type')
      const other = 'which shows something else than is written'
      const faults = odd.map((name) => fault('style', element, `${told(style, name)}, ${other}`))
      if (inky(element) && !says(element)) faults.push(fault('style', element, 'is painted, and says nothing'))
      return [...faults, ...generated(slide, element)]
    })
  }
  const says = (element) => element.textContent.trim() || element.querySelector(`${PICTURES}, svg`) ||
    element.matches(`section, td, th, hr, ${PICTURES}, svg`)
  function generated(slide, element) {
    return ['::before', '::after', '::marker'].flatMap((part) => {
      const style = getComputedStyle(element, part)
      if (/^(none|normal)$/.test(style.content) || (part === '::after' && counted(slide, element, style))) return []
      return [fault('style', element, `${told(style, 'content')} as its ${part}, which no slide says`)]
    })
  }
  // The number of a slide, the one thing that styles may write
  const counted = (slide, section, { content }) => section.localName === 'section' &&
    section.dataset.marpitPagination === `${slides().indexOf(slide) + 1}` &&
    ['attr(data-marpit-pagination)', `"${section.dataset.marpitPagination}"`].includes(content)

  // The letters of a slide, text by text, each with its box
  function texts(slide) {
    return sections(slide)
      .flatMap(nodes)
      .map((node) => ({ node, element: node.parentElement }))
      .filter(({ node, element }) => node.data.trim() && !insides(element) && !element.closest(`${APART}, ${LEFT_OUT}`))
      .map((text) => ({ ...text, letters: letters(slide, text.node) }))
  }
  function nodes(section) {
    const [walker, found] = [document.createTreeWalker(section, NodeFilter.SHOW_TEXT), []]
    while (walker.nextNode()) found.push(walker.currentNode)
    return found
  }
  const INKLESS = /[\p{Z}\p{C}\p{M}]/u // signs that paint nothing by themselves
  const range = document.createRange()
  function letters(slide, node) {
    let at = 0
    return [...node.data].flatMap((letter) => {
      range.setStart(node, at)
      range.setEnd(node, (at += letter.length))
      return INKLESS.test(letter) ? [] : [{ letter, ...box(slide, range.getBoundingClientRect()) }]
    })
  }

  // Letters that a photograph of the slide does not show where a photograph without words has only the ground
  function unseen(slide, all, photo, ground) {
    const signs = [...slide.querySelectorAll('section mjx-container path[data-c]')].flatMap((sign) => {
      const letter = String.fromCodePoint(`0x${sign.dataset.c}`)
      const letters = [{ letter, ...box(slide, sign.getBoundingClientRect()) }]
      return INKLESS.test(letter) ? [] : [{ element: sign.closest('mjx-container'), letters }]
    })
    return [...all, ...signs].flatMap(({ element, letters }) => {
      const lost = letters.filter((rect) => !inked(rect, photo, ground))
      return lost.length ? [fault('paint', element, `does not show ${quoted(lost.map(({ letter }) => letter).join(''))}`)] : []
    })
  }
  const light = Array.from({ length: 256 }, (_, part) => linear(part))
  const luminance = (data, at) => 0.2126 * light[data[at]] + 0.7152 * light[data[at + 1]] + 0.0722 * light[data[at + 2]] + 0.05
  function inked({ left, top, right, bottom }, photo, ground) {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(SHEET.height, bottom); y++)
      for (let x = Math.max(0, Math.round(left)); x < Math.min(SHEET.width, Math.max(right - 0.5, left + 1)); x++) {
        const at = 4 * (y * SHEET.width + x)
        const by = luminance(photo.data, at) / luminance(ground.data, at)
        if (by > SEEN || by < 1 / SEEN) return true
      }
    return false
  }

  // Letters and blocks that stand before what they are written after
  const height = ({ top, bottom }) => bottom - top
  const middle = ({ top, bottom }) => (top + bottom) / 2
  function follows(one, next) {
    const down = (middle(next) - middle(one)) / Math.min(height(one), height(next))
    if (down > 0.5) return true
    return down < -0.5 ? next.left >= one.left : next.left - one.left >= ADVANCE * Math.min(height(one), height(next))
  }
  function disordered(slide, all) {
    const faults = all.flatMap(({ element, letters }) => {
      const place = letters.findIndex((one, at) => at && !follows(letters[at - 1], one))
      const words = 'before or over what is written before it'
      return place > 0 ? [fault('order', element, `shows ${quoted(letters[place].letter)} ${words}`)] : []
    })
    const both = [...sections(slide), ...elements(slide)]
    const parents = both.filter((element) => element.childElementCount > 1 && !element.closest(OWN))
    return [...faults, ...parents.flatMap((parent) => backwards(slide, parent))]
  }
  function backwards(slide, parent) {
    const inline = (element) => /^(inline|none|contents)$/.test(getComputedStyle(element).display)
    const children = [...parent.children].filter((child) => !child.matches(`${APART}, footer`) && !inline(child))
    const boxes = children.map((child) => ({ child, ...box(slide, child.getBoundingClientRect()) }))
    return boxes.flatMap((next, place) => {
      const passed = boxes.slice(0, place).some((one) => before(next, one))
      return passed ? [fault('order', next.child, 'stands before what is written before it')] : []
    })
  }
  const share = (one, other, [from, to]) => Math.min(one[to], other[to]) - Math.max(one[from], other[from])
  const [ACROSS, DOWN] = [['left', 'right'], ['top', 'bottom']]
  const before = (next, one) =>
    (next.bottom <= one.top + 1 && share(next, one, ACROSS) > 1) || (next.right <= one.left + 1 && share(next, one, DOWN) > 1)

  // Lines of text on lines of text
  function stacked(slide, all) {
    const lines = all.flatMap(({ element, letters }) => inLines(letters).map((line) => ({ element, ...line })))
    return lines.flatMap((line, place) => {
      const under = lines.slice(0, place).find((other) => share(line, other, ACROSS) > 2 &&
        share(line, other, DOWN) > ON_TOP * Math.min(height(line), height(other)))
      return under ? [fault('paint', line.element, `stands on ${quoted(under.element.textContent.trim())}`)] : []
    })
  }
  function inLines(letters) {
    const lines = []
    for (const { left, right, top, bottom } of letters) {
      const last = lines.at(-1)
      if (last && Math.abs(middle(last) - (top + bottom) / 2) < height(last) / 2)
        Object.assign(last, { left: Math.min(last.left, left), right: Math.max(last.right, right) })
      else lines.push({ left, right, top, bottom })
    }
    return lines
  }

  const stills = () => document.documentElement.classList.contains('stills')

  // Pictures that are painted otherwise than their files are drawn, or show nothing
  async function misdrawn(slide, photo) {
    const all = sections(slide).flatMap((section) => [...section.querySelectorAll(PICTURES)])
    const now = all.filter((picture) => !insides(picture) && picture.matches('img.still') === stills())
    const live = stills() ? [] : [...slide.querySelectorAll('section .live')]
    return [...(await Promise.all(now.map((picture) => compared(slide, picture, photo)))).flat(),
      ...live.filter((root) => blank(part(photo, box(slide, root.getBoundingClientRect()))))
        .map((root) => fault('paint', root, 'shows nothing'))]
  }
  const canvas = new OffscreenCanvas(SHEET.width, SHEET.height).getContext('2d', { willReadFrequently: true })
  async function compared(slide, picture, photo) {
    const place = picture.localName === 'img' ? drawn(slide, picture) : box(slide, picture.getBoundingClientRect())
    if (!(Math.min(place.width, place.height) >= 1)) return [fault('paint', picture, 'is not painted')]
    const image = picture.localName === 'img' ? picture : await standing(picture, place)
    if (!image.naturalWidth) return [] // which cannot be read, as is told elsewhere
    const offs = []
    for (const pixels of [Math.round, Math.floor, (exact) => exact]) { // browsers put pictures on whole pixels, or not
      const [left, top, right, bottom] = [place.left, place.top, place.right, place.bottom].map(pixels)
      canvas.fillStyle = ground(picture)
      canvas.fillRect(0, 0, SHEET.width, SHEET.height)
      canvas.drawImage(image, left, top, right - left, bottom - top)
      const drawing = part(canvas.getImageData(0, 0, SHEET.width, SHEET.height), place)
      if (blank(drawing)) return [fault('paint', picture, 'is of one colour: it shows nothing')]
      offs.push(unlike(drawing, part(photo, place)))
      if (offs.at(-1) <= EDGES) return []
    }
    return [fault('paint', picture, `is not painted as it is drawn, in ${Math.ceil(100 * Math.min(...offs))} % of its room`)]
  }
  // A drawing that stands in the page, as a picture that no style of the page reaches
  async function standing(svg, { width, height }) {
    const copy = svg.cloneNode(true)
    copy.removeAttribute('style')
    copy.setAttribute('width', width)
    copy.setAttribute('height', height)
    const src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
    const image = Object.assign(new Image(), { src })
    await image.decode()
    return image
  }
  function ground(element) {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (colour(getComputedStyle(at).backgroundColor)[3] === 1) return getComputedStyle(at).backgroundColor
    return 'white'
  }
  function part({ data }, { left, top, right, bottom }) {
    const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))]
    const width = Math.max(0, Math.min(SHEET.width, Math.round(right)) - x)
    const rows = Array.from({ length: Math.max(0, Math.min(SHEET.height, Math.round(bottom)) - y) }, (_, row) => {
      const from = 4 * ((y + row) * SHEET.width + x)
      return data.subarray(from, from + 4 * width)
    })
    return { rows, width }
  }
  function blank({ rows, width }) {
    const counts = new Map()
    for (const row of rows)
      for (let at = 0; at < row.length; at += 4) {
        const shade = (row[at] >> 4 << 8) | (row[at + 1] >> 4 << 4) | (row[at + 2] >> 4)
        counts.set(shade, (counts.get(shade) ?? 0) + 1)
      }
    return !counts.size || Math.max(...counts.values()) > PLAIN * rows.length * width
  }
  function unlike(one, other) {
    const channels = [0, 1, 2]
    let [off, all] = [0, 0]
    for (let y = 0; y < one.rows.length; y += CELL)
      for (let x = 0; x < one.width; x += CELL, all++)
        off += channels.some((channel) => apart(one, other, x, y, channel) > OTHER)
    return off / all
  }
  function apart(one, other, left, top, channel) {
    let [sum, count] = [0, 0]
    for (let y = top; y < Math.min(top + CELL, one.rows.length); y++)
      for (let x = left; x < Math.min(left + CELL, one.width); x++, count++)
        sum += one.rows[y][4 * x + channel] - other.rows[y][4 * x + channel]
    return Math.abs(sum / count)
  }

  // What print has to show of a slide: its texts, what styles and pictures may write besides, and where its pictures stand
  const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, image, use'
  function paper(number) {
    const slide = slides()[number]
    const within = (selector) => [...slide.querySelectorAll(`section ${selector}`)]
    const pictures = within(`:is(${PICTURES})`).filter((picture) => !insides(picture))
    const drawings = pictures.map((picture) => ({ picture, svg: picture.localName === 'img' ? source(picture) : picture }))
    const markers = within('ol > li').map((item) => `${[...item.parentElement.children].indexOf(item) + 1}.`)
    const svgs = [...within('svg'), ...drawings.map(({ svg }) => svg).filter(Boolean)]
    const lettered = svgs.flatMap((svg) => [...svg.querySelectorAll('text')]).map((text) => text.textContent)
    return {
      texts: texts(slide).map(({ node }) => node.data.trim()),
      counted: [`${number + 1}`, ...markers, ...lettered],
      pictures: drawings.map(({ picture, svg }) => ({
        name: picture.dataset.figure ?? 'picture',
        shapes: svg ? shapes(svg) : 1,
        ...box(slide, picture.getBoundingClientRect()),
      })),
    }
  }
  const UNDRAWN = 'defs, clipPath, symbol, mask'
  const shapes = (svg) => [...svg.querySelectorAll(SHAPES)].filter((shape) => !shape.closest(UNDRAWN)).length
  const source = ({ src }) =>
    src.startsWith('data:image/svg') ? new DOMParser().parseFromString(markup(src), 'image/svg+xml') : null

  // Links that lead nowhere
  function dead(slide) {
    const links = sections(slide).flatMap((section) => [...section.querySelectorAll('[href]')])
    const lost = links.filter((link) => !insides(link) && !leads(link.getAttribute('href')))
    return lost.map((link) => fault('link', link, `leads to ${link.getAttribute('href') || 'nothing'}, which is not there`))
  }
  function leads(address) {
    const [place, url] = [address.slice(1), URL.parse(address)]
    if (address.startsWith('#')) return Number(place) ? place <= slides().length : Boolean(document.getElementById(place))
    if (url?.protocol === 'mailto:') return url.pathname.includes('@')
    return url?.protocol === 'https:' && /^[\w-]+(\.[\w-]+)+$/.test(url.hostname)
  }

  // Rules for some windows alone, for print or for some viewers: the slides of a deck are the same for all
  const STEPS = '[data-bespoke-marp-fragment' // which Marp shows one by one on the screen
  const HARMLESS = /^(-webkit-)?(print-color-adjust|color-adjust|(page-)?break-.*|animation-.*|(view-)?transition.*)$/
  const THINNER = 'mjx-container[jax=' // letters of formulas, as Marp prints them
  const harmless = (selector, name) => HARMLESS.test(name) || (name === 'stroke-width' && selector.includes(THINNER))
  function conditional() {
    const rules = [...document.styleSheets].flatMap((sheet) => chosen(sheet, sheet.media.length > 0, ''))
    return rules.flatMap(({ selector, style, cssText }) => {
      if (selector.startsWith(STEPS) || [...style].every((name) => harmless(selector, name))) return []
      const hit = [...document.querySelectorAll(bare(selector))].find((element) =>
        element.matches('section, section *') && !element.matches(`${OWN}, img.still`))
      const words = `looks otherwise in some windows or in print: ${cssText.slice(0, 80)}`
      return hit ? [{ slide: slides().indexOf(hit.closest('svg[data-marpit-svg]')), ...fault('style', hit, words) }] : []
    })
  }
  function chosen(rule, some, above) {
    const selector = (rule.selectorText?.includes('&') ? above : rule.selectorText) ?? above
    const own = some && selector && rule.style ? [{ selector, style: rule.style, cssText: rule.cssText }] : []
    const always = !(rule instanceof CSSConditionRule) || (rule instanceof CSSMediaRule && rule.media.mediaText === 'all')
    return [...own, ...[...(rule.cssRules ?? [])].flatMap((inner) => chosen(inner, some || !always, selector))]
  }
  const bare = (selector) => selector.replace(/::?(before|after|marker|first-letter|first-line|selection)/g, '') || '*'

  const fonts = () =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => ({ family: style.getPropertyValue('font-family'), source: style.getPropertyValue('src') }))

  // A slide with all that is on it: `photo` as it is, `ground` without its words
  async function faults(number, photo, ground) {
    const [slide, all] = [slides()[number], texts(slides()[number])]
    const said = () => [...restyled(slide), ...disordered(slide, all), ...stacked(slide, all), ...dead(slide)]
    return [...(stills() ? [] : said()), ...unseen(slide, all, photo, ground), ...(await misdrawn(slide, photo))]
  }
  // A slide in another window, without photographs: nothing is gone, and the styles are as in the first
  function again(number) {
    const [slide, all] = [slides()[number], texts(slides()[number])]
    const lost = all.filter(({ element, letters }) => !seen(element) || letters.some(({ width }) => !width))
    const gone = lost.map(({ element }) => fault('paint', element, 'is not shown'))
    return [...restyled(slide), ...disordered(slide, all), ...gone]
  }

  return { faults, again, paper, conditional, fonts }
})(gates.tools)
