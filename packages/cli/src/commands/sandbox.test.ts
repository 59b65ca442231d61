import { describe, expect, it } from 'vitest'
import { openTill, startSandboxCommand } from '../../test/till.ts'

const card = '9276004429942845'

async function balance(
  till: Awaited<ReturnType<typeof openTill>>,
  url: string,
  number = card,
): Promise<number> {
  const { stdout } = await till.run(['card', 'show', number, '--base-url', url, '--json'])
  return (JSON.parse(stdout) as { balance: number }).balance
}

describe.concurrent('secukit sandbox', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints where and for whom it runs, and ends with 0 on %s',
    async (signal) => {
      await using till = await openTill()
      const sandbox = till.start(['sandbox', '--port', '0'])
      const said = await sandbox.says(/Ctrl\+C ends it/)
      expect(said).toMatch(
        /^Sandbox at (http:\/\/127\.0\.0\.1:\d+) {2}\(API \1\/api\/v2, tokens \1\/oauth\/token\)$/m,
      )
      expect(said).toMatch(/client id {6}sandbox\n {2}client secret {2}sandbox-secret\n/)
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
      expect((await fetch(url)).status).toBe(403)
      sandbox.kill(signal)
      expect(await sandbox.ended).toMatchObject({ code: 0, stderr: '403 GET /\n' })
      await expect(fetch(url)).rejects.toThrow('fetch failed')
    },
  )

  it('prints the same as JSON', async () => {
    await using till = await openTill()
    const sandbox = till.start(['sandbox', '--port', '0', '--seed', '7', '--json'])
    expect(JSON.parse(await sandbox.says(/\n/))).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      clientId: 'sandbox',
      clientSecret: 'sandbox-secret',
      seed: 7,
    })
  })

  it('gives the same ids for the same seed, and new ones for none: a journal refuses ids that it knows', async () => {
    await using till = await openTill()
    const ids = await Promise.all(
      [['--seed', '7'], ['--seed', '7'], [], []].map(async (options, index) => {
        const sandbox = till.start(['sandbox', '--port', '0', '--json', ...options])
        const { url } = JSON.parse(await sandbox.says(/\n/)) as { url: string }
        const journal = ['--journal', `${till.folder}/${index}.journal`]
        const { stdout } = await till.run(['pay', '--amount', '1', '--json', '--base-url', url, ...journal])
        return (JSON.parse(stdout) as { transactionId: string }).transactionId
      }),
    )
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(3)
  })

  it('takes payments of other processes, and its balances add up', async () => {
    await using till = await openTill()
    const { url, running } = await startSandboxCommand(till)
    const where = ['--base-url', url]
    const loaded = await till.run(['card', 'load', card, '15,00', '--method', 'cash', ...where])
    expect(loaded).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('✓ paid 15,00 EUR: transaction STX_'),
    })
    expect(loaded.stdout.match(/^Aktuelles Guthaben:?\n.*$/gm)).toEqual([
      'Aktuelles Guthaben\n0,00 EUR',
      'Aktuelles Guthaben:\n15,00 EUR',
    ])
    expect(await balance(till, url)).toBe(1500)
    await till.run(['card', 'load', card, '0,01', '--print', 'none', ...where])
    expect(await balance(till, url)).toBe(1501)

    // A sale in cash is recorded on the card and takes nothing from it.
    const paid = await till.run(['pay', '--amount', '12,50', '--card', card, ...where])
    expect(paid.stdout).toContain('Umsatz erfasst:\n12,50 EUR')
    expect(await balance(till, url)).toBe(1501)
    // What it logs of all this names no card.
    expect(running.stderr()).toContain('200 GET /api/v2/Loyalty/MerchantCards?q=card.cardnumber:9276…2845')
    expect(running.stderr()).not.toContain(card)
  })

  it('forgets everything when it ends: without it there is no connection, and a new one starts empty', async () => {
    await using till = await openTill()
    const first = await startSandboxCommand(till)
    const { port } = new URL(first.url)
    const load = ['card', 'load', card, '15,00', '--base-url', first.url]
    expect(await till.run(load)).toMatchObject({ code: 0 })
    first.running.kill('SIGKILL')
    await first.running.ended
    for (const command of [
      load,
      ['card', 'show', card, '--base-url', first.url],
      ['whoami', '--base-url', first.url],
    ]) {
      const { code, stdout, stderr } = await till.run(command)
      expect({ code, stdout }).toEqual({ code: 6, stdout: '' })
      expect(stderr).toMatch(/could not reach 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. Nothing was sent: /)
    }
    // The journal of the till still knows the old one; that keeps nobody from going on.
    await till.start(['sandbox', '--port', port]).says(/Ctrl\+C/)
    expect(await till.run(load)).toMatchObject({ code: 0 })
    expect(await balance(till, first.url)).toBe(1500)
  })
})

describe.concurrent('secukit card show', () => {
  it('shows whose money is on a card and whether it can be used, its number masked', async () => {
    await using till = await openTill()
    const { url } = await startSandboxCommand(till)
    const shown = await till.run(['card', 'show', '9276004410000018', '--base-url', url])
    expect(shown).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Card      9276…0018',
        'Group     Punkte',
        'Balance   22,50 EUR',
        '  cash    20,00 EUR',
        '  bonus   2,50 EUR',
        'Points    0',
        'State     active, unlocked\n',
      ].join('\n'),
    })
    const locked = await till.run(['card', 'show', '9276004410000026', '--base-url', url, '--json'])
    expect(JSON.parse(locked.stdout)).toMatchObject({ lock_status: 'locked', balance: 500 })
  })
})
