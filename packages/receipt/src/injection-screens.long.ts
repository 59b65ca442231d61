import { expect, it } from 'vitest'
import { reportCommand, SCREENS } from './injection.test-helper.ts'

const PARTS = Array.from({ length: 10 }, (_, at) => at + 1)

it.each(PARTS)('no text of a million is a command on a screen: part %i of 10', () => {
  expect(reportCommand(SCREENS, 1_000_000 / PARTS.length)).toBeUndefined()
})
