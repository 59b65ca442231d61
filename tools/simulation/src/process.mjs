// The till's process: what it does to the world outside are its effects, and it may end at each of them.

/** @typedef {ReturnType<typeof createProcess>} Process */

/**
 * @param {object} world
 * @param {import('./scheduler.mjs').Scheduler} world.scheduler
 * @param {import('./schedule.mjs').Schedule} world.schedule
 * @param {string[]} world.effects Every effect so far, of all processes: what it was.
 * @param {(who: string, what: () => string) => void} world.say
 * @param {string} name
 */
export function createProcess({ scheduler, schedule, effects, say }, name) {
  /** Calls of the client under way: they end inside when the process does, so that no timer of theirs lives on. */
  const rejections = new Set()
  let onCrash = () => {}
  const process = {
    name,
    alive: true,
    /** Resolves when it has ended. */
    crashed: new Promise((done) => (onCrash = done)),
    /** It is about to do this. Gives back how it ends just there, if it does. */
    effect(what) {
      effects.push(what)
      const crash = schedule.crashOf(effects.length)
      if (crash)
        say(
          name,
          () => `✗ ends at effect ${effects.length}: ${what}${crash.keep ? ', which took place' : ''}`,
        )
      return crash
    },
    /** It ends, as by kill -9: nothing that it waits for ever comes. */
    crash() {
      if (!process.alive) return
      process.alive = false
      for (const reject of rejections) reject(ended)
      rejections.clear()
      onCrash()
    },
    /** Remembers how to end a call of the client. Returns what forgets it. */
    pending(reject) {
      if (process.alive) rejections.add(reject)
      else reject(ended)
      return () => rejections.delete(reject)
    },
    /** A promise as this process sees it: it never settles once the process has ended. */
    guard(promise) {
      return new Promise((resolve, reject) => {
        promise.then(
          (value) => void (process.alive && resolve(value)),
          (error) => void (process.alive && reject(error)),
        )
      })
    },
    /** @type {import('@secukit/terminal').Clock} */
    clock: {
      now: () => scheduler.now,
      sleep(ms, { signal } = {}) {
        return new Promise((done) => {
          if (!process.alive) return
          if (signal?.aborted) return done()
          const wake = () => {
            signal?.removeEventListener('abort', callOff)
            if (!process.alive) return
            if (process.effect('wake')) return process.crash()
            done()
          }
          const timer = scheduler.at(scheduler.now + ms, wake)
          function callOff() {
            scheduler.callOff(timer)
            if (process.alive) done()
          }
          signal?.addEventListener('abort', callOff, { once: true })
        })
      },
    },
  }
  return process
}

const ended = new Error('the process has ended')

/** What the driver calls of the client. */
const methods = [
  'create',
  'get',
  'start',
  'preTransaction',
  'abort',
  'cancel',
  'cancelTrx',
  'diagnosis',
  'endOfDay',
]

/** The transactions of a client, as a process sees them. */
export function guarded(transactions, process) {
  const never = () => new Promise(() => {})
  const ask = (name, args) => (process.alive ? process.guard(transactions[name](...args)) : never())
  return {
    ...Object.fromEntries(methods.map((name) => [name, (...args) => ask(name, args)])),
    // The driver asks for one page at a time, and walks over none.
    list: (...args) => (process.alive ? process.guard(transactions.list(...args)) : never()),
  }
}
