import { setTimeout as wait } from 'node:timers/promises'
import { formatAmount, readInteger } from '../amount.ts'
import { maskCard } from '../card-number.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { ask } from '../operator.ts'
import type { Output } from '../output.ts'
import { printable, table } from '../table.ts'

/** Amounts in cents. */
interface Books {
  readonly bookings: readonly {
    readonly at: string
    readonly cardnumber: string
    readonly kind: string
    readonly cash: number
    readonly bonus: number
    readonly points: number
    readonly transactionId?: string
  }[]
  readonly charges: readonly {
    readonly at: string
    readonly amount: number
    readonly status: string
    readonly receiptNumber: number
    readonly transactionId: string
  }[]
  readonly charged: number
  readonly takings: { readonly count: number; readonly sum: number }
}

/** What the customers' cards were really charged. */
export const ledger: Run = async (input, output) => {
  const transaction = textOption(input, 'transaction')
  const query = transaction === undefined ? '' : `?transaction=${encodeURIComponent(transaction)}`
  const books = await ask<Books>(input, { method: 'GET', path: `/ledger${query}`, has: 'bookings' })
  if (input.options['json']) output.data(JSON.stringify(books, undefined, 2))
  else output.data(booksFor(books, transaction === undefined, output))
  return exitCode.done
}

function booksFor(
  { bookings, charges, charged, takings }: Books,
  isWhole: boolean,
  { style }: Output,
): string {
  const bank = charges.map(({ at, amount, status, receiptNumber, transactionId }) => [
    at,
    formatAmount(amount),
    status,
    String(receiptNumber),
    transactionId,
  ])
  const cards = bookings.map(({ at, cardnumber, kind, cash, bonus, points, transactionId }) => [
    at,
    maskCard(cardnumber),
    kind,
    formatAmount(cash),
    formatAmount(bonus),
    String(points),
    transactionId ?? '-',
  ])
  const { bold } = style
  return [
    bold('Bank cards'),
    bank.length === 0
      ? 'Nothing was charged.'
      : table(['charged at', 'amount', 'status', 'receipt', 'transaction'], bank, style),
    '',
    bold('Loyalty cards'),
    cards.length === 0
      ? 'Nothing was booked.'
      : table(['booked at', 'card', 'kind', 'cash', 'bonus', 'points', 'transaction'], cards, style),
    '',
    `Charged to bank cards: ${formatAmount(charged)}`,
    ...(isWhole
      ? [
          `Takings: ${formatAmount(takings.sum)} in ${takings.count} ${takings.count === 1 ? 'sale' : 'sales'}`,
        ]
      : []),
  ].join('\n')
}

type JournalEvent = Readonly<Record<string, unknown>> & { readonly type: string }

interface JournalRecord {
  readonly n: number
  /** In ms since 1970. */
  readonly at: number
  readonly by: string
  readonly events: readonly JournalEvent[]
}

interface JournalPage {
  readonly last: number
  readonly hash: string
  readonly records: readonly JournalRecord[]
}

/** How long to wait before asking what happened next, in ms. */
const pause = 250

/** What has happened, and with `--follow` what happens. */
export const journal: Run = async (input, output) => {
  const after = readInteger('after', textOption(input, 'after') ?? '0', 0, 999_999_999)
  if (input.options['follow']) return follow(after, input, output)
  const records: JournalRecord[] = []
  for (;;) {
    const page = await readPage(records.at(-1)?.n ?? after, input)
    records.push(...page.records)
    if (page.records.length === 0 || (records.at(-1)?.n ?? 0) >= page.last) {
      const { last, hash } = page
      if (input.options['json']) output.data(JSON.stringify({ last, hash, records }, undefined, 2))
      else if (records.length === 0) output.data('Nothing has happened.')
      else for (const record of records) output.data(lineOf(record))
      return exitCode.done
    }
  }
}

async function follow(from: number, input: Input, output: Output): Promise<typeof exitCode.done> {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())
  // Nobody reads on, as with head: there is no end to wait for.
  process.stdout.once('error', () => interrupted.abort())
  const seen = new Map<number, string>()
  let after = from
  while (!interrupted.signal.aborted) {
    // The last one that was seen comes once more: another in its place tells that the journal was taken back.
    const { records } = await readPage(Math.max(from, after - 1), input)
    if (after > from && JSON.stringify(records[0]) !== seen.get(after)) {
      after = await lastInCommon(seen, from, after, input)
      output.say(`the journal was taken back to record ${after}`)
      continue
    }
    const news = after > from ? records.slice(1) : records
    for (const record of news) {
      const json = JSON.stringify(record)
      output.data(input.options['json'] ? json : lineOf(record))
      seen.set(record.n, json)
      seen.delete(record.n - farthest)
      after = record.n
    }
    if (news.length === 0) await wait(pause, undefined, { signal: interrupted.signal }).catch(() => undefined)
  }
  return exitCode.done
}

/** How far back a journal that was taken back is followed, in records: what one page holds. */
const farthest = 1000

async function lastInCommon(
  seen: ReadonlyMap<number, string>,
  from: number,
  after: number,
  input: Input,
): Promise<number> {
  const start = Math.max(from, after - farthest)
  const { records } = await readPage(start, input)
  return records.findLast((record) => seen.get(record.n) === JSON.stringify(record))?.n ?? start
}

async function readPage(after: number, input: Input): Promise<JournalPage> {
  const page = await ask<JournalPage>(input, {
    method: 'GET',
    path: `/journal?after=${after}`,
    has: 'records',
  })
  return { ...page, records: page.records.map(withoutSecrets) }
}

/** One record in one line: when, what was called, and what it changed. */
function lineOf({ n, at, by, events }: JournalRecord): string {
  const what = events.map(describe).join('; ')
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`
  return printable(`${String(n).padStart(6)}  ${time}  ${by}  ${what}`)
}

function describe(event: JournalEvent): string {
  const { type, kind, text, count } = event
  const { id, cardnumber } = Object(event['value'] ?? event['booking'] ?? event['card']) as Record<
    string,
    unknown
  >
  const subject = typeof cardnumber === 'string' ? maskCard(cardnumber) : id
  return [type, kind, subject, typeof text === 'string' ? JSON.stringify(text) : text, count]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ')
}

/** What opens sessions, or shows that somebody is who he says: whatever event it is in. */
const secretNames = new Set([
  'clientSecret',
  'password',
  'refreshToken',
  'deviceCode',
  'pin',
  'passcode',
  'csc',
])

/** Journals are pasted into bug reports. */
function withoutSecrets(record: JournalRecord): JournalRecord {
  const hide = (value: object): object => {
    const isTokenId = 'type' in value && /^(?:session|renewal|registration) ended$/.test(String(value.type))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]: [string, unknown]) => {
        if (secretNames.has(name) || (isTokenId && name === 'id')) return [name, '…']
        if (
          ['session', 'renewal', 'registration'].includes(name) &&
          typeof inner === 'object' &&
          inner !== null
        )
          return [name, { ...hide(inner), id: '…' }]
        return [name, hidden(inner)]
      }),
    )
  }
  const hidden = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hidden)
    return typeof value === 'object' && value !== null ? hide(value) : value
  }
  return hide(record) as JournalRecord
}
