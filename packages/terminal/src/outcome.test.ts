import { knownStatuses } from '@secukit/api'
import { expect, it } from 'vitest'
import { type Outcome, readStatus } from './outcome.ts'

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
