import type { SmartTransactionListItem } from '@secukit/api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import type { JournalRecord } from './journal.ts'
import {
  compare,
  isTillName,
  missing,
  reachesBeyond,
  referencePattern,
  type Scope,
  type ServerTransaction,
  toAsk,
} from './reconcile.ts'
import { type Day, days, scripts, watch } from './reconcile.test-helper.ts'
import { readTill } from './till.ts'

const hour = 3_600_000
const now = Date.parse('2026-05-04T12:00:00Z')
const nobody: Scope = { watch: 24 * hour, now, live: () => false }

function scopeOf({ now: time, live }: Day): Scope {
  return { watch, now: time, live: (id) => live.has(id) }
}

function told(findings: readonly Finding[]): readonly (readonly string[])[] {
  return findings.map(({ transactionId, kind, action }) => [transactionId, kind, action])
}

describe('generated days', () => {
  it('finds all that was put there, and nothing else', () => {
    const reached = new Map<string, number>()
    fc.assert(
      fc.property(days, (day) => {
        const till = readTill(day.records)
        expect(told(compare(till, day.server, scopeOf(day), day.notFound))).toEqual(day.findings)
        expect(missing(till, day.server, scopeOf(day))).toEqual(day.unlisted)
        for (const [, kind, action] of day.findings)
          reached.set(`${kind}, ${action}`, (reached.get(`${kind}, ${action}`) ?? 0) + 1)
      }),
      { numRuns: 300 },
    )
    const rare = [...reached].filter(([, count]) => count <= 20)
    expect(rare).toEqual([])
    expect(reached.size).toBe(7)
  })

  it('says the same whatever the order of the list', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 200 }), (day, turn) => {
        const till = readTill(day.records)
        const turned = [...day.server.slice(turn), ...day.server.slice(0, turn)]
        expect(compare(till, turned, scopeOf(day), day.notFound)).toEqual(
          compare(till, day.server, scopeOf(day), day.notFound),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('asks about what is missing and what looks like a finding, and about nothing else', () => {
    fc.assert(
      fc.property(days, (day) => {
        const asked = toAsk(readTill(day.records), day.server, scopeOf(day))
        const expected = new Set([...day.unlisted, ...day.findings.map(([id]) => id)])
        expect(asked).toEqual([...expected].toSorted())
      }),
      { numRuns: 50 },
    )
  })

  it('tells nothing that a list says which lags behind, and the server itself denies', () => {
    const lags = fc.array(fc.constantFrom('none', 'none', 'not listed', 'created', 'ok'), { minLength: 7 })
    let asked = 0
    fc.assert(
      fc.property(days, lags, (day, late) => {
        const till = readTill(day.records)
        const listed = day.server.flatMap((each, index) => {
          // The newest of all says what is watched.
          const lag = each.id === 'STX_newest' ? 'none' : late[index % late.length]
          return lag === 'none' ? each : lag === 'not listed' ? [] : { ...each, status: lag as string }
        })
        const doubtful = new Set(toAsk(till, listed, scopeOf(day)))
        const answers = day.server.filter(({ id }) => doubtful.has(id))
        const notFound = day.notFound.filter((id) => doubtful.has(id))
        const sure = listed.filter(({ id }) => !doubtful.has(id))
        const findings = compare(till, [...sure, ...answers], scopeOf(day), notFound)
        const real = new Set(day.findings.map(([id]) => id))
        expect(findings.filter(({ transactionId }) => !real.has(transactionId))).toEqual([])
        asked += answers.length - findings.length
      }),
      { numRuns: 100 },
    )
    expect(asked).toBeGreaterThan(100)
  })

  it('keeps quiet about a day that the driver still works on', () => {
    fc.assert(
      fc.property(days, (day) => {
        const scope = { ...scopeOf(day), live: () => true }
        expect(compare(readTill(day.records), day.server, scope, day.notFound)).toEqual([])
        expect(missing(readTill(day.records), day.server, scope)).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  it('has stories', () => {
    expect(Object.keys(scripts).length).toBeGreaterThan(40)
  })
})

const at = '2026-05-04T11:00:00.000Z'
const till: JournalRecord = { type: 'till', at, till: 'K4' }

function intent(transactionId: string, attempt = 1): JournalRecord {
  const common = {
    method: 'cash',
    start: 'cash',
    order: 'h',
    device: 'me',
    currency: 'EUR',
    amount: 1999,
  } as const
  return { type: 'intent', at, saleId: 'A', attempt, transactionId, ...common }
}

function outcome(transactionId: string, said: 'approved' | 'declined' | 'aborted'): JournalRecord {
  return { type: 'outcome', at, saleId: 'A', transactionId, outcome: said, status: 'ok' }
}

/** Texts of what a sale id may hold, and a reference is read by. */
const awkward = fc
  .array(fc.constantFrom('#', '-', '\n', '\u2028', '1', '0', 'K4-', ' ', '☕', 'a', '$', '\\'), {
    minLength: 1,
  })
  .map((parts) => parts.join(''))

describe('a finding', () => {
  it('says what either side knows', () => {
    const journal = readTill([till, intent('STX_1'), outcome('STX_1', 'declined')])
    const listed = [
      { id: 'STX_1', status: 'ok', basket_info: { sum: 2099, currency: 'EUR' } },
      { id: 'STX_2', status: 'created', merchantRef: 'K4-B#1' },
    ]
    expect(compare(journal, listed, nobody)).toEqual([
      {
        kind: 'found payment',
        saleId: 'A',
        transactionId: 'STX_1',
        expected: { amount: 1999, currency: 'EUR', outcome: 'declined' },
        found: { amount: 2099, currency: 'EUR', status: 'ok' },
        action: 'reverse',
      },
      {
        kind: 'orphan',
        saleId: 'B',
        transactionId: 'STX_2',
        found: { amount: undefined, currency: undefined, status: 'created' },
        action: 'give up',
      },
    ])
  })

  it('about what the server does not know has no other side', () => {
    const journal = readTill([till, intent('STX_1'), outcome('STX_1', 'approved')])
    const [phantom, ...others] = compare(journal, [], nobody, ['STX_1', 'STX_unheard_of'])
    expect(others).toEqual([])
    expect(phantom).toEqual({
      kind: 'phantom',
      saleId: 'A',
      transactionId: 'STX_1',
      expected: { amount: 1999, currency: 'EUR', outcome: 'approved' },
      action: 'look into it',
    })
  })

  it('names the sale by its whole id, whatever is in it', () => {
    fc.assert(
      fc.property(awkward, fc.integer({ min: 1, max: 999 }), (saleId, number) => {
        const listed = [{ id: 'STX_1', status: 'ok', merchantRef: `K4-${saleId}#${number}` }]
        expect(compare(readTill([till]), listed, nobody).map((each) => each.saleId)).toEqual([saleId])
      }),
    )
  })

  it('is about the later of two readings', () => {
    const journal = readTill([till])
    const [first, second] = ['created', 'aborted'].map((status) => ({
      id: 'STX_1',
      status,
      merchantRef: 'K4-A#1',
    }))
    const readings = [first, second] as [ServerTransaction, ServerTransaction]
    expect(compare(journal, readings, nobody)).toEqual([])
    expect(told(compare(journal, readings.toReversed(), nobody))).toEqual([['STX_1', 'orphan', 'give up']])
  })

  it('is not made from what is no transaction', () => {
    const listed = [{}, { id: 7, status: 'ok', merchantRef: 'K4-A#1' }] as unknown as ServerTransaction[]
    expect(compare(readTill([till]), listed, nobody)).toEqual([])
  })

  it('is only made about known transactions while the till has no name', () => {
    const journal = readTill([intent('STX_1'), outcome('STX_1', 'declined')])
    const listed = ['STX_1', 'STX_2'].map((id) => ({ id, status: 'ok', merchantRef: 'undefined-A#1' }))
    expect(compare(journal, listed, nobody).map(({ transactionId }) => transactionId)).toEqual(['STX_1'])
  })
})

it('keeps the earlier of two unknown payments by the number of the attempt, then by the id', () => {
  const references = [
    ['STX_1', 10],
    ['STX_3', 9],
    ['STX_2', 9],
  ] as const
  const listed = references.map(([id, number]) => ({ id, status: 'ok', merchantRef: `K4-A#${number}` }))
  expect(told(compare(readTill([till]), listed, nobody))).toEqual([
    ['STX_1', 'double', 'reverse'],
    ['STX_2', 'found payment', 'look into it'],
    ['STX_3', 'double', 'reverse'],
  ])
})

describe('a sum', () => {
  const journal = readTill([till, intent('STX_1'), outcome('STX_1', 'approved')])
  const differs = (info: object | null): boolean => {
    const listed = [{ id: 'STX_1', status: 'ok', basket_info: info } as unknown as ServerTransaction]
    return compare(journal, listed, nobody).some(({ kind }) => kind === 'amount')
  }

  it.each([
    [false, {}],
    [false, null],
    [false, { sum: 1999 }],
    [false, { sum: 1999, gratuity: 100 }],
    [false, { sum: 2099, gratuity: 100 }],
    [true, { sum: 2099 }],
    [true, { sum: 2099, gratuity: 99 }],
    [true, { sum: 1899, gratuity: -100 }],
    [true, { sum: 1999, currency: 'eur' }],
    [true, { sum: null }],
    [true, { sum: '1999' }],
    [true, { currency: null }],
  ])('differs: %s, for %o', (expected, info) => {
    expect(differs(info)).toBe(expected)
  })
})

describe('the list', () => {
  it('is asked by the name, with what Lucene would read escaped', () => {
    expect(referencePattern('K4sse.1')).toBe(String.raw`merchantRef:K4sse.1\-*`)
  })

  it('holds what is compared', () => {
    const item: SmartTransactionListItem = {
      object: 'smart.transactions',
      id: 'STX_1',
      status: 'ok',
      merchantRef: 'K4-A#1',
    }
    const transactions: readonly ServerTransaction[] = [item]
    expect(told(compare(readTill([till]), transactions, nobody))).toEqual([
      ['STX_1', 'found payment', 'look into it'],
    ])
  })

  it('need not be read beyond the watched time', () => {
    const listed = [0, 23, 24].map((hours) => ({
      id: `STX_${hours}`,
      status: 'ok',
      created: new Date(now - hours * hour).toISOString(),
    }))
    expect(reachesBeyond(listed, 24 * hour)).toBe(false)
    expect(reachesBeyond(listed, 24 * hour - 1)).toBe(true)
    expect(reachesBeyond([], hour)).toBe(false)
    expect(reachesBeyond([{ id: 'STX_1', status: 'ok' }], hour)).toBe(false)
  })
})

it.each([
  ['K4', true],
  ['a1b2C3d4', true],
  ['till_2.1', true],
  ['x'.repeat(32), true],
  ['x'.repeat(33), false],
  ['K4-2', false],
  ['K4#', false],
  ['K 4', false],
  ['K4\n', false],
  ['', false],
])('a till may be called %j: %s', (name, may) => {
  expect(isTillName(name)).toBe(may)
})
