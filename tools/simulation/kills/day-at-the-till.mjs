import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@secukit/sandbox'
import { days } from './days.mjs'
import { judge, needsIntent } from './oracle.mjs'
import { faults, openProxy } from './proxy.mjs'
import { randomOf } from './random.mjs'
import { anyMoment, steps } from './steps.mjs'

/**
 * @typedef {object} DayResult
 * @property {string} day
 * @property {readonly string[]} kills The steps at which the till was killed, one after the other.
 * @property {readonly string[]} failures What is wrong; empty when all is well.
 * @property {Record<string, number>} counts What the till and the network lived through.
 */

/** How much faster than the machine's the driver's clock goes: its waits are made for real networks. */
const speed = 50
/** For so long a request may live on its way here, and a customer take, in ms of the machine. */
const [requestLife, cardFlow] = [300, 250]
/** After so many ms a till that still runs hangs. A machine that does other things too is slow. */
const patience = 20_000

/**
 * One day of a till that is killed at the step, perhaps again while it recovers, and then lives to its end.
 * @param {{ step: string, seed: number, terminal?: string, keep?: boolean }} options
 * @returns {Promise<DayResult>}
 */
export async function dayAtTheTill({ step, seed, terminal = '@secukit/terminal', keep = false }) {
  const random = randomOf(seed)
  const name = random.one(steps.get(step) ?? [])
  /** @type {import('./days.mjs').Day} */
  const day = days[name]
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secukit-kills-')))
  if (!keep) folders.add(folder)
  const sandbox = await startSandbox({ seed, listen: false, assumptions: assumptionsOf(random) })
  sandbox.terminal.always({
    weights: { approve: 8, 'approve with signature': 1, decline: 1, 'customer abort': 1 },
    after: [0, 150],
  })
  sandbox.terminal.next(.../** @type {any[]} */ (day.customers ?? []))
  const watch = watchOf(folder)
  const network = networkOf(day, random)
  const proxy = await openProxy({
    server: (request) => reach(sandbox, request),
    judge: (arrival) => network.judge(arrival),
    onArrival: (arrival) => watch.onArrival(arrival),
  })
  const task = {
    url: proxy.url,
    credentials: sandbox.credentials,
    folder,
    errands: day.errands,
    since: Date.now(),
    speed,
    terminal,
    options: {
      patience: random.one([0, 5000, 20_000]),
      requestLife: requestLife * speed,
      cardFlow: cardFlow * speed,
      reconcileEvery: random.one([0, 100_000]),
      ...day.options,
    },
  }
  /** @type {string[]} */
  const kills = []
  const failures = watch.failures
  try {
    for (const kill of killsOf(step, name, random)) {
      const life = await live(task, kill)
      if (life.killedAt !== undefined) kills.push(life.killedAt)
      if (life.killedAt?.endsWith('half a line is written') && !isTorn(`${folder}/journal`))
        failures.push('harness: the journal was to be torn, and is whole')
      else if (life.failure) failures.push(life.failure)
      if (life.killedAt === undefined) break
    }
    await proxy.quiet()
    failures.push(...(await judge({ sandbox, day, folder, log: watch.log })))
  } finally {
    await proxy.close()
    await sandbox.close()
    if (!keep) remove(folder)
  }
  return { day: name, kills, failures, counts: { ...network.counts, ...countsOf(watch.log) } }
}

/** Of the days that are not over; what is left of them goes with this process. @type {Set<string>} */
const folders = new Set()
process.once('exit', () => folders.forEach(remove))

/** @param {string} folder */
function remove(folder) {
  folders.delete(folder)
  rmSync(folder, { recursive: true, force: true })
}

/**
 * What ends each life of the till; the last one ends by itself.
 * @param {string} step @param {string} day @param {import('./random.mjs').Random} random
 */
function killsOf(step, day, random) {
  const first = step === anyMoment ? atRandom(random) : { step, nth: random.chance(0.9) ? 1 : 2 }
  const others = [...steps].filter(([name, on]) => name !== anyMoment && on.some((each) => each === day))
  const again = () =>
    random.chance(0.25) ? atRandom(random) : { step: random.one(others)[0], nth: 1 + random.whole(2) }
  return [first, ...Array.from({ length: random.one([0, 1, 2, 2, 3]) }, again), undefined]
}

/**
 * What the vendor leaves open, one way or the other. A second start always charges again. A start after an abort is
 * refused: on a slow machine a request may live longer than the till was told.
 * @param {import('./random.mjs').Random} random
 */
function assumptionsOf(random) {
  return /** @type {import('@secukit/sandbox').Assumptions} */ ({
    secondStart: 'charged again',
    statusAtTerminal: random.one(['created', 'processing', 'pending']),
    abortAtTerminal: random.one(['refused', 'ignored', 'stops the terminal']),
    declinedAtTerminal: random.one(['failed', 'refused', 'forgotten']),
    merchantSlip: 'to be printed',
  })
}

/** A process needs 100 ms or so to come up. @param {import('./random.mjs').Random} random */
function atRandom(random) {
  return { after: 80 + random.whole(400) }
}

/**
 * One life of the till.
 * @param {object} task
 * @param {{ step: string, nth: number } | { after: number } | undefined} kill
 * @returns {Promise<{ killedAt?: string, failure?: string }>}
 */
async function live(task, kill) {
  const argument = JSON.stringify({ ...task, ...(kill && 'step' in kill && { kill }) })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'till.mjs'), argument], {
    stdio: ['pipe', 'inherit', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  let hangs = false
  const end = setTimeout(() => {
    hangs = true
    child.kill('SIGKILL')
  }, patience)
  const random = kill && 'after' in kill ? setTimeout(() => child.kill('SIGKILL'), kill.after) : undefined
  const [code, signal] = await once(child, 'close')
  clearTimeout(end)
  clearTimeout(random)
  const { folder } = /** @type {any} */ (task)
  if (hangs) return { failure: `hangs: the till was not done after ${patience / 1000} s\n${errors}` }
  if (code === 0) return {}
  if (signal !== 'SIGKILL') return { failure: `broken: the till ended with ${code ?? signal}\n${errors}` }
  return { killedAt: random ? anyMoment : readLines(`${folder}/kills`).at(-1) }
}

/** @param {string} path */
function isTorn(path) {
  return !readFileSync(path, 'utf8').endsWith('\n')
}

/** @param {string} path */
function readLines(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
}

/** The bank's own side beside the API: what an operator sees at the card terminal. @param {import('@secukit/sandbox').Sandbox} sandbox @param {Request} request */
async function reach(sandbox, request) {
  const [, ofReversal, transactionId] = /^http:\/\/[^/]+\/slip\/(reversal-)?(.+)$/.exec(request.url) ?? []
  if (transactionId === undefined) return sandbox.fetch(request)
  const charge = sandbox.ledger.charges.find((each) => each.transactionId === transactionId)
  const isThere = charge !== undefined && (ofReversal === undefined || charge.status === 'reversed')
  return Response.json({ slip: isThere ? String(charge.receiptNumber) : null })
}

/** Looks over the till's shoulder: what it sends, and whether the journal had it before. @param {string} folder */
function watchOf(folder) {
  /** @type {{ operation: string, subject: string }[]} */
  const log = []
  /** @type {string[]} */
  const failures = []
  return {
    log,
    failures,
    /** @param {import('./proxy.mjs').Arrival} arrival */
    onArrival({ operation, path }) {
      const [, , , , , subject = ''] = path.split('/')
      log.push({ operation, subject })
      const [type, field] = needsIntent.get(operation) ?? []
      if (type === undefined || field === undefined) return
      const records = readLines(`${folder}/journal`).map((line) => JSON.parse(line).data)
      if (!records.some((record) => record.type === type && record[field] === subject))
        failures.push(`no intent: ${operation} of ${subject} was sent before its ${type} was in the journal`)
    },
  }
}

/** What happens on the way, by the day's plan and by chance. @param {import('./days.mjs').Day} day @param {import('./random.mjs').Random} random */
function networkOf(day, random) {
  const rate = day.quiet ? 0 : random.one([0, 0.03, 0.1])
  /** @type {Record<string, number>} */
  const counts = {}
  /** @type {Set<string>} */
  const arrived = new Set()
  /** How many of its requests came since then. @type {Map<import('./days.mjs').Planned, number>} */
  const since = new Map()
  return {
    counts,
    /** @param {import('./proxy.mjs').Arrival} arrival @returns {{ fault: import('./proxy.mjs').Fault, ms: number }} */
    judge({ operation }) {
      const ms = 10 + random.whole(80)
      const planned = (day.network ?? [])
        .filter((each) => each.operation === operation && (!each.after || arrived.has(each.after)))
        .find((each) => {
          const n = (since.get(each) ?? 0) + 1
          since.set(each, n)
          return each.seen[0] <= n && n <= each.seen[1]
        })
      arrived.add(operation)
      const fault = planned?.fault ?? (random.chance(rate) ? random.one(faults) : 'none')
      if (fault !== 'none') counts[`network: ${fault}`] = (counts[`network: ${fault}`] ?? 0) + 1
      return { fault, ms }
    },
  }
}

/** @param {readonly { operation: string }[]} log */
function countsOf(log) {
  /** @type {Record<string, number>} */
  const counts = {}
  for (const { operation } of log) counts[`sent: ${operation}`] = (counts[`sent: ${operation}`] ?? 0) + 1
  return counts
}
