import { calm, made, shown } from './page.mjs'

const STEP = 900 // ms for each position of what plays

// What plays: from here to the last column, or once more from the first
export function player(part, last) {
  const button = made('button', { type: 'button' })
  let timer
  function play(on) {
    clearInterval(timer)
    timer = on ? setInterval(step, STEP) : undefined
    button.textContent = on ? 'Pause' : 'Play'
    if (on && part.at[1] === last) part.set([0, 0])
  }
  function step() {
    part.set([0, part.at[1] + 1])
    if (part.at[1] === last) play(false)
  }
  button.addEventListener('click', () => part.tell(!timer))
  play(false)
  return { button, play }
}

// Play once, when the slide comes up, for who does not ask for stillness; a slide that is left stands still
export function playOnceShown(slide, part) {
  let waiting = !calm()
  function look() {
    const here = shown(slide)
    if (here && waiting) part.play(true)
    if (!here) part.play(false)
    waiting &&= !here
  }
  new MutationObserver(look).observe(slide, { attributeFilter: ['class'] })
  look()
}
