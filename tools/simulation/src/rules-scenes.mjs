// What chance hardly ever brings about, or the random days do not have: one scene for each. A scene says what is wrong,
// or nothing. It has to say nothing about the package as it is.
import { ApiError, ConnectionError } from '@secukit/api'
import { faultKinds } from './network.mjs'
import { journalScenes } from './rules-journal.mjs'
import { runSchedule } from './run.mjs'
import { watchedPolicy } from './rules-watch.mjs'
import { saleOf, stage } from './rules-stage.mjs'

/** @typedef {{ kind: string, what: string }} Found */

/** Plays a scene on a stage of its own, and looks at what the till did meanwhile. */
function scene(set, play) {
  return async (driver) => {
    const wait = (ms) => on.wait(ms)
    const on = await stage(driver, typeof set === 'function' ? set(wait) : set)
    try {
      const what = await play(on, driver)
      return [...on.violations, typeof what === 'string' ? { kind: 'scene', what } : what]
    } catch (error) {
      return [...on.violations, { kind: 'scene', what: String(error?.message ?? error) }]
    } finally {
      await on.close()
    }
  }
}

/** What is wrong with what was told, if the bank has it otherwise. */
function against(payments, { kind }) {
  if (payments > 1) return { kind: 'double', what: `paid ${payments} times` }
  if (kind === 'approved' && payments === 0)
    return { kind: 'phantom', what: 'told as approved, and not paid' }
  if (kind !== 'approved' && payments > 0) return { kind: 'lost', what: `told as ${kind}, and paid` }
  return undefined
}

/** Pays one sale, waits until its outcome is final and everything has landed. */
async function payAndSettle(on, sale = saleOf('S1')) {
  const till = await on.open()
  const told = await on.until(till.pay(sale).outcome)
  const outcome = told.kind === 'unresolved' ? await on.until(told.settled) : told
  await on.after(600_000)
  return against(await on.payments(), outcome)
}

/** Whether a call or a promise is refused, with an error of this name. */
async function refuses(on, work, name) {
  try {
    await on.until(Promise.resolve().then(work))
  } catch (error) {
    return error.name === name
  }
  return false
}

const refusalOf = (status, reason) =>
  new ApiError({ operation: 'smart.transactions.start', status, reason, code: 1001, details: 'simulated' })

const broken = () => new ConnectionError('the connection broke', { operation: 'simulated', sent: 'maybe' })

/** The call waits for a token, then its connection breaks, and it arrives all the same, within the life of a request. */
const afterItsToken =
  (wait) =>
  async (real, ...args) => {
    await wait(60_000)
    void wait(90_000).then(() => real(...args).catch(() => undefined))
    throw broken()
  }

/** In every scene the first two calls are those for the token and for the transaction; the third is `start`. */
const startIs = 3
const quick = { patience: 5_000, requestLife: 1_000, cardFlow: 0 }

/** @type {Record<string, (driver: object) => Promise<Found | undefined | (Found | undefined)[]>>} */
export const scenes = {
  /** The server that is asked does not know the transaction yet. */
  'not found': scene(
    () => {
      let reads = 0
      const get = (real, id, ...rest) => real((reads += 1) <= 4 ? 'STX_UNKNOWN' : id, ...rest)
      return { tamper: { get }, faults: [{ call: startIs, kind: 'late', ms: 20_000 }] }
    },
    (on) => payAndSettle(on),
  ),
  /** The answers are about another amount. */
  'another amount': scene(
    () => {
      const other = async (real, ...args) => {
        const transaction = await real(...args)
        return { ...transaction, basket_info: { ...transaction.basket_info, sum: 999 } }
      }
      return { tamper: { get: other, start: other } }
    },
    async (on) => {
      const till = await on.open()
      const { kind } = await on.until(till.pay(saleOf('S1')).outcome)
      return kind === 'unresolved' ? undefined : { kind: 'amount', what: `told as ${kind}` }
    },
  ),
  /** The transaction that was created is about another amount. */
  'another amount at create': scene(
    {
      tamper: {
        create: async (real, ...args) => {
          const transaction = await real(...args)
          return { ...transaction, basket_info: { ...transaction.basket_info, sum: 999 } }
        },
      },
    },
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      return on.calls.start === undefined ? undefined : { kind: 'amount', what: 'another amount was started' }
    },
  ),
  /** The answer of `start` is about another transaction, which has failed. */
  'another transaction': scene(
    {
      tamper: {
        start: async (real, ...args) => ({ ...(await real(...args)), id: 'STX_OTHER', status: 'failed' }),
      },
    },
    (on) => payAndSettle(on),
  ),
  /** The server gives a second sale the transaction of the first. */
  'the same transaction': scene(
    () => {
      let first
      return { tamper: { create: async (real, ...args) => (first ??= await real(...args)) } }
    },
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      await on.until(till.pay(saleOf('S2')).outcome)
      return undefined
    },
  ),
  /** The terminal takes its time, and the way to it has given up with a refusal. */
  'refused at the card terminal': scene(
    {
      customer: { act: 'approve', after: 20_000 },
      tamper: {
        async start(real, ...args) {
          void real(...args).catch(() => undefined)
          throw refusalOf(403, 'ProductNotAllowedException')
        },
      },
    },
    (on) => payAndSettle(on),
  ),
  /** The server failed before it had done it, says so, and does it after all. */
  'failed, and done later': scene(
    (wait) => ({
      assumptions: { startAfterAbort: 'executed' },
      tamper: {
        async start(real, ...args) {
          void wait(30_000).then(() => real(...args).catch(() => undefined))
          throw refusalOf(500, 'ProductInternalException')
        },
      },
    }),
    async (on) => payAndSettle(on, saleOf('S1', 'cash')),
  ),
  /** The server says no, and the transaction shows that it is at it. */
  'refused, and pending': scene(
    (wait) => ({
      assumptions: { startAfterAbort: 'executed' },
      tamper: {
        async start(real, ...args) {
          void wait(30_000).then(() => real(...args).catch(() => undefined))
          throw refusalOf(403, 'ProductNotAllowedException')
        },
        async get(real, ...args) {
          const transaction = await real(...args)
          return transaction.status === 'created' ? { ...transaction, status: 'pending' } : transaction
        },
      },
    }),
    async (on) => payAndSettle(on, saleOf('S1', 'cash')),
  ),
  /** The start is stuck on its way, and its caller waits. */
  'a start that takes minutes': scene(
    { faults: [{ call: startIs, kind: 'slow', ms: 280_000 }], assumptions: { startAfterAbort: 'executed' } },
    (on) => payAndSettle(on),
  ),
  /** The same, and the customer takes his time too: the caller has given up by then. */
  'a start and a customer that take minutes': scene(
    { faults: [{ call: startIs, kind: 'slow', ms: 280_000 }], customer: { act: 'approve', after: 60_000 } },
    (on) => payAndSettle(on),
  ),
  /** What is sent has waited a minute since its intent was recorded. */
  'a token that takes a minute': scene(
    (wait) => ({
      tamper: { start: afterItsToken(wait) },
      assumptions: { startAfterAbort: 'executed' },
    }),
    (on) => payAndSettle(on, saleOf('S1', 'cash')),
  ),
  /** A run with an empty journal finds what the one before has created, whose start is on its way. */
  'a start of a till that has lost its journal': scene(
    { faults: [{ call: startIs + 1, kind: 'late', ms: 90_000 }], options: { reconcileEvery: 300_000 } },
    async (on) => {
      const first = await on.open()
      // The first comparison is one call more.
      await on.after(5_000)
      void first.pay(saleOf('S1', 'cash')).outcome.catch(() => undefined)
      await on.after(5_000)
      if (on.calls.start !== 1) return 'it was not started'
      on.records.length = 0
      const second = await on.open()
      await on.after(60_000)
      if (on.calls.abort !== undefined)
        return { kind: 'order', what: 'it was given up while its start was on its way' }
      await on.after(600_000)
      return second.findings.some(({ kind }) => kind === 'found payment')
        ? undefined
        : 'nobody hears that it is paid'
    },
  ),
  /** The transaction is over before anybody has started it. */
  'over when it is created': scene(
    { tamper: { create: async (real, ...args) => ({ ...(await real(...args)), status: 'ok' }) } },
    async (on) => {
      const till = await on.open()
      const { kind } = await on.until(till.pay(saleOf('S1', 'cash')).outcome)
      return kind === 'aborted' && on.calls.start === undefined ? undefined : 'it was started'
    },
  ),
  /** It was approved, and somebody pays it again, also in a new process; and once more while another is open. */
  'the same sale again': scene({}, async (on) => {
    const first = await on.open()
    await on.until(first.pay(saleOf('S1')).outcome)
    const again = await on.until(first.pay(saleOf('S1')).outcome)
    const second = await on.open()
    const later = await on.until(second.pay(saleOf('S1')).outcome)
    if (again.kind !== 'approved' || later.kind !== 'approved')
      return `told as ${again.kind}, and ${later.kind}`
    return against(await on.payments(), later)
  }),
  /** The abort is answered, and the terminal goes on. */
  'an abort that is ignored': scene(
    {
      customer: { act: 'approve', after: 60_000 },
      faults: [{ call: startIs, kind: 'reset' }],
      assumptions: { abortAtTerminal: 'ignored', statusAtTerminal: 'created' },
      options: quick,
    },
    (on) => payAndSettle(on),
  ),
  /** The abort is refused, and the terminal goes on. */
  'an abort that is refused': scene(
    {
      customer: { act: 'approve', after: 60_000 },
      faults: [{ call: startIs, kind: 'reset' }],
      assumptions: { abortAtTerminal: 'refused', statusAtTerminal: 'created' },
      options: quick,
    },
    (on) => payAndSettle(on),
  ),
  /** What was told as declined is paid after all. */
  'a contradiction': scene(
    {
      customer: { act: 'approve', after: 20_000 },
      tamper: { get: async (real, ...args) => ({ ...(await real(...args)), status: 'failed' }) },
    },
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      await on.after(60_000)
      return till.findings.some(({ kind }) => kind === 'found payment')
        ? undefined
        : 'nobody hears that it is paid'
    },
  ),
  'another basket': scene({}, async (on) => {
    const till = await on.open()
    await on.until(till.pay(saleOf('S1')).outcome)
    const other = {
      ...saleOf('S1'),
      basket: [{ id: 1, desc: 'Torte', quantity: 1, priceOne: 2_900, tax: 7 }],
    }
    const isRefused = await refuses(on, () => till.pay(other).outcome, 'InvalidSaleError')
    return isRefused ? undefined : 'another basket was told as paid'
  }),
  'two payments at once': scene({}, async (on) => {
    const till = await on.open()
    const first = till.pay(saleOf('S1')).outcome
    const isRefused = await refuses(on, () => till.pay(saleOf('S2', 'cash')).outcome, 'TerminalBusyError')
    await on.until(first)
    return isRefused ? undefined : 'two payments at once'
  }),
  /** The terminal is at work on something that nobody waits for any more. */
  'the next customer': scene(
    { faults: [{ call: startIs, kind: 'late', ms: 90_000 }], options: { patience: 5_000 } },
    async (on) => {
      const till = await on.open()
      const first = await on.until(till.pay(saleOf('S1')).outcome)
      const second = await on.until(till.pay(saleOf('S2')).outcome)
      if (first.kind !== 'unresolved' || second.kind !== 'aborted')
        return `${first.kind}, and then ${second.kind}`
      return undefined
    },
  ),
  'end of day while a payment is open': scene(
    { faults: [{ call: startIs, kind: 'late', ms: 90_000 }], options: { patience: 5_000 } },
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      const { kind } = await on.until(till.endOfDay())
      return kind === 'refused' ? undefined : `told as ${kind}`
    },
  ),
  'end of day without an answer': scene(
    {
      tamper: {
        async endOfDay(real, ...args) {
          await real(...args)
          throw new Error('the connection broke')
        },
      },
    },
    async (on) => {
      const till = await on.open()
      // From its answer the till knows which terminal serves it, and so whose report to look for.
      await on.until(till.pay(saleOf('S1')).outcome)
      const { kind } = await on.until(till.endOfDay())
      return kind === 'done' && on.calls.endOfDay === 1
        ? undefined
        : `told as ${kind}, sent ${on.calls.endOfDay} times`
    },
  ),
  /** What was sent is lost, and the till next door ends its day in the same minute. */
  'the report of another terminal': scene(
    () => reported(() => [reportOf('STX_OTHER', 'ok', 'SDE_OTHER')]),
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      const { kind } = await on.until(till.endOfDay())
      return kind === 'unresolved' ? undefined : `told as ${kind}`
    },
  ),
  /** One that failed long ago is listed late, and the report that is meant comes after it. */
  'a failed report that is shown late': scene(
    () =>
      reported((looks) => [
        reportOf('STX_EARLIER', 'failed'),
        ...(looks > 3 ? [reportOf('STX_REPORT', 'ok')] : []),
      ]),
    async (on) => {
      const till = await on.open()
      const { kind } = await on.until(till.endOfDay())
      return kind === 'done' ? undefined : `told as ${kind}`
    },
  ),
  'end of day in a till that ended': scene(
    () => {
      const isFirst = [true]
      const endOfDay = (real, ...args) => (isFirst.pop() ? new Promise(() => {}) : real(...args))
      return { tamper: { endOfDay } }
    },
    async (on) => {
      const first = await on.open()
      void first.endOfDay()
      await on.after(5_000)
      const second = await on.open()
      await on.until(second.endOfDay())
      return on.calls.endOfDay === 1 ? undefined : `sent ${on.calls.endOfDay} times`
    },
  ),
  'end of day with a finding': scene(
    (wait, world = { isHonest: false }) => ({
      customer: { act: 'approve', after: 20_000 },
      tamper: {
        async get(real, ...args) {
          const transaction = await real(...args)
          return world.isHonest ? transaction : { ...transaction, status: 'failed' }
        },
      },
      world,
    }),
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      await on.after(60_000)
      on.world.isHonest = true
      const { kind } = await on.until(till.endOfDay())
      return kind === 'refused' ? undefined : `told as ${kind}`
    },
  ),
  'end of day that nobody knows about': scene(
    (wait, world = { isDown: false }) => ({
      tamper: {
        async endOfDay() {
          world.isDown = true
          throw new Error('the connection broke')
        },
        list: (real, ...args) => (world.isDown ? Promise.reject(new Error('no connection')) : real(...args)),
      },
      world,
    }),
    async (on) => {
      const till = await on.open()
      await on.until(till.endOfDay())
      on.world.isDown = false
      await on.until(till.endOfDay())
      return on.calls.endOfDay === 1 ? undefined : `sent ${on.calls.endOfDay} times`
    },
  ),
  'two reversals at once': scene({}, async (on) => {
    const till = await on.open()
    for (const saleId of ['S1', 'S2']) await on.until(till.pay(saleOf(saleId)).outcome)
    await on.until(Promise.all([till.reverse('S1'), till.reverse('S2')]))
    return undefined
  }),
  'the same reversal twice': scene({}, async (on) => {
    const till = await on.open()
    await on.until(till.pay(saleOf('S1')).outcome)
    await on.until(Promise.all([till.reverse('S1'), till.reverse('S1')]))
    return undefined
  }),
  'a reversal that is refused, and done later': scene(
    (wait) => ({
      tamper: {
        async cancelTrx(real, ...args) {
          void wait(20_000).then(() => real(...args).catch(() => undefined))
          throw refusalOf(403, 'ProductNotAllowedException')
        },
      },
    }),
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      const told = await on.until(till.reverse('S1'))
      const { kind } = told.kind === 'unresolved' ? await on.until(told.settled) : told
      await on.after(600_000)
      return kind === 'reversed' && (await on.payments()) === 0
        ? undefined
        : { kind: 'reversal', what: `told as ${kind}, and taken back` }
    },
  ),
  /** What is sent has waited a minute, of a sale that needs no terminal. */
  'a reversal that waits for its token': scene(
    (wait) => ({ tamper: { cancel: afterItsToken(wait) } }),
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1', 'cash')).outcome)
      const told = await on.until(till.reverse('S1'))
      const { kind } = told.kind === 'unresolved' ? await on.until(told.settled) : told
      await on.after(600_000)
      return kind === 'reversed' && (await on.payments()) === 0
        ? undefined
        : { kind: 'reversal', what: `told as ${kind}, and ${await on.payments()} payments are left` }
    },
  ),
  'paid again while it is reversed': scene(
    (wait) => ({
      tamper: { cancelTrx: (real, ...args) => wait(30_000).then(() => real(...args)) },
    }),
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      const reversal = till.reverse('S1')
      await on.after(5_000)
      const isRefused = await refuses(on, () => till.pay(saleOf('S1')).outcome, 'TerminalBusyError')
      await on.until(reversal)
      return isRefused || (await on.payments()) > 0
        ? undefined
        : { kind: 'phantom', what: 'told as approved, and taken back' }
    },
  ),
  /** The number of its receipt may be that of another payment by then. */
  'a reversal after the end of day': scene({}, async (on) => {
    const till = await on.open()
    await on.until(till.pay(saleOf('S1')).outcome)
    const day = await on.until(till.endOfDay())
    const { kind } = await on.until(till.reverse('S1'))
    if (day.kind !== 'done') return `the end of day was told as ${day.kind}`
    return kind === 'refused' && on.calls.cancelTrx === undefined ? undefined : 'it was sent'
  }),
  'a reversal of what the journal lost': scene({}, async (on) => {
    const before = await on.open()
    const { transactionId } = await on.until(before.pay(saleOf('S1')).outcome)
    const day = await on.until(before.endOfDay())
    if (day.kind !== 'done') return `the end of day was told as ${day.kind}`
    const ofSale = (record) => record.saleId === 'S1'
    on.records.splice(0, Infinity, ...on.records.filter((record) => !ofSale(record)))
    const till = await on.open()
    const { kind } = await on.until(till.reverse({ transactionId }))
    return kind === 'refused' && on.calls.cancelTrx === undefined ? undefined : 'it was sent'
  }),
  'a card that covers too little': scene(
    {
      tamper: {
        preTransaction: async (real, ...args) => ({ ...(await real(...args)), missing_sum: 999 }),
      },
    },
    async (on) => {
      const till = await on.open()
      const card = '9276004410000018'
      await on.until(till.pay(saleOf('S1', 'cashless', { card, balanceFirst: true })).outcome)
      return on.calls.start === undefined ? undefined : { kind: 'amount', what: 'more than all was started' }
    },
  ),
  'a balance that does not cover it': scene({}, async (on) => {
    const till = await on.open()
    const card = '9276004429942845'
    await on.until(till.pay(saleOf('S1', 'loyalty', { card })).outcome)
    return on.calls.start === undefined ? undefined : 'it was started'
  }),
  'a rest that nobody confirmed': scene({}, async (on) => {
    const till = await on.open()
    const card = '9276004429942845'
    const sale = saleOf('S1', 'cashless', { card, balanceFirst: true })
    await on.until(till.pay(sale, { confirmDue: () => false }).outcome)
    return on.calls.start === undefined ? undefined : 'it was started'
  }),
  'cancelled before it began': scene({}, async (on) => {
    const till = await on.open()
    const { cancel } = till.pay(saleOf('S1'))
    const { kind } = await on.until(cancel())
    return kind === 'aborted' && on.calls.start === undefined ? undefined : 'it was started'
  }),
  'two printings at once': scene({}, async (on) => {
    const till = await on.open()
    await on.until(till.pay(saleOf('S1')).outcome)
    const print = () => on.wait(300)
    await on.until(Promise.all([till.printReceipts('S1', print), till.printReceipts('S1', print)]))
    return undefined
  }),
  'a decision': scene(
    {
      options: { operatorAfter: 1000 },
      tamper: {
        get: () => Promise.reject(new Error('no connection')),
        start: () => Promise.reject(new Error('no connection')),
      },
    },
    async (on) => {
      const till = await on.open()
      const { saleId, transactionId } = await on.until(till.pay(saleOf('S1')).outcome)
      const decision = (evidence) => () =>
        till.decide({ saleId, transactionId, outcome: 'aborted', evidence })
      const note = 'Karte 4111 1111 1111 1111'
      const seen = { by: 'Frau Beispiel', saw: 'terminal shows no payment', note }
      if (!(await refuses(on, decision(seen), 'DecisionError'))) return 'decided before it needed an operator'
      await on.after(1_200_000)
      for (const evidence of [
        { ...seen, by: '' },
        { by: 'Frau Beispiel', saw: 'slip of a payment', slip: '17' },
      ])
        if (!(await refuses(on, decision(evidence), 'DecisionError'))) return 'decided without evidence'
      const { kind } = await on.until(decision(seen)())
      if (kind !== 'aborted') return `decided as ${kind}`
      return JSON.stringify(on.records).includes('1111 1111') ? 'a card number is in the journal' : undefined
    },
  ),
  'a decision about a reversal': scene(
    (wait) => {
      const world = { isLost: false }
      return {
        world,
        options: { operatorAfter: 1000 },
        tamper: {
          cancelTrx() {
            world.isLost = true
            return Promise.reject(new Error('no connection'))
          },
          get: (real, ...args) => (world.isLost ? wait(50).then(() => ({ id: '?' })) : real(...args)),
        },
      }
    },
    async (on) => {
      const till = await on.open()
      const { transactionId } = await on.until(till.pay(saleOf('S1')).outcome)
      await on.until(till.reverse('S1'))
      const evidence = { by: 'Frau Beispiel', saw: 'slip of a reversal', slip: '17' }
      const decide = () => till.decideReversal({ saleId: 'S1', transactionId, outcome: 'reversed', evidence })
      if (!(await refuses(on, decide, 'DecisionError'))) return 'decided before it needed an operator'
      await on.after(1_200_000)
      const { kind } = await on.until(decide())
      if (kind !== 'reversed') return `decided as ${kind}`
      const again = await on.open()
      const known = again.outcomeOf('S1')
      return known === 'reversed' ? undefined : `the next start knows it as ${known}`
    },
  ),
  // It is asked before the reversal arrives, and answers after a newer one was asked.
  'an old read of a reversal': scene(
    () => {
      const world = { get: undefined, arrive: undefined }
      return {
        world,
        tamper: {
          cancelTrx(real, ...args) {
            world.arrive = () => real(...args)
            return Promise.reject(new Error('no connection'))
          },
          get: (real, ...args) => (world.get ?? real)(...args),
        },
      }
    },
    async (on) => {
      const till = await on.open()
      const { transactionId } = await on.until(till.pay(saleOf('S1')).outcome)
      const told = await on.until(till.reverse('S1'))
      const answers = []
      on.world.get = () => new Promise((answer) => answers.push(answer))
      await on.after(180_000)
      on.world.get = undefined
      const old = { id: transactionId, status: 'ok' }
      await on.until(on.world.arrive())
      on.world.get = () => new Promise((answer) => answers.push(answer))
      await on.after(30_000)
      const asked = till.reverse('S1')
      await on.after(1000)
      if (answers.length !== 2) return `${answers.length} reads were asked`
      answers[0](old)
      await on.after(1000)
      answers[1]({ id: transactionId, status: 'cancelled' })
      const { kind } = await on.until(asked)
      return kind === 'reversed' && (await on.payments()) === 0
        ? undefined
        : { kind: 'reversal', what: `told as ${kind} (${told.kind} before), and it was reversed` }
    },
  ),
  'a disk that fails once': scene(
    {
      beforeRecord(record, n) {
        if (n === 2) throw Object.assign(new Error('disk is full'), { code: 'ENOSPC' })
      },
    },
    async (on) => {
      const till = await on.open()
      await on.until(till.pay(saleOf('S1')).outcome)
      await on.until(till.pay(saleOf('S2')).outcome)
      return on.calls.start === undefined ? undefined : 'a payment was taken after the journal had failed'
    },
  ),
  'a disk that fails at the outcome': scene(
    {
      beforeRecord({ type }) {
        if (type === 'outcome') throw Object.assign(new Error('disk is full'), { code: 'ENOSPC' })
      },
    },
    async (on) => {
      const till = await on.open()
      const { kind } = await on.until(till.pay(saleOf('S1')).outcome)
      return kind === 'unresolved' ? undefined : { kind: 'not durable', what: `told as ${kind}` }
    },
  ),
  'two tills, one journal': async (driver) => {
    const api = { list: async () => ({ count: 0, data: [] }) }
    const options = {
      secuconnect: { smart: { transactions: api } },
      reconcileEvery: 0,
      journal: driver.memoryJournal(),
    }
    const first = await driver.openTerminal(options)
    const second = await driver.openTerminal(options).catch(() => undefined)
    await second?.close()
    await first.close()
    return second && { kind: 'scene', what: 'two tills have the same journal' }
  },
  ...journalScenes,
  /** The till ends at every effect of a reversal, and every call of it suffers every fault. */
  'every fault of a reversal': everything('reversal'),
}

/** What tracks an end of day; without a device where the list does not say which terminal it was. */
function reportOf(id, status, device) {
  const shown = device === undefined ? {} : { device_destination: { object: 'smart.devices', id: device } }
  return { object: 'smart.transactions', id, status, basket_info: { sum: 0, currency: 'EUR' }, ...shown }
}

/** An end of day that is lost on its way, and what is listed since, by how often that was looked at. */
function reported(runsAt) {
  let looks
  return {
    tamper: {
      async endOfDay() {
        looks = 0
        throw broken()
      },
      async list(real, ...args) {
        const page = await real(...args)
        return looks === undefined ? page : { ...page, data: [...runsAt((looks += 1)), ...page.data] }
      },
    },
  }
}

/** Every crash, and every fault of every call, of a scenario. */
function everything(scenario) {
  return async (driver) => {
    const play = async (more) => {
      const { policy, violations } = watchedPolicy(driver)
      const ran = await runSchedule({ scenario, policy, trace: false, ...more })
      return { ...ran, all: [...violations, ...ran.violations] }
    }
    const plain = await play({})
    if (plain.all.length > 0) return plain.all
    for (let effect = 1; effect <= plain.effects.length; effect += 1) {
      const { all } = await play({ crash: { effect, keep: effect % 2 === 0 } })
      if (all.length > 0)
        return all.map((each) => ({ ...each, what: `${each.what} (crash at effect ${effect})` }))
    }
    for (let call = 1; call <= plain.calls; call += 1) {
      for (const kind of faultKinds) {
        const { all } = await play({ faults: [{ call, kind }] })
        if (all.length > 0)
          return all.map((each) => ({ ...each, what: `${each.what} (${kind} at call ${call})` }))
      }
    }
    return undefined
  }
}
