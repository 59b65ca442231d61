import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientCredentials, createSecuconnect, type Secuconnect } from '@secukit/api'
import { type Sandbox, startSandbox } from '@secukit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hear } from '../../test/in-process.ts'

// Each command is asked over loopback, and what came of it is read from the sandbox itself.

const card = '9276004429942845'
const second = '9276004477770001'

interface Shop extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly api: Secuconnect
  /** Runs `secukit sandbox …` there, which must be done, and gives back what it prints. */
  readonly says: (line: string) => Promise<string>
  /** The same with `--json`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what is in it is what each test is about
  readonly data: (line: string) => Promise<any>
}

interface JournalRecord {
  readonly events: readonly { readonly type: string }[]
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secukit-test-'))
  vi.stubEnv('SECUKIT_BASE_URL', '')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function openShop(): Promise<Shop> {
  const sandbox = await startSandbox({ seed: 1 })
  const api = createSecuconnect({
    baseUrl: sandbox.url,
    auth: clientCredentials(sandbox.credentials),
    retries: 0,
  })
  const run = async (words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await hear(['sandbox', ...words, '--base-url', sandbox.url])
    expect(stderr).not.toContain('✗')
    expect(code).toBe(0)
    return stdout + stderr
  }
  return {
    sandbox,
    api,
    says: (line) => run(line.split(' ')),
    data: async (line) => JSON.parse(await run([...line.split(' '), '--json'])) as unknown,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

/** A sale of one article, in cents, and what starts it. */
async function openSale({ api }: Shop, price: number, cardnumber?: string): Promise<string> {
  const { id } = await api.smart.transactions.create({
    intent: 'sale',
    ...(cardnumber !== undefined && { idents: [{ type: 'card', value: cardnumber }] }),
    basket: { products: [{ id: 1, desc: 'Brot', quantity: 1, priceOne: price, tax: 7 }] },
    basket_info: { sum: price, currency: 'EUR' },
  })
  return id
}

describe('secukit sandbox status', () => {
  it('tells how the sandbox stands, to people and to programs', async () => {
    await using shop = await openShop()
    await openSale(shop, 100)
    shop.sandbox.clock.stop(new Date('2090-01-01T00:00:00Z'))
    const told = await shop.says('status')
    const { merchant, cards } = shop.sandbox.counts()
    for (const row of [
      `Sandbox       ${shop.sandbox.url}`,
      `Merchant      ${merchant}`,
      'Time          2090-01-01T00:00:00+00:00',
      `Cards         ${cards}`,
      'Transactions  1',
      `Journal       ${shop.sandbox.journal.last} records`,
      `Terminal      ${shop.sandbox.terminal.id}, at nothing`,
    ])
      expect(told.split('\n')).toContain(row)
    expect(await shop.data('status')).toMatchObject({
      merchant,
      cards,
      transactions: 1,
      last: shop.sandbox.journal.last,
    })
  })

  it('finds the sandbox of SECUKIT_BASE_URL, unless --base-url names another', async () => {
    await using shop = await openShop()
    await using other = await openShop()
    vi.stubEnv('SECUKIT_BASE_URL', other.sandbox.url)
    const told = await hear(['sandbox', 'status'])
    expect(await shop.says('status')).toContain(shop.sandbox.url)
    vi.stubEnv('SECUKIT_BASE_URL', '')
    expect(told.stdout).toContain(other.sandbox.url)
  })
})

describe('secukit sandbox clock', () => {
  it('moves time by as much as was said, stops it and lets it run', async () => {
    await using shop = await openShop()
    const { clock } = shop.sandbox
    expect(await shop.says('clock --stop-at 2090-01-31T12:00:00+01:00')).toBe(
      '2090-01-31T11:00:00+00:00, stopped\n',
    )
    const start = Date.UTC(2090, 0, 31, 11)
    expect(clock.now()).toBe(start)
    let at = start
    for (const [text, ms] of [
      ['20m', 1_200_000],
      ['500ms', 500],
      ['1500', 1500],
      ['5s', 5000],
      ['2h', 7_200_000],
      ['1d', 86_400_000],
    ] as const) {
      await shop.says(`clock --advance ${text}`)
      at += ms
      expect(clock.now()).toBe(at)
    }
    expect(await shop.says('clock')).toMatch(/^2090-02-01T\S+, stopped\n$/)
    expect(await shop.data('clock --run')).toMatchObject({ stopped: false })
    expect(clock.stopped).toBe(false)
    expect(await shop.says('clock --stop')).toContain(', stopped')
    expect(clock.stopped).toBe(true)
    expect(await shop.says('clock --stop-at 2091-01-31')).toBe('2091-01-31T00:00:00+00:00, stopped\n')
  })
})

describe('secukit sandbox terminal', () => {
  it('shows what it is at while the till waits, and acts for the customer', async () => {
    await using shop = await openShop()
    await shop.says('terminal always wait')
    const id = await openSale(shop, 1234)
    const paid = shop.api.smart.transactions.start(id, 'cashless', {})
    await vi.waitFor(() => expect(shop.sandbox.terminal.job).toBeDefined())
    const [head = '', row = ''] = (await shop.says('terminal')).split('\n')
    expect(head).toMatch(/^terminal +is at +shows +plug +paper$/)
    expect(row).toMatch(new RegExp(`^${shop.sandbox.terminal.id} +payment 12,34 EUR +\\S.* +plugged in +in$`))
    expect(await shop.data('terminal')).toMatchObject({
      terminals: [{ job: { kind: 'payment', amount: 1234 } }],
    })
    await shop.says('terminal act approve')
    expect((await paid).status).toBe('ok')
    expect(shop.sandbox.ledger.charged(id)).toBe(1234)
  })

  it('declines for a reason, and lets a result come late', async () => {
    await using shop = await openShop()
    await shop.says('terminal always wait')
    const declined = await openSale(shop, 1000)
    const first = shop.api.smart.transactions.start(declined, 'cashless', {})
    await vi.waitFor(() => expect(shop.sandbox.terminal.job).toBeDefined())
    await shop.says('terminal act decline --reason insufficient-funds')
    expect((await first).status).toBe('failed')
    expect(shop.sandbox.terminal.display).toBe('Deckung nicht ausreichend')

    const late = await openSale(shop, 1000)
    const told = shop.api.smart.transactions.start(late, 'cashless', {}).catch(() => 'not known')
    await vi.waitFor(() => expect(shop.sandbox.terminal.job).toBeDefined())
    await shop.says('terminal act approve --late 5s')
    await told
    expect(shop.sandbox.ledger.charged(late)).toBe(0)
    await shop.says('clock --advance 5s')
    expect(shop.sandbox.ledger.charged(late)).toBe(1000)
  })

  it('knows what the next customers do, adds to it, and what they always do', async () => {
    await using shop = await openShop()
    await shop.says('terminal next wrong-pin approve-with-signature')
    await shop.says('terminal next decline --reason card-expired --after 5s')
    expect(shop.sandbox.terminal.setting.script).toEqual([
      { act: 'wrong PIN' },
      { act: 'approve with signature' },
      { act: 'decline', reason: 'card expired', after: 5000 },
    ])
    await shop.says(`terminal always approve --card ${card} --late 1s`)
    expect(shop.sandbox.terminal.setting.always).toEqual({ act: 'approve', cardnumber: card, late: 1000 })
    await shop.says('terminal always approve=9 wrong-pin=1 --after 1s-5s')
    expect(shop.sandbox.terminal.setting.always).toEqual({
      weights: { approve: 9, 'wrong PIN': 1 },
      after: [1000, 5000],
    })
    await shop.says('terminal always approve=1 --after 2s')
    expect(shop.sandbox.terminal.setting.always).toMatchObject({ after: [2000, 2000] })
  })

  it('is unplugged and plugged in, and has its paper taken', async () => {
    await using shop = await openShop()
    expect(await shop.says('terminal unplug')).toContain('unplugged')
    expect(shop.sandbox.terminal.setting).toMatchObject({ plugged: false, paper: true })
    expect(await shop.says('terminal paper out')).toMatch(/unplugged +out\n$/)
    expect(shop.sandbox.terminal.setting).toMatchObject({ plugged: false, paper: false })
    await shop.says('terminal plug')
    await shop.says(`terminal paper in --terminal ${shop.sandbox.terminal.id}`)
    expect(shop.sandbox.terminal.setting).toMatchObject({ plugged: true, paper: true })
  })
})

describe('secukit sandbox fault', () => {
  it('adds what was said, number by number', async () => {
    await using shop = await openShop()
    expect(
      await shop.says('fault add --effect cut --operation smart.transactions.start --when after'),
    ).toMatch(/^cut +smart\.transactions\.start +1× +when after$/m)
    await shop.says('fault add --effect answer --status 503 --as html --retry-after 5 --skip 2 --times 0')
    await shop.says('fault add --effect delay --ms 5s --when before')
    await shop.says('fault add --effect refuse --status 403 --code 1005 --operation smart.transactions.*')
    await shop.says('fault add --effect end-session')
    expect(shop.sandbox.faults.list).toEqual([
      { effect: 'cut', operation: 'smart.transactions.start', when: 'after' },
      { effect: 'answer', status: 503, as: 'html', retryAfter: 5, skip: 2, times: 0 },
      { effect: 'delay', ms: 5000, when: 'before' },
      { effect: 'refuse', status: 403, code: 1005, operation: 'smart.transactions.*' },
      { effect: 'end session' },
    ])
  })

  it('says how often each strikes', async () => {
    await using shop = await openShop()
    await shop.says('fault add --effect cut --times 0')
    await shop.says('fault add --effect twice --times 3')
    const told = await shop.says('fault list')
    expect(told).toMatch(/^cut +every call +always$/m)
    expect(told).toMatch(/^twice +every call +3×$/m)
  })

  it('lists what has struck, and takes all away', async () => {
    await using shop = await openShop()
    await shop.says('fault add --effect refuse --times 2')
    await expect(openSale(shop, 100)).rejects.toThrow('refuse')
    expect(await shop.says('fault list')).toMatch(/^\d{4}-\S+Z +refuse +auth\.token/m)
    expect(await shop.data('fault list')).toMatchObject({
      list: [{ effect: 'refuse' }],
      hits: [{ fault: { effect: 'refuse' } }],
    })
    expect(await shop.says('fault clear')).toContain('No fault is still to strike.')
    await openSale(shop, 100)
  })

  it('strikes at random with a seed, until the rate is 0', async () => {
    await using shop = await openShop()
    await shop.says('fault random --rate 1 --effects refuse,end-session --operation smart.transactions.list')
    await expect(shop.api.smart.transactions.list()).rejects.toThrow(/./)
    expect(shop.sandbox.faults.hits.length).toBeGreaterThan(0)
    await shop.says('fault random --rate 0,0 --seed 3')
    await shop.api.smart.transactions.list()
  })
})

describe('secukit sandbox card', () => {
  it('puts a card into the shop with all that was said, and changes only that later', async () => {
    await using shop = await openShop()
    const told = await shop.says(
      `card add ${second} --cash 15,00 --bonus 2,50 --points 4 --csc 4711 --passcode 1234 --locked yes --expires 2090-01-31`,
    )
    expect(told).toBe('✓ card 9276…0001 is in the shop\n')
    const read = async (): Promise<unknown> =>
      (await shop.api.loyalty.merchantCards.list({ q: `card.cardnumber:${second}` })).data?.[0]
    expect(await read()).toMatchObject({
      cash_balance: 1500,
      bonus_balance: 250,
      points: 4,
      lock_status: 'locked',
    })
    await shop.says(`card add ${second} --cash 0,00 --locked no`)
    expect(await read()).toMatchObject({
      cash_balance: 0,
      bonus_balance: 250,
      points: 4,
      lock_status: 'unlocked',
    })
    const saved = shop.sandbox.journal.records().at(-1)?.events[0]
    expect(saved).toMatchObject({
      card: { csc: '4711', passcode: 1234, expires: '2090-01-31T00:00:00+00:00' },
    })
  })

  it('generates a large store at once', async () => {
    await using shop = await openShop()
    const { cards } = shop.sandbox.counts()
    expect(await shop.data('card generate 1000000')).toMatchObject({ cards: cards + 1_000_000 })
    expect(await shop.says('card generate 0')).toBe(`✓ the shop has ${cards} cards\n`)
  })
})

it('secukit sandbox programme: changes the rules that were said', async () => {
  await using shop = await openShop()
  const group = 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ'
  const ruled = (): unknown => {
    const event = shop.sandbox.journal.records().at(-1)?.events[0]
    return event && 'value' in event && 'programme' in event.value ? event.value.programme : undefined
  }
  await shop.says(
    `programme ${group} --bonus 7=5,19=2.5 --points-per-euro 1 --only-articles 4260447149502,x --not-articles y --loads-earn yes --earns-on full-price --passcode 2 --balance-limit 500,00 --overdraft 1,00 --expiry-months 12 --creates-cards no --cancel-any no`,
  )
  expect(ruled()).toEqual({
    bonus: { 7: 5, 19: 2.5 },
    pointsPerEuro: 1,
    onlyArticles: ['4260447149502', 'x'],
    notArticles: ['y'],
    loadsEarn: true,
    earnsOn: 'full price',
    passcode: 2,
    balanceLimit: 50_000,
    overdraft: 100,
    expiryMonths: 12,
    createsCards: false,
    cancelAny: false,
  })
  await shop.says(`programme ${group} --only-articles none --bonus none`)
  expect(ruled()).toMatchObject({ bonus: {}, onlyArticles: [], notArticles: ['y'], loadsEarn: true })
  await shop.says(`programme ${group} --bonus 7=50`)
  await shop.api.smart.transactions.start(await openSale(shop, 1000, card), 'cash', {})
  expect(shop.sandbox.ledger.balance(card)).toBe(500)
})

it('secukit sandbox confirm: lets a till in that shows its code', async () => {
  await using shop = await openShop()
  const { clientId: client_id, clientSecret: client_secret } = shop.sandbox.credentials
  const ask = async (more: object): Promise<Record<string, string>> => {
    const response = await fetch(`${shop.sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'device', client_id, client_secret, ...more }),
    })
    return (await response.json()) as Record<string, string>
  }
  const { device_code: code, user_code: userCode } = await ask({ uuid: 'till-of-the-test' })
  expect(userCode).toMatch(/\w/)
  expect(await ask({ code })).not.toHaveProperty('access_token')
  expect(await shop.says(`confirm ${userCode}`)).toBe(`✓ confirmed the till that shows ${userCode}\n`)
  expect(await ask({ code })).toHaveProperty('access_token')
})

it('secukit sandbox check-in: puts a customer on the list of those who are there', async () => {
  await using shop = await openShop()
  expect(await shop.says('check-in Erika --card 9276004410000018')).toBe('✓ Erika has checked in\n')
  const { data } = await shop.api.smart.checkins.list({ q: 'customerName:Erika' })
  expect(data).toMatchObject([{ customerName: 'Erika', merchantcard: { object: 'loyalty.merchantcards' } }])
})

it('secukit sandbox payer: lets an order be paid for, or not', async () => {
  await using shop = await openShop()
  const { transactions } = shop.api.smart
  const order = async (): Promise<string> => {
    const { id } = await transactions.create({ intent: 'order', basket_info: { sum: 900, currency: 'EUR' } })
    const customer = { contact: { surname: 'Muster', email: 'waits@example.org' } }
    await transactions.prepare(id, 'creditcard', { customer })
    return id
  }
  const [paid, refused] = [await order(), await order()]
  expect(await shop.says(`payer ${paid} authorises`)).toBe('✓ the payer authorises the payment\n')
  await shop.says(`payer ${refused} refuses`)
  expect((await transactions.get(paid)).status).toBe('approved')
  expect((await transactions.get(refused)).status).toBe('failed')
})

it('secukit sandbox assume: tells how it has what is open, and has it another way', async () => {
  await using shop = await openShop()
  expect(await shop.says('assume')).toMatch(/^secondStart +refused\n(?:.*\n)*listDelay +0ms$/m)
  await shop.says('assume secondStart=charged-again listDelay=5s abortAtTerminal=stops-the-terminal')
  expect(shop.sandbox.assumptions).toMatchObject({
    secondStart: 'charged again',
    listDelay: 5000,
    abortAtTerminal: 'stops the terminal',
  })
  // What it prints can be typed.
  const printed = (await shop.says('assume')).trim().split('\n')
  const before = { ...shop.sandbox.assumptions }
  await shop.says(`assume ${printed.map((row) => row.replace(/ +/, '=')).join(' ')}`)
  expect(shop.sandbox.assumptions).toEqual(before)
})

describe('secukit sandbox ledger', () => {
  it('tells what was charged, in euros, with card numbers masked', async () => {
    await using shop = await openShop()
    await shop.says(`card add ${second} --cash 100,00`)
    const paid = await openSale(shop, 123_456)
    await shop.api.smart.transactions.start(paid, 'cashless', {})
    const other = await openSale(shop, 1000, second)
    await shop.api.smart.transactions.start(other, 'cash', {})
    const told = await shop.says('ledger')
    expect(told).toMatch(new RegExp(`^\\S+ +1\\.234,56 EUR +charged +\\d+ +${paid}$`, 'm'))
    expect(told).toMatch(new RegExp(`^\\S+ +9276…0001 +revenue +-?0,00 EUR +0,00 EUR +0 +${other}$`, 'm'))
    expect(told).toContain('Charged to bank cards: 1.234,56 EUR\nTakings: 1.244,56 EUR in 2 sales\n')
    expect(told).not.toContain(second)
    const only = await shop.says(`ledger --transaction ${other}`)
    expect(only).toContain('Nothing was charged.')
    expect(only).toContain('Charged to bank cards: 0,00 EUR')
    expect(only).not.toContain('Takings')
    expect(await shop.data(`ledger --transaction ${paid}`)).toMatchObject({ charged: 123_456, bookings: [] })
  })
})

describe('secukit sandbox journal', () => {
  it('lists what has happened, from where it is asked to, however much that is', async () => {
    await using shop = await openShop()
    expect(await shop.says('journal')).toBe('Nothing has happened.\n')
    for (let index = 0; index < 1005; index += 1) shop.sandbox.clock.advance(1)
    const id = await openSale(shop, 100, card)
    const { last } = shop.sandbox.journal
    const all = (await shop.data('journal')) as { records: { n: number }[]; hash: string; last: number }
    expect(all.records.map(({ n }) => n)).toEqual(Array.from({ length: last }, (_, index) => index + 1))
    expect(all).toMatchObject({ last, hash: shop.sandbox.journal.hash() })
    const rows = (await shop.says(`journal --after ${last - 1}`)).trim().split('\n')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(
      new RegExp(`^${last}  \\d{4}-\\S+Z  smart\\.transactions\\.create  saved transactions ${id}`),
    )
    expect(await shop.says('journal')).not.toContain(card)
  })

  it('leaves out what opens sessions, and nothing else', async () => {
    await using shop = await openShop()
    await openSale(shop, 100)
    await shop.says(`card add ${second} --passcode 4321 --csc 9876`)
    const [opened, created, added] = shop.sandbox.journal.records()
    await shop.says('fault add --effect end-session')
    await openSale(shop, 100)
    const { records } = (await shop.data('journal')) as { records: JournalRecord[] }
    const ended = records.flatMap(({ events }) => events).filter(({ type }) => type === 'session ended')
    expect(ended).toEqual([{ type: 'session ended', id: '…' }])
    expect(records[1]).toEqual(JSON.parse(JSON.stringify(created)))
    expect(records[0]).toMatchObject({
      n: 1,
      by: opened?.by,
      events: [{ type: 'session opened', session: { id: '…' } }],
    })
    expect(records[2]).toMatchObject({
      by: added?.by,
      events: [{ card: { passcode: '…', csc: '…', cardnumber: second } }],
    })
  })
})

describe('secukit sandbox undo, reset, snapshot and restore', () => {
  it('go back', async () => {
    await using shop = await openShop()
    const { ledger, journal } = shop.sandbox
    await shop.says(`card add ${second} --cash 1,00`)
    await shop.says(`card add ${second} --cash 2,00`)
    await shop.says(`card add ${second} --cash 3,00`)
    expect(await shop.says('undo')).toBe(`✓ took back 1; the journal ends with record ${journal.last}\n`)
    expect(ledger.balance(second)).toBe(200)
    await shop.says('undo 2')
    expect(() => ledger.balance(second)).toThrow('no card')
    await shop.says(`card add ${card} --cash 9,00`)
    expect(await shop.data('reset')).toMatchObject({ last: 0 })
    expect(ledger.balance(card)).toBe(0)
  })

  it('keep everything in a file for its owner alone, and go on from it in another sandbox', async () => {
    await using shop = await openShop()
    await using other = await openShop()
    const file = join(folder, 'snapshot.json')
    await shop.says(`card add ${card} --cash 9,00`)
    expect(await shop.says(`snapshot --out ${file}`)).toBe(`✓ saved in ${file}; it holds secrets\n`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(await shop.data('snapshot'))
    expect(await shop.data('snapshot')).toEqual(JSON.parse(JSON.stringify(shop.sandbox.snapshot())))
    await other.says(`restore ${file}`)
    expect(other.sandbox.ledger.balance(card)).toBe(900)
  })
})
