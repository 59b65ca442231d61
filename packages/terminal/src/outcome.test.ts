import { knownStatuses } from '@secukit/api'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Aborted,
  type Approved,
  type Declined,
  type Outcome,
  readStatus,
  type ReversalOutcome,
  type RunOutcome,
  type Settled,
  type Unresolved,
} from './outcome.ts'

// The first half of this file is for the compiler: `npm run typecheck` fails when one of the marked lines compiles.

/** What a till has to write: all four. */
export function handlesAll(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'approved':
    case 'declined':
      return outcome.transactionId
    case 'aborted':
      return outcome.transactionId ?? 'nothing came about'
    case 'unresolved':
      return String(outcome.cause)
  }
}

// @ts-expect-error -- who forgets `unresolved` does not compile
export function forgetsUnresolved(outcome: Outcome): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- that is the point
  switch (outcome.kind) {
    case 'approved':
      return 'print the receipt'
    case 'declined':
    case 'aborted':
      return 'not paid'
  }
}

/** What has to be written for a reversal: all three. */
export function handlesAllOfReversal(outcome: ReversalOutcome): string {
  switch (outcome.kind) {
    case 'reversed':
    case 'refused':
      return outcome.transactionId
    case 'unresolved':
      return String(outcome.cause)
  }
}

// @ts-expect-error -- a reversal is not over because it is not known
export function forgetsUnresolvedReversal(outcome: ReversalOutcome): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- that is the point
  switch (outcome.kind) {
    case 'reversed':
      return 'the money goes back'
    case 'refused':
      return 'the sale stands'
  }
}

/** What has to be written for the end of a day: all three. */
export function handlesAllOfRun(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case 'done':
      return outcome.transaction.id
    case 'refused':
    case 'unresolved':
      return String(outcome.cause)
  }
}

// @ts-expect-error -- an end of day is not over because it is not known
export function forgetsUnresolvedRun(outcome: RunOutcome): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- that is the point
  switch (outcome.kind) {
    case 'done':
      return 'print the report'
    case 'refused':
      return 'ask again'
  }
}

export function takesUnresolvedForAnEnd(unresolved: Unresolved): readonly Outcome[] {
  // @ts-expect-error -- what is not known is not settled
  const settled: Settled = unresolved
  // @ts-expect-error -- nor is it approved
  const approved: Approved = unresolved
  // @ts-expect-error -- nor declined
  const declined: Declined = unresolved
  // @ts-expect-error -- nor aborted, though that has everything else
  const aborted: Aborted = unresolved
  return [settled, approved, declined, aborted]
}

export function takesNotApprovedForUnpaid(outcome: Outcome): Declined | Aborted {
  if (outcome.kind === 'approved') throw new Error('paid')
  // @ts-expect-error -- what is not approved may be paid all the same
  return outcome
}

export function takesOutcomeForAnAnswer(outcome: Outcome): string {
  // @ts-expect-error -- there is no such kind: who asks for a failure misses the unresolved ones
  if (outcome.kind === 'failed') return 'not paid'
  // @ts-expect-error -- an outcome is no error
  if (outcome.error) return 'not paid'
  // @ts-expect-error -- and has no word for a yes
  return outcome.ok ? 'paid' : 'not paid'
}

export function asksUnresolved(unresolved: Unresolved): unknown {
  // @ts-expect-error -- there are no receipts to print
  return unresolved.receipts
}

/** What is known of it comes later, and may be that it is not known. */
export async function waitsForIt(unresolved: Unresolved): Promise<string> {
  const outcome = await unresolved.settled
  // @ts-expect-error -- it may have no transaction, and may still be unresolved
  return outcome.transaction.id
}

export function reversesTwice(outcome: ReversalOutcome): unknown {
  // @ts-expect-error -- not before one has asked whether there is one
  return outcome.transaction
}

export function printsReport(outcome: RunOutcome): unknown {
  if (outcome.kind === 'unresolved') {
    // @ts-expect-error -- there is no report
    return outcome.transaction
  }
  return outcome.transaction
}

export function readsTooMuch(outcome: Outcome): unknown {
  if (outcome.kind === 'unresolved') {
    // @ts-expect-error -- there is no transaction to print a receipt from
    return outcome.transaction
  }
  if (outcome.kind === 'approved') {
    // @ts-expect-error -- what is settled cannot be settled
    return outcome.settle
  }
  // @ts-expect-error -- an outcome is not a yes or a no
  return outcome.approved
}

export function takesForGranted(outcome: Outcome): unknown {
  if (outcome.kind === 'aborted') {
    // @ts-expect-error -- an aborted payment may have no transaction at all
    const id: string = outcome.transactionId
    return id
  }
  if (outcome.kind === 'approved') {
    // @ts-expect-error -- the receipts may be out of reach
    return outcome.transaction.receipt
  }
  return undefined
}

export function asksNothing(outcome: Outcome): unknown {
  // @ts-expect-error -- not before one has asked which of the four it is
  return outcome.transactionId ?? outcome.transaction
}

const said: readonly [string, string | undefined][] = [
  ['approved', 'ok'],
  ['approved', 'received'],
  ['approved', 'collection'],
  ['approved', 'shipped'],
  ['approved', 'collected'],
  ['declined', 'failed'],
  ['aborted', 'aborted'],
  ['aborted', 'cancelled'],
  ['aborted', 'canceled'],
  ['aborted', 'timeout'],
  ['open', 'created'],
  ['open', 'processing'],
  ['open', 'approved'],
  ['open', 'pending'],
  ['open', 'finished'],
  ['open', 'OK'],
  ['open', 'toString'],
  ['open', ''],
  ['open', undefined],
]

it.each(said)('%s is what the status %s says', (kind, status) => {
  expect(readStatus(status)).toBe(kind)
})

it('every status of the specs was thought of here', () => {
  expect(said.map(([, status]) => status)).toEqual(expect.arrayContaining([...knownStatuses]))
})

it('every other word says that it is open, however near it comes', () => {
  const known = said.map(([, status]) => status)
  const near = fc
    .tuple(
      fc.constantFrom(...known.filter((word) => word !== undefined)),
      fc.constantFrom<(word: string) => string>(
        (word) => word.toUpperCase(),
        (word) => ` ${word}`,
        (word) => `${word} `,
        (word) => word.slice(0, -1),
        (word) => `${word}s`,
      ),
    )
    .map(([word, change]) => change(word))
  const other = fc.oneof(fc.string(), near).filter((word) => !known.includes(word))
  fc.assert(
    fc.property(other, (status) => {
      expect(readStatus(status)).toBe('open')
    }),
  )
})
