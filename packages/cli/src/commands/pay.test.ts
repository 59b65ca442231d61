import { startSandbox } from '@secukit/sandbox'
import { describe, expect, it } from 'vitest'
import { openTill } from '../../test/till.ts'

const card = '9276004429942845'
const items = [
  { desc: 'Brot', priceOne: 349, tax: 7 },
  { desc: 'Kaffee', priceOne: 250, quantity: 2, tax: 19 },
  { desc: 'Kartenaufladung', priceOne: 1500, tax: 0, ean: '4260447149502' },
]
const sum = 349 + 2 * 250 + 1500

const forms: readonly (readonly [string, unknown])[] = [
  ['an array', items],
  ['products and a sum', { products: items, sum }],
  ["the API's own form", { basket: { products: items }, basket_info: { sum, currency: 'EUR' } }],
]

describe.concurrent('secukit pay', () => {
  it.each(forms)('takes a basket that is %s, from a file and from standard input', async (_form, basket) => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const options = ['--card', card, '--base-url', sandbox.url]
    const fromFile = await till.run(['pay', '--basket', await till.file('basket.json', basket), ...options])
    expect(fromFile).toMatchObject({ code: 0, stderr: expect.stringContaining('✓ paid 23,49 EUR') })
    expect(fromFile.stdout).toMatch(/Umsatz erfasst:\n23,49 EUR\n[^]*wurde aufgeladen:\n15,00 EUR\n/)
    const piped = await till.run(['pay', '--basket', '-', ...options], { stdin: JSON.stringify(basket) })
    expect(piped).toMatchObject({ code: 0 })
    expect(sandbox.ledger.takings()).toEqual({ count: 2, sum: 2 * sum })
    expect(sandbox.ledger.balance(card)).toBe(3000)
  })

  it('takes the basket of a saved transaction, whatever else that says', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const at = ['--base-url', sandbox.url]
    const { stdout } = await till.run(['pay', '--amount', '12,50', '--json', ...at])
    const { transaction } = JSON.parse(stdout) as { transaction: unknown }
    const again = ['pay', '--basket', await till.file('saved.json', transaction), ...at]
    expect(await till.run(again)).toMatchObject({ code: 0 })
    expect(sandbox.ledger.takings()).toEqual({ count: 2, sum: 2500 })
  })

  it('takes an amount at the card terminal, and prints both slips', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const paid = await till.run([
      'pay',
      '--amount',
      '12,50',
      '--method',
      'cashless',
      '--base-url',
      sandbox.url,
    ])
    expect(paid.stdout).toMatch(/Händlerbeleg[^]*Karte akzeptiert\n\n-.* Kartenzahlung [^]*Kundenbeleg/)
    expect(sandbox.ledger.takings()).toEqual({ count: 1, sum: 1250 })
  })

  it('lets the balance of the card pay first, tells what is left, and takes it', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const full = '9276004410000018'
    const at = ['--balance-first', '--base-url', sandbox.url]
    const before = sandbox.ledger.balance(full)
    const rest = await till.run(['pay', '--amount', '30', '--card', full, ...at])
    expect(rest.code).toBe(0)
    expect(rest.stderr).toMatch(
      /the card pays 22,50 EUR, 7,50 EUR are left to pay \(cash\)\n.* paying … [^]*✓ paid/,
    )
    expect(sandbox.ledger.takings()).toEqual({ count: 1, sum: 3000 })
    expect(sandbox.ledger.balance(full)).toBeLessThan(before)
    expect(await till.run(['pay', '--amount', '30', ...at])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--card: is needed'),
    })
  })

  it('takes the balance of the card alone with --method loyalty, or nothing', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const full = '9276004410000018'
    const pay = ['pay', '--card', full, '--method', 'loyalty', '--base-url', sandbox.url, '--amount']
    const before = sandbox.ledger.balance(full)
    expect(await till.run([...pay, '30'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('covers 2250 of 3000 cents'),
    })
    expect(sandbox.ledger.balance(full)).toBe(before)
    expect(await till.run([...pay, '10'])).toMatchObject({ code: 0 })
    expect(sandbox.ledger.balance(full)).toBeLessThan(before)
  })

  it('says that the customer has to sign', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    sandbox.terminal.next('approve with signature')
    const pay = ['pay', '--amount', '12,50', '--method', 'cashless', '--base-url', sandbox.url]
    const { code, stdout, stderr } = await till.run(pay)
    expect(code).toBe(0)
    expect(stdout).toMatch(/Unterschrift/)
    expect(stderr).toContain('compare the signature before you hand out the goods\n✓ paid')
  })

  it('prints nothing where the server sends no receipt, and nothing with --print none', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const pay = ['pay', '--amount', '12,50', '--base-url', sandbox.url]
    expect(await till.run(pay)).toMatchObject({ code: 0, stdout: '' })
    expect(await till.run([...pay, '--card', card, '--print', 'none'])).toMatchObject({ code: 0, stdout: '' })
    // Nobody waits for that receipt: the next sale is taken.
    expect(await till.run(pay)).toMatchObject({ code: 0, stdout: '' })
  })

  it('prints the outcome as JSON, with the transaction and its receipt', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const pay = [
      'pay',
      '--amount',
      '12,50',
      '--card',
      card,
      '--sale-id',
      '2026-17',
      '--base-url',
      sandbox.url,
    ]
    const { code, stdout } = await till.run([...pay, '--json'])
    expect({ code, outcome: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      outcome: {
        kind: 'approved',
        saleId: '2026-17',
        transactionId: expect.stringMatching(/^STX_/),
        transaction: expect.objectContaining({
          status: 'ok',
          receipt: expect.arrayContaining([{ type: 'space' }]),
        }),
        receipts: [
          {
            copy: 'customer',
            lines: expect.arrayContaining([{ type: 'space' }]),
            toSign: false,
            isDuplicate: false,
          },
        ],
      },
    })
    // What was handed out once is a duplicate the next time.
    const again = JSON.parse((await till.run([...pay, '--json'])).stdout) as object
    expect(again).toMatchObject({ kind: 'approved', receipts: [{ copy: 'customer', isDuplicate: true }] })
  })

  it('tells by the exit code in JSON too that it failed, and why', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const pay = [
      'pay',
      '--amount',
      '12,50',
      '--card',
      '9276004410000026',
      '--base-url',
      sandbox.url,
      '--json',
    ]
    const { code, stdout } = await till.run(pay)
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toEqual({
      error: { exitCode: 3, message: expect.stringMatching(/^card 9276…0026 is locked/) },
    })
  })
})

describe.concurrent('secukit card load with --sale-id', () => {
  it('charges once however often it is run, and prints the same receipt again', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const load = ['card', 'load', card, '15,00', '--sale-id', '2026-17', '--base-url', sandbox.url]
    const first = await till.run(load)
    const second = await till.run(load)
    expect(first.stdout).not.toContain('Zweitschrift')
    expect(second.code).toBe(0)
    const [mark = '', ...rest] = second.stdout.split('\n')
    expect(mark).toContain('Zweitschrift')
    expect(rest.join('\n').trimStart()).toBe(first.stdout)
    expect(second.stderr).toContain('sale 2026-17 is not new: it was not charged again')
    expect(sandbox.ledger.balance(card)).toBe(1500)
    expect(sandbox.ledger.takings().count).toBe(1)
  })

  it('refuses the id for anything else', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const load = ['card', 'load', card, '15,00', '--sale-id', '2026-17', '--base-url', sandbox.url]
    await till.run(load)
    for (const other of [load.with(3, '16,00'), load.with(2, '9276004410000018'), [...load, '--tax', '19']]) {
      const { code, stdout, stderr } = await till.run(other)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(
        /^✗ --sale-id: sale 2026-17 was already presented with another basket, card or method/,
      )
    }
    expect(sandbox.ledger.takings()).toEqual({ count: 1, sum: 1500 })
  })

  it('charges each of two sales that have no id', async () => {
    await using till = await openTill()
    await using sandbox = await startSandbox({ seed: 1 })
    const load = ['card', 'load', card, '15,00', '--base-url', sandbox.url]
    await till.run(load)
    expect((await till.run(load)).stderr).not.toContain('is not new')
    expect(sandbox.ledger.balance(card)).toBe(3000)
  })
})
