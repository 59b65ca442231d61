// A till with the payment driver, at a sandbox: both live in one time, which passes only when the test lets it.
import { memoryJournal, openTerminal } from '@secukit/terminal'
import { onTestFinished } from 'vitest'
import { article, openShop } from './shop.mjs'

/** When the time of these tills begins: long after any machine's. */
const noon = Date.UTC(2090, 0, 31, 12)
const minute = 60_000

/**
 * @param {string} way
 * @param {object} options `assumptions` and `seed` of the sandbox, and `driver`: options of the driver, such as `patience`.
 */
export async function openTill(way, { driver = {}, ...options } = {}) {
  const shop = await openShop(way, options)
  const { sandbox } = shop
  sandbox.clock.stop(noon)
  const time = timeOf(sandbox.clock)
  // A client that tries again waits by the machine's time, in which a day here may pass.
  const { secuconnect, traffic } = watched(shop.connect(undefined, { retries: 0 }))
  // Over a socket nothing tells a call that is held from one that is on its way, but how long it takes.
  const calm = () => isCalm(traffic, way === 'in process' ? 50 : 0, way === 'in process' ? 0 : 30)

  /** Lets time pass, as long as nothing else happens, until the promise is kept. */
  async function until(promise) {
    let isKept = false
    const keep = () => (isKept = true)
    promise.then(keep, keep)
    for (let step = 0; step < 5000; step += 1) {
      await calm()
      if (isKept) return promise
      // What is held waits for the sandbox alone.
      time.passTo(Math.min(time.next(), time.now() + (traffic.open > 0 ? 5000 : Infinity)))
    }
    throw new Error('there is no end to it')
  }

  /** Lets so many ms pass, and all that falls due in them. */
  async function pass(ms) {
    const end = time.now() + ms
    await calm()
    while (time.next() <= end) {
      time.passTo(time.next())
      await calm()
    }
    time.passTo(end)
    await calm()
  }

  const settings = { secuconnect, till: 'till', clock: time.clock, random: () => 0, ...driver }
  let journal = memoryJournal()
  let terminal = await until(openTerminal({ ...settings, journal }))
  onTestFinished(() => terminal.close())
  return {
    ...shop,
    until,
    pass,
    now: () => time.now(),
    get terminal() {
      return terminal
    },
    pay: (sale, more) => terminal.pay(sale, more),
    /** Pays, and lets time pass until it is told what became of it. */
    outcomeOf: (sale, more) => until(terminal.pay(sale, more).outcome),
    /** Switches the till off and on; gives back what the payments that were open have come to. */
    async restart() {
      await until(terminal.close())
      journal = memoryJournal([...journal.records, ...journal.appended])
      terminal = await until(openTerminal({ ...settings, journal }))
      return terminal.recovered
    },
  }
}

/** The driver's clock, which goes with the sandbox's, and wakes whoever sleeps when it is moved. */
function timeOf(clock) {
  const sleepers = new Set()
  const next = () => Math.min(...[...sleepers].map(({ at }) => at), Infinity)
  const sleep = (ms, { signal } = {}) =>
    new Promise((done) => {
      if (signal?.aborted) return done()
      const sleeper = { at: clock.now() + ms, wake }
      function wake() {
        sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        done()
      }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', wake)
    })
  return {
    clock: { now: () => clock.now(), sleep },
    now: () => clock.now(),
    /** When somebody wakes next. */
    next,
    passTo(moment) {
      if (moment === Infinity) throw new Error('nobody waits for time to pass')
      // In steps: what falls due within one is done at its end, when a token may have ended.
      while (clock.now() < moment) clock.advance(Math.min(minute, moment - clock.now()))
      for (const { at, wake } of sleepers) if (at <= moment) wake()
    },
  }
}

/** The client, and how many of its calls are open; `beats` grows whenever one begins or ends. */
function watched({ smart: { transactions } }) {
  const traffic = { open: 0, beats: 0 }
  const beat = (change) => {
    traffic.open += change
    traffic.beats += 1
  }
  const through = new Proxy(transactions, {
    get:
      (target, name) =>
      async (...args) => {
        beat(1)
        try {
          return await target[name](...args)
        } finally {
          beat(-1)
        }
      },
  })
  return { secuconnect: { smart: { transactions: through } }, traffic }
}

/** Waits until no call has begun or ended for so many turns and, while one is open, for so many ms. */
async function isCalm(traffic, turns, ms) {
  for (;;) {
    const { beats } = traffic
    for (let turn = 0; turn < Math.max(turns, 5) && traffic.beats === beats; turn += 1)
      await new Promise((done) => setImmediate(done))
    for (let waited = 0; waited < ms && traffic.open > 0 && traffic.beats === beats; waited += 2)
      await new Promise((done) => setTimeout(done, 2))
    if (traffic.beats === beats) return
  }
}

let sold = 0

/** A sale of so many cents, with a number of its own. */
export function saleOf(cents, method = 'cashless') {
  sold += 1
  return { saleId: `sale ${sold}`, basket: [article(cents)], method }
}

/** What the till's books and the bank's say of a payment: they must agree. */
export function booksOf({ sandbox }, { kind, transactionId }) {
  const ofIt = sandbox.ledger.charges.filter((charge) => charge.transactionId === transactionId)
  return { kind, charges: ofIt.length, charged: transactionId ? sandbox.ledger.charged(transactionId) : 0 }
}
