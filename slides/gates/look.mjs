// node look.mjs PAGE REPORT AXE ASKED: look at each slide of a built deck in a browser, and write as JSON what is wrong with it.
// The browser is Chromium at CHROMIUM, AXE is the file of axe-core, ASKED has what the networks of live parts have to answer.
// What is measured inside the page is in in-page.js and painted.js.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, report, axe, asked] = process.argv.slice(2)
const FIRST = { name: '', width: 1280, height: 720 }
const OTHERS = [
  { name: '1920x1080', width: 1920, height: 1080 },
  { name: '1024x768', width: 1024, height: 768 },
  { name: 'reduced motion', width: 1280, height: 720, still: true },
]
const PHONE = { name: 'phone', width: 844, height: 390 } // held sideways
const OFF = {
  'color-contrast': { enabled: false }, // ours is stricter, and sees figures
}
const inPage = ['in-page.js', 'painted.js'].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')
const address = pathToFileURL(file).href

// Open the deck, with everything in place that hears what the page does
async function open(browser, seen) {
  const page = await browser.newPage()
  const devtools = await page.createCDPSession()
  for (const domain of ['Runtime', 'Network', 'DOM', 'CSS']) await devtools.send(`${domain}.enable`)
  await page.setOfflineMode(true) // what would leave the file is heard, and leaves nothing
  listen(page, devtools, seen)
  await page.setViewport(FIRST)
  await page.goto(address, { waitUntil: 'load', timeout: 0 }) // programs.py has patience for the whole
  await page.evaluate(`${inPage};Object.assign(globalThis, { gates, painted })`)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  return { page, devtools }
}

function listen(page, devtools, seen) {
  const own = (url) => /^(data|blob|about|chrome):/.test(url) || url.split(/[?#]/)[0] === address
  const asked = (url) => own(url) || seen.requests.push(url)
  page.on('request', (request) => asked(request.url()))
  devtools.on('Network.webSocketCreated', ({ url }) => asked(url))
  devtools.on('Runtime.exceptionThrown', ({ exceptionDetails: error }) => {
    const words = error.exception?.description?.split('\n')[0] ?? error.text
    seen.errors.push({ words, line: error.url === address ? error.lineNumber + 1 : 0 })
  })
  devtools.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const top = stackTrace?.callFrames[0]
    const words = args.map((part) => part.value ?? part.description ?? '').join(' ')
    if (type === 'error') seen.errors.push({ words, line: top?.url === address ? top.lineNumber + 1 : 0 })
  })
  page.on('dialog', (dialog) => {
    seen.errors.push({ words: `${dialog.type()} box: ${dialog.message()}`, line: 0 })
    return dialog.dismiss()
  })
}

const here = (page) => page.evaluate(() => gates.active())

// Go through the deck with the keyboard alone, and look at each slide at each of its steps; the last has all that there is
async function walk(page, slides, look) {
  const faults = []
  await page.keyboard.press('Home')
  for (let number = 0; number < slides.length; number++) {
    if (number) await page.keyboard.press('ArrowRight')
    if ((await here(page)) !== number) {
      faults.push({ slide: number, gate: 'keyboard', element: 'slide', words: 'is not reached with the arrow key' })
      await page.evaluate((hash) => (location.hash = hash), `#${number + 1}`)
    }
    for (let step = 0; step <= slides[number].steps; step++) {
      if (step) await page.keyboard.press('ArrowRight')
      faults.push(...(await look(number, step === slides[number].steps)).map((fault) => ({ slide: number, ...fault })))
    }
  }
  return faults
}

const photograph = async (devtools) =>
  (await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data

// All that is looked at in the first window; where something moves, its still too, which print shows
async function wholly(page, devtools, number, seen) {
  const faults = await measured(page, devtools, number, seen, true)
  const moves = await page.evaluate((number) => gates.stills(number, true), number)
  seen.paper[number] = await page.evaluate((number) => painted.paper(number), number)
  if (moves)
    faults.push(...(await measured(page, devtools, number, seen, true)).map((fault) => ({ ...fault, view: 'print' })))
  await page.evaluate((number) => gates.stills(number, false), number)
  const audited = await audit(page, number)
  faults.push(...(await page.evaluate((number) => [...gates.disproved(number), ...gates.hidden(number)], number)))
  return [...faults, ...audited, ...(await fonts(page, devtools, number)), ...(await reach(page, number))]
}
async function measured(page, devtools, number, seen, whole) {
  await page.evaluate(() => gates.pose(true))
  const photo = whole && (await photograph(devtools))
  const faults = await page.evaluate((number) => gates.before(number), number)
  const faint = await page.evaluate((...given) => gates.after(...given), number, await photograph(devtools), photo)
  seen.texts += faint.texts
  return [...faults, ...faint.faults]
}

// axe-core, on one slide
async function audit(page, number) {
  const found = await page.evaluate(async (number, rules) => {
    const { violations } = await axe.run(gates.slides()[number], { resultTypes: ['violations'], rules, elementRef: true })
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ element }) => gates.fault(`axe ${id}`, element, help)))
  }, number, OFF)
  return found
}

// Signs that are drawn in a font that the file does not bring
async function fonts(page, devtools, number) {
  const count = await page.evaluate((number) => gates.marked(number), number)
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-gate]' })
  const used = await Promise.all(nodeIds.map((nodeId) => foreign(devtools, nodeId)))
  const faults = []
  for (let place = 0; place < count; place++)
    if (used[place].length) faults.push(await spell(page, devtools, place, used[place]))
  await page.evaluate(() => document.querySelectorAll('[data-gate]').forEach((element) => element.removeAttribute('data-gate')))
  return faults
}
async function foreign(devtools, nodeId) {
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.filter((font) => !font.isCustomFont).map((font) => font.familyName)
}
async function spell(page, devtools, place, families) {
  const told = await page.evaluate((place) => gates.pointed(document.querySelector(`[data-gate="${place}"]`)), place)
  const signs = await page.evaluate((place) => gates.spelt(document.querySelector(`[data-gate="${place}"]`)), place)
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.gate-sign' })
  const used = await Promise.all(nodeIds.map((nodeId) => foreign(devtools, nodeId)))
  await page.evaluate(() => document.querySelector('.gate-sign').parentElement.remove())
  const lost = signs.filter((_, sign) => used[sign].length)
  const which = lost.length && lost.length < signs.length ? `draws ${lost.join(' ')}` : 'is set'
  return { gate: 'missing glyph', ...told, words: `${which} in ${families.join(', ')}, a font that the deck does not bring` }
}

// Press Tab until it comes round, and see what it passes
async function reach(page, number) {
  const count = await page.evaluate((number) => gates.worked(number), number)
  if (!count) return []
  const reached = []
  for (let press = 0; press < count + 8; press++) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => gates.focused()))
  }
  await page.evaluate(() => document.activeElement?.blur())
  return page.evaluate((reached) => gates.unreached(reached), reached)
}

// Look at the deck once more in a window of another size, or for a viewer who asks for stillness
async function otherwise(page, slides, { name, still, ...size }) {
  await page.setViewport(size)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' }])
  const faults = await walk(page, slides, (number, last) =>
    page.evaluate((...given) => gates.again(...given), number, Boolean(still), last))
  return faults.map((fault) => ({ ...fault, view: name }))
}

// Look at what fingers work on a phone
async function held(page, slides, { name, ...size }) {
  const faults = []
  await page.setViewport(size)
  for (let number = 0; number < slides.length; number++) {
    if (!(await page.evaluate((number) => gates.lives(number), number))) continue
    await page.evaluate((hash) => (location.hash = hash), `#${number + 1}`)
    await page.waitForFunction((number) => gates.active() === number, {}, number)
    const found = await page.evaluate((number) => gates.low(number), number)
    faults.push(...found.map((fault) => ({ slide: number, ...fault, view: name })))
  }
  return faults
}

// How far the networks of live parts are off what they have to answer, by part and network
async function tried(page) {
  const found = {}
  for (const [part, networks] of Object.entries(JSON.parse(readFileSync(asked, 'utf8'))))
    for (const [network, answers] of Object.entries(networks))
      (found[part] ??= {})[network] = await page.evaluate((...given) => parity(...given), part, network, answers)
  return found
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  pipe: true, // which closes when we are killed, and ends the browser
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  const seen = { faults: [], requests: [], errors: [], paper: [], texts: 0, views: 2 + OTHERS.length }
  const { page, devtools } = await open(browser, seen)
  const told = await page.evaluate(() => gates.slides().map((_, number) => gates.told(number)))
  await page.evaluate(readFileSync(axe, 'utf8'))
  const look = (number, last) => (last ? wholly : measured)(page, devtools, number, seen)
  seen.faults = await walk(page, told, look)
  seen.faults.push(...(await page.evaluate(() => painted.conditional())))
  const [lost, faces] = await page.evaluate(() => [gates.fontless(), painted.fonts()])
  for (const view of OTHERS) seen.faults.push(...(await otherwise(page, told, view)))
  seen.faults.push(...(await held(page, told, PHONE)))
  const found = await tried(page)
  const urls = [...new Set(seen.requests)]
  const requests = await page.evaluate((urls) => urls.map((url) => ({ url, slide: gates.asking(url) })), urls)
  const language = await page.evaluate(() => document.documentElement.lang)
  writeFileSync(report, JSON.stringify({ ...seen, found, requests, lost, faces, language, slides: told }))
} finally {
  await browser.close()
}
