// Looks over the driver's shoulder: at every call it has to know already, from the records that were acknowledged, that
// this call is allowed. Money may come out right by luck; this does not.

/** @typedef {{ kind: string, saleId: string, what: string }} Violation */

/** A policy of one day: a built driver, watched. @returns {{ policy: import('./policies.mjs').Policy, violations: Violation[] }} */
export function watchedPolicy(driver, options = {}) {
  const watch = createWatch()
  const policy = {
    name: 'a copy of @secukit/terminal',
    hasJournal: true,
    openJournal: driver.openFileJournal,
    open: (surroundings) => watch.open(driver, surroundings, options),
  }
  return { policy, violations: watch.violations }
}

export function createWatch() {
  /** @type {Violation[]} */
  const violations = []
  const blame = (kind, saleId, what) => void violations.push({ kind, saleId, what })
  /** What was sent, and what is on paper, by all processes of the till. */
  const sent = {
    aborts: new Set(),
    reversals: new Set(),
    days: new Set(),
    paper: new Set(),
  }

  function noticeBroken(error) {
    if (error?.name === 'RuleBrokenError') blame('stopped', '', error.message)
    // No rule of the driver's, but a fault of its code.
    if (error instanceof ReferenceError || error instanceof TypeError)
      blame('broken', '', error.stack ?? error.message)
  }

  return {
    violations,
    async open(driver, { api, clock, random, journal, till: name }, options = {}) {
      const known = memoryOf(journal.records)
      const watched = {
        api: watchedApi(api, known, sent, blame),
        journal: watchedJournal(journal, known, blame),
      }
      const onEvent = (event) => void (event.kind === 'outcome' && noticeBroken(event.outcome.cause))
      const till = await driver.openTerminal({
        secuconnect: { smart: { transactions: watched.api } },
        journal: watched.journal,
        till: name,
        clock,
        random,
        onEvent,
        ...options,
      })
      return watchedTill(till, { known, sent, blame, noticeBroken })
    },
  }
}

/** What is on disk, as far as anybody was told. */
function memoryOf(records) {
  const known = { intents: new Map(), reversals: new Map(), day: undefined, days: 0, done: new Set(), take }
  function take(record) {
    const { type, transactionId: id } = record
    if (type === 'intent') known.intents.set(id, { intent: record, outcome: undefined })
    if (type === 'outcome' || type === 'decision') {
      const open = known.intents.get(id)
      if (open) open.outcome ??= record.outcome
    }
    if (type === 'reversal intent') {
      const n = (known.reversals.get(id)?.n ?? 0) + 1
      known.reversals.set(id, { intent: record, n, outcome: undefined })
    }
    if ((type === 'reversal outcome' || type === 'reversal decision') && known.reversals.has(id))
      known.reversals.get(id).outcome = record.outcome
    if (type === 'end of day intent') known.day = { n: (known.days += 1) }
    if (type === 'end of day outcome') known.day = undefined
    if (type === 'print' && record.stage === 'done') known.done.add(`${id} ${record.copy}`)
  }
  for (const record of records) take(record)
  return known
}

function watchedJournal(journal, known, blame) {
  /** What is on its way to the disk. */
  const writing = new Set()
  /** A second one of what may still be, or is, the one. */
  function look({ type, saleId, transactionId }) {
    const reversal = known.reversals.get(transactionId)
    const isSecond =
      type === 'intent'
        ? [...known.intents.values()].some((each) => each.intent.saleId === saleId && isStanding(each, known))
        : type === 'reversal intent' && reversal !== undefined && reversal.outcome === undefined
    const isSame = (other) =>
      other.type === type &&
      (type === 'intent' ? other.saleId === saleId : other.transactionId === transactionId)
    const isIntent = type === 'intent' || type === 'reversal intent'
    if (isSecond || (isIntent && [...writing].some(isSame)))
      blame('second intent', saleId, `a second ${type} beside one that stands`)
  }
  return {
    records: journal.records,
    async append(record) {
      look(record)
      writing.add(record)
      try {
        await journal.append(record)
      } finally {
        writing.delete(record)
      }
      known.take(record)
    },
    ...(journal.rotate && { rotate: (records) => journal.rotate(records) }),
    close: () => journal.close(),
  }
}

function isStanding({ intent, outcome }, { reversals }) {
  if (outcome === undefined) return true
  return outcome === 'approved' && reversals.get(intent.transactionId)?.outcome !== 'reversed'
}

function watchedApi(api, known, sent, blame) {
  /** The starts of this process that are not over. */
  const under = new Set()
  /** What is open at the card terminal, this one left out. */
  const atTerminal = (id) => {
    const open = (each) => each.outcome === undefined
    const payments = [...known.intents.values()].filter(
      (each) => open(each) && each.intent.start === 'cashless',
    )
    const reversals = [...known.reversals.values()].filter(
      (each) => open(each) && each.intent.call === 'cancelTrx',
    )
    return [...payments, ...reversals].map(({ intent }) => intent.transactionId).find((other) => other !== id)
  }
  const gate = (what, id) => {
    const other = atTerminal(id)
    if (other !== undefined) blame('gate', '', `${what} while ${other} is open at the card terminal`)
  }
  const once = (set, key, kind, what) => {
    if (set.has(key)) blame(kind, '', `${what} was sent twice`)
    set.add(key)
  }
  return {
    ...api,
    start(id, method, ...rest) {
      const open = known.intents.get(id)
      if (open === undefined || open.outcome !== undefined)
        blame('order', '', `start of ${id} without an intent on disk`)
      if (sent.aborts.has(id)) blame('order', '', `start of ${id}, which was given up before`)

      if (method === 'cashless') gate('start', id)
      under.add(id)
      const call = api.start(id, method, ...rest)
      const over = () => void under.delete(id)
      call.then(over, over)
      return call
    },
    abort(id, ...rest) {
      if (under.has(id)) blame('order', '', `abort of ${id} while its start is open`)
      sent.aborts.add(id)
      return api.abort(id, ...rest)
    },
    cancel(id, ...rest) {
      reverse(id, known.reversals.get(id))
      return api.cancel(id, ...rest)
    },
    cancelTrx(number, ...rest) {
      const isIt = ({ intent, outcome }) => outcome === undefined && intent.receiptNumber === number
      const open = [...known.reversals.values()].find(isIt)
      reverse(`receipt ${number}`, open)
      gate('cancelTrx', open?.intent.transactionId)
      return api.cancelTrx(number, ...rest)
    },
    endOfDay(...args) {
      if (known.day === undefined) blame('order', '', 'endOfDay without an intent on disk')
      else once(sent.days, known.day.n, 'second end of day', 'endOfDay')
      gate('endOfDay')
      return api.endOfDay(...args)
    },
  }

  function reverse(what, open) {
    if (open === undefined || open.outcome !== undefined)
      return blame('order', '', `reversal of ${what} without an intent on disk`)
    once(sent.reversals, `${open.intent.transactionId} ${open.n}`, 'second reversal', `reversal of ${what}`)
  }
}

const final = new Set(['approved', 'declined', 'aborted'])

function watchedTill(till, { known, sent, blame, noticeBroken }) {
  function hear(outcome) {
    const { kind, saleId, transactionId, cause } = outcome
    noticeBroken(cause)
    const open = known.intents.get(transactionId)
    if (open && final.has(kind) && open.outcome !== kind)
      blame('not durable', saleId, `was told as ${kind}, and the journal says ${open.outcome ?? 'nothing'}`)
    if (kind === 'approved' && !open) blame('not durable', saleId, 'was told as approved without an intent')
    if (kind === 'unresolved') void outcome.settled?.then(hear, () => {})
    return outcome
  }
  function hearReversal(outcome) {
    const { kind, saleId, transactionId, cause } = outcome
    noticeBroken(cause)
    const says = known.reversals.get(transactionId)?.outcome
    if (kind === 'reversed' && says !== kind)
      blame('not durable', saleId, `was told as reversed, and the journal says ${says}`)
    if (kind === 'unresolved') void outcome.settled?.then(hearReversal, () => {})
    return outcome
  }
  for (const outcome of till.recovered) hear(outcome)
  return {
    get recovered() {
      return till.recovered
    },
    get unprinted() {
      return till.unprinted
    },
    get open() {
      return till.open
    },
    get findings() {
      return till.findings
    },
    pay(sale, options) {
      let payment
      try {
        payment = till.pay(sale, options)
      } catch (error) {
        noticeBroken(error)
        throw error
      }
      return { ...payment, outcome: payment.outcome.then(hear) }
    },
    reverse: (target) => till.reverse(target).then(hearReversal),
    printReceipts: (saleId, print) =>
      till.printReceipts(saleId, async (copy) => {
        const name = `${saleId} ${copy.copy}`
        const id = [...known.intents.values()].findLast(({ intent }) => intent.saleId === saleId)?.intent
          .transactionId
        if (known.done.has(`${id} ${copy.copy}`))
          blame('receipt', saleId, 'was recorded as printed before it was')
        if (sent.paper.has(name) && !copy.isDuplicate)
          blame('receipt', saleId, 'is printed again, and does not say so')
        // It may be on paper from here on, however the process ends.
        sent.paper.add(name)
        await print(copy)
      }),
    async endOfDay(options) {
      const outcome = await till.endOfDay(options)
      noticeBroken(outcome.cause)
      return outcome
    },
    decide: (decision) => till.decide(decision).then(hear),
    decideReversal: (decision) => till.decideReversal(decision).then(hearReversal),
    outcomeOf: (saleId) => till.outcomeOf(saleId),
    get lastEndOfDay() {
      return till.lastEndOfDay
    },
  }
}
