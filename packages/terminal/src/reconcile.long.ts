import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare } from './reconcile.ts'
import { days, watch } from './reconcile.test-helper.ts'
import { readTill } from './till.ts'

it('finds in 10,000 days all that was put there, and nothing else', () => {
  let found = 0
  fc.assert(
    fc.property(days, ({ records, server, live, notFound, findings, now }) => {
      const scope = { watch, now, live: (id: string) => live.has(id) }
      const told = compare(readTill(records), server, scope, notFound)
      expect(told.map(({ transactionId, kind, action }) => [transactionId, kind, action])).toEqual(findings)
      found += findings.length
    }),
    { numRuns: 10_000 },
  )
  expect(found).toBeGreaterThan(50_000)
})
