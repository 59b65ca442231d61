import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { createSecuconnect, clientCredentials } from '@secukit/api'
import { card } from './days.mjs'

/**
 * Four books of one day, kept by four hands: the bank's ledger, the till's own notes of what it was told, the driver's
 * journal, and the slips on paper. Says in what they do not agree; nothing of the driver is asked.
 * @param {object} options
 * @param {import('@secukit/sandbox').Sandbox} options.sandbox
 * @param {import('./days.mjs').Day} options.day
 * @param {string} options.folder Of the till.
 * @param {readonly { operation: string, subject: string }[]} options.log What was sent.
 * @returns {Promise<readonly string[]>}
 */
export async function judge({ sandbox, day, folder, log }) {
  const [books, paper] = [read(`${folder}/books`), read(`${folder}/paper`)]
  /** @type {string[]} */
  const failures = []
  const journal = readJournal(`${folder}/journal`, failures)
  const transactions = await transactionsOf(sandbox)
  const sales = day.errands.flatMap((errand) => (errand.do === 'pay' ? [errand.sale] : []))
  const isReversed = (/** @type {string} */ saleId) =>
    day.errands.some((errand) => errand.do === 'reverse' && errand.saleId === saleId)

  for (const sale of sales) {
    const mine = transactions.filter(({ merchantRef }) => saleOf(merchantRef) === sale.saleId)
    checkSale({ sale, mine, books, journal, sandbox, isReversed: isReversed(sale.saleId), failures })
    checkPaper({ sale, mine, paper, journal, failures })
  }
  checkTakings(sales, isReversed, sandbox, failures)
  checkRuns({ day, transactions, books, journal, failures })
  checkSentOnce(log, journal, failures)
  return failures
}

/** @param {{ sale: any, mine: readonly any[], books: readonly any[], journal: readonly any[], sandbox: import('@secukit/sandbox').Sandbox, isReversed: boolean, failures: string[] }} options */
function checkSale({ sale: { saleId, method }, mine, books, journal, sandbox, isReversed, failures }) {
  const paid = mine.filter(({ status }) => ['ok', 'cancelled'].includes(status))
  const told = books.findLast((entry) => entry.of === 'payment' && entry.saleId === saleId)
  const outcome = journal.findLast(
    (record) => record.saleId === saleId && ['outcome', 'decision'].includes(record.type),
  )
  if (paid.length > 1) failures.push(`double: sale ${saleId} is paid ${paid.length} times`)
  if (paid.length > 0 && told?.kind !== 'approved')
    failures.push(`lost: sale ${saleId} is paid, and the till was told ${told?.kind ?? 'nothing'}`)
  if (paid.length === 0 && told?.kind === 'approved')
    failures.push(`phantom: the till was told that sale ${saleId} is paid, and it is not`)
  const [transaction] = paid
  if (transaction && told?.transactionId !== transaction.id)
    failures.push(`mixed up: sale ${saleId} was told with transaction ${told?.transactionId}`)
  if (outcome?.outcome !== told?.kind || outcome?.transactionId !== told?.transactionId)
    failures.push(
      `journal: of sale ${saleId} it says ${outcome?.outcome}, and the till was told ${told?.kind}`,
    )
  // What an operator declared dead, or a decline, must never have been charged either.
  for (const each of mine) {
    const charges = sandbox.ledger.charges.filter(({ transactionId }) => transactionId === each.id)
    const due = each.basket_info?.missing_sum ?? each.basket_info?.sum
    const atTerminal = each.payment_method === 'cashless' && paid.includes(each)
    const standing = charges.filter(({ status }) => status !== 'reversed')
    const wanted = atTerminal && !isReversed ? due : 0
    const sum = standing.reduce((total, { amount }) => total + amount, 0)
    if (sum !== wanted || charges.length > 1)
      failures.push(`charged: bank card of sale ${saleId} (${method}): ${sum} cents, not ${wanted}`)
    const loads = sandbox.ledger.bookings.filter(
      ({ transactionId, kind }) => transactionId === each.id && kind === 'load',
    )
    if (loads.length > 1) failures.push(`double: sale ${saleId} loads its card ${loads.length} times`)
  }
  const back = books.findLast((entry) => entry.of === 'reversal' && entry.saleId === saleId)
  const isBack = transaction?.status === 'cancelled'
  if (isBack !== (back?.kind === 'reversed') || isBack !== isReversed)
    failures.push(
      `reversal: sale ${saleId} is ${transaction?.status}, and the till was told ${back?.kind ?? 'nothing'}`,
    )
  const recorded = journal.findLast(
    (record) => ['reversal outcome', 'reversal decision'].includes(record.type) && record.saleId === saleId,
  )
  if (isBack !== (recorded?.outcome === 'reversed'))
    failures.push(`journal: the reversal of sale ${saleId} is recorded as ${recorded?.outcome}`)
}

/** @param {{ sale: any, mine: readonly any[], paper: readonly any[], journal: readonly any[], failures: string[] }} options */
function checkPaper({ sale: { saleId }, mine, paper, journal, failures }) {
  const paid = mine.find(({ status }) => ['ok', 'cancelled'].includes(status))
  for (const copy of ['customer', 'merchant']) {
    const slips = paper.filter((slip) => slip.saleId === saleId && slip.copy === copy)
    // The server says what there is to print: nothing where the till took cash and no card was involved.
    const isNeeded = copy === 'customer' ? paid?.receipt?.length > 0 : paid?.receipt_merchant_print === true
    if (isNeeded && slips.length === 0)
      failures.push(`paper: the ${copy}'s copy of sale ${saleId} is missing`)
    if (paid === undefined && slips.length > 0)
      failures.push(`paper: sale ${saleId} is unpaid, and has a receipt`)
    if (slips.slice(1).some(({ isDuplicate }) => !isDuplicate))
      failures.push(`paper: a second ${copy}'s copy of sale ${saleId} does not say that it is one`)
    const begun = journal.filter(
      (record) =>
        record.type === 'print' &&
        record.saleId === saleId &&
        record.copy === copy &&
        record.stage === 'begun',
    )
    if (slips[0]?.isDuplicate && begun.length < 2)
      failures.push(`paper: the first ${copy}'s copy of sale ${saleId} says that it is a second one`)
    if (slips.length > begun.length)
      failures.push(`paper: a ${copy}'s copy of sale ${saleId} was not in the journal`)
  }
}

/** All that was to be paid is taken, and nothing else. @param {readonly any[]} sales @param {(saleId: string) => boolean} isReversed @param {import('@secukit/sandbox').Sandbox} sandbox @param {string[]} failures */
function checkTakings(sales, isReversed, sandbox, failures) {
  const standing = sales.filter(({ saleId }) => !isReversed(saleId))
  const sum = standing.reduce((total, { basket: [{ priceOne }] }) => total + priceOne, 0)
  const takings = sandbox.ledger.takings()
  if (takings.count !== standing.length || takings.sum !== sum)
    failures.push(`takings: ${takings.count} sales of ${takings.sum} cents, not ${standing.length} of ${sum}`)
  // 20.00 and 2.50 EUR at first; what the sandbox's programme gives for goods is counted as it was booked.
  const booked = sandbox.ledger.bookings.reduce((total, { cash }) => total + cash, 0)
  const loaded = standing.filter(({ basket: [{ ean }] }) => ean !== undefined)
  const loads = loaded.reduce((total, { basket: [{ priceOne }] }) => total + priceOne, 0)
  const applies = standing.find(({ balanceFirst }) => balanceFirst)
  const spent = applies ? Math.min(2000, Math.max(0, applies.basket[0].priceOne - bonusFor(applies))) : 0
  if (booked !== loads - spent)
    failures.push(
      `card ${card.slice(0, 4)}…: ${booked} cents were booked in cash, not ${loads} less ${spent}`,
    )
}

/** Bonus pays first. @param {any} sale */
const bonusFor = ({ basket: [{ priceOne }] }) => Math.min(250, priceOne)

/** @param {{ day: import('./days.mjs').Day, transactions: readonly any[], books: readonly any[], journal: readonly any[], failures: string[] }} options */
function checkRuns({ day, transactions, books, journal, failures }) {
  const runs = transactions.filter(
    ({ merchantRef, status, receipt }) =>
      !merchantRef && status === 'ok' && receipt?.[0]?.value?.caption === 'Kassenschnitt',
  )
  const intents = journal.filter(({ type }) => type === 'end of day intent')
  const outcomes = journal.filter(({ type }) => type === 'end of day outcome')
  const done = outcomes.filter(({ outcome }) => outcome === 'done')
  if (runs.length > intents.length)
    failures.push(`end of day: ${runs.length} were run, and ${intents.length} were meant`)
  if (outcomes.length !== intents.length)
    failures.push('end of day: the journal does not say what became of it')
  const unknown = outcomes.filter(({ outcome }) => outcome === 'unknown')
  if (runs.length < done.length || runs.length > done.length + unknown.length)
    failures.push(`end of day: ${runs.length} were run, and ${done.length} are in the journal`)
  const told = books.findLast((entry) => entry.of === 'end of day')
  if (day.errands.some((errand) => errand.do === 'end of day') && told === undefined)
    failures.push('end of day: the till was never told what became of it')
  if (told?.kind === 'done' && runs.length === 0) failures.push('phantom: an end of day that was never run')
}

/**
 * What moves money is sent at most once for each time that it was meant. @param {readonly { operation: string, subject: string }[]} log
 * @param {readonly any[]} journal @param {string[]} failures
 */
function checkSentOnce(log, journal, failures) {
  for (const [operation, [type, field]] of needsIntent) {
    const subjects = log.filter((each) => each.operation === operation).map(({ subject }) => subject)
    for (const subject of new Set(subjects)) {
      const sent = subjects.filter((each) => each === subject).length
      const meant = journal.filter((record) => record.type === type && record[field] === subject).length
      if (sent > meant) failures.push(`sent twice: ${operation} of ${subject}`)
    }
  }
}

/** What moves money, with the record that has to be on disk before it is sent. @type {ReadonlyMap<string, readonly [string, string]>} */
export const needsIntent = new Map([
  ['start', ['intent', 'transactionId']],
  ['cancel', ['reversal intent', 'transactionId']],
  ['canceltrx', ['reversal intent', 'receiptNumber']],
  ['endOfDay', ['end of day intent', 'device']],
])

/** @param {import('@secukit/sandbox').Sandbox} sandbox @returns {Promise<readonly any[]>} */
async function transactionsOf(sandbox) {
  const { smart } = createSecuconnect({
    baseUrl: 'http://127.0.0.1:4010',
    auth: clientCredentials(sandbox.credentials),
    transport: async ({ method, url, headers, body }) => {
      const response = await sandbox.fetch(url, { method, headers, body })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      }
    },
  })
  const { data } = await smart.transactions.list({ count: 1000 })
  return data ?? []
}

/** `till-S1#2` is of sale S1. @param {string | undefined} merchantRef */
const saleOf = (merchantRef) => /-(S\d+)#\d+$/.exec(merchantRef ?? '')?.[1]

/** @param {string} path @returns {readonly any[]} */
function read(path) {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

/**
 * Every line whole, numbered, with the right checksum and the hash of the line before: read without the driver's code.
 * @param {string} path @param {string[]} failures @returns {readonly any[]}
 */
function readJournal(path, failures) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (!text.endsWith('\n')) failures.push('journal: its last line is not whole')
  let before = '0'.repeat(32)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      const { seq, prev, crc, data } = JSON.parse(line)
      const sum = crc32(line.replace(`,"crc":"${crc}"`, ''))
        .toString(16)
        .padStart(8, '0')
      if (seq !== index + 1 || crc !== sum || prev !== before)
        failures.push(`journal: line ${index + 1} is damaged`)
      before = createHash('sha256').update(line).digest('hex').slice(0, 32)
      return data
    })
}
