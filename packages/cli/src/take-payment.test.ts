import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { seed } from '../test/fixture.ts'
import { type FaultyServer, faultyServer } from '../test/server.ts'
import { bin, openTill, type Till, watch } from '../test/till.ts'

const card = '9276004429942845'

/** A load of 15 EUR that waits one second at most. */
function load({ url }: FaultyServer, saleId: string): readonly string[] {
  return ['card', 'load', card, '15,00', '--base-url', url, '--sale-id', saleId, '--patience', '1']
}

describe.concurrent('a payment whose start got no answer', () => {
  it('is paid when the server says so afterwards, and was started once', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'reset'
    const { code, stderr } = await till.run(load(server, 'a'))
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /no outcome yet \(.*ECONNRESET.*\), asking again: 1\n✓ paid 15,00 EUR: transaction STX_1 /,
    )
    // Read to find out, and to print.
    expect(server.counts).toEqual({ created: 1, started: 1, read: 2, aborted: 0 })
  })

  it('ends with 4, the sale id and advice when the server never says, and is settled by the same command', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'reset'
    server.status = 'processing'
    const open = await till.run(load(server, 'sale-4711'))
    expect(open).toMatchObject({ code: 4, stdout: '' })
    expect(open.stderr).toMatch(/^\? not known whether it is paid: transaction STX_1 \(sale sale-4711\)$/m)
    expect(open.stderr).toMatch(
      /^ {2}Do not take the money again\. Run the same command with --sale-id sale-4711 to ask once more; the journal is .*\.journal$/m,
    )
    expect(open.stderr).toContain('for 2 minutes, at a card terminal for 4: --patience 300 waits for that.\n')
    const asJson = await till.run([...load(server, 'sale-4711'), '--json'])
    expect(asJson.code).toBe(4)
    expect(JSON.parse(asJson.stdout)).toEqual({
      kind: 'unresolved',
      saleId: 'sale-4711',
      transactionId: 'STX_1',
      cause: expect.stringContaining('"processing"'),
      needsOperator: false,
    })
    server.changes = { status: 'ok' }
    // The outcome counts, whatever became of the card meanwhile.
    server.card = { isValid: true, isLocked: true }
    expect(await till.run(load(server, 'sale-4711'))).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        'sale sale-4711 is not new: it was not charged again\n✓ paid 15,00 EUR',
      ),
    })
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
  })

  it('stands at the card terminal in the way of the next one, which is told which command to run first', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'reset'
    server.status = 'processing'
    const cashless = ['--method', 'cashless']
    await till.run([...load(server, 'first'), ...cashless])
    const next = await till.run([...load(server, 'second'), ...cashless])
    expect(next).toMatchObject({ code: 4, stdout: '' })
    expect(next.stderr).toMatch(
      /✗ not paid, nothing was charged \(sale second\)\n.*\n {2}First run the command of that payment again with --sale-id first\n$/,
    )
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
    // Cash is not paid at the card terminal.
    server.onStart = 'answer'
    server.status = 'ok'
    server.changes = {}
    expect(await till.run(load(server, 'third'))).toMatchObject({ code: 0 })
  })

  it('ends with 4 and never with "nothing was sent" when the server died on it', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'die'
    const { code, stderr } = await till.run(load(server, 'a'))
    expect(code).toBe(4)
    expect(stderr).toContain('the server cannot be reached now')
    expect(stderr).not.toContain('Nothing was sent')
  })

  it('is recovered by the next run when the till was killed while it waited', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'hold'
    const started = server.nextStart()
    const killed = till.start(load(server, 'a'))
    await started
    killed.kill('SIGKILL')
    expect(await killed.ended).toMatchObject({ code: null, stdout: '' })
    server.onStart = 'answer'
    const next = await till.run(load(server, 'b'))
    expect(next.code).toBe(0)
    expect(next.stderr).toMatch(/^earlier payment: paid 15,00 EUR: transaction STX_1 \(sale a\)\n/)
    expect(server.counts).toMatchObject({ created: 2, started: 2 })
  })
})

/** A journal whose last record never came onto the disk. */
async function forgetLastRecord({ folder }: Till): Promise<void> {
  const state = `${folder}/state/secukit`
  const name = (await readdir(state)).find((each) => each.endsWith('.journal')) ?? ''
  const lines = (await readFile(`${state}/${name}`, 'utf8')).split('\n')
  await writeFile(`${state}/${name}`, `${lines.slice(0, -2).join('\n')}\n`)
}

/** The same load as somebody types it who gives no number. */
function anonymousLoad(server: FaultyServer): readonly string[] {
  return load(server, 'x').filter((word) => word !== '--sale-id' && word !== 'x')
}

describe.concurrent('a payment that was interrupted', () => {
  it.each([
    ['killed', ['SIGKILL']],
    ['ended by two Ctrl+C', ['SIGINT', 'SIGINT']],
  ] as const)('and %s is not charged twice by the same command again', async (_how, signals) => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: seed.receipt }
    server.onStart = 'hold'
    const started = server.nextStart()
    const first = till.start(anonymousLoad(server))
    await started
    for (const signal of signals) {
      first.kill(signal)
      await new Promise((done) => setTimeout(done, 800))
    }
    const ended = await first.ended
    expect(ended).toMatchObject({ code: null, stdout: '' })
    const [, saleId = ''] =
      /transaction STX_1 is created, paying … \(sale (cli-\S+)\)/.exec(ended.stderr) ?? []
    expect(saleId).not.toBe('')

    server.onStart = 'answer'
    const again = await till.run(anonymousLoad(server))
    expect(again).toMatchObject({ code: 4, stdout: expect.stringContaining('Kundenkarte Aufladung') })
    expect(again.stderr).toContain(
      `? sale ${saleId} was paid by an earlier run that did not finish; nothing was charged now\n`,
    )
    expect(again.stderr).toContain('To take a further payment, run the command again')
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
    // Told once, it stands in nobody's way.
    expect(await till.run(anonymousLoad(server))).toMatchObject({ code: 0 })
    expect(server.counts).toMatchObject({ created: 2, started: 2 })
  })

  it('is asked to end by one Ctrl+C, goes on to its outcome, and says so', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'hold'
    const started = server.nextStart()
    const running = till.start([...load(server, 'a'), '--method', 'cashless'])
    await started
    running.kill('SIGINT')
    await new Promise((done) => setTimeout(done, 50))
    // As npx passes it on.
    running.kill('SIGINT')
    await new Promise((done) => setTimeout(done, 300))
    server.release()
    const { code, stderr } = await running.ended
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /the payment of sale a is asked to end, and its outcome is awaited: it may be paid\. Ctrl\+C again ends this.*\n.*Press Stop on the card terminal.*\n✓ paid/,
    )
  })

  it('by Ctrl+C before it was started ends at once, with nothing charged', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onCreate = 'hold'
    const created = server.nextCreate()
    const running = till.start(load(server, 'a'))
    await created
    running.kill('SIGINT')
    await new Promise((done) => setTimeout(done, 300))
    server.release()
    const { code, stderr } = await running.ended
    expect(code).toBe(3)
    expect(stderr).toMatch(/Cancel requested. .*\n✗ not paid, nothing was charged \(sale a\)/)
    expect(server.counts).toMatchObject({ created: 1, started: 0, aborted: 1 })
  })

  it('between its outcome and its receipt is not charged twice by the same command again', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: seed.receipt }
    server.receiptsLater = true
    server.onRead = 'hold'
    const read = server.nextRead()
    const first = till.start(anonymousLoad(server))
    await read
    first.kill('SIGKILL')
    expect(await first.ended).toMatchObject({ code: null, stdout: '' })

    server.onRead = 'answer'
    const again = await till.run(anonymousLoad(server))
    expect(again).toMatchObject({ code: 4, stdout: expect.stringContaining('Kundenkarte Aufladung') })
    expect(again.stdout).not.toContain('Zweitschrift')
    expect(again.stderr).toMatch(
      /^earlier payment: paid: transaction STX_1 \(sale cli-\S+\)\n\? sale cli-\S+ was paid by an earlier run/,
    )
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
    // Told once, it stands in nobody's way.
    expect(await till.run(anonymousLoad(server))).toMatchObject({ code: 0 })
    expect(server.counts).toMatchObject({ created: 2, started: 2 })
  })

  it('while its receipt was printed prints it again as a duplicate', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: seed.receipt }
    await till.run(load(server, 'a'))
    await forgetLastRecord(till)
    const again = await till.run(load(server, 'b'))
    expect(again.stderr).toMatch(/^earlier payment: paid: transaction STX_1 \(sale a\)\n/)
    expect(again.stdout.match(/Zweitschrift/g)).toHaveLength(1)
    expect(again.stdout.match(/TA Code: +29218171/g)).toHaveLength(2)
  })

  it('is the outcome of the next run in JSON', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'reset'
    server.status = 'processing'
    expect(await till.run(load(server, 'first'))).toMatchObject({ code: 4 })
    const open = await till.run([...anonymousLoad(server), '--json'])
    expect(open.code).toBe(4)
    expect(JSON.parse(open.stdout)).toMatchObject({ kind: 'unresolved', saleId: 'first' })
    server.changes = { status: 'ok' }
    const paid = await till.run([...anonymousLoad(server), '--json'])
    expect(paid.code).toBe(4)
    expect(JSON.parse(paid.stdout)).toMatchObject({ kind: 'approved', saleId: 'first' })
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
  })

  it('has its receipt printed before a sale that has a number of its own is taken', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: seed.receipt }
    server.onStart = 'reset'
    server.status = 'processing'
    await till.run(load(server, 'first'))
    server.onStart = 'answer'
    server.status = 'ok'
    server.changes = { receipt: seed.receipt, status: 'ok' }
    const { code, stdout, stderr } = await till.run(load(server, 'second'))
    expect(code).toBe(0)
    expect(stdout.match(/TA Code: +29218171/g)).toHaveLength(2)
    expect(stderr).toMatch(/^earlier payment: paid .* \(sale first\)\n[^]*✓ paid .* \(sale second\)\n$/)
  })
})

describe.concurrent('a payment that gets its outcome on the way of the next one', () => {
  it('is told with its receipt', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'reset'
    server.status = 'processing'
    await till.run([...load(server, 'first'), '--method', 'cashless'])
    server.onStart = 'answer'
    const { read } = server.counts
    // Still open when the journal is opened, paid when it is asked about again.
    Object.defineProperty(server, 'changes', {
      get: () => (server.counts.read > read + 1 ? { status: 'ok', receipt: seed.receipt } : {}),
    })
    const { code, stdout, stderr } = await till.run([...load(server, 'second'), '--method', 'cashless'])
    expect(code).toBe(0)
    expect(stdout.match(/TA Code: +29218171/g)).toHaveLength(2)
    expect(stderr).toMatch(
      /^earlier payment: not known [^]*\nearlier payment: paid .* \(sale first\)\n[^]*✓ paid .* \(sale second\)\n$/,
    )
  })
})

describe.concurrent('a payment', () => {
  it('has its journal alone: a second process is refused until the first one ends', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    const journal = ['--journal', `${till.folder}/till-1.journal`]
    server.onStart = 'hold'
    const started = server.nextStart()
    const first = till.start([...load(server, 'a'), ...journal])
    await started
    const second = await till.run([...load(server, 'b'), ...journal])
    expect(second).toMatchObject({ code: 2, stdout: '' })
    expect(second.stderr).toMatch(
      /^✗ .*till-1\.journal: another process uses this journal\. One till, one journal/,
    )
    server.release()
    expect(await first.ended).toMatchObject({ code: 0 })
    server.onStart = 'answer'
    expect(await till.run([...load(server, 'b'), ...journal])).toMatchObject({ code: 0 })
    expect(server.counts).toMatchObject({ created: 2, started: 2 })
  })

  it('waits for a server that thinks, and is not started again', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.onStart = 'hold'
    const started = server.nextStart()
    // Patience is for asking; the terminal may take longer than that.
    const waiting = till.start([...load(server, 'a'), '--method', 'cashless'])
    await started
    const slow = await Promise.race([
      waiting.ended,
      new Promise((done) => setTimeout(done, 1500, 'still waiting')),
    ])
    expect(slow).toBe('still waiting')
    server.release()
    expect(await waiting.ended).toMatchObject({ code: 0 })
    expect(server.counts).toMatchObject({ created: 1, started: 1, aborted: 0 })
  })

  it('is paid even when its receipt cannot be read, and prints it the next time', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: seed.receipt }
    server.receiptsLater = true
    server.onRead = 'reset'
    const { code, stdout, stderr } = await till.run(load(server, 'a'))
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toMatch(
      /its receipt could not be printed \(.*\): run the same command with --sale-id a to print it\n✓ paid 15,00 EUR/,
    )
    server.onRead = 'answer'
    const again = await till.run(load(server, 'a'))
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Kundenkarte Aufladung') })
    expect(again.stdout).not.toContain('Zweitschrift')
    expect(again.stderr).not.toContain('earlier payment')
  })

  it('is paid even when its receipt is none', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { receipt: 'nonsense' }
    expect(await till.run(load(server, 'a'))).toMatchObject({ code: 0, stdout: '' })
    // It stands in nobody's way.
    expect(await till.run(anonymousLoad(server))).toMatchObject({ code: 0 })
  })

  it('ends with 3 when it is declined, and the same sale may be tried again', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.status = 'failed'
    expect(await till.run(load(server, 'a'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('✗ declined, nothing was charged: transaction STX_1 (sale a)'),
    })
    server.status = 'ok'
    expect(await till.run(load(server, 'a'))).toMatchObject({ code: 0 })
    expect(server.counts).toMatchObject({ created: 2, started: 2 })
  })

  it('ends with 3 and is not started when the server made another sum of it', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    server.changes = { basket_info: { sum: 1 } }
    expect(await till.run(load(server, 'a'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('about 1 cents EUR, but this sale is about 1500 cents EUR'),
    })
    expect(server.counts.started).toBe(0)
  })

  it('that the server does not confirm ends with 4, whatever the journal says', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    expect(await till.run(load(server, 'a'))).toMatchObject({ code: 0 })
    server.changes = { id: 'STX_other' }
    const { code, stdout, stderr } = await till.run(load(server, 'a'))
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
    expect(stderr).toMatch(
      /^\? the journal says that sale a was paid, but the server does not confirm it: transaction STX_1\n.*\n {2}It was not charged again\. Look the transaction up in the back office/m,
    )
    expect(stderr).not.toContain('✓')
    expect(server.counts).toMatchObject({ created: 1, started: 1 })
  })

  it('ends with 4 when its record could not be written', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    await till.file('secukit', `#!/bin/sh\nulimit -f 1\nexec "${process.execPath}" "${bin}" "$@"\n`)
    const journal = ['--journal', `${till.folder}/till.journal`]
    const run = (saleId: string) => {
      const args = [`${till.folder}/secukit`, ...load(server, saleId), ...journal]
      return watch(spawn('sh', args, { env: till.env }), '').ended
    }
    // A file takes 512 or 1024 bytes, by the shell: not all records of a sale with a number this long.
    expect(await run('a'.repeat(100))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('could not write (EFBIG'),
    })
  })

  it('has another journal for another client and another path of the same host', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    const names = new Set<string>()
    for (const [path, id] of [
      ['', 'till-1'],
      ['', 'till-2'],
      ['/shop', 'till-1'],
      ['/', 'till-1'],
    ] as const) {
      const at = ['--base-url', `${server.url}${path}`]
      await till.run(['pay', '--amount', '1', '--patience', '0', ...at], { env: { SECUKIT_CLIENT_ID: id } })
      for (const name of await readdir(`${till.folder}/state/secukit`)) names.add(name)
    }
    const host = new URL(server.url).host.replace(':', '_')
    const journals = [...names].filter((name) => name.endsWith('.journal'))
    expect(journals).toHaveLength(3)
    for (const name of journals) expect(name).toMatch(new RegExp(`^${host}-[0-9a-f]{12}\\.journal$`))
  })

  it('keeps its journal in the state folder, one per API, and no card number in it', async () => {
    await using till = await openTill()
    await using server = await faultyServer()
    await till.run(load(server, 'a'))
    const folder = `${till.folder}/state/secukit`
    const name = (await readdir(folder)).find((each) => each.endsWith('.journal')) ?? ''
    const journal = await readFile(`${folder}/${name}`, 'utf8')
    expect(
      journal
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { data: object }).data),
    ).toEqual([
      expect.objectContaining({ type: 'till' }),
      expect.objectContaining({ type: 'intent', saleId: 'a', amount: 1500 }),
      expect.objectContaining({ type: 'outcome', saleId: 'a', outcome: 'approved' }),
      expect.objectContaining({ type: 'print', saleId: 'a', stage: 'done' }),
    ])
    expect(journal).not.toContain(card)
  })
})
