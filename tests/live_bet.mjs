// node live_bet.mjs PAGE REPORT: bet on slide 2 with keys, a mouse and a finger, and write as JSON what came of it.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report] = process.argv.slice(2)
const address = pathToFileURL(file).href
const told = { requests: [], errors: [] }
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function open(browser, { view = '', calm = true } = {}) {
  const page = await browser.newPage()
  const outside = (url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== address
  page.on('request', (request) => outside(request.url()) && told.requests.push(request.url()))
  page.on('pageerror', (error) => told.errors.push(error.message))
  await page.setViewport({ width: 1280, height: 720, hasTouch: true })
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' }])
  await page.goto(`${address}${view && `?view=${view}`}#2`)
  await page.waitForSelector('.bespoke-marp-active .live-bet')
  return page
}

// Where faces stand on the axis, in shares of it, and all that is said
const seen = (page) => page.evaluate(() => {
  const root = document.querySelector('.live-bet')
  const slider = root.querySelector('input')
  const axis = slider.getBoundingClientRect()
  const [button, ...faces] = ['button', '.live-standing strong'].flatMap((name) => [...root.querySelectorAll(name)]).map((one) => one.getBoundingClientRect())
  const meets = (one) => one.left < button.right && button.left < one.right && one.top < button.bottom && button.top < one.bottom
  const middle = ({ left, width }) => (left + width / 2 - axis.left - 14) / (axis.width - 28) // half a thumb at either end
  return {
    slide: location.hash,
    faces: [...root.querySelectorAll('.live-standing')].map((one) => middle(one.getBoundingClientRect())),
    over: faces.filter(meets).length,
    says: [...root.querySelectorAll('strong')].map((one) => one.textContent),
    status: root.querySelector('[role=status]').textContent,
    slider: [slider.getAttribute('aria-label'), slider.getAttribute('aria-valuetext'), slider.valueAsNumber],
    button: root.querySelector('button').textContent,
    markup: root.outerHTML,
  }
})
const look = async (page, name) => void (told[name] = await seen(page))
const keys = async (page, ...names) => { for (const name of names) await page.keyboard.press(name) }
const along = (page, share) => page.evaluate((share) => {
  const { left, top, width, height } = document.querySelector('.live-bet input').getBoundingClientRect()
  return [left + 14 + share * (width - 28), top + height / 2]
}, share)

async function alone(browser) {
  const page = await open(browser)
  await look(page, 'start')
  await page.focus('.live-bet input')
  await keys(page, 'ArrowLeft', 'ArrowLeft')
  await look(page, 'arrows')
  const [from, to] = [await along(page, told.arrows.slider[2] / 0.024), await along(page, 0.5)]
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
  await look(page, 'dragged')
  await page.touchscreen.tap(...(await along(page, 0.25)))
  await look(page, 'tapped')
  await keys(page, 'r')
  await look(page, 'revealed')
  await keys(page, 'R')
  await look(page, 'hidden')
  await page.close()
}

async function windows(browser) {
  const audience = await open(browser)
  const presenter = await open(browser, { view: 'presenter' })
  await presenter.focus('.live-bet input')
  await keys(presenter, 'Home', 'r')
  await look(presenter, 'presenter')
  await audience.bringToFront()
  await pause(300)
  await look(audience, 'audience')
  await presenter.close()
  await audience.close()
}

async function motion(browser) {
  const page = await open(browser, { calm: false })
  await keys(page, 'r')
  await pause(200)
  await look(page, 'on its way')
  await pause(2500)
  await look(page, 'landed')
  await page.close()
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  for (const use of [alone, windows, motion]) await use(browser)
  writeFileSync(report, JSON.stringify(told))
} finally {
  await browser.close()
}
