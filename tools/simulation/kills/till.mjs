// A till in a process of its own: a day of sales over real HTTP and a real journal, until it is done or killed.
// Imports the built packages, as a till does. The task is JSON in the first argument, see `TillTask`.
//
// It kills itself at a named step. The product has no hook for that: what is passed to it is wrapped here (the journal,
// the transport), its events and prints pass through here, and the disk is reached by replacing functions of node:fs.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * @typedef {object} TillTask
 * @property {string} url Of the server, or rather of the proxy before it.
 * @property {{ clientId: string, clientSecret: string }} credentials
 * @property {string} folder Where the till keeps its journal, its books and what it has printed.
 * @property {readonly import('./days.mjs').Errand[]} errands
 * @property {{ step: string, nth: number }} [kill]
 * @property {number} since When the day began, in ms since 1970.
 * @property {number} speed How much faster than the machine's the driver's clock goes.
 * @property {Record<string, number>} options Of `openTerminal`, in ms of the driver's clock.
 * @property {string} terminal The module of the driver.
 */

/** @type {TillTask} */
const task = JSON.parse(process.argv[2] ?? '')
const { url, credentials, folder, errands, kill, since, speed, options } = task

let left = kill?.nth ?? 0
/** Ends this process when it is the wanted step, for the n-th time; the parent reads which it was. @param {string} step */
function reach(step) {
  if (kill?.step !== step) return
  left -= 1
  if (left === 0) die(step)
}

/** @param {string} step */
function die(step) {
  realFs.appendFileSync(`${folder}/kills`, `${step}\n`)
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way; nothing more may happen in this process.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const journalPath = `${folder}/journal`
const realFs = { ...fs }
/** The record that is being appended. */
let appending = ''
const journalFiles = new Set()
fs.openSync = (path, ...rest) => {
  const file = realFs.openSync(path, ...rest)
  if (path === journalPath) journalFiles.add(file)
  return file
}
fs.writeSync = (file, bytes, offset, length, position) => {
  const step = `${appending}: half a line is written`
  if (kill?.step === step && journalFiles.has(file) && (left -= 1) === 0) {
    realFs.writeSync(file, bytes, offset, Math.ceil(length / 2), position)
    die(step)
  }
  return realFs.writeSync(file, bytes, offset, length, position)
}
fs.fdatasyncSync = (file) => {
  if (appending !== '' && journalFiles.has(file)) reach(`${appending}: written, not synced`)
  realFs.fdatasyncSync(file)
}
syncBuiltinESMExports()

const { clientCredentials, createSecuconnect, createTransport } = await import('@secukit/api')
const { openFileJournal, openTerminal } = await import(task.terminal)

/** @param {{ type: string, stage?: string }} record */
const nameOf = ({ type, stage }) => `record ${type}${stage === undefined ? '' : ` ${stage}`}`

const file = await openFileJournal(journalPath)
const journal = {
  records: file.records,
  async append(record) {
    const name = nameOf(record)
    reach(`${name}: before`)
    appending = name
    // The journal writes before it returns, so nothing else can be written meanwhile.
    const written = file.append(record)
    appending = ''
    await written
    reach(`${name}: after`)
  },
  ...(file.rotate && { rotate: (records) => file.rotate(records) }),
  close: () => file.close(),
}

const wire = createTransport()
const transport = async (request) => {
  const name = `call ${request.operation.split('.').at(-1)}`
  reach(`${name}: before`)
  // What has been handed to the socket by now is on its way, though nobody waits for the answer.
  const answer = wire(request)
  if (kill?.step === `${name}: on its way`) setTimeout(() => reach(`${name}: on its way`), 3)
  try {
    return await answer
  } finally {
    reach(`${name}: after`)
  }
}

const clock = {
  now: () => since + (performance.timeOrigin + performance.now() - since) * speed,
  sleep: (ms, { signal, idle = false } = {}) =>
    new Promise((done) => {
      if (signal?.aborted) return done()
      const timer = setTimeout(end, ms / speed)
      function end() {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        done()
      }
      if (idle) timer.unref()
      signal?.addEventListener('abort', end)
    }),
}

// What comes when nobody waits any more: the till hears of it elsewhere.
const afterwards = new Set(['fencing', 'needs operator', 'reversal needs operator'])

const terminal = await openTerminal({
  // The client's own pauses between retries would be real ones.
  secuconnect: createSecuconnect({
    baseUrl: url,
    auth: clientCredentials(credentials),
    transport,
    retries: 0,
  }),
  journal,
  clock,
  onEvent: ({ kind }) => {
    if (afterwards.has(kind)) reach(`told ${kind}`)
  },
  ...options,
})
reach('opened')

// The till's own books: what it was told, written down by its own hand.
const books = `${folder}/books`
const known = realFs.existsSync(books)
  ? realFs
      .readFileSync(books, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  : []

function note(entry) {
  known.push(entry)
  realFs.appendFileSync(books, `${JSON.stringify(entry)}\n`)
}

/** Writes down what became of a payment, and waits for it when nobody can tell yet. */
async function noteOutcome(outcome) {
  reach(`books: ${outcome.kind} is told`)
  const { kind, saleId, transactionId } = outcome
  note({ of: 'payment', saleId, kind, transactionId, cause: String(outcome.cause ?? '') })
  if (kind !== 'unresolved') return outcome
  const settled = await outcome.settled
  if (settled.kind === 'unresolved') throw new Error(`sale ${saleId} stayed open`)
  return noteOutcome(settled)
}

/** Until all copies are on paper: the server may be away just now. */
async function print(saleId) {
  for (let tries = 0; tries < most; tries += 1) {
    try {
      return await terminal.printReceipts(saleId, putOnPaper(saleId))
    } catch {
      await pause(10)
    }
  }
  throw new Error(`the receipts of sale ${saleId} cannot be printed`)
}

const putOnPaper = (saleId) => async (copy) => {
  reach(`paper ${copy.copy}: before`)
  const { isDuplicate, toSign, lines } = copy
  const slip = { saleId, copy: copy.copy, isDuplicate, toSign, lines: lines.length }
  realFs.appendFileSync(`${folder}/paper`, `${JSON.stringify(slip)}\n`)
  reach(`paper ${copy.copy}: after`)
}

/** How often the cashier tries before he gives up: that is a failure of the day. */
const most = 60
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const lastOf = (of, saleId) => known.findLast((entry) => entry.of === of && entry.saleId === saleId)?.kind

async function pay({ sale, balanceFirst, cancels = false }) {
  for (let tries = 0; lastOf('payment', sale.saleId) !== 'approved'; tries += 1) {
    if (tries === most) throw new Error(`sale ${sale.saleId} cannot be paid`)
    const payment = terminal.pay({ ...sale, ...(balanceFirst && { balanceFirst }) })
    const listening = listen(payment, cancels && tries === 0)
    const outcome = await noteOutcome(await payment.outcome)
    await listening
    if (outcome.kind === 'approved') await print(sale.saleId)
    else await pause(10)
  }
}

async function listen(payment, cancels) {
  for await (const event of payment.events) {
    if (!afterwards.has(event.kind)) reach(`told ${event.kind}`)
    if (event.kind === 'needs operator')
      void decide([{ saleId: payment.saleId, transactionId: event.transactionId }])
    if (event.kind === 'earlier') await noteOutcome(event.outcome)
    if (cancels && event.kind === 'presenting') void payment.cancel()
  }
}

async function reverse({ saleId }) {
  for (let tries = 0; lastOf('reversal', saleId) !== 'reversed'; tries += 1) {
    if (tries === most) throw new Error(`sale ${saleId} cannot be reversed`)
    let outcome = await terminal.reverse(saleId)
    if (outcome.kind === 'unresolved') outcome = await outcome.settled
    reach(`books: ${outcome.kind} is told`)
    note({ of: 'reversal', saleId, kind: outcome.kind, cause: String(outcome.cause ?? '') })
    await pause(10)
  }
}

async function run(kind, call) {
  for (let tries = 0; lastOf(kind) !== 'done'; tries += 1) {
    if (tries === most) throw new Error(`${kind} is not to be had`)
    const outcome = await call()
    reach(`books: ${kind} is told`)
    note({ of: kind, kind: outcome.kind, cause: String(outcome.cause ?? '') })
    // An end of day that nobody can tell of is for a person at the terminal, not for another try.
    if (outcome.kind === 'unresolved') return
    await pause(10)
  }
}

/** What an operator does: looks at the slips of the card terminal, and says what he saw. */
async function decide(waiting) {
  for (const { saleId, transactionId } of waiting) {
    reach('operator looks')
    const { slip } = await (await fetch(`${url}/slip/${transactionId}`)).json()
    const decision =
      slip === null
        ? { outcome: 'aborted', evidence: { by: '7', saw: 'terminal shows no payment' } }
        : { outcome: 'approved', evidence: { by: '7', saw: 'slip of a payment', slip } }
    // It may have been resolved by itself meanwhile.
    await terminal.decide({ saleId, transactionId, ...decision }).catch((error) => {
      if (error.name !== 'DecisionError') fail(error)
    })
  }
}

/** The same of a reversal. */
async function decideReversals() {
  for (const { saleId, transactionId, needsOperator } of terminal.openReversals) {
    if (!needsOperator) continue
    reach('operator looks')
    const { slip } = await (await fetch(`${url}/slip/reversal-${transactionId}`)).json()
    const decision =
      slip === null
        ? { outcome: 'refused', evidence: { by: '7', saw: 'records show no reversal' } }
        : { outcome: 'reversed', evidence: { by: '7', saw: 'slip of a reversal', slip } }
    await terminal.decideReversal({ saleId, transactionId, ...decision }).catch((error) => {
      if (error.name !== 'DecisionError') fail(error)
    })
  }
}

// A till that waits for its next customer does not end; it does when whoever started it is gone.
process.stdin.resume().once('end', () => process.exit(1))
const operator = errands.some(({ decides }) => decides)
  ? setInterval(() => {
      void decide(terminal.open.filter((each) => each.needsOperator))
      void decideReversals()
    }, 20)
  : undefined

for (const outcome of terminal.recovered) {
  reach('recovered is told')
  // Sales go on meanwhile.
  void noteOutcome(outcome).catch(fail)
}
for (const { saleId } of terminal.unprinted) await print(saleId)
for (const errand of errands) {
  if (errand.do === 'pay') await pay(errand)
  else if (errand.do === 'reverse') await reverse(errand)
  else if (errand.do === 'diagnosis') await run('diagnosis', () => terminal.diagnosis())
  else await run('end of day', () => terminal.endOfDay())
}
// What an earlier run left open is settled before the day ends, and printed.
while (terminal.open.length > 0) await pause(10)
for (const { saleId } of terminal.unprinted) await print(saleId)
clearInterval(operator)
process.stdin.destroy()
await terminal.close()
realFs.appendFileSync(`${folder}/kills`, 'done\n')

function fail(error) {
  console.error(error)
  process.exit(1)
}
