import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { seed } from '../../test/fixture.ts'
import { openTill, type Result, type Till } from '../../test/till.ts'
import { commands } from '../commands.ts'

const loopbackOnly = fileURLToPath(new URL('../../test/loopback-only.mjs', import.meta.url))

/** The rows of the paper, without its edges. */
function rowsOf({ stdout }: Result): readonly string[] {
  return Array.from(stdout.matchAll(/^│ (.*) │$/gm), ([, row = '']) => row)
}

/** The commands under "Next:", as words behind `npx @secukit/cli`. */
function nextCommands({ stdout }: Result): readonly (readonly string[])[] {
  const [, next = ''] = stdout.split('\nNext:\n')
  return Array.from(next.matchAll(/^ {2}npx @secukit\/cli (.+)$/gm), ([, words = '']) => words.split(' '))
}

async function demo(till: Till, ...options: readonly string[]): Promise<Result> {
  const result = await till.run(['demo', ...options])
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result
}

describe.concurrent('secukit demo', () => {
  it('prints both parts of the receipt of the seed, from an empty card to 15 EUR on it', async () => {
    await using till = await openTill()
    const rows = rowsOf(await demo(till))
    const texts = rows.map((row) => row.trim().replaceAll(/ {2,}/g, ' '))
    expect(texts.filter((text) => text !== '')).toEqual([
      '----------------- Kundenkarte ------------------',
      'Kartennummer: 9276004429942845',
      'TA Code: 29218171',
      'Umsatz erfasst:',
      '15,00 EUR',
      'Aktuelles Guthaben',
      '0,00 EUR',
      '------------ Kundenkarte Aufladung -------------',
      'Kartennummer: 9276004429942845',
      'TA Code: 29218173',
      'Folgender Betrag',
      'wurde aufgeladen:',
      '15,00 EUR',
      'Aktuelles Guthaben:',
      '15,00 EUR',
    ])
  })

  it('gets the very receipt of the seed: line types, captions, labels, decorations and codes', async () => {
    await using till = await openTill()
    const { stdout } = await demo(till, '--json')
    const outcome = JSON.parse(stdout) as { kind: string; transaction: typeof seed }
    expect(outcome).toMatchObject({
      kind: 'approved',
      transaction: {
        status: 'ok',
        basket_info: { sum: 1500 },
        basket: { products: [{ ean: '4260447149502', tax: 7 }] },
      },
    })
    expect(outcome.transaction.receipt).toEqual(seed.receipt)
  })

  it('says what happened, and that it cost nothing', async () => {
    await using till = await openTill()
    const { stdout } = await demo(till)
    expect(stdout).toMatch(
      /✓ The till took 15,00 EUR in cash and loaded it onto card 9276…2845: transaction STX_\w{30} is ok\./,
    )
    expect(stdout).toContain('No account, no network, no money.')
  })

  it('ends with three next commands, and every one of them works', async () => {
    await using till = await openTill()
    const next = nextCommands(await demo(till))
    expect(next).toHaveLength(3)
    const [[...sandbox] = [], [...load] = [], [...help] = []] = next
    expect(sandbox).toEqual(['sandbox'])
    // The printed port is the sandbox's own; another one here, since that may be in use.
    const preset = commands.find(({ name }) => name === 'sandbox')?.options['port']?.default
    expect(load.at(-1)).toBe(`http://127.0.0.1:${preset}`)
    const url = /http:\S+/.exec(await till.start([...sandbox, '--port', '0']).says(/Ctrl\+C/))?.[0] ?? ''

    const loaded = await till.run([...load.slice(0, -1), url])
    expect(loaded).toMatchObject({ code: 0, stdout: expect.stringContaining('Kundenkarte Aufladung') })
    expect(await till.run(help)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('Exit codes'),
    })
  })

  it('reaches for nothing beyond this machine', async () => {
    await using till = await openTill()
    const env = { NODE_OPTIONS: `--import=${loopbackOnly}` }
    expect(await till.run(['demo'], { env })).toMatchObject({ code: 0, stderr: '' })
    // The guard itself bites.
    const elsewhere = await till.run(['whoami', '--base-url', 'https://secukit.invalid'], {
      env: { ...env, SECUKIT_CLIENT_ID: 'x' },
    })
    expect(elsewhere).toMatchObject({ code: 99, stderr: 'reached for secukit.invalid\n' })
  })

  it('leaves no file behind and prints no colours into a pipe', async () => {
    await using till = await openTill()
    const { stdout } = await demo(till)
    expect(await till.leftBehind()).toEqual([])
    expect(stdout).not.toContain('\u001B')
  })

  it.each([20, 32, 64])('prints paper that is equally wide in every row at %i columns', async (columns) => {
    await using till = await openTill()
    const { stdout } = await demo(till, '--columns', String(columns))
    const paper = stdout.split('\n').filter((row) => /^[┌│└]/.test(row))
    expect(paper.length).toBeGreaterThan(20)
    expect(new Set(paper.map((row) => row.length))).toEqual(new Set([columns + 4]))
  })

  it('is the same in each run', async () => {
    await using till = await openTill()
    const [first, second] = await Promise.all([demo(till), demo(till)])
    expect(first.stdout).toBe(second.stdout)
  })
})
