// node live_networks.mjs PAGE REPORT: use live parts as people do, and write as JSON what came of it.
// On slide 2 one draws, on slide 3 one makes noise.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report] = process.argv.slice(2)
const address = pathToFileURL(file).href
const told = { requests: [], errors: [] }
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function open(browser, view = '', size = { width: 1280, height: 720 }, slide = 2) {
  const page = await browser.newPage()
  const outside = (url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== address
  page.on('request', (request) => outside(request.url()) && told.requests.push(request.url()))
  page.on('pageerror', (error) => told.errors.push(error.message))
  await page.setViewport(size)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.goto(`${address}${view && `?view=${view}`}#${slide}`)
  await page.waitForSelector('.bespoke-marp-active .live canvas')
  return page
}

// What the network sees and says
const seen = (page) => page.evaluate(() => {
  const [, input, copy] = document.querySelectorAll('.bespoke-marp-active .live figure')
  const canvas = input.querySelector('canvas')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return {
    slide: location.hash,
    corner: data[0],
    brightest: Math.max(...data.filter((_, place) => place % 4 === 0)),
    says: input.querySelector('figcaption').lastChild.textContent,
    heard: canvas.getAttribute('aria-label'),
    copied: copy.querySelector('canvas').getAttribute('aria-label'),
    status: document.querySelector('.bespoke-marp-active [role=status]').textContent,
    mark: document.querySelector('.bespoke-marp-active .live-mark text').textContent,
    groups: [...document.querySelectorAll('.bespoke-marp-active .live-named')].map((name) => name.textContent),
  }
})
const look = async (page, name) => void (told[name] = await seen(page))
const keys = async (page, ...names) => { for (const name of names) await page.keyboard.press(name) }
const box = (page, selector) => page.evaluate((selector) => {
  const { left, top, width, height } = document.querySelector(`.bespoke-marp-active ${selector}`).getBoundingClientRect()
  return [left, top, width, height]
}, selector)

async function stroke(page, points) {
  const [left, top, width, height] = await box(page, '.live-pad')
  const at = points.map(([x, y]) => [left + x * width, top + y * height])
  await page.mouse.move(...at[0])
  await page.mouse.down()
  for (const point of at.slice(1)) await page.mouse.move(...point, { steps: 5 })
  await page.mouse.up()
}

// What each method says under its picture, once all are ready
async function clean(page, name) {
  await page.waitForFunction(() => !document.querySelector('.bespoke-marp-active .late'), { timeout: 120000 })
  told[name] = await page.evaluate(() => {
    const captions = [...document.querySelectorAll('.bespoke-marp-active .live figcaption')]
    const says = captions.map(({ children: [method, one, mean] }) => [method.textContent, [Number.parseFloat(one.textContent.split(' ')[1]), mean.textContent]])
    return { slide: location.hash, says: Object.fromEntries(says), pressed: [...document.querySelectorAll('.bespoke-marp-active [aria-pressed]')].map((one) => one.ariaPressed) }
  })
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  const page = await open(browser)
  await look(page, 'start')
  await keys(page, 'i')
  await look(page, 'inverted')
  await keys(page, 'd')
  await look(page, 'next digit')
  await keys(page, 'e')
  await look(page, 'emoji')
  await stroke(page, [[0.2, 0.2], [0.8, 0.2], [0.4, 0.8]])
  await look(page, 'drawn')
  await pause(50)
  await keys(page, 'Tab')
  while (await page.evaluate(() => document.activeElement.type !== 'text')) await keys(page, 'Tab')
  await page.keyboard.type('d')
  await look(page, 'typed')
  await keys(page, 'Escape', 'd')
  await look(page, 'after typing')
  await page.close()
  const noisy = await open(browser, '', undefined, 3)
  await clean(noisy, 'noise')
  await keys(noisy, 's')
  await clean(noisy, 'stroke')
  await keys(noisy, 's', 'e')
  await clean(noisy, 'another')
  await noisy.focus('.bespoke-marp-active .live input')
  await keys(noisy, 'Home')
  await clean(noisy, 'without noise')
  await noisy.close()
  const audience = await open(browser, '', { width: 844, height: 390 })
  const presenter = await open(browser, 'presenter')
  await stroke(presenter, [[0.5, 0.1], [0.5, 0.9]])
  await audience.bringToFront()
  await pause(50)
  await look(presenter, 'presenter')
  await look(audience, 'audience')
} finally {
  await browser.close()
}
writeFileSync(report, JSON.stringify(told))
