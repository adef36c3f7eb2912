// node live_rerun.mjs PAGE NUDGED OTHER REPORT: watch the smallest experiment, on slide 2, train itself, and write as JSON what came of it.
// In NUDGED a weight goes off by one unit in the last place on the way; OTHER begins with another seed.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, nudged, other, report] = process.argv.slice(2)
const told = { requests: [], errors: [] }
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function open(browser, file, { calm = false, view = '', slide = 2 } = {}) {
  const page = await browser.newPage()
  const address = pathToFileURL(file).href
  const outside = (url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== address
  page.on('request', (request) => outside(request.url()) && told.requests.push(request.url()))
  page.on('pageerror', (error) => told.errors.push(error.message))
  page.setDefaultTimeout(120000) // of a busy machine
  await page.setViewport({ width: 1280, height: 720 })
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' }])
  await page.goto(`${address}${view && `?view=${view}`}#${slide}`)
  await page.waitForSelector('.live-rerun')
  return page
}
const seen = (page) => page.evaluate(() => {
  const root = document.querySelector('.live-rerun')
  const [steps, bits] = ['.live-steps', '.live-bits'].map((name) => root.querySelector(name))
  return {
    outcome: root.dataset.outcome,
    steps: Number(/step ([\d,]+) /.exec(steps.textContent)[1].replace(',', '')),
    bits: bits.textContent,
    colour: getComputedStyle(bits).color,
    status: root.querySelector('[role=status]').textContent,
    errors: [...root.querySelectorAll('small')].map((note) => note.textContent),
    buttons: [...root.querySelectorAll('button')].filter((button) => !button.hidden).map((button) => button.textContent),
    unproven: unproven('rerun') ?? null,
  }
})
const look = async (page, name) => void (told[name] = await seen(page))
const ended = (page) => page.waitForFunction(() => document.querySelector('.live-rerun').dataset.outcome !== 'open', { timeout: 120000 })

async function alone(browser) {
  const page = await open(browser, file, { slide: 1 })
  await pause(300)
  await look(page, 'on another slide')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => !document.querySelector('.live-steps').textContent.includes('step 0 '))
  await page.keyboard.press('h')
  await look(page, 'held')
  await pause(500)
  await look(page, 'still held')
  await page.keyboard.press('h')
  await ended(page)
  await look(page, 'ended')
  await page.keyboard.press('R')
  await look(page, 'again')
  await page.close()
}

async function windows(browser) {
  const audience = await open(browser, file, { calm: true })
  const presenter = await open(browser, file, { view: 'presenter' })
  await look(audience, 'calm')
  await presenter.waitForFunction(() => !document.querySelector('.live-steps').textContent.includes('step 0 '))
  await presenter.keyboard.press('h')
  await look(presenter, 'presenter')
  await audience.bringToFront()
  await pause(500)
  await look(audience, 'audience')
  await presenter.close()
  await audience.close()
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  await alone(browser)
  await windows(browser)
  for (const [name, where] of [['nudged', nudged], ['other', other]]) await look(await open(browser, where, { calm: true }), name)
} finally {
  await browser.close()
}
writeFileSync(report, JSON.stringify(told))
