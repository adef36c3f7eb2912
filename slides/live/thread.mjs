// Work that takes longer than a frame is done beside the page, so that what is dragged stays under the finger.
// What can be asked for is what the talk's `parts/beside.mjs` exports, and stands in the page as a script of its own.
let source

// A thread, which begins when it is first asked: `ask` names what is to be done and with what, and promises the answer;
// `end` drops all that is not answered yet
export function thread() {
  let worker
  const waiting = []
  function begun() {
    source ??= URL.createObjectURL(new Blob([document.getElementById('beside').textContent], { type: 'text/javascript' }))
    const started = new Worker(source)
    started.onmessage = ({ data }) => waiting.shift()(data)
    return started
  }
  const ask = (...asked) => new Promise((done) => (waiting.push(done), (worker ??= begun()).postMessage(asked)))
  return { ask, end: () => worker?.terminate() }
}

// A function that passes on what it is given, but one at a time: while one is worked at, only the newest of all others waits
export function oneByOne(work) {
  let [busy, next] = [false, undefined]
  return async function take(given) {
    next = { given }
    if (busy) return
    for (busy = true; next; ) {
      const { given: newest } = next
      next = undefined
      await work(newest)
    }
    busy = false
  }
}
