import { expect, it } from 'vitest'
import { expectChained, killWhileAppending } from './testing/kill-journal.test-helper.ts'
import { journalPath } from './testing/sales.test-helper.ts'

it('a process that is killed 300 times while it appends and rotates loses nothing that it said', async () => {
  let said = 0
  for (let journal = 0; journal < 20; journal += 1) {
    const path = journalPath()
    for (let records = 1; records <= 15; records += 1) said += await killWhileAppending(path, records)
    expectChained(path)
  }
  expect(said).toBeGreaterThan(20 * 100)
})
