import { expect, it } from 'vitest'
import { MARKUP, PAPERS, reportCommand } from './injection.test-helper.ts'

const PARTS = Array.from({ length: 10 }, (_, at) => at + 1)

it.each(PARTS)('no text of a million is a command on paper: part %i of 10', () => {
  expect(reportCommand(PAPERS, 1_000_000 / PARTS.length)).toBeUndefined()
})

it('no text of 100,000 is a command to other readers of markup', () => {
  expect(reportCommand(MARKUP, 100_000)).toBeUndefined()
})
