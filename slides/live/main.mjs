// What moves in the deck: frames that were computed ahead and networks that run here, each in the place of a still that stands
// for it elsewhere. Where this does not run, in print, and in the small views of other slides, the stills stay.
import { mannerly } from './manners.mjs'
import { unpacked } from './network.mjs'
import { made, slideOf } from './page.mjs'
import { furthest } from './parity.mjs'
import { plane } from './plane.mjs'
import { player, playOnceShown } from './player.mjs'
import { riddle } from './riddle.mjs'
import { rows } from './rows.mjs'

const VIEWS = ['', 'presenter'] // Marp's windows in which slides are shown at full size
const TOLD = `live ${location.pathname}` // under which the windows of one deck tell each other what was moved
const parts = {}

// `makers` are the parts that a talk brings, by name; `given` is what they show, by the names in the titles of pictures
export function start(given, makers) {
  globalThis.parity = (name, network, answers) => furthest(unpacked(given[name].networks[network]), answers) // for the gate
  globalThis.unproven = (name) => parts[name]?.prove() // for the gate as well: what a part did not come to, in words
  if (!VIEWS.includes(document.body.dataset.bespokeView ?? '')) return
  document.querySelectorAll('img[data-live]').forEach((still) => enliven(still, given[still.dataset.live], makers))
  addEventListener('storage', ({ key, newValue }) => {
    const { name, at, playing } = (key === TOLD && JSON.parse(newValue)) || {}
    parts[name]?.set(at)
    parts[name]?.play(playing)
  })
}

async function enliven(still, given, makers) {
  const name = still.dataset.live
  const { maker, shows } = given.sheet ? await ofFrames(given) : { maker: makers[given.part], shows: await ofNetworks(given) }
  await still.decode()
  const part = { at: given.start, play: () => {}, prove: () => {} }
  const { root, show, asks, prove } = maker(shows, (at) => (part.set(at), part.tell(false)), still)
  part.set = (at) => show((part.at = at))
  part.prove = prove ?? part.prove
  part.tell = (playing) => {
    part.play(playing)
    try {
      localStorage.setItem(TOLD, JSON.stringify({ name, at: part.at, playing, when: Date.now() }))
    } catch {} // a browser that stores nothing has windows that do not follow each other
  }
  still.id ||= `still-${name}`
  const names = { class: `live ${root.className}`, role: 'group', 'aria-label': given.asks, 'aria-describedby': still.id }
  for (const [attribute, value] of Object.entries(names)) root.setAttribute(attribute, value)
  mannerly(root)
  still.after(root) // before it is shown: its canvases take their colours from the slide
  part.set(given.start)
  if (given.plays) {
    const { button, play } = player(part, given.columns.length - 1)
    asks.prepend(button)
    part.play = play
  }
  still.classList.add('still')
  parts[name] = part
  if (given.plays) playOnceShown(slideOf(still), part)
}

async function ofFrames(sprite) {
  const maker = sprite.plane ? plane : sprite.reveals ? riddle : rows
  return { maker, shows: { ...sprite, image: await loaded(sprite.sheet) } }
}

// Networks ready to run, and pictures as numbers from 0 to 1, those of one name in a row
async function ofNetworks(given) {
  const networks = Object.entries(given.networks).map(([name, network]) => [name, unpacked(network)])
  const pictures = Object.entries(given.pictures).map(async ([name, one]) => [name, await pixels(one)])
  return { ...given, networks: Object.fromEntries(networks), pictures: Object.fromEntries(await Promise.all(pictures)) }
}
async function pixels({ sheet, count, channels }) {
  const image = await loaded(sheet)
  const [width, height] = [image.naturalWidth, image.naturalHeight / count]
  const canvas = made('canvas', { width, height: height * count }).getContext('2d', { willReadFrequently: true })
  canvas.drawImage(image, 0, 0)
  return Array.from({ length: count }, (_, place) => {
    const { data } = canvas.getImageData(0, place * height, width, height)
    const values = Float32Array.from({ length: width * height * channels }, (_, at) =>
      data[4 * Math.floor(at / channels) + (at % channels)] / 255)
    return { shape: [height, width, channels], data: values }
  })
}
async function loaded(src) {
  const image = Object.assign(new Image(), { src })
  await image.decode()
  return image
}
