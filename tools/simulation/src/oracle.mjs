// What really happened, against what was said. It never asks the driver: it reads the bank's ledger, the transactions
// through a channel where nothing goes wrong, the journal's records, and the till's own books.
/**
 * @typedef {object} Violation
 * @property {'double' | 'lost' | 'phantom' | 'unresolved' | 'second start' | 'told changed' | 'not durable' | 'amount' |
 *   'journal' | 'receipt' | 'reversal' | 'end of day' | 'unattributed' | 'endless'} kind
 * @property {string} saleId
 * @property {string} what
 */

const paid = new Set(['ok', 'received', 'collection', 'shipped', 'collected'])
const final = new Set(['approved', 'declined', 'aborted'])

/**
 * What each transaction came to. `payments`: how often it is paid and not taken back.
 * @param {import('./server.mjs').Server} server After everything has landed.
 * @returns {Map<string, { id: string, saleId: string, status: string, payments: number, amount: number }>}
 */
function bankOf({ sandbox, transactions }, read) {
  const bank = new Map()
  const charges = new Map()
  for (const { transactionId, status, amount } of sandbox.ledger.charges)
    if (status !== 'reversed') charges.set(transactionId, [...(charges.get(transactionId) ?? []), amount])
  for (const { id, saleId } of transactions.values()) {
    const { status, payment_method: method } = read(`/${id}`)
    const taken = charges.get(id) ?? []
    const isPaid = paid.has(status) && method !== undefined
    bank.set(id, {
      id,
      saleId,
      status,
      payments: Math.max(taken.length, isPaid ? 1 : 0),
      amount: taken[0],
    })
    charges.delete(id)
  }
  for (const id of charges.keys()) bank.set(id, { id, saleId: 'nobody', status: '?', payments: 1 })
  return bank
}

/** Reads transactions with a token of its own, past the client and the network. */
function readerOf({ ask, credentials: { clientId, clientSecret } }) {
  const exchange = (method, url, headers, body) => JSON.parse(ask({ method, url, headers, body }).text)
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const json = { 'content-type': 'application/json' }
  const { access_token: token } = exchange('POST', '/oauth/token', json, JSON.stringify(grant))
  return (rest) => exchange('GET', `/api/v2/Smart/Transactions${rest}`, { authorization: `Bearer ${token}` })
}

/**
 * Judges a day that is over.
 * @returns {Violation[]}
 */
export function judge({ scenario, server, network, disk, books, policy, early }) {
  const read = readerOf(server.sandbox)
  const bank = bankOf(server, read)
  const label = server.labelOf
  /** @type {Violation[]} */
  const violations = [...early]
  const blame = (kind, saleId, what) => violations.push({ kind, saleId, what })

  for (const [id, count] of network.starts)
    if (count > 1)
      blame('second start', bank.get(id)?.saleId ?? '?', `${label(id)} was started ${count} times`)
  for (const { saleId, id } of bank.values())
    if (!scenario.sales.some((sale) => sale.saleId === saleId))
      blame('unattributed', saleId, `${label(id)} belongs to no sale`)

  for (const id of network.hasty)
    blame(
      'not durable',
      bank.get(id)?.saleId ?? '?',
      `${label(id)} was started before its intent was on disk`,
    )
  if (books.dayCalls > 0) judgeDay({ read, server, network, disk, books, policy, blame })

  for (const sale of scenario.sales) {
    const { saleId } = sale
    const ofSale = [...bank.values()].filter((transaction) => transaction.saleId === saleId)
    const payments = ofSale.reduce((sum, transaction) => sum + transaction.payments, 0)
    const told = books.told.filter((entry) => entry.saleId === saleId)
    const reversals = books.reversals.filter((entry) => entry.saleId === saleId)
    judgeMoney({ saleId, payments, last: told.at(-1), reversal: reversals.at(-1), blame })
    judgeWords({ saleId, told, label, blame })
    for (const { id, amount, payments: count } of ofSale)
      if (count > 0 && amount !== undefined && sale.card === undefined && amount !== sale.cents)
        blame('amount', saleId, `${label(id)} took ${amount} of ${sale.cents} cents`)
    if (policy.hasJournal) {
      const isStarted = (id) => network.starts.has(id)
      judgeJournal({ saleId, ofSale, disk, told, reversed: reversals.length > 0, isStarted, label, blame })
    }
    // What is paid without the card terminal has no slip.
    if (
      sale.method === 'cashless' &&
      !sale.card &&
      policy.hasJournal &&
      told.at(-1)?.kind === 'approved' &&
      reversals.length === 0
    )
      judgeReceipts({ saleId, printed: books.printed, blame })
  }
  return violations
}

/** The ends of the day that the terminal has done, and what the till was told of each. */
function judgeDay({ read, server: { sandbox }, network, disk, books: { days, dayCalls }, policy, blame }) {
  // What was just done, lists do not show yet.
  sandbox.clock.advance(120_000)
  const done = read('?count=100&sort=created:desc').data.filter(
    ({ status, merchantRef, receipt }) => status === 'ok' && !merchantRef && receipt,
  ).length
  const told = (kind) => days.filter((day) => day.kind === kind).length
  const intents = disk.filter(({ type }) => type === 'end of day intent').length
  const wrong = (what) => blame('end of day', '', what)
  if (days.some(({ kind }) => kind === undefined)) wrong('nobody was told what became of it')
  if (done > told('done') + told('unresolved'))
    wrong(`was done ${done} times, and was told as ${wordsOf(days)}`)
  if (done < told('done')) wrong(`was told as done ${told('done')} times, and was done ${done} times`)
  if (policy.hasJournal && network.endsOfDay > intents) wrong('was sent before the journal had it')
  if (network.endsOfDay > dayCalls)
    wrong(`was sent ${network.endsOfDay} times, and asked for ${dayCalls} times`)
}

function wordsOf(days) {
  return days.map(({ kind }) => kind).join(', ')
}

/** The bank and what the till was told last. */
function judgeMoney({ saleId, payments, last, reversal, blame }) {
  const isPaid = payments > 0
  if (payments > 1) blame('double', saleId, `is paid ${payments} times`)
  if (reversal) {
    if (reversal.kind === 'unresolved') blame('unresolved', saleId, 'its reversal has no outcome')
    if (reversal.kind === 'reversed' && isPaid) blame('reversal', saleId, 'told as reversed, and still paid')
    if (reversal.kind === 'refused' && !isPaid) blame('reversal', saleId, 'told as refused, and taken back')
    return
  }
  if (last?.kind === 'unresolved')
    blame('unresolved', saleId, `has no outcome, and is ${isPaid ? 'paid' : 'not paid'}`)
  if (isPaid && last?.kind !== 'approved')
    blame('lost', saleId, `is paid, and was told as ${last?.kind ?? 'nothing'}`)
  if (!isPaid && last?.kind === 'approved') blame('phantom', saleId, 'was told as approved, and is not paid')
}

/** Whoever has paid gets a receipt, and one that was printed twice says so. */
function judgeReceipts({ saleId, printed, blame }) {
  const copies = printed.filter((entry) => entry.saleId === saleId && entry.copy === 'customer')
  if (copies.length === 0) blame('receipt', saleId, 'the customer got no receipt')
  if (copies.slice(1).some(({ isDuplicate }) => !isDuplicate))
    blame('receipt', saleId, 'two receipts look like the first')
}

/** What was told is told for good. */
function judgeWords({ saleId, told, label, blame }) {
  const words = new Map()
  for (const { kind, transactionId } of told) {
    if (!final.has(kind) || transactionId === undefined) continue
    const before = words.get(transactionId)
    if (before !== undefined && before !== kind)
      blame('told changed', saleId, `${label(transactionId)} was ${before}, and then ${kind}`)
    words.set(transactionId, kind)
  }
  const approved = told.findIndex(({ kind }) => kind === 'approved')
  const after = approved < 0 ? undefined : told.slice(approved).find(({ kind }) => kind !== 'approved')
  if (after) blame('told changed', saleId, `was approved, and then ${after.kind}`)
}

/** The journal and the bank. */
function judgeJournal({ saleId, ofSale, disk, told, reversed, isStarted, label, blame }) {
  for (const { id, payments } of ofSale) {
    const records = disk.filter(({ transactionId }) => transactionId === id)
    const outcomes = records.filter(({ type }) => type === 'outcome' || type === 'decision')
    if (payments > 0 && !records.some(({ type }) => type === 'intent'))
      blame('journal', saleId, `${label(id)} is paid without an intent`)
    if (new Set(outcomes.map(({ outcome }) => outcome)).size > 1)
      blame('journal', saleId, `${label(id)} has two outcomes in the journal`)
    const says = outcomes[0]?.outcome
    if (says !== undefined && !reversed && (says === 'approved') !== payments > 0)
      blame(
        'journal',
        saleId,
        `${label(id)} is ${says} in the journal, and ${payments > 0 ? '' : 'not '}paid`,
      )
    const word = told.findLast(({ kind, transactionId }) => transactionId === id && final.has(kind))?.kind
    // What was never started needs no record.
    if (word !== undefined && says !== word && isStarted(id))
      blame('journal', saleId, `${label(id)} was told as ${word}, and the journal says ${says ?? 'nothing'}`)
  }
}
