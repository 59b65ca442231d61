import { expect, it } from 'vitest'
import { MARKUP, PAPERS, reportCommand, SCREENS } from './injection.test-helper.ts'

it.each([
  { where: 'on a screen', judges: SCREENS, strings: 5000 },
  { where: 'on paper', judges: PAPERS, strings: 5000 },
  { where: 'to other readers of markup', judges: MARKUP, strings: 2000 },
])('no text is a command $where', ({ judges, strings }) => {
  expect(reportCommand(judges, strings)).toBeUndefined()
})
