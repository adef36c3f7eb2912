// node live.mjs PAGE REPORT: use the live parts of a deck as people do, and write as JSON what came of it.
// The deck is that of test_live.py: slide 2 has a plane of three by three grey frames, slide 3 two rows of four that play, slide 4 a riddle.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report] = process.argv.slice(2)
const address = pathToFileURL(file).href
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const told = { requests: [], errors: [] }

async function open(browser, { slide = 1, view = '', still = false, scripts = true, atOnce = false, width = 1280, height = 720 } = {}) {
  const page = await browser.newPage()
  const outside = (url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== address
  page.on('request', (request) => outside(request.url()) && told.requests.push(request.url()))
  page.on('pageerror', (error) => told.errors.push(error.message))
  await page.setViewport({ width, height })
  await page.setJavaScriptEnabled(scripts)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' }])
  if (atOnce) await page.evaluateOnNewDocument(() => (HTMLImageElement.prototype.decode = () => Promise.resolve()))
  await page.goto(`${address}${view && `?view=${view}`}#${slide}`)
  if (scripts) await page.waitForFunction(() => document.querySelectorAll('.live').length === 3, { timeout: 10000 }).catch(() => {})
  return page
}

// What is to be seen of the live part of a slide
const seen = (page) => page.evaluate(() => {
  const slide = [...document.querySelectorAll('svg[data-marpit-svg]')].findIndex((one) => one.matches('.bespoke-marp-active'))
  const root = document.querySelectorAll('svg[data-marpit-svg]')[slide]
  const shades = [...root.querySelectorAll('.live canvas')].map((canvas) => canvas.getContext('2d').getImageData(0, 0, 1, 1).data[0])
  const control = root.querySelector('.live :is(input, [role=slider])')
  const focus = document.activeElement
  return {
    slide: slide + 1,
    shades,
    says: control?.getAttribute('aria-valuetext'),
    focused: focus === document.body ? null : focus.getAttribute('aria-label') ?? focus.textContent,
    button: root.querySelector('.live button')?.textContent,
  }
})
const look = async (page, name) => void (told[name] = await seen(page))
const keys = async (page, ...names) => { for (const name of names) await page.keyboard.press(name) }

// A point of an element, in shares of its width and height
const point = (page, selector, across, down) => page.evaluate((selector, across, down) => {
  const all = [...document.querySelectorAll(`.bespoke-marp-active ${selector}`)]
  const box = all[0].getBoundingClientRect()
  return [box.left + across * box.width, box.top + down * box.height]
}, selector, across, down)

async function mouse(browser) {
  for (const [name, size] of [['small', { width: 1024, height: 768 }], ['large', { width: 1920, height: 1080 }]]) {
    const page = await open(browser, { slide: 2, ...size })
    await look(page, `${name} start`)
    await page.mouse.move(...(await point(page, '.live-field', 0.98, 0.02)))
    await page.mouse.down()
    await look(page, `${name} pressed`)
    await page.mouse.move(...(await point(page, '.live-field', -0.2, 0.55)))
    await look(page, `${name} dragged beyond the rim`)
    await page.mouse.up()
    await page.mouse.move(...(await point(page, '.live-field', 0.98, 0.98)))
    await look(page, `${name} let go`)
    await pause(50)
    await keys(page, 'ArrowRight')
    await look(page, `${name} turned`)
    await page.mouse.move(...(await point(page, '.live input', 0.02, 0.5)))
    await page.mouse.down()
    await page.mouse.move(...(await point(page, '.live input', 0.66, 0.5)), { steps: 4 })
    await page.mouse.up()
    await look(page, `${name} slid`)
    await pause(1200)
    await look(page, `${name} stays`)
    await keys(page, 'ArrowLeft')
    await look(page, `${name} turned back`)
    await page.close()
  }
}

async function keyboard(browser) {
  const page = await open(browser, { slide: 2, still: true })
  await keys(page, 'Tab')
  await look(page, 'tab')
  await keys(page, 'ArrowRight', 'ArrowUp')
  await look(page, 'two arrows')
  await keys(page, 'ArrowUp', 'ArrowUp')
  await look(page, 'against the rim')
  await keys(page, 'Escape')
  await look(page, 'escape')
  await keys(page, 'ArrowRight')
  await look(page, 'next slide')
  await keys(page, 'Tab')
  await look(page, 'button')
  await keys(page, 'Tab')
  await look(page, 'slider')
  await keys(page, 'ArrowRight', 'ArrowRight')
  await look(page, 'slider moved')
  await keys(page, 'PageDown')
  await look(page, 'remote control')
  await page.close()
}

async function decodedAtOnce(browser) { // so that live parts are there before the rings beside figures
  const page = await open(browser, { slide: 2, still: true, atOnce: true })
  await keys(page, 'Tab')
  await look(page, 'tab where pictures are decoded at once')
  await page.close()
}

async function motion(browser) {
  const calm = await open(browser, { slide: 3, still: true })
  await pause(1300)
  await look(calm, 'reduced motion')
  await calm.close() // it would follow what is done in the other window
  const page = await open(browser)
  await keys(page, 'ArrowRight', 'ArrowRight')
  await look(page, 'shown')
  await page.waitForFunction(() => document.querySelector('.bespoke-marp-active input').value > 0)
  await look(page, 'playing')
  await page.mouse.click(...(await point(page, '.live button', 0.5, 0.5)))
  await pause(50)
  await look(page, 'paused')
  await pause(1200)
  await look(page, 'still paused')
  await keys(page, 'ArrowLeft', 'ArrowRight')
  await pause(1200)
  await look(page, 'shown again')
  await keys(page, 'Tab') // from where the mouse was pressed to the slider
  await page.keyboard.down('Shift')
  await keys(page, 'Tab')
  await page.keyboard.up('Shift')
  await keys(page, 'Space')
  await look(page, 'played on')
  await page.waitForFunction(() => document.querySelector('.bespoke-marp-active button').textContent === 'Play')
  await look(page, 'played to the end')
  await keys(page, 'Space')
  await look(page, 'once more')
  await page.close()
}

// What a riddle says, and in how many colours
const asked = (page) => page.evaluate(() => {
  const root = document.querySelector('.live-riddle')
  const colours = [...root.querySelectorAll('strong')].map((name) => getComputedStyle(name).color)
  return {
    shades: [...root.querySelectorAll('canvas')].map((canvas) => canvas.getContext('2d').getImageData(0, 0, 1, 1).data[0]),
    notes: [...root.querySelectorAll('small')].map((note) => note.textContent),
    colours: new Set(colours).size,
    button: root.querySelector('button').textContent,
    focused: document.activeElement.textContent.trim(),
  }
})

async function riddle(browser) {
  const page = await open(browser, { slide: 4, still: true })
  const look = async (name) => void (told[name] = { ...(await asked(page)), focused: undefined })
  await look('guess')
  await keys(page, 'r')
  await look('revealed')
  await keys(page, 'R')
  await look('hidden')
  await keys(page, 'ArrowRight', 'r')
  await look('on another slide')
  await keys(page, 'ArrowLeft', 'Tab')
  told['the button'] = await asked(page)
  await keys(page, 'Space')
  await look('pressed')
  await page.close()
}

async function windows(browser) {
  const audience = await open(browser, { slide: 2, still: true })
  const presenter = await open(browser, { slide: 2, view: 'presenter', still: true })
  await keys(presenter, 'Tab', 'ArrowLeft')
  await look(presenter, 'presenter')
  await pause(300)
  await look(audience, 'audience')
  told['next slide in presenter view'] = await presenter.evaluate(() =>
    document.querySelector('iframe')?.contentDocument?.querySelectorAll('.live').length ?? 'none to be seen')
  await presenter.close()
  await audience.close()
}

const displayed = (page) => page.evaluate(() => [...document.querySelectorAll('img[data-live]')].map((still) => {
  const live = still.parentElement.querySelector('.live')
  return [getComputedStyle(still).display !== 'none' && still.naturalWidth > 0, !!live && getComputedStyle(live).display !== 'none']
}))

async function stills(browser) {
  const page = await open(browser)
  told['on the screen'] = await displayed(page)
  await page.emulateMediaType('print')
  told['in print'] = await displayed(page)
  await page.close()
  const plain = await open(browser, { scripts: false })
  told['without scripts'] = await displayed(plain)
  await plain.close()
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  for (const use of [stills, mouse, keyboard, decodedAtOnce, riddle, windows, motion]) await use(browser)
  writeFileSync(report, JSON.stringify(told))
} finally {
  await browser.close()
}
