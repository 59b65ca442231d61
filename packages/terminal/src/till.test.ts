import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntentRecord, JournalRecord } from './journal.ts'
import {
  type Attempt,
  compact,
  deviceInUse,
  emptyTill,
  isApproved,
  isReversing,
  isSettled,
  latestAttempt,
  openEndOfDay,
  openPayments,
  openReversals,
  readTill,
  remember,
  type Till,
  unprinted,
  wasPresented,
} from './till.ts'

const day = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')

const transactions = ['STX_1', 'STX_2', 'STX_3', 'STX_4']
const sales = ['A', 'B']
const devices = ['me', 'SMD_1']

type Draft = JournalRecord extends infer Each ? (Each extends unknown ? Omit<Each, 'at'> : never) : never

const transactionId = fc.constantFrom(...transactions)
const saleId = fc.constantFrom(...sales)
const device = fc.constantFrom(...devices)

/** Any record whatever, also ones that make no sense after those before them. */
const draft = fc.oneof(
  fc.record({ type: fc.constant('till' as const), till: fc.constantFrom('K4', 'K5') }),
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('intent' as const),
      saleId,
      attempt: fc.integer({ min: 1, max: 3 }),
      transactionId,
      method: fc.constant('cashless' as const),
      start: fc.constantFrom('cash' as const, 'cashless' as const),
      amount: fc.constant(1999),
      currency: fc.constant('EUR'),
      order: fc.constant('h'),
      device,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('outcome' as const),
      saleId,
      transactionId,
      outcome: fc.constantFrom(
        'approved' as const,
        'approved' as const,
        'declined' as const,
        'aborted' as const,
      ),
      status: fc.constant('ok'),
    }),
  },
  fc.record({
    type: fc.constant('decision' as const),
    saleId,
    transactionId,
    outcome: fc.constantFrom('approved' as const, 'aborted' as const),
    evidence: fc.constant({ by: '7', saw: 'terminal shows no payment' as const }),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('reversal intent' as const),
      saleId,
      transactionId,
      call: fc.constantFrom('cancel' as const, 'cancelTrx' as const),
      device,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('reversal outcome' as const),
      saleId,
      transactionId,
      outcome: fc.constantFrom('reversed' as const, 'refused' as const),
      status: fc.constant('ok'),
    }),
  },
  fc.record({
    type: fc.constant('reversal decision' as const),
    saleId,
    transactionId,
    outcome: fc.constantFrom('reversed' as const, 'refused' as const),
    evidence: fc.constant({ by: '7', saw: 'records show no reversal' as const }),
  }),
  fc.record({ type: fc.constant('end of day intent' as const), device, before: fc.constant([]) }),
  fc.record({
    type: fc.constant('end of day outcome' as const),
    outcome: fc.constantFrom('done' as const, 'refused' as const, 'unknown' as const),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('needs operator' as const), saleId, transactionId }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('print' as const),
      saleId,
      transactionId,
      copy: fc.constantFrom('customer' as const, 'customer' as const, 'merchant' as const),
      stage: fc.constantFrom('begun' as const, 'done' as const),
    }),
  },
  fc.constant({ type: 'of a newer version', transactionId: 'STX_1' } as unknown as Draft),
) as fc.Arbitrary<Draft>

/** `pause`: up to so many days between two records. */
function journals(pause: number): fc.Arbitrary<readonly JournalRecord[]> {
  return fc
    .array(fc.tuple(draft, fc.double({ min: 0, max: pause, noNaN: true })), { maxLength: 60, size: 'max' })
    .map((entries) => {
      let moment = start
      return entries.map(([each, days]) => {
        moment += Math.round(days * day)
        return { ...each, at: new Date(moment).toISOString() }
      })
    })
}

// The same answers, by looking through all records each time: slow, and without a state that could go wrong.

function ofType<Type extends JournalRecord['type']>(
  records: readonly JournalRecord[],
  ...types: readonly Type[]
): readonly Extract<JournalRecord, { type: Type }>[] {
  return records.filter((each) => (types as readonly string[]).includes(each.type)) as never
}

function about<Each extends JournalRecord>(records: readonly Each[], id: string): readonly Each[] {
  return records.filter((each) => 'transactionId' in each && each.transactionId === id)
}

function after(
  records: readonly JournalRecord[],
  record: JournalRecord | undefined,
): readonly JournalRecord[] {
  return record === undefined ? [] : records.slice(records.indexOf(record) + 1)
}

function closingOf(records: readonly JournalRecord[], id: string): JournalRecord | undefined {
  const [intent] = about(ofType(records, 'intent'), id)
  return about(ofType(after(records, intent), 'outcome', 'decision'), id)[0]
}

function isOpen(records: readonly JournalRecord[], id: string): boolean {
  return about(ofType(records, 'intent'), id).length > 0 && closingOf(records, id) === undefined
}

function attemptTold(records: readonly JournalRecord[], id: string): Attempt | undefined {
  const [intent] = about(ofType(records, 'intent'), id)
  if (intent === undefined) return undefined
  const rest = after(records, intent)
  const closedBy = closingOf(records, id)
  const stage = (copy: string): string => {
    const stages = about(ofType(rest, 'print'), id).flatMap((each) => (each.copy === copy ? each.stage : []))
    return stages.includes('done') ? 'done' : stages.length > 0 ? 'begun' : 'none'
  }
  const told = {
    intent,
    ...(closedBy && { closedBy }),
    needsOperator: !closedBy && about(ofType(rest, 'needs operator'), id).length > 0,
    reversals: reversalsTold(records, id),
    printing: { customer: stage('customer'), merchant: stage('merchant') },
  }
  return told as Attempt
}

function reversalsTold(records: readonly JournalRecord[], id: string): Attempt['reversals'] {
  const told: Attempt['reversals'][number][] = []
  let rest = records
  for (;;) {
    const [intent] = about(ofType(rest, 'reversal intent'), id)
    if (intent === undefined) return told
    rest = after(rest, intent)
    const [outcome] = about(ofType(rest, 'reversal outcome', 'reversal decision'), id)
    // While the payment itself is open, it is the payment that waits for the operator.
    const waiting = about(ofType(rest, 'needs operator'), id).some(
      (each) => !isOpen(records.slice(0, records.indexOf(each)), id),
    )
    told.push({ intent, ...(outcome && { outcome }), needsOperator: !outcome && waiting })
    if (outcome === undefined || outcome.outcome === 'reversed') return told
    rest = after(rest, outcome)
  }
}

/** Everything that can be asked, in the words of the records. */
function answersOf(till: Till): object {
  return {
    name: till.name,
    attempts: transactions.map((id) => withoutDays(till.attempts.get(id))),
    settled: transactions.filter((id) => {
      const attempt = till.attempts.get(id)
      return attempt?.closedBy !== undefined && isSettled(till, attempt)
    }),
    latest: sales.map((sale) => latestAttempt(till, sale)?.intent),
    openPayments: openPayments(till).map(({ intent }) => intent),
    openReversals: openReversals(till).map(({ intent }) => intent),
    reversing: transactions.filter((id) => isReversing(till, id)),
    openEndOfDay: openEndOfDay(till)?.intent,
    lastEndOfDay: till.lastEndOfDay,
    presented: transactions.filter((id) => wasPresented(till, id)),
    inUse: devices.map((each) => deviceInUse(till, each)),
    unprinted: unprinted(till)
      .map(({ intent }) => intent.transactionId)
      .toSorted(),
  }
}

/** How many ends of the day there were is nobody's business; which payments they settled is. */
function withoutDays(attempt: Attempt | undefined): object | undefined {
  if (!attempt) return undefined
  const { days: _days, ...others } = attempt
  return others
}

function answersTold(records: readonly JournalRecord[]): object {
  const firsts = ofType(records, 'intent').filter((each, at, all) => {
    return all.findIndex(({ transactionId: id }) => id === each.transactionId) === at
  })
  const reversals = transactions.flatMap((id) =>
    reversalsTold(records, id).map(({ intent, outcome }) => ({ intent, outcome })),
  )
  const openPayment = firsts.filter((each) => isOpen(records, each.transactionId))
  const openReversal = reversals
    .filter(({ outcome }) => outcome === undefined)
    .map(({ intent }) => intent)
    .toSorted((one, other) => records.indexOf(one) - records.indexOf(other))

  const runs = ofType(records, 'end of day intent').map((intent, at, all) => {
    const until = at + 1 < all.length ? records.indexOf(all[at + 1] as JournalRecord) : records.length
    const [outcome] = ofType(records.slice(records.indexOf(intent), until), 'end of day outcome')
    return { intent, ...(outcome && { outcome }) }
  })
  const lastRun = runs.at(-1)
  const openRun = lastRun?.outcome === undefined ? lastRun?.intent : undefined
  const lastDone = runs.findLast(({ outcome }) => outcome?.outcome === 'done')

  return {
    name: ofType(records, 'till')[0]?.till,
    attempts: transactions.map((id) => attemptTold(records, id)),
    settled: transactions.filter((id) => {
      const closedBy = attemptTold(records, id)?.closedBy
      const ends = runs.flatMap(({ outcome }) => (outcome && outcome.outcome !== 'refused' ? outcome : []))
      return closedBy !== undefined && ends.some((end) => !isAfter(records, closedBy, end))
    }),
    latest: sales.map((sale) => firsts.findLast((each) => each.saleId === sale)),
    openPayments: openPayment,
    openReversals: openReversal,
    reversing: transactions.filter((id) => openReversal.some((each) => each.transactionId === id)),
    openEndOfDay: openRun,
    lastEndOfDay: lastDone,
    presented: transactions.filter((id) => firsts.some((each) => each.transactionId === id)),
    inUse: devices.map((each) => {
      const payment = openPayment.find((intent) => intent.start === 'cashless' && intent.device === each)
      const reversal = openReversal.find((intent) => intent.call === 'cancelTrx' && intent.device === each)
      const found = payment ?? reversal
      if (found) {
        const by = found === payment ? 'payment' : 'reversal'
        return { by, saleId: found.saleId, transactionId: found.transactionId }
      }
      return openRun?.device === each ? { by: 'end of day' } : undefined
    }),
    unprinted: transactions.filter((id) => {
      const attempt = attemptTold(records, id)
      const fresh = attempt?.closedBy !== undefined && isAfter(records, attempt.closedBy, lastDone?.outcome)
      const reversed = attempt?.reversals.some(({ outcome }) => outcome?.outcome === 'reversed') ?? false
      const approved = attempt?.closedBy?.outcome === 'approved'
      return fresh && approved && !reversed && attempt.printing.customer !== 'done'
    }),
  }
}

function isAfter(
  records: readonly JournalRecord[],
  one: JournalRecord,
  other: JournalRecord | undefined,
): boolean {
  return other === undefined || records.indexOf(one) > records.indexOf(other)
}

describe('a till', () => {
  it('says what the records say, whatever they are', () => {
    fc.assert(
      fc.property(journals(1), (records) => {
        expect(answersOf(readTill(records))).toEqual(answersTold(records))
      }),
      { numRuns: 1000 },
    )
  })

  it('is the same when it remembers one record after the other', () => {
    fc.assert(
      fc.property(journals(1), (records) => {
        const till = records.reduce<Till>(remember, emptyTill())
        expect(answersOf(till)).toEqual(answersOf(readTill(records)))
      }),
      { numRuns: 100 },
    )
  })

  it('has nothing open at first', () => {
    const till = emptyTill()
    expect(openPayments(till)).toEqual([])
    expect(openReversals(till)).toEqual([])
    expect(openEndOfDay(till)).toBeUndefined()
    expect(deviceInUse(till, 'me')).toBeUndefined()
    expect(latestAttempt(till, 'A')).toBeUndefined()
    expect(till.name).toBeUndefined()
  })

  it('reads a long journal in a time that grows with its length alone', () => {
    const records = Array.from({ length: 20_000 }, (_, index) =>
      soldAt(start, `STX_${index}`, `${index}`),
    ).flat()
    const before = performance.now()
    const till = readTill(records)
    // Some 0.1 s. Were it to look through all sales for each record, it would take minutes.
    expect(performance.now() - before).toBeLessThan(3000)
    expect(records).toHaveLength(100_000)
    expect(till.attempts.size).toBe(20_000)
  })
})

const at = new Date(start).toISOString()

function intentAt(moment: number, id: string, sale = 'A', attempt = 1): IntentRecord {
  const common = {
    method: 'cash',
    start: 'cash',
    order: 'h',
    device: 'me',
    currency: 'EUR',
    amount: 1999,
  } as const
  return {
    type: 'intent',
    at: new Date(moment).toISOString(),
    saleId: sale,
    attempt,
    transactionId: id,
    ...common,
  }
}

function outcomeAt(moment: number, id: string, outcome: 'approved' | 'declined' | 'aborted'): JournalRecord {
  const when = new Date(moment).toISOString()
  return { type: 'outcome', at: when, saleId: 'A', transactionId: id, outcome, status: 'ok' }
}

function printAt(
  moment: number,
  id: string,
  stage: 'begun' | 'done',
  copy: 'customer' | 'merchant' = 'customer',
): JournalRecord {
  return { type: 'print', at: new Date(moment).toISOString(), saleId: 'A', transactionId: id, copy, stage }
}

/** The five records of a sale that was paid and printed. */
function soldAt(moment: number, id: string, sale: string): readonly JournalRecord[] {
  return [
    intentAt(moment, id, sale),
    outcomeAt(moment, id, 'approved'),
    printAt(moment, id, 'begun'),
    printAt(moment, id, 'done'),
    printAt(moment, id, 'begun', 'merchant'),
  ]
}

describe('what is final', () => {
  it.each(['approved', 'declined', 'aborted'] as const)('stays: %s', (first) => {
    const [intent, closing] = [intentAt(start, 'STX_1'), outcomeAt(start, 'STX_1', first)]
    const till = readTill([intent, closing])
    for (const other of ['approved', 'declined', 'aborted'] as const)
      remember(till, outcomeAt(start, 'STX_1', other))
    const evidence = { by: '7', saw: 'slip of a payment', slip: '208' } as const
    remember(till, {
      type: 'decision',
      at,
      saleId: 'A',
      transactionId: 'STX_1',
      outcome: 'approved',
      evidence,
    })
    remember(till, { type: 'needs operator', at, saleId: 'A', transactionId: 'STX_1' })
    const attempt = latestAttempt(till, 'A') as Attempt
    expect(attempt.closedBy).toBe(closing)
    expect(attempt.needsOperator).toBe(false)
    expect(isApproved(attempt)).toBe(first === 'approved')
    expect(openPayments(till)).toEqual([])
  })

  it('is an outcome, and no intent without one', () => {
    const till = readTill([intentAt(start, 'STX_1'), intentAt(start, 'STX_1', 'B', 2)])
    expect(isApproved(latestAttempt(till, 'A') as Attempt)).toBe(false)
    expect(latestAttempt(till, 'B')).toBeUndefined()
  })
})

describe('a reversal', () => {
  const approved = [intentAt(start, 'STX_1'), outcomeAt(start, 'STX_1', 'approved')]
  const common = { at, saleId: 'A', transactionId: 'STX_1' } as const
  const intent: JournalRecord = { type: 'reversal intent', ...common, call: 'cancel', device: 'me' }
  const ended = (outcome: 'reversed' | 'refused'): JournalRecord => {
    return { type: 'reversal outcome', ...common, outcome, status: 'ok' }
  }
  const holds = (records: readonly JournalRecord[]): boolean =>
    isApproved(latestAttempt(readTill([...approved, ...records]), 'A') as Attempt)

  it('takes nothing back until it is known to be done', () => {
    expect(holds([])).toBe(true)
    expect(holds([intent])).toBe(true)
    expect(holds([intent, ended('refused')])).toBe(true)
    expect(holds([intent, ended('refused'), ended('reversed')])).toBe(true)
    expect(holds([intent, ended('reversed')])).toBe(false)
    expect(holds([intent, ended('refused'), intent, ended('reversed')])).toBe(false)
    expect(holds([intent, ended('reversed'), intent, ended('refused')])).toBe(false)
  })

  it('may be of a payment that the journal does not know', () => {
    const till = readTill([intent])
    expect(openReversals(till).map((each) => each.intent)).toEqual([intent])
    expect(isReversing(till, 'STX_1')).toBe(true)
    expect(wasPresented(till, 'STX_1')).toBe(false)
    remember(till, ended('reversed'))
    expect(openReversals(till)).toEqual([])
  })
})

describe('a rotated journal', () => {
  const keepDays = 30

  it('answers as the whole one, within the time that is kept', () => {
    let dropped = 0
    fc.assert(
      fc.property(journals(6), fc.double({ min: 0, max: 60, noNaN: true }), (records, later) => {
        const now = Date.parse(records.at(-1)?.at ?? at) + later * day
        const kept = compact(records, now, { keepDays })
        dropped += records.length - kept.length
        expect(records.filter((each) => kept.includes(each))).toEqual(kept)

        const [whole, rotated] = [readTill(records), readTill(kept)]
        expect(openPayments(rotated).map(withoutDays)).toEqual(openPayments(whole).map(withoutDays))
        for (const ask of [openReversals, openEndOfDay] as const) expect(ask(rotated)).toEqual(ask(whole))
        for (const each of devices) expect(deviceInUse(rotated, each)).toEqual(deviceInUse(whole, each))
        expect([rotated.name, rotated.lastEndOfDay]).toEqual([whole.name, whole.lastEndOfDay])

        const isYoung = (record: JournalRecord | undefined): boolean =>
          record !== undefined && Date.parse(record.at) >= now - keepDays * day
        const lasts = sales.flatMap((sale) => latestAttempt(whole, sale) ?? [])
        const young = lasts.filter(({ intent, closedBy }) => isYoung(intent) || isYoung(closedBy))
        expect(young.map(({ intent }) => withoutDays(latestAttempt(rotated, intent.saleId)))).toEqual(
          young.map(withoutDays),
        )

        const isLasting = (attempt: Attempt): boolean =>
          attempt.closedBy?.outcome === 'approved' || attempt.reversals.length > 0 || lasts.includes(attempt)
        const attempts = [...whole.attempts.values()]
        const isRecent = ({ intent, closedBy }: Attempt): boolean =>
          Date.parse((closedBy ?? intent).at) >= now - 2 * day
        const known = attempts.filter((each) => {
          return !each.closedBy || isRecent(each) || (isLasting(each) && isYoung(each.closedBy))
        })
        const again = known.map(({ intent }) => rotated.attempts.get(intent.transactionId))
        expect(again.map(withoutDays)).toEqual(known.map(withoutDays))
        expect(again.map((each) => each && isSettled(rotated, each))).toEqual(
          known.map((each) => isSettled(whole, each)),
        )
        const past = attempts.filter((each) => each.closedBy && !isLasting(each) && !isRecent(each))
        expect(past.filter(({ intent }) => wasPresented(rotated, intent.transactionId))).toEqual([])

        const unprintedThen = unprinted(whole).filter(({ intent }) =>
          rotated.attempts.has(intent.transactionId),
        )
        expect(unprinted(rotated).map(withoutDays)).toEqual(unprintedThen.map(withoutDays))

        const reversals = [...whole.reversals].filter(([, each]) => isYoung(each.at(-1)?.intent))
        expect(reversals.map(([id]) => [id, rotated.reversals.get(id)])).toEqual(reversals)
      }),
      { numRuns: 600 },
    )
    expect(dropped).toBeGreaterThan(600)
  })

  it('does not change when it is rotated again', () => {
    fc.assert(
      fc.property(journals(6), fc.double({ min: 0, max: 60, noNaN: true }), (records, later) => {
        const now = Date.parse(records.at(-1)?.at ?? at) + later * day
        const kept = compact(records, now, { keepDays })
        expect(compact(kept, now, { keepDays })).toEqual(kept)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps for 400 days what is closed, and for ever what is open, the name, and the last end of the day', () => {
    const till: JournalRecord = { type: 'till', at, till: 'K4' }
    const open = intentAt(start, 'STX_1')
    const closed = soldAt(start, 'STX_2', 'B').filter((each) => each.type !== 'print')
    const run = (name: string): readonly JournalRecord[] => [
      { type: 'end of day intent', at, device: name, before: [] },
      { type: 'end of day outcome', at, outcome: 'done' },
    ]
    const records = [till, open, ...closed, ...run('me'), ...run('SMD_1')]
    expect(compact(records, start + 400 * day)).toEqual(records)
    expect(compact(records, start + 400 * day + 1)).toEqual([till, open, ...run('SMD_1')])
  })

  it('keeps a sale whole while anything of it is young', () => {
    const sold = [intentAt(start, 'STX_1'), outcomeAt(start, 'STX_1', 'approved')]
    const common = {
      saleId: 'A',
      transactionId: 'STX_1',
      at: new Date(start + 20 * day).toISOString(),
    } as const
    const reversal: JournalRecord = { type: 'reversal intent', ...common, call: 'cancel', device: 'me' }
    const reversed: JournalRecord = {
      type: 'reversal outcome',
      ...common,
      outcome: 'reversed',
      status: 'cancelled',
    }
    const records = [...sold, reversal, reversed]
    expect(compact(records, start + 50 * day, { keepDays })).toEqual(records)
    expect(compact(records, start + 50 * day + 1, { keepDays })).toEqual([])
  })

  it('keeps the reversal of a payment that it does not know by itself', () => {
    const reversal = (days: number, id: string): JournalRecord[] => {
      const common = {
        at: new Date(start + days * day).toISOString(),
        saleId: id,
        transactionId: id,
      } as const
      return [
        { type: 'reversal intent', ...common, call: 'cancel', device: 'me' },
        { type: 'reversal outcome', ...common, outcome: 'reversed', status: 'cancelled' },
      ]
    }
    const [old, young] = [reversal(0, 'STX_1'), reversal(20, 'STX_2')]
    expect(compact([...old, ...young], start + 31 * day, { keepDays })).toEqual(young)
  })

  it('goes on with the number of the attempt, though those that failed before are gone', () => {
    const first = [intentAt(start, 'STX_1', 'A', 1), outcomeAt(start, 'STX_1', 'declined')]
    const second = [intentAt(start, 'STX_2', 'A', 2), outcomeAt(start, 'STX_2', 'declined')]
    const records = [...first, ...second]
    expect(compact(records, start + 2 * day)).toEqual(records)
    expect(compact(records, start + 2 * day + 1)).toEqual(second)
  })

  it('lets go of what later records have overtaken', () => {
    const waiting: JournalRecord = { type: 'needs operator', at, saleId: 'A', transactionId: 'STX_1' }
    const paid = outcomeAt(start, 'STX_1', 'approved')
    const intent = intentAt(start, 'STX_1')
    const [begun, done] = [printAt(start, 'STX_1', 'begun'), printAt(start, 'STX_1', 'done')]
    expect(compact([intent, waiting, waiting], start)).toEqual([intent, waiting])
    expect(compact([intent, waiting, paid, paid, begun], start)).toEqual([intent, paid, begun])
    expect(compact([intent, paid, begun, begun, done, begun], start)).toEqual([intent, paid, done])
  })

  it('keeps what it cannot read or date', () => {
    const unheard = { type: 'of a newer version', at } as unknown as JournalRecord
    const undated = { type: 'of a newer version' } as unknown as JournalRecord
    const odd = [{ ...intentAt(start, 'STX_1'), at: 'yesterday' }, outcomeAt(start, 'STX_1', 'approved')]
    expect(compact([unheard, undated, ...odd], start)).toEqual([unheard, undated, ...odd])
    expect(compact([unheard, undated, ...odd], start + 500 * day)).toEqual([undated, ...odd])
  })
})
