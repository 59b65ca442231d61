import { describe, expect, it } from 'vitest'
import { styleFor } from './output.ts'

describe('styleFor', () => {
  it('marks text on a terminal', () => {
    const { bold, dim, green, red } = styleFor(true, {})
    expect([bold('a'), dim('a'), green('a'), red('a')]).toEqual([
      '\u001B[1ma\u001B[22m',
      '\u001B[2ma\u001B[22m',
      '\u001B[32ma\u001B[39m',
      '\u001B[31ma\u001B[39m',
    ])
  })

  it.each([
    ['in a file or a pipe', undefined, {}],
    ['when it is no terminal', false, { TERM: 'xterm' }],
    ['with NO_COLOR', true, { NO_COLOR: '1' }],
    ['with NO_COLOR=0 too: any value counts', true, { NO_COLOR: '0' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('leaves text plain %s', (_when, isTerminal, env) => {
    const { bold, dim, green, red } = styleFor(isTerminal, env)
    expect([bold('a'), dim('a'), green('a'), red('a')]).toEqual(['a', 'a', 'a', 'a'])
  })

  it('takes an empty NO_COLOR for none', () => {
    expect(styleFor(true, { NO_COLOR: '' }).bold('a')).not.toBe('a')
  })
})
