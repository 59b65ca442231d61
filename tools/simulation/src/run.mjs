// One day of one till, from the first sale until everything has landed.
import { clientCredentials, createSecuconnect } from '@secukit/api'
import { emptyBooks, shift } from './cashier.mjs'
import { chance } from './chance.mjs'
import { createNetwork } from './network.mjs'
import { judge } from './oracle.mjs'
import { createProcess, guarded } from './process.mjs'
import { scenarios as known, drawnScenario } from './scenario.mjs'
import { drawn, scripted } from './schedule.mjs'
import { createScheduler } from './scheduler.mjs'
import { openServer } from './server.mjs'
import { fileStore, journalOf, memoryStore } from './stores.mjs'

/** When these days begin: long after any machine's time. */
const begin = Date.UTC(2090, 0, 31, 8)
/** How long the cashier's work may take, and then how long everything may take to land. */
const longestDay = 3 * 86_400_000
const settling = 86_400_000
/** How long it takes until somebody has mended the disk, in ms. */
const mending = 45_000
/** No day has so many turns, unless somebody goes in circles. */
const mostTurns = 60_000

/**
 * @typedef {object} Ran What a schedule came to.
 * @property {import('./oracle.mjs').Violation[]} violations
 * @property {readonly string[]} effects Every effect, in order: a crash at effect n strikes `effects[n - 1]`. Traced, they
 * name their transactions.
 * @property {number} calls How many requests were sent.
 * @property {readonly string[]} trace What happened, line by line; empty unless it was asked for.
 * @property {import('./schedule.mjs').ScheduledFault[]} faults What went wrong: give it back to see it again.
 * @property {import('./schedule.mjs').ScheduledCrash[]} crashes
 * @property {object} counts `sales`, and how many of them were told as `approved`, `declined`, `aborted`.
 */

/**
 * Plays one schedule that was written down.
 * @param {object} options
 * @param {import('./scenario.mjs').Scenario | string} options.scenario Or the name of one that is known.
 * @param {readonly import('./schedule.mjs').ScheduledFault[]} [options.faults]
 * @param {import('./schedule.mjs').ScheduledCrash | readonly import('./schedule.mjs').ScheduledCrash[]} [options.crash]
 * @param {object} [options.assumptions] In place of those of the scenario.
 * @param {import('./policies.mjs').Policy} options.policy
 * @param {number} [options.seed] Of what is left to chance: how long requests take.
 * @param {boolean} [options.hasFile] Whether the journal is the driver's own file on a simulated disk, which may tear what
 * is being written. Default: false; then a record is there, or it is not.
 * @param {boolean} [options.trace] Default: true.
 * @returns {Promise<Ran>}
 */
export async function runSchedule({
  scenario,
  faults = [],
  crash = [],
  assumptions,
  policy,
  seed = 1,
  hasFile = false,
  trace = true,
}) {
  const named = typeof scenario === 'string' ? known[scenario] : scenario
  return play({
    scenario: { ...named, assumptions: assumptions ?? named.assumptions },
    schedule: scripted(faults, Array.isArray(crash) ? crash : [crash]),
    policy,
    seed,
    hasFile,
    trace,
  })
}

/** Every eighth day has a file for its journal: the others are faster. */
export function hasFileOf(seed) {
  return seed % 8 === 0
}

/**
 * Plays what a seed decides.
 * @param {number} seed
 * @param {{ policy: import('./policies.mjs').Policy, rate: number, trace?: boolean }} options `rate`: which part of all
 * calls suffers a fault.
 * @returns {Promise<Ran>}
 */
export async function runSeed(seed, { policy, rate, trace = false }) {
  const scenario = drawnScenario(seed)
  const schedule = drawn({ seed, rate, sales: scenario.sales.length, begin })
  return play({ scenario, schedule, policy, seed, hasFile: hasFileOf(seed), trace })
}

async function play({ scenario, schedule, policy, seed, hasFile, trace: isTraced }) {
  const scheduler = createScheduler(begin)
  const trace = []
  const say = isTraced
    ? (who, what) =>
        void trace.push(
          `${((scheduler.now - begin) / 1000).toFixed(3).padStart(10)}  ${who.padEnd(8)} ${what()}`,
        )
    : () => {}
  const sales = new Map(scenario.sales.map((sale) => [sale.saleId, sale]))
  const actsOf = (saleId) =>
    (saleId === 'end of day' ? scenario.endOfDay : sales.get(saleId)?.customer) ?? [{ act: 'approve' }]
  const server = await openServer(scheduler, {
    assumptions: scenario.assumptions,
    customerOf(saleId, job) {
      const acts = actsOf(saleId)
      const act = acts[Math.min(job, acts.length - 1)]
      say('customer', () => JSON.stringify(act))
      return act
    },
  })
  const effects = []
  const books = emptyBooks()
  const early = []
  const store =
    hasFile && policy.openJournal
      ? fileStore(policy.openJournal, chance(seed, 'disk'), (what) =>
          early.push({ kind: 'journal', saleId: '', what }),
        )
      : memoryStore()
  const network = createNetwork({
    scheduler,
    server,
    schedule,
    latency: chance(seed, 'latency'),
    say,
    isTraced,
    hasIntent: (id) =>
      !policy.hasJournal ||
      store.records().some(({ type, transactionId }) => type === 'intent' && transactionId === id),
  })
  const client = createClient(server.sandbox.credentials, network)
  const random = chance(seed, 'driver')
  let process
  let isIdle = false
  let names = 0
  let records = 0

  const world = {
    scenario,
    books,
    policy,
    say,
    /** How many outcomes are still to come. */
    open: 0,
    wait: (ms) => new Promise((done) => scheduler.at(scheduler.now + ms, () => done(undefined))),
    labelOf: server.labelOf,
    async surroundingsOf(of) {
      return {
        api: guarded(client.of(of), of),
        clock: of.clock,
        random,
        journal: await journalOf(store, of, scheduler, say, () => fails(of)),
        till: 'sim',
      }
    },
    /** What an operator sees at the terminal: the slip of a payment. */
    slipOf: (transactionId) => {
      server.inStep()
      return server.sandbox.ledger.charged(transactionId) > 0 ? '0815' : undefined
    },
    /** Nobody is told what is not on disk. */
    onTold({ saleId, kind, transactionId }) {
      if (!policy.hasJournal || kind !== 'approved') return
      const isKept = store
        .records()
        .some(
          (record) =>
            record.saleId === saleId &&
            record.transactionId === transactionId &&
            record.outcome === 'approved',
        )
      if (!isKept)
        early.push({ kind: 'not durable', saleId, what: 'was told as approved before the journal had it' })
    },
  }

  /** Somebody sees that the disk is full, makes room, and opens the till again. */
  function fails(of) {
    records += 1
    const isFailing = schedule.writeFaultOf(records) !== undefined
    if (isFailing) scheduler.at(scheduler.now + mending, () => of.crash())
    return isFailing
  }

  function boot() {
    names += 1
    isIdle = false
    world.open = 0
    const mine = createProcess({ scheduler, schedule, effects, say }, `till ${names}`)
    process = mine
    say(mine.name, () => 'opens')
    shift(world, mine).then(
      () => mine.alive && (isIdle = true),
      (error) => {
        if (!mine.alive) return
        // It did not open, or broke: whoever is at it switches it off and on.
        say(mine.name, () => `breaks: ${error.stack ?? error}`)
        if (names > 20) early.push({ kind: 'endless', saleId: '', what: String(error) })
        else mine.crash()
      },
    )
    void bootAgain(mine)
  }
  async function bootAgain(mine) {
    await mine.crashed
    store.end()
    if (process === mine) scheduler.at(scheduler.now + scenario.restart, boot)
  }
  boot()

  const isOut = () => scheduler.turns > mostTurns
  await scheduler.runUntil(() => isIdle || isOut(), begin + longestDay)
  say('world', () => 'from here on nothing goes wrong by chance')
  schedule.stop()
  const isQuiet = () =>
    isIdle && process.alive && world.open === 0 && network.inFlight === 0 && !server.isBusy
  await scheduler.runUntil(() => isQuiet() || isOut(), scheduler.now + settling)
  if (isOut() || !isIdle) early.push({ kind: 'endless', saleId: '', what: 'the cashier never got through' })
  // Whatever it still waits for never comes.
  process.crash()
  process = undefined
  server.inStep()

  const violations = judge({ scenario, server, network, disk: store.records(), books, policy, early })
  for (const { kind, saleId, what } of violations) say('oracle', () => `${kind}: ${saleId} ${what}`)
  await server.close()
  return {
    violations,
    effects,
    calls: network.calls,
    trace,
    faults: schedule.faults,
    crashes: schedule.crashes,
    turns: scheduler.turns,
    counts: countsOf(scenario, books),
  }
}

/**
 * The client of a till. Each process would have one of its own; to make it takes as long as a call, so that they share
 * one, and of what a client remembers, its token, each begins with none.
 */
function createClient(credentials, network) {
  const auth = clientCredentials(credentials)
  let [transport, session, endpoint] = []
  const { smart } = createSecuconnect({
    baseUrl: 'http://sandbox.invalid',
    auth: (given) => {
      endpoint = given
      return { get: () => session.get(), drop: (token) => session.drop(token) }
    },
    transport: (request) => transport(request),
    retries: 0,
  })
  return {
    /** `smart.transactions` of a process that begins; the one before has ended. */
    of(process) {
      transport = network.transportOf(process)
      session = auth(endpoint)
      return smart.transactions
    },
  }
}

function countsOf({ sales }, { told }) {
  const counts = { sales: sales.length, approved: 0, declined: 0, aborted: 0, unresolved: 0, nothing: 0 }
  for (const { saleId } of sales)
    counts[told.findLast((entry) => entry.saleId === saleId)?.kind ?? 'nothing'] += 1
  return counts
}
