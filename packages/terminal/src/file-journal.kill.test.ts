import { expect, it } from 'vitest'
import { expectChained, killWhileAppending } from './testing/kill-journal.test-helper.ts'
import { journalPath } from './testing/sales.test-helper.ts'

it('a process that is killed while it appends and rotates loses nothing that it said', async () => {
  const path = journalPath()
  let said = 0
  for (const records of [3, 8, 12, 6]) said += await killWhileAppending(path, records)
  expect(said).toBeGreaterThanOrEqual(3 + 8 + 12 + 6)
  expectChained(path)
})
