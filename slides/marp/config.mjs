// How Marp is set up for our decks: pictures arrive as data, nothing is fetched.
import { fstatSync } from 'node:fs'
import { formulas } from './formulas.mjs'

// The build holds the other end of this pipe: when the build is gone, so is Marp, and its browser with it.
if (fstatSync(0).isFIFO()) process.stdin.on('end', () => process.exit(1)).resume().unref()

export default {
  html: true, // the slides are ours: no tag needs to be filtered
  options: { emoji: { unicode: false, shortcode: false }, math: 'mathjax' }, // twemoji and KaTeX's fonts would come from a CDN
  engine: ({ marp }) => {
    marp.markdown.validateLink = () => true // SVG as data, which markdown-it takes for a threat
    marp.use(formulas)
    marp.use(measured)
    return marp
  },
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
