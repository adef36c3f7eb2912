// How Marp is set up for our decks: pictures arrive as data, nothing is fetched.
export default {
  html: true, // the slides are ours: no tag needs to be filtered
  options: { emoji: { unicode: false, shortcode: false }, math: 'mathjax' }, // twemoji and KaTeX's fonts would come from a CDN
  engine: ({ marp }) => {
    marp.markdown.validateLink = () => true // SVG as data, which markdown-it takes for a threat
    return marp
  },
}
