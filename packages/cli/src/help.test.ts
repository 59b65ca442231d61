import { describe, expect, it } from 'vitest'
import { hear } from '../test/in-process.ts'
import { commands } from './commands.ts'
import { styleFor } from './output.ts'
import { commandHelp, groupHelp, overview } from './help.ts'

const plain = styleFor(false, {})

describe.each(commands)('secukit $name --help', (command) => {
  const page = commandHelp(command, plain, commands)

  it('shows examples that call it, each option, and each word that it takes', async () => {
    expect(command.examples.length).toBeGreaterThan(0)
    for (const example of command.examples) {
      expect(example).toMatch(new RegExp(`secukit ${command.name}(?: |$)`))
      expect(page).toContain(`\n  ${example}\n`)
    }
    for (const name of Object.keys(command.options)) expect(page).toContain(`\n  --${name} `)
    for (const { name } of command.arguments) expect(page).toContain(`\n  ${name.replace('?', '')} `)
    expect(await hear([...command.name.split(' '), '--help'])).toEqual({
      code: 0,
      stdout: `${page}\n`,
      stderr: '',
    })
  })

  it('fits into a hundred columns, but for its title and what is to be pasted', () => {
    const pasted = new Set(command.examples.map((example) => `  ${example}`))
    const lines = page.split('\n').slice(1)
    const wide = lines.filter((line) => line.length > 100 && !pasted.has(line))
    expect(wide).toEqual([])
  })
})

describe('the pages of several commands', () => {
  it('secukit --help leaves the words of operators to secukit sandbox --help, which has them all', () => {
    const operators = commands.filter(({ name }) => name.startsWith('sandbox '))
    expect(operators.length).toBeGreaterThan(20)
    const page = overview(commands, plain)
    expect(operators.filter(({ name }) => page.includes(`${name} `))).toEqual([])
    const sandbox = commands.find(({ name }) => name === 'sandbox')
    const its = sandbox ? commandHelp(sandbox, plain, commands) : ''
    for (const { name, summary } of operators) expect(its).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'))
  })

  it('secukit card --help lists what it goes on with', async () => {
    const page = groupHelp('card', commands, plain)
    expect(page).toMatch(/^ {2}card load {2}load money onto a loyalty card$/m)
    expect(page).not.toContain('sandbox')
    expect(await hear(['card', '--help'])).toEqual({ code: 0, stdout: `${page}\n`, stderr: '' })
  })
})
