// Formulas: a name in words for who cannot see them, and an end to the build where the TeX has a slip.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const marp = createRequire(createRequire(import.meta.url).resolve('@marp-team/marp-core')) // the MathJax that Marp brings
const part = (name) => marp(`mathjax-full/js/${name}.js`)
const speech = createRequire(marp.resolve('mathjax-full/js/mathjax.js'))('speech-rule-engine')
const json = dirname(marp.resolve('speech-rule-engine/lib/mathmaps/en.json'))
await speech.setupEngine({ locale: 'en', domain: 'clearspeak', modality: 'speech', json })
await speech.engineReady()

part('handlers/html').RegisterHTMLHandler(part('adaptors/liteAdaptor').liteAdaptor())
const { TeX } = part('input/tex')
const { STATE } = part('core/MathItem')
const written = new (part('core/MmlTree/SerializedMmlVisitor').SerializedMmlVisitor)()
const LEFT_OUT = ['bussproofs', 'noerrors', 'noundefined'] // the first has to draw, the others hide slips
const packages = part('input/tex/AllPackages').AllPackages.filter((name) => !LEFT_OUT.includes(name))

// What is said in place of "divides", "tilde", "sans serif" and "over bottom brace over"
const SAID = String.raw`\def\textsf#1{\text{#1}}\def\mid{\text{given}}\def\sim{\text{drawn from}}\def\underbrace#1_#2{{#1\text{ called }#2}}`

// A formula in MathML
function structure(tex) {
  const sheet = part('mathjax').mathjax.document('', { InputJax: new TeX({ packages }) }) // \def stays in its document
  return written.visitTree(sheet.convert(tex, { end: STATE.CONVERT }))
}

// A formula in words: "x squared"
export function words(tex) {
  const said = speech.toSpeech(structure(SAID + tex))
  return said.replaceAll('the metric of', 'the norm of').replace(/\s+/g, ' ').trim() || tex.trim()
}

// Name what MathJax draws; where it found a slip, or has no letter for a sign, say so and make no deck
function named(drawn, tex, escape) {
  const slip = structure(tex).match(/data-mjx-error="([^"]*)"/)?.[1] ?? (/<text\b/.test(drawn) && 'a sign that MathJax lacks')
  if (slip) throw new Error(`the formula ${tex.trim()} cannot be set: ${slip}`)
  return drawn.replace('<svg ', `<svg aria-label="${escape(words(tex))}" preserveAspectRatio="xMinYMid" `)
}

// For Marp's markdown-it
export function formulas(markdown) {
  const { rules } = markdown.renderer
  for (const kind of ['marp_math_inline', 'marp_math_block']) {
    const draw = rules[kind]
    rules[kind] = (tokens, place, ...rest) =>
      named(draw(tokens, place, ...rest), tokens[place].content, markdown.utils.escapeHtml)
  }
}
