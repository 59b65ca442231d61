// Days at a till where everything goes wrong: whatever the vendor's answers mean, the till's books are the bank's.
import { booksOf, openTill, saleOf } from './driver.mjs'

/** What the vendor leaves open, each way at least once. */
export const readings = [
  {},
  { secondStart: 'answered again', declinedAtTerminal: 'refused', statusAtTerminal: 'processing' },
  { secondStart: 'charged again', declinedAtTerminal: 'forgotten', abortAtTerminal: 'ignored' },
  { startAfterAbort: 'executed', statusAtTerminal: 'pending', abortAtTerminal: 'stops the terminal' },
  { startAfterAbort: 'executed', statusAtTerminal: 'created', abortAtTerminal: 'ignored' },
]

/** No `twice`: what is executed twice on purpose is not the driver's to prevent. */
const effects = ['refuse', 'cut', 'answer', 'truncate', 'end session', 'late', 'delay']
const customers = {
  approve: 6,
  'approve with signature': 1,
  decline: 2,
  'wrong PIN': 1,
  'customer abort': 1,
  'time out': 1,
  busy: 1,
  'lose connection': 1,
}

/**
 * Pays so many sales, each at a till that knows nothing of an unresolved one before. Gives back the outcomes that there
 * were, and what the books disagree about.
 */
export async function payThrough(way, seed, assumptions, sales) {
  const seen = new Set()
  const disagreements = []
  for (let n = 0; n < sales; n += 1) {
    const till = await openTill(way, { seed: seed * 1000 + n, assumptions })
    till.sandbox.terminal.always({ weights: customers })
    till.sandbox.faults.atRandom({ seed: seed * 1000 + n, rate: 0.35, effects })
    const cents = 100 + n
    const sale = saleOf(cents, n % 5 === 0 ? 'cash' : 'cashless')
    let outcome = await till.outcomeOf(sale)
    seen.add(outcome.kind)
    if (n % 3 === 0) [outcome = outcome] = await till.restart()
    // Some payments are waited for among the faults, some until everything works.
    if (n % 2 === 0) till.sandbox.faults.clear()
    if (outcome.kind === 'unresolved') outcome = await till.until(outcome.settled)
    seen.add(outcome.kind)
    // What is still under way is over.
    till.sandbox.faults.clear()
    await till.pass(3_600_000)
    disagreements.push(...disagreementsOf(till, outcome, sale.method, cents))
    disagreements.push(...till.terminal.findings.map(({ kind }) => `${sale.saleId}: ${kind}`))
    if (outcome.kind !== 'approved') continue
    const again = await till.outcomeOf(sale)
    disagreements.push(...disagreementsOf(till, again, sale.method, cents))
  }
  return { seen, disagreements }
}

function disagreementsOf(till, outcome, method, cents) {
  const { kind, charges, charged } = booksOf(till, outcome)
  const { ledger } = till.sandbox
  const { count, sum } = ledger.takings()
  const taken = method === 'cash' ? sum : charged
  const due = { approved: [cents, 1], declined: [0, 0], aborted: [0, 0] }[kind] ?? []
  const wrong = [
    till.count('/start/') > 1 && 'started twice',
    ledger.charges.length > 1 && 'charged twice',
    String([taken, count]) !== String(due) && `took ${taken} cents in ${count} sales`,
    kind !== 'approved' && charges > 0 && 'charged',
  ]
  return wrong
    .filter(Boolean)
    .map((what) => `${outcome.saleId} of ${cents} cents, ${method}: ${kind}, but ${what}`)
}
