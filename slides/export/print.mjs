// node print.mjs PAGE PDF: print a page, as it says itself how, with the browser at CHROMIUM.
import { fstatSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

// The build holds the other end of this pipe: when the build is gone, so are we, and the browser with us.
if (fstatSync(0).isFIFO()) process.stdin.on('end', () => process.exit(1)).resume().unref()

const [file, pdf] = process.argv.slice(2)
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  pipe: true, // which closes when we are killed, and ends the browser
  args: process.env.CHROME_NO_SANDBOX ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage()
  await page.setOfflineMode(true)
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => true))
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
} finally {
  await browser.close()
}
