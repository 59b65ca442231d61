import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { bin, openTill, type Result, startSandboxCommand, type Till, watch } from '../test/till.ts'
import { commands } from './commands.ts'
import { exitCode } from './exit-code.ts'
import { overview } from './help.ts'
import { styleFor } from './output.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
/** Examples that need no account; the others are fenced as `sh install` and `sh account`. */
const examples = Array.from(readme.matchAll(/^```sh\n([^]*?)^```$/gm), ([, script = '']) => script)

/** The rows of the table below a heading, without their marks. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`)
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? []
  const rows = table.trimEnd().split('\n').slice(2)
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

async function runInShell(script: string, till: Till): Promise<Result> {
  const PATH = `${till.folder}:${till.env['PATH']}`
  const shell = spawn('sh', ['-euc', script], { cwd: till.folder, env: { ...till.env, PATH } })
  return watch(shell, '').ended
}

describe('README.md', () => {
  it('has examples that work, one after the other', async () => {
    await using till = await openTill()
    await chmod(await till.file('secukit', `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`), 0o755)
    expect(examples.length).toBeGreaterThan(4)
    expect(examples).toContain('secukit sandbox\n')
    const { url } = await startSandboxCommand(till)
    for (const script of examples.filter((each) => each !== 'secukit sandbox\n')) {
      const { code, stdout, stderr } = await runInShell(script.replaceAll('http://127.0.0.1:4010', url), till)
      expect({ script, code, stderr }).toEqual({ script, code: 0, stderr: expect.not.stringContaining('✗') })
      expect(stdout).not.toBe('')
    }
  })

  it('tells the truth about a payment whose answer is lost', async () => {
    await using till = await openTill()
    const { url } = await startSandboxCommand(till)
    await chmod(await till.file('secukit', `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`), 0o755)
    const script = examples.find((each) => each.includes('secukit sandbox ledger'))
    const { stdout, stderr } = await runInShell(script?.replaceAll('http://127.0.0.1:4010', url) ?? '', till)
    expect(stderr).toContain('✓ paid 12,50 EUR')
    expect(stdout.match(/12,50 EUR +charged/g)).toHaveLength(1)
    expect(stdout).toContain('Charged to bank cards: 12,50 EUR\n')
    const { stdout: journal } = await till.run(['sandbox', 'journal', '--base-url', url])
    expect(journal).toMatch(/displayed "[^"]*PIN/)
  })

  it('shows what the demo prints', async () => {
    await using till = await openTill()
    const { stdout } = await till.run(['demo'])
    const [, transcript] = /^```sh\nsecukit demo\n```\n\n```text\n([^]*?)^```$/m.exec(readme) ?? []
    const withoutIds = (text = ''): string => text.replaceAll(/STX_\w+/g, 'STX_…')
    expect(withoutIds(transcript)).toBe(withoutIds(stdout))
  })

  it('lists every command as the help does', () => {
    const rows = commands.map(({ name, arguments: words, summary }) => [
      ['secukit', name, ...words.map((word) => word.name.replace(/^(.*)\?$/, '[$1]'))].join(' '),
      summary,
    ])
    const isOperator = ([name = '']: readonly string[]): boolean => name.startsWith('secukit sandbox ')
    expect(tableBelow('Commands')).toEqual(rows.filter((row) => !isOperator(row)))
    expect(tableBelow('The sandbox')).toEqual(rows.filter(isOperator))
  })

  it('lists every exit code, in the words of the help', () => {
    const rows = tableBelow('Exit codes')
    expect(rows.map(([code]) => Number(code))).toEqual(Object.values(exitCode))
    const help = overview(commands, styleFor(false, {})).replaceAll(/\s+/g, ' ')
    expect(help).toContain(`Exit codes: ${rows.map((row) => row.join(' ')).join(', ')}`)
  })
})
