// A till for one scene: the driver, the sandbox and virtual time, with answers that may be tampered with.
import { clientCredentials, createSecuconnect } from '@secukit/api'
import { chance } from './chance.mjs'
import { createNetwork } from './network.mjs'
import { createProcess, guarded } from './process.mjs'
import { scripted } from './schedule.mjs'
import { createScheduler } from './scheduler.mjs'
import { openServer } from './server.mjs'
import { createWatch } from './rules-watch.mjs'

const begin = Date.UTC(2090, 0, 31, 8)

/**
 * @param {object} driver The built package, or a copy of it.
 * @param {object} [set]
 * @param {readonly import('./schedule.mjs').ScheduledFault[]} [set.faults]
 * @param {object} [set.assumptions]
 * @param {import('@secukit/sandbox').ScriptedAct} [set.customer]
 * @param {Record<string, (real: Function, ...args: any[]) => Promise<unknown>>} [set.tamper] What is called in place of a
 * method of the client, with the real one first.
 * @param {object} [set.options] Of the terminal.
 * @param {object} [set.world] What the scene and its answers share.
 * @param {(record: object, n: number) => void} [set.beforeRecord] May throw: then the record is not written.
 */
export async function stage(driver, set = {}) {
  const {
    faults = [],
    assumptions = {},
    customer = { act: 'approve' },
    tamper = {},
    options,
    beforeRecord,
    world,
  } = set
  const scheduler = createScheduler(begin)
  const server = await openServer(scheduler, { assumptions, customerOf: () => customer })
  const schedule = scripted(faults)
  const say = () => {}
  const network = createNetwork({
    scheduler,
    server,
    schedule,
    latency: chance(1, 'latency'),
    say,
    isTraced: false,
  })
  const watch = createWatch()
  const records = []
  let process
  let real
  let tries = 0
  /** How often each method was called. */
  const calls = {}

  const wait = (ms) => new Promise((done) => scheduler.at(scheduler.now + ms, () => done(undefined)))
  /** Lets time go on until this is settled. */
  async function until(promise, limit = 7_200_000) {
    let settled
    promise.then(
      (value) => (settled = { value }),
      (error) => (settled = { error }),
    )
    await scheduler.runUntil(() => settled !== undefined, scheduler.now + limit)
    if (settled === undefined) throw new Error('it never came to an end')
    if ('error' in settled) throw settled.error
    return settled.value
  }
  async function open() {
    process?.crash()
    process = createProcess({ scheduler, schedule, effects: [], say }, 'till')
    const { smart } = createSecuconnect({
      baseUrl: 'http://sandbox.invalid',
      auth: clientCredentials(server.sandbox.credentials),
      transport: network.transportOf(process),
      retries: 0,
    })
    real = guarded(smart.transactions, process)
    const counted = Object.fromEntries(
      Object.entries(real).map(([name, method]) => [
        name,
        (...args) => {
          calls[name] = (calls[name] ?? 0) + 1
          return tamper[name] ? tamper[name](method, ...args) : method(...args)
        },
      ]),
    )
    const journal = {
      records: [...records],
      async append(record) {
        await wait(2)
        tries += 1
        beforeRecord?.(record, tries)
        records.push(record)
      },
      close: async () => {},
    }
    const surroundings = {
      api: counted,
      clock: process.clock,
      random: chance(1, 'driver'),
      journal,
      till: 'sim',
    }
    return until(watch.open(driver, surroundings, { reconcileEvery: 0, ...options }))
  }
  return {
    calls,
    world,
    /** What is on disk. */
    records,
    wait,
    until,
    /** A new process of the till; the one before ends, as by kill -9. */
    open,
    after: (ms) => until(wait(ms)),
    violations: watch.violations,
    /** How many payments there are at the server, all in all. */
    async payments() {
      const charged = server.sandbox.ledger.charges.filter(({ status }) => status !== 'reversed').length
      let paid = 0
      for (const id of server.transactions.keys()) if ((await until(real.get(id))).status === 'ok') paid += 1
      return Math.max(charged, paid)
    },
    close() {
      process?.crash()
      return server.close()
    },
  }
}

/** A sale of 4.80. */
export function saleOf(saleId, method = 'cashless', more = {}) {
  const basket = [{ id: 1, desc: 'Roggenbrot 1000 g', quantity: 1, priceOne: 480, tax: 7 }]
  return { saleId, method, basket, ...more }
}
