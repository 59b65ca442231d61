// The till's software and the person at it: sells, hears outcomes, writes them into the till's own books, goes on after
// a crash.
import { basketOf } from './scenario.mjs'

/**
 * @typedef {object} Told What the till was told of a sale.
 * @property {string} saleId
 * @property {'approved' | 'declined' | 'aborted' | 'unresolved'} kind
 * @property {string} [transactionId]
 *
 * @typedef {object} Books What the till's software has on its own disk, apart from the driver.
 * @property {Told[]} told Oldest first.
 * @property {{ saleId: string, transactionId: string, kind: 'reversed' | 'refused' | 'unresolved' }[]} reversals
 * @property {{ saleId: string, copy: string, isDuplicate: boolean }[]} printed
 * @property {Map<string, 'open' | 'over'>} sales How far it came with each.
 * @property {Map<string, number>} payments How often a sale was paid, or tried.
 * @property {{ kind?: 'done' | 'refused' | 'unresolved' }[]} days What he was told of each end of day.
 * @property {number} dayCalls How often the driver was asked for one.
 * @property {Set<string>} reversing What the customer brought back, and nobody was told yet what became of it.
 */

/** How long the cashier waits for an outcome that is not there before he serves the next customer, in ms. */
const longWait = 300_000
/** How long he waits before he tries again what was refused because the till is busy, in ms. */
const shortWait = 30_000
/** How often he does. */
const mostRefusals = 40

/** How often the findings of a comparison keep him from ending the day. */
const mostFindings = 3
/** How often he looks whether the terminal is free, or somebody has to decide. */
const mostLooks = 30
/** How often he tries to print what is not printed: for longer than the network is ever down. */
const mostPrints = 150

/** @returns {Books} */
export function emptyBooks() {
  return {
    told: [],
    reversals: [],
    printed: [],
    sales: new Map(),
    payments: new Map(),
    days: [],
    dayCalls: 0,
    reversing: new Set(),
  }
}

/**
 * One shift at one process of the till: opens it, hears what is left, and sells what is not sold yet. Resolves when
 * nobody wants anything any more; what is unresolved is heard later.
 */
export async function shift(world, process) {
  const { scenario, books, policy, say } = world
  /** Everything that he waits for ends with the process. */
  const till = await process.guard(policy.open(await process.guard(world.surroundingsOf(process))))
  const wait = (ms) => process.guard(world.wait(ms))

  function tell(outcome, how) {
    const { saleId, kind, transactionId } = outcome
    const label = transactionId === undefined ? '' : ` ${world.labelOf(transactionId)}`
    const crash = process.effect(`tell ${saleId} ${kind}`)
    if (!crash || crash.keep) {
      say('till', () => `★ ${saleId} ${kind}${label}${how ? ` (${how})` : ''}`)
      books.told.push({ saleId, kind, ...(transactionId !== undefined && { transactionId }) })
      world.onTold(outcome)
    }
    if (crash) process.crash()
    return process.alive
  }

  /** Writes down an outcome, and what becomes of it later. */
  function hear(outcome, how) {
    if (!process.alive || !tell(outcome, how)) return
    if (outcome.kind !== 'unresolved' || !outcome.settled) return
    void later(outcome.settled, async (settled) => {
      hear(settled, 'settled')
      if (settled.kind === 'approved') await print(settled.saleId)
    })
  }

  /** Goes on when something is known; the day is not over before. */
  async function later(promise, goOn) {
    world.open += 1
    await goOn(await process.guard(promise))
    world.open -= 1
  }

  async function print(saleId) {
    if (!till.printReceipts) return
    try {
      await process.guard(
        till.printReceipts(saleId, async (copy) => {
          await wait(300)
          const crash = process.effect(`print ${saleId} ${copy.copy}`)
          if (!crash || crash.keep)
            books.printed.push({ saleId, copy: copy.copy, isDuplicate: copy.isDuplicate })
          if (crash) process.crash()
          if (!process.alive) await new Promise(() => {})
        }),
      )
    } catch (error) {
      say('till', () => `cannot print ${saleId}: ${error.message}`)
    }
  }

  /** What was under way when the till ended: the driver says what became of it, if it knows. */
  function hearEarlier() {
    for (const outcome of till.recovered ?? []) hear(outcome, 'recovered')
    for (const { saleId, transactionId } of till.unprinted ?? []) {
      if (lastTold(books, saleId)?.kind !== 'approved')
        hear({ saleId, transactionId, kind: 'approved' }, 'unprinted')
    }
    // What was settled in a process that ended before it could say so.
    for (const { saleId } of scenario.sales) {
      const last = lastTold(books, saleId)
      const isMissed = last === undefined && scenario.afterCrash === 'recovered' && isOpenInBooks(saleId)
      if (last?.kind !== 'unresolved' && !isMissed) continue
      const kind = till.outcomeOf?.(saleId)
      if (settled.has(kind)) hear({ saleId, kind }, 'the journal')
    }
  }

  function isOpenInBooks(saleId) {
    return books.sales.get(saleId) === 'open'
  }

  /** Looks into the records of the terminal for what nobody else can tell. Whatever comes of it is heard as settled. */
  async function decide() {
    if (!scenario.decides || !till.decide) return
    for (const { saleId, transactionId, needsOperator } of till.open) {
      const sale = scenario.sales.find((each) => each.saleId === saleId)
      // Where the terminal may have had no part in it, its records prove nothing.
      if (!needsOperator || sale?.method !== 'cashless' || sale.balanceFirst) continue
      const slip = world.slipOf(transactionId)
      const evidence = slip
        ? { by: '7', saw: 'slip of a payment', slip }
        : { by: '7', saw: 'terminal shows no payment' }
      say('till', () => `decides about ${saleId}: ${evidence.saw}`)
      const decision = { saleId, transactionId, outcome: slip ? 'approved' : 'aborted', evidence }
      await process.guard(till.decide(decision)).catch((error) => say('till', () => error.message))
    }
  }

  /** The customers wait, or go somewhere else. */
  async function terminalFree({ method }) {
    for (let looks = 0; till.open?.length > 0 && looks < mostLooks; looks += 1) {
      await decide()
      if (!scenario.waits || method !== 'cashless') return
      await wait(shortWait)
    }
  }

  /** Ends the day, once: what is unresolved is left to whoever looks at the terminal. */
  async function endDay() {
    if (!scenario.endOfDay || !till.endOfDay) return
    for (let refusals = 0; refusals < mostRefusals; refusals += 1) {
      const last = books.days.at(-1)
      if (last?.kind === 'done' || last?.kind === 'unresolved') return
      const wasAsked = last !== undefined && last.kind === undefined
      const day = wasAsked ? last : {}
      if (!wasAsked) books.days.push(day)
      const { kind, cause } = (wasAsked && knownDay(till.lastEndOfDay)) || (await askForEnd(refusals))
      const crash = process.effect(`tell end of day ${kind}`)
      if (!crash || crash.keep) {
        say('till', () => `★ end of day ${kind}${cause ? `: ${cause.message}` : ''}`)
        day.kind = kind
      }
      if (crash) process.crash()
      await wait(shortWait)
    }
  }

  function askForEnd(refusals) {
    books.dayCalls += 1
    return process.guard(till.endOfDay({ despiteFindings: refusals >= mostFindings }))
  }

  /** Pays once; gives back the outcome, or undefined when the till does not take it now. */
  async function pay(sale) {
    let payment
    for (let refusals = 0; payment === undefined; refusals += 1) {
      if (!process.alive) return undefined
      try {
        payment = till.pay(saleOf(sale), { confirmDue: () => confirm(sale) })
      } catch (error) {
        if (refusals >= mostRefusals) return undefined
        say('till', () => `cannot pay ${sale.saleId}: ${error.message}`)
        await wait(shortWait)
      }
    }
    books.payments.set(sale.saleId, (books.payments.get(sale.saleId) ?? 0) + 1)
    if (sale.cancelAfter !== undefined && payment.cancel) void cancelLater(sale, payment)
    return process.guard(payment.outcome)
  }

  async function confirm({ confirm: { after, goesOn } = { after: 0, goesOn: true } }) {
    await wait(after)
    return goesOn
  }

  async function cancelLater({ saleId, cancelAfter }, payment) {
    await wait(cancelAfter)
    say('till', () => `wants an end of ${saleId}`)
    await payment.cancel()
  }

  async function sell(sale) {
    const { saleId } = sale
    const isResumed = books.sales.get(saleId) === 'open'
    books.sales.set(saleId, 'open')
    let last = isResumed ? lastTold(books, saleId) : undefined
    if (isResumed && !last && scenario.afterCrash === 'recovered') return
    // What is told as unresolved is settled by the driver, and nobody pays for it again.
    for (let tries = books.payments.get(saleId) ?? 0; mayPay(sale, last, tries); tries += 1) {
      const outcome = await pay(sale)
      if (outcome === undefined) return
      hear(outcome)
      last = outcome
      if (outcome.kind === 'unresolved' && outcome.settled)
        last = (await process.guard(Promise.race([outcome.settled, world.wait(longWait)]))) ?? outcome
      if (last.kind !== 'approved') await wait(10_000)
    }
    if (last?.kind === 'approved') await handOut(sale)
  }

  async function handOut(sale) {
    const { saleId } = sale
    await print(saleId)
    if (!sale.reverse || !till.reverse || books.reversals.some((told) => told.saleId === saleId)) return
    await wait(sale.gap)
    await reverse(saleId)
  }

  /** Asks for it until he is told what became of it, also in another process. */
  async function reverse(saleId) {
    books.reversing.add(saleId)
    for (let refusals = 0; refusals < mostRefusals; refusals += 1) {
      try {
        hearReversal(await process.guard(till.reverse(saleId)))
        return
      } catch (error) {
        say('till', () => `cannot reverse ${saleId}: ${error.message}`)
        await wait(shortWait)
      }
    }
  }

  function hearReversal(outcome) {
    const { saleId, kind, transactionId } = outcome
    const crash = process.effect(`tell ${saleId} ${kind}`)
    if (!crash || crash.keep) {
      say('till', () => `★ ${saleId} ${kind}`)
      books.reversals.push({ saleId, kind, transactionId })
      if (kind !== 'unresolved') books.reversing.delete(saleId)
    }
    if (crash) process.crash()
    if (!process.alive || kind !== 'unresolved' || !outcome.settled) return
    void later(outcome.settled, hearReversal)
  }

  hearEarlier()
  for (const saleId of Array.from(books.reversing)) await reverse(saleId)
  for (const sale of scenario.sales) {
    if (books.sales.get(sale.saleId) === 'over') continue
    await terminalFree(sale)
    await sell(sale)
    books.sales.set(sale.saleId, 'over')
    await wait(sale.gap)
  }
  await terminalFree({ method: 'cashless' })
  // What could not be printed is printed before he goes home.
  for (let tries = 0; till.unprinted?.length > 0 && tries < mostPrints; tries += 1) {
    for (const { saleId } of till.unprinted) await print(saleId)
    if (till.unprinted.length > 0) await wait(shortWait)
  }
  await endDay()
}

const settled = new Set(['approved', 'declined', 'aborted'])

/** What the journal says of an end of day that nobody was told about, where that says it for sure. */
function knownDay(record) {
  if (record?.outcome === 'done') return { kind: 'done' }
  return record?.outcome === 'unknown' ? { kind: 'unresolved' } : undefined
}

/** Whether the customer pays now: for the first time, after a crash that swallowed the outcome, or again after a no. */
function mayPay({ repeats }, last, tries) {
  if (last?.kind === 'approved' || last?.kind === 'unresolved') return false
  return last === undefined || tries <= repeats
}

function lastTold({ told }, saleId) {
  return told.findLast((entry) => entry.saleId === saleId)
}

/** A sale as the driver takes it. */
function saleOf(sale) {
  const { saleId, method, card, balanceFirst } = sale
  const direct = { tid: '65004711', trace: 208, cardtype: 'girocard' }
  return {
    saleId,
    method,
    basket: basketOf(sale),
    ...(card !== undefined && { card }),
    ...(balanceFirst && { balanceFirst }),
    ...(method === 'cashless_direct' && { direct }),
  }
}
