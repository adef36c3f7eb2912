// node building.mjs PAGE REPORT PDF: press through a deck of figures that build, and write as JSON what is to be seen, key by key.
// The deck is that of test_building.py: a list of two steps, a figure of two steps, a figure of one, a slide without any.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report, pdf] = process.argv.slice(2)
const address = pathToFileURL(file).href
const PATIENCE = 10000 // ms that a window may take to follow another
const NOTHING = [0, 0] // of a slide and its boxes, while a window opens
const told = {}

async function open(browser, { slide = 1, view = '', still = false, scripts = true } = {}) {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  await page.setJavaScriptEnabled(scripts)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' }])
  await page.goto(`${address}${view && `?view=${view}`}#${slide}`, { waitUntil: 'load' })
  return page
}

// The slide that is shown, what is to be seen of its figure, and where each part of that is
const seen = (page) => page.evaluate(() => {
  const slides = [...document.querySelectorAll('svg[data-marpit-svg]')]
  const slide = slides.find((one) => one.matches('.bespoke-marp-active'))
  const parts = [...slide.querySelectorAll('section svg :is(image, [id^=text_], [id^=patch_])')]
  const visible = parts.filter((part) => getComputedStyle(part).visibility === 'visible')
  const place = ({ left, top, width, height }) => [left, top, width, height].map(Math.round).join(' ')
  return {
    slide: slides.indexOf(slide) + 1,
    page: slide.querySelector('section').dataset.marpitPagination,
    boxes: visible.filter((part) => part.localName === 'image').length,
    places: Object.fromEntries(visible.map((part) => [part.id, place(part.getBoundingClientRect())])),
    moving: document.getAnimations().filter(({ effect }) => slide.contains(effect.target)).length,
  }
})
async function keys(page, key, times) {
  const states = [await seen(page)]
  for (let press = 0; press < times; press++) {
    await page.keyboard.press(key)
    states.push(await seen(page))
  }
  return states
}

async function pressed(browser) {
  const page = await open(browser)
  told.forth = await keys(page, 'ArrowRight', 7)
  told.back = await keys(page, 'ArrowLeft', 5)
  await page.close()
  const calm = await open(browser, { slide: 2, still: true })
  told.calm = await keys(calm, 'ArrowRight', 1)
  await calm.close()
}

// How many boxes are to be seen on each slide
const boxes = (page) => page.evaluate(() => [...document.querySelectorAll('svg[data-marpit-svg]')].map((slide) =>
  [...slide.querySelectorAll('section svg image')].filter((box) => getComputedStyle(box).visibility === 'visible').length))

async function elsewhere(browser) {
  const page = await open(browser)
  told['on the screen'] = await boxes(page)
  await page.emulateMediaType('print')
  told['in print'] = await boxes(page)
  await page.emulateMediaType(null)
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
  await page.close()
  for (const [name, how] of [['without scripts', { scripts: false }], ['overview', { view: 'overview' }]]) {
    const other = await open(browser, how)
    told[name] = await boxes(other)
    await other.close()
  }
}

// What the presenter's window shows of what comes next, once it has followed
async function presenter(browser) {
  const page = await open(browser, { slide: 2, view: 'presenter' })
  const next = () => page.waitForFrame((frame) => frame.url().includes('view=next'))
  const shown = (view) => seen(view).then(({ slide, boxes }) => [slide, boxes], () => NOTHING)
  async function followed(before) {
    const until = performance.now() + PATIENCE
    let now = before
    while (`${now}` === `${before}` && performance.now() < until) now = await shown(await next())
    return now
  }
  let then = NOTHING
  told.next = []
  for (let press = 0; press < 4; press++) {
    if (press) await page.keyboard.press('ArrowRight')
    then = await followed(then)
    told.next.push([await shown(page), then])
  }
  await page.close()
}

async function inPage(browser) {
  const page = await open(browser, { slide: 2 })
  Object.assign(told, await page.evaluate(() => {
    const ids = [...document.querySelectorAll('section svg [id], section svg[id]')].map(({ id }) => id)
    const used = [...document.querySelectorAll('section svg *')].flatMap((part) =>
      [part.getAttribute('xlink:href'), part.getAttribute('clip-path')?.slice(4, -1)].filter((target) => target?.startsWith('#')))
    const join = (selector) => getComputedStyle(document.querySelector(selector)).strokeLinejoin
    return {
      twice: ids.filter((id, place) => ids.indexOf(id) !== place),
      used: used.length,
      lost: used.filter((target) => !ids.includes(target.slice(1))),
      joins: [join('section path'), join('h1')],
    }
  }))
  await page.click('.bespoke-marp-active .provenance-ring')
  told.card = await page.$eval('#provenance-card p', (title) => title.textContent)
  await page.close()
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  for (const use of [pressed, elsewhere, presenter, inPage]) await use(browser)
  writeFileSync(report, JSON.stringify(told))
} finally {
  await browser.close()
}
