// node ask.mjs PAGE REPORT STEPS: take steps on a built deck, and write as JSON what there is to see after each.
// A step is { go: slide }, { key: name }, { click: selector } or { window: [width, height] }.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report, steps] = process.argv.slice(2)
const TAKEN = {
  go: (page, slide) => page.evaluate((slide) => (location.hash = `#${slide}`), slide),
  key: (page, name) => page.keyboard.press(name),
  click: (page, selector) => page.click(selector),
  window: (page, [width, height]) => page.setViewport({ width, height }),
}

function seen() {
  const round = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round)
  const slides = [...document.querySelectorAll('svg[data-marpit-svg]')]
  const slide = slides.findIndex((one) => one.classList.contains('bespoke-marp-active'))
  const card = document.getElementById('provenance-card')
  const open = card.matches(':popover-open')
  const focus = document.activeElement
  return {
    slide: slide + 1,
    overview: Boolean(document.querySelector('.bespoke-marp-overview[data-open="1"]')),
    focus: focus.dataset.number ?? focus.getAttribute('aria-label') ?? (focus.id || focus.localName),
    expanded: document.querySelectorAll('[aria-expanded=true]').length,
    card: open ? card.innerText : '',
    box: open ? round(card.getBoundingClientRect()) : [],
    sheet: round(slides[slide].querySelector('foreignObject').getBoundingClientRect()),
    size: open ? Math.min(...[card, ...card.querySelectorAll('*')].map((part) => Number.parseFloat(getComputedStyle(part).fontSize))) : 0,
    hidden: open ? card.scrollHeight - card.clientHeight : 0,
  }
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage()
  const [errors, requests, states] = [[], [], []]
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  await page.setViewport({ width: 1280, height: 720 })
  await page.goto(pathToFileURL(file).href)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  for (const step of JSON.parse(steps)) {
    const [[how, what]] = Object.entries(step)
    await TAKEN[how](page, what)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    states.push(await page.evaluate(seen))
  }
  const asked = requests.filter((url) => !/^(data|blob|file):/.test(url))
  writeFileSync(report, JSON.stringify({ states, errors, asked }))
} finally {
  await browser.close()
}
