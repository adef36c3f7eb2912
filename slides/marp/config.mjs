// How Marp is set up for our decks: pictures go in as data, nothing is fetched.
import fs from 'node:fs'
import path from 'node:path'
import { formulas } from './formulas.mjs'

// The build holds the other end of this pipe: when the build is gone, so is Marp, and its browser with it.
if (fs.fstatSync(0).isFIFO()) process.stdin.on('end', () => process.exit(1)).resume().unref()

// Marp takes its time over long addresses: pictures have short ones in its Markdown, and go in when the slides are laid out
const pictures = JSON.parse(fs.readFileSync(path.join(path.dirname(process.argv[2]), 'pictures.json')))
const withPictures = (page) => page.replace(/picture:[0-9a-f]{64}/g, (address) => pictures[address] ?? address)
function illustrated(marp) {
  const render = marp.render.bind(marp)
  marp.render = (...given) => {
    const made = render(...given)
    return { ...made, html: withPictures(made.html) }
  }
}

export default {
  html: true, // the slides are ours: no tag needs to be filtered
  options: {
    emoji: { unicode: false, shortcode: false }, // twemoji and KaTeX's fonts would come from a CDN
    math: 'mathjax',
    slug: false, // no link leads to a heading, whose address would spell out the marks of its numbers
  },
  engine: ({ marp }) => {
    marp.use(formulas)
    marp.use(measured)
    marp.use(quoted)
    illustrated(marp)
    return marp
  },
}

// Set quotation marks and apostrophes as a printer does, outside code; no other sign is touched
function quoted(markdown) {
  markdown.set({ typographer: true }).enable('smartquotes')
}

// Tell the theme how many lines and columns a piece of code has: it sets it as large as they allow
function measured(markdown) {
  const { rules } = markdown.renderer
  const { fence } = rules
  rules.fence = (tokens, place, ...rest) => {
    const lines = tokens[place].content.trimEnd().split('\n')
    const size = `--lines:${lines.length};--columns:${Math.max(...lines.map((line) => line.length))}`
    return fence(tokens, place, ...rest).replace('<pre', `<pre style="${size}"`)
  }
}
