// Virtual time: what is to happen, in order. Nothing waits in earnest.

/**
 * @typedef {object} Timer
 * @property {number} moment ms since 1970.
 * @property {number} n Of timers at the same moment the older one comes first.
 * @property {(() => void) | undefined} run Undefined once it was called off.
 */

/** @typedef {ReturnType<typeof createScheduler>} Scheduler */

/** How many timers run in one turn of the engine's loop: each turn costs as much as some of them. */
const turnsOfBreath = 64

/** Time that stands at `begin`, in ms since 1970, and goes from one timer to the next. */
export function createScheduler(begin) {
  /** @type {Timer[]} A binary heap. */
  const heap = []
  let now = begin
  let made = 0

  function swap(a, b) {
    const kept = heap[a]
    heap[a] = heap[b]
    heap[b] = kept
  }
  const isBefore = (a, b) => a.moment < b.moment || (a.moment === b.moment && a.n < b.n)

  function push(timer) {
    let index = heap.push(timer) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(heap[index], heap[parent])) return
      swap(index, parent)
      index = parent
    }
  }

  function pop() {
    const first = heap[0]
    const last = heap.pop()
    if (heap.length === 0) return first
    heap[0] = last
    for (let index = 0; ;) {
      let least = index
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < heap.length && isBefore(heap[child], heap[least])) least = child
      if (least === index) return first
      swap(index, least)
      index = least
    }
  }

  return {
    get now() {
      return now
    },
    /**
     * Lets something happen at a moment, in ms since 1970; at once, and after what runs now, when that has passed.
     * @returns {Timer} `callOff` takes it.
     */
    at(moment, run) {
      const timer = { moment: Math.max(moment, now), n: (made += 1), run }
      push(timer)
      return timer
    },
    callOff(timer) {
      timer.run = undefined
    },
    /** How many timers ran. */
    turns: 0,
    /**
     * Lets time go on until `isOver`, the moment `limit`, or until nothing is to happen any more. Between two timers
     * everything that follows from the first one is done: promises need no time.
     */
    async runUntil(isOver, limit) {
      await settled()
      while (heap.length > 0 && !isOver()) {
        if (heap[0].moment > limit) {
          now = limit
          return
        }
        const { moment, run } = pop()
        if (run === undefined) continue
        now = moment
        this.turns += 1
        run()
        await (this.turns % turnsOfBreath === 0 ? breath() : settled())
      }
    },
  }
}

/** Everything that follows from what ran: Node runs every promise job, however long the chain, before the next tick. */
function settled() {
  return new Promise((done) => process.nextTick(done))
}

/** Lets the engine tidy up, which it does between two turns of its own loop. */
function breath() {
  return new Promise((done) => setImmediate(done))
}
