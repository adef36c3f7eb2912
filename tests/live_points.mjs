// node live_points.mjs PAGE REPORT: move points as people do, and write as JSON what came of it.
// On slide 2 points flow to the data, on slide 3 codes climb a ladder, on slide 4 is a map.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report] = process.argv.slice(2)
const address = pathToFileURL(file).href
const told = { requests: [], errors: [] }
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function open(browser, slide, { calm = true, view = '' } = {}) {
  const page = await browser.newPage()
  const outside = (url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== address
  page.on('request', (request) => outside(request.url()) && told.requests.push(request.url()))
  page.on('pageerror', (error) => told.errors.push(error.message))
  page.setDefaultTimeout(240000) // of a busy machine
  await page.setViewport({ width: 1280, height: 720 })
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' }])
  await page.goto(`${address}${view && `?view=${view}`}#${slide}`)
  await page.waitForSelector('.bespoke-marp-active .live')
  return page
}

// What is said and heard of the part on this slide, and of each of its large canvases how many pixels are drawn, bright and red
const seen = (page) => page.evaluate(() => {
  const root = document.querySelector('.bespoke-marp-active .live')
  const words = (selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent)
  const drawn = [...root.querySelectorAll('canvas')].filter(({ width }) => width > 500).map((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    const count = { any: 0, bright: 0, red: 0 }
    for (let at = 0; at < data.length; at += 4) {
      count.any += data[at + 3] > 0
      count.bright += data[at + 3] > 0 && data[at + 1] > 200
      count.red += data[at] > 150 && data[at + 1] < 120
    }
    return count
  })
  return {
    slide: location.hash,
    share: Number.parseInt(words('strong')[0]),
    strong: words('strong'),
    says: words('.live-told > *'),
    status: words('[role=status]')[0],
    pressed: words('[aria-pressed=true]'),
    heard: [...root.querySelectorAll('[aria-valuetext], [role=img][aria-label]')].map((one) => one.ariaValueText ?? one.ariaLabel),
    buttons: words('button'),
    drawn,
  }
})
const look = async (page, name) => void (told[name] = await seen(page))
const keys = async (page, ...names) => { for (const name of names) await page.keyboard.press(name) }
const ended = (page) => page.waitForFunction(() => document.querySelector('.live-flow [role=status]').textContent)
const step = (page, number) => page.waitForFunction((words) => document.querySelector('.live-flow').textContent.includes(words), {}, `step ${number} of`)
async function click(page, across, down) {
  const [x, y] = await page.evaluate((across, down) => {
    const { left, top, width, height } = document.querySelector('.bespoke-marp-active .live-field').getBoundingClientRect()
    return [left + across * width, top + down * height]
  }, across, down)
  await page.mouse.click(x, y)
}

async function flowing(browser) {
  const page = await open(browser, 2, { calm: false })
  await ended(page)
  await look(page, 'settled')
  await keys(page, 'r')
  await look(page, 'scattered')
  await keys(page, 'c')
  await look(page, 'curve')
  await keys(page, 's')
  await step(page, 1)
  await pause(300)
  await look(page, 'a step')
  await pause(1200)
  await look(page, 'still there')
  await keys(page, 's')
  await step(page, 2)
  await look(page, 'another step')
  await keys(page, 'd')
  await look(page, 'dropped')
  await ended(page)
  await look(page, 'settled again')
  await click(page, 0.1, 0.1)
  await look(page, 'tapped')
  await page.close()
}
async function climbing(browser) {
  const page = await open(browser, 3)
  await look(page, 'plain')
  await keys(page, 'n', '7')
  await look(page, 'next')
  await keys(page, '7')
  await look(page, 'none')
  await page.focus('.bespoke-marp-active .live input')
  await keys(page, 'End')
  await look(page, 'last')
  await keys(page, 'n')
  await look(page, 'first again')
  await page.close()
}
async function mapping(browser) {
  const page = await open(browser, 4)
  await look(page, 'map')
  await keys(page, '3')
  await look(page, 'threes')
  await page.close()
}
async function windows(browser) {
  const audience = await open(browser, 2)
  const presenter = await open(browser, 2, { view: 'presenter' })
  await click(presenter, 0.9, 0.9)
  await ended(presenter)
  await look(presenter, 'presenter')
  await audience.bringToFront()
  await ended(audience)
  await look(audience, 'audience')
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
  protocolTimeout: 600000,
})
try {
  for (const used of [flowing, climbing, mapping, windows]) await used(browser)
} finally {
  await browser.close()
}
writeFileSync(report, JSON.stringify(told))
