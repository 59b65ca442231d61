import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startSandbox } from '@secukit/sandbox'
import { describe, expect, it } from 'vitest'
import { hear } from '../../test/in-process.ts'
import { bin, openTill, type Running, startSandboxCommand, watch } from '../../test/till.ts'

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
      expect(said).toMatch(/client id {6}sandbox\n {2}client secret {2}[a-z0-9]{26}\n\n/)
      expect(said).toContain('Ctrl+C ends it; everything in it is forgotten then.')
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

  it('has a secret of its own in each run, and the published one with a seed', async () => {
    await using till = await openTill()
    const secrets = await Promise.all(
      [[], [], ['--seed', '7']].map(async (options) => {
        const sandbox = till.start(['sandbox', '--port', '0', '--json', ...options])
        const { url, clientSecret } = JSON.parse(await sandbox.says(/\n/)) as Record<string, string>
        const accepted = await till.run(['whoami', '--base-url', url ?? ''])
        expect(accepted).toMatchObject({ code: 0 })
        return clientSecret
      }),
    )
    expect(new Set(secrets).size).toBe(3)
    expect(secrets[2]).toBe('sandbox-secret')
  })

  it('leaves its credentials for its user alone, and takes them away when it ends', async () => {
    await using till = await openTill()
    const { url, running } = await startSandboxCommand(till)
    const file = join(till.folder, 'state', 'secukit', `sandbox-${new URL(url).port}.json`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    // Whatever name of this machine it is called by.
    const local = url.replace('127.0.0.1', 'localhost')
    expect(await till.run(['whoami', '--base-url', local])).toMatchObject({ code: 0 })
    const stranger = { SECUKIT_CLIENT_ID: 'sandbox', SECUKIT_CLIENT_SECRET: 'of-somebody-else' }
    expect(await till.run(['whoami', '--base-url', url], { env: stranger })).toMatchObject({ code: 5 })
    running.kill('SIGTERM')
    expect(await running.ended).toMatchObject({ code: 0 })
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('runs without a folder for its credentials, and says so', async () => {
    await using till = await openTill()
    const env = { XDG_STATE_HOME: await till.file('state-file', '') }
    const sandbox = till.start(['sandbox', '--port', '0'], { env })
    await sandbox.says(/Ctrl\+C/)
    expect(sandbox.stderr()).toMatch(
      /^other commands cannot find its credentials, give them SECUKIT_CLIENT_ID/,
    )
  })

  it('leaves nothing in the way of the next one on its port when it is killed', async () => {
    await using till = await openTill()
    const { url, running } = await startSandboxCommand(till)
    running.kill('SIGKILL')
    await running.ended
    await using sandbox = await startSandbox({ port: Number(new URL(url).port), seed: 1 })
    expect(await till.run(['whoami', '--base-url', sandbox.url])).toMatchObject({ code: 0 })
  })

  it('keeps everything in a folder, over a kill -9 and until it is asked again', async () => {
    await using till = await openTill()
    const data = join(till.folder, 'shop')
    const start = (): Running => till.start(['sandbox', '--port', '0', '--data', data, '--json'])
    const first = start()
    const said = JSON.parse(await first.says(/\n/)) as Record<string, string>
    expect(said).toMatchObject({ data })
    const where = ['--base-url', said['url'] ?? '']
    expect(await till.run(['card', 'load', card, '15,00', ...where])).toMatchObject({ code: 0 })
    // One folder, one sandbox.
    expect(await till.run(['sandbox', '--port', '0', '--data', data])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^✗ \S+shop belongs to the sandbox with process id \d+\. End it, /),
    })
    first.kill('SIGKILL')
    await first.ended
    const again = start()
    const later = JSON.parse(await again.says(/\n/)) as Record<string, string>
    expect(later['clientSecret']).toBe(said['clientSecret'])
    expect(await balance(till, later['url'] ?? '')).toBe(1500)
    const load = ['card', 'load', card, '1,00', '--print', 'none', '--base-url', later['url'] ?? '']
    expect(await till.run(load)).toMatchObject({ code: 0 })
    again.kill('SIGTERM')
    expect(await again.ended).toMatchObject({ code: 0 })
    const third = till.start(['sandbox', '--port', '0', '--data', data])
    const greeting = await third.says(/Ctrl\+C/)
    expect(greeting).toContain(`everything in it is kept in ${data}.`)
    expect(await balance(till, /http:\S+/.exec(greeting)?.[0] ?? '')).toBe(1600)
  })

  it('makes a large store', async () => {
    await using till = await openTill()
    const sandbox = till.start(['sandbox', '--port', '0', '--cards', '1000000', '--json'])
    const { url } = JSON.parse(await sandbox.says(/\n/)) as { url: string }
    expect(await balance(till, url, '9276005000999999')).toBeTypeOf('number')
  })

  it('shows an address that can be called when it listens on all of them', async () => {
    await using till = await openTill()
    const sandbox = till.start(['sandbox', '--port', '0', '--host', '0.0.0.0', '--expose'])
    const said = await sandbox.says(/Ctrl\+C/)
    const [, url = ''] = /15,00 --method cash --base-url (\S+)/.exec(said) ?? []
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await till.run(['whoami', '--base-url', url])).toMatchObject({ code: 0 })
  })

  it('says of a call that it broke off on purpose that it was cut', async () => {
    await using till = await openTill()
    const { url, running } = await startSandboxCommand(till)
    const where = ['--base-url', url]
    await till.run(['sandbox', 'fault', 'add', '--effect', 'cut', '--times', '0', ...where])
    expect(await till.run(['whoami', ...where])).toMatchObject({ code: 6 })
    expect(running.stderr()).toMatch(/^cut POST \/oauth\/token$/m)
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

describe.concurrent('the operator commands of a running sandbox', () => {
  it('show no secret of it, but for the snapshot', async () => {
    await using till = await openTill()
    const running = till.start(['sandbox', '--port', '0', '--json'])
    const said = JSON.parse(await running.says(/\n/)) as Record<string, string>
    const { url = '', clientId: client_id, clientSecret: client_secret = '' } = said
    const ask = async (body: object): Promise<Record<string, string>> => {
      const response = await fetch(`${url}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_id, client_secret, ...body }),
      })
      return (await response.json()) as Record<string, string>
    }
    const device = await ask({ grant_type: 'device', uuid: 'till-of-the-test' })
    const run = async (...words: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await hear(['sandbox', ...words, '--base-url', url])
      expect({ words, code, stderr }).toMatchObject({ code: words.includes('act') ? 3 : 0 })
      return stdout + stderr
    }
    let told = await run('confirm', device['user_code'] ?? '', '--json')
    const session = await ask({ grant_type: 'device', code: device['device_code'] })
    const renewed = await ask({ grant_type: 'refresh_token', refresh_token: session['refresh_token'] })
    const secrets = [
      client_secret,
      device['device_code'],
      ...[session, renewed].flatMap(({ access_token, refresh_token }) => [access_token, refresh_token]),
    ].filter((each) => each !== undefined)
    expect(secrets.length).toBeGreaterThanOrEqual(5)
    await till.run(['card', 'load', card, '1,00', '--base-url', url])
    for (const words of [
      'status',
      'clock --advance 1s',
      'terminal',
      'terminal act approve',
      'terminal next approve',
      'terminal always approve',
      'terminal unplug',
      'terminal plug',
      'terminal paper in',
      'fault add --effect end-session',
      'fault list',
      'fault random --rate 0',
      'fault clear',
      `card add ${card} --cash 1,00`,
      'card generate 10',
      'programme CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ --bonus 7=5',
      'assume',
      'ledger',
      'journal',
      'undo',
    ])
      for (const form of [[], ['--json']]) told += await run(...words.split(' '), ...form)
    const snapshot = await run('snapshot')
    for (const secret of [client_secret, renewed['access_token']]) expect(snapshot).toContain(secret)
    const file = join(till.folder, 'snapshot.json')
    told += await run('snapshot', '--out', file)
    told += await run('restore', file, '--json')
    told += await run('reset', '--json')
    told += running.stderr()
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
  })

  it('follow the journal until they are interrupted', async () => {
    await using till = await openTill()
    const { url } = await startSandboxCommand(till)
    const following = till.start(['sandbox', 'journal', '--follow', '--base-url', url])
    const lines = till.start(['sandbox', 'journal', '--follow', '--json', '--base-url', url])
    await till.run(['card', 'load', card, '15,00', '--base-url', url])
    await following.says(/smart\.transactions\.start .*card booked 9276…2845/)
    await lines.says(/"by":"smart\.transactions\.start"/)
    const listed = async (): Promise<string> => (await hear(['sandbox', 'journal', '--base-url', url])).stdout
    const first = await listed()
    await following.says(/smart\.transactions\.start/)
    expect(following.stdout()).toBe(first)
    // One after the other, quicker than it asks: what came in place of what was taken back is shown.
    await hear(['sandbox', 'undo', '2', '--base-url', url])
    for (let index = 0; index < 4; index += 1)
      await hear(['sandbox', 'clock', '--advance', '1s', '--base-url', url])
    // Both have seen it before it is gone.
    for (const each of [following, lines]) await each.says(/(?:clock\.set[^]*){4}/)
    const [kept = ''] = first.split('\n')
    expect(following.stdout()).toBe(first + (await listed()).replace(`${kept}\n`, ''))
    await hear(['sandbox', 'reset', '--base-url', url])
    await hear(['sandbox', 'clock', '--advance', '1h', '--base-url', url])
    for (const each of [following, lines]) await each.says(/(?:clock\.set[^]*){5}/)
    expect(following.stderr()).toBe(
      'the journal was taken back to record 1\nthe journal was taken back to record 0\n',
    )
    for (const each of [following, lines]) {
      each.kill('SIGINT')
      expect(await each.ended).toMatchObject({ code: 0 })
    }
    const records = lines.stdout().trim().split('\n')
    const numbers = records.map((line) => (JSON.parse(line) as { n: number }).n)
    expect(numbers).toEqual([1, 2, 3, 2, 3, 4, 5, 1])
  })
})

it('ends when nobody reads the journal on that it follows, as with head', async () => {
  await using till = await openTill()
  const { url } = await startSandboxCommand(till)
  const shell = spawn(
    'sh',
    ['-c', `"${process.execPath}" "${bin}" sandbox journal --follow --base-url ${url} | head -n 1`],
    { env: till.env },
  )
  const following = watch(shell, '')
  await till.run(['sandbox', 'clock', '--advance', '1s', '--base-url', url])
  await following.says(/clock\.set/)
  await till.run(['sandbox', 'clock', '--advance', '1s', '--base-url', url])
  expect(await following.ended).toMatchObject({ code: 0, stderr: '' })
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
        'Group     Stammkunden',
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
