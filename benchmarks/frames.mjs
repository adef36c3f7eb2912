// node frames.mjs PAGE [PART ...]: drag each live part of a deck for two seconds, or those that are named, in the browser at CHROMIUM;
// print as JSON how many milliseconds 95 of 100 frames took at most. A part in which nothing is dragged is left out.
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [file, ...asked] = process.argv.slice(2)
const [LONG, ROUND, SHARE] = [2000, 700, 0.95] // ms of dragging, and of once around; of the frames
const PATIENCE = 180000 // ms that a busy machine may take to open a deck
const DRAGGED = ':is(.live-field, .live-pad, input[type=range])' // the first of them in a part

const parts = (page) => page.evaluate((dragged) => [...document.querySelectorAll('img[data-live]')].flatMap((still) => {
  const root = still.parentElement.querySelector('.live')
  const slides = [...document.querySelectorAll('svg[data-marpit-svg]')]
  return root.querySelector(dragged) ? [{ name: still.dataset.live, slide: slides.indexOf(still.closest('svg[data-marpit-svg]')) + 1 }] : []
}), DRAGGED)

// The middle of what is dragged, and how far it reaches from there
const control = (page) => page.evaluate((dragged) => {
  const { left, top, width, height } = document.querySelector(`.bespoke-marp-active .live ${dragged}`).getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2, wide: 0.4 * width, high: 0.4 * height }
}, DRAGGED)

// The lengths of frames, from now until `ended` is called
const watch = (page) => page.evaluate(() => {
  const [times, state] = [[], { on: true }]
  const count = (now) => {
    times.push(now)
    if (state.on) requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  globalThis.ended = () => {
    state.on = false
    return times.slice(1).map((time, place) => time - times[place])
  }
})

async function dragged(page, slide) {
  await page.evaluate((slide) => (location.hash = `#${slide}`), slide)
  await page.waitForFunction((slide) => document.querySelectorAll('svg[data-marpit-svg]')[slide - 1].matches('.bespoke-marp-active'), {}, slide)
  const { x, y, wide, high } = await control(page)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await watch(page)
  const began = performance.now()
  for (let past = 0; past < LONG; past = performance.now() - began) {
    const angle = (2 * Math.PI * past) / ROUND
    await page.mouse.move(x + wide * Math.sin(angle), y + high * Math.sin(2 * angle))
  }
  await page.mouse.up()
  const frames = (await page.evaluate(() => globalThis.ended())).sort((a, b) => a - b)
  return frames[Math.floor(SHARE * frames.length)]
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE)
  await page.setViewport({ width: 1280, height: 720 })
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]) // nothing else moves
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
  await page.waitForFunction(() => document.querySelectorAll('.live').length === document.querySelectorAll('img[data-live]').length)
  const found = {}
  for (const { name, slide } of (await parts(page)).filter(({ name }) => !asked.length || asked.includes(name)))
    found[name] = await dragged(page, slide)
  console.log(JSON.stringify(found))
} finally {
  await browser.close()
}
