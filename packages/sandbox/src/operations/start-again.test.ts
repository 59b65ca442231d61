import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openShop, type ShopTill } from '../../test/shop.ts'
import { openFastTill } from '../../test/till.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { engineOf } from '../sandbox.ts'
import { bakery } from '../world.ts'

// What a second start does, and one after an abort, the vendor leaves open: a driver has to bear each of them.

const path = '/Smart/Transactions'

it.each(['cash', 'cashless'])(
  'answers a second start with %s once more, and books nothing',
  async (method) => {
    const till = await openShop({ secondStart: 'answered again' })
    const { id } = await till.create(sale(cards.empty, load(1500)))
    const paid = await till.start(id, method)
    const records = till.engine.records.length
    expect(await till.start(id, method)).toEqual(paid)
    expect(till.engine.records).toHaveLength(records)
    expect(till.ledger.balance(cards.empty)).toBe(1500)
  },
)

it.each([
  ['cash', 0],
  ['cashless', 3000],
])('charges a second start with %s again, with codes of its own', async (method, charged) => {
  const till = await openShop({ secondStart: 'charged again' })
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const first = await till.start(id, method)
  const second = await till.start(id, method)
  expect([first.trans_id, second.trans_id]).toEqual(['29218171', '29218174'])
  expect(second.transactions).toHaveLength(2)
  expect(new Set(till.ledger.bookings.map(({ code }) => code)).size).toBe(4)
  expect([till.ledger.balance(cards.empty), till.ledger.charged(id)]).toEqual([3000, charged])
})

it('takes what the card had paid a second time, and gives both back', async () => {
  const till = await openShop({ secondStart: 'charged again' })
  const { id } = await till.create(sale(cards.full, article(100)))
  await till.apply(id)
  await till.start(id, 'loyalty')
  await till.start(id, 'loyalty')
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: 2000, bonus_balance: 50 })
  const { code } = await till.refused(403, 'POST', `${path}/${id}/start/loyalty`)
  expect(code).toBe(1005)
  await till.cancel(id)
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: 2000, bonus_balance: 250 })
})

it('makes one card, however often the sale is charged', async () => {
  const till = await openShop({ secondStart: 'charged again' })
  const idents = [{ type: 'create_card', value: 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ' }]
  const { id } = await till.create({ ...sale(undefined, load(1500)), idents })
  const first = await till.start(id)
  const second = await till.start(id)
  expect(second.idents?.[0]?.merchantcard?.id).toBe(first.idents?.[0]?.merchantcard?.id)
  expect(till.ledger.balance(first.idents?.[0]?.merchantcard?.card?.cardnumber ?? '')).toBe(3000)
})

it.each([
  ['refused', 403],
  ['executed', 200],
] as const)('has a start after an abort %s', async (startAfterAbort, status) => {
  const till = await openShop({ startAfterAbort })
  const { id } = await till.create(sale(cards.full, article(2100)))
  await till.apply(id)
  expect((await till.ok<SmartTransaction>('POST', `${path}/${id}/abort`)).status).toBe('aborted')
  expect((await till.call('POST', `${path}/${id}/start/loyalty`)).status).toBe(status)
  expect(till.ledger.balance(cards.full)).toBe(status === 200 ? 150 : 2250)
})

it.each(['answered again', 'charged again'] as const)(
  'starts no run of the terminal: %s',
  async (secondStart) => {
    const till = await openShop({ secondStart })
    const { id } = await till.ok<SmartTransaction>('POST', `${path}/me/diagnosis`)
    const { code } = await till.refused(403, 'POST', `${path}/${id}/start/cash`)
    expect(code).toBe(1003)
  },
)

it('may be started again when the terminal has declined', async () => {
  const till = await openShop()
  const { id } = await till.create(sale(cards.full, article(2250 + 6605)))
  await till.apply(id)
  await till.call('POST', `${path}/${id}/start/cashless`)
  expect((await till.read(id)).status).toBe('failed')
  expect(till.ledger.balance(cards.full)).toBe(2250)
  await till.start(id)
  expect(till.ledger.balance(cards.full)).toBe(0)
})

/** A sale that the terminal is at work for. */
async function atTerminal(till: ShopTill): Promise<string> {
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const value = {
    id: bakery.terminal.id,
    ticket: 'TJB_1',
    kind: 'payment',
    amount: 1500,
    before: await till.read(id),
    began: 0,
    until: 0,
    wrongPins: 0,
    rest: [],
  } as const
  till.arrange({ type: 'saved', shop: bakery.merchant.id, kind: 'jobs', value })
  return id
}

it.each([
  ['POST', '/start/cash'],
  ['POST', '/start/cashless'],
  ['POST', '/cancel'],
  ['POST', '/preTransaction'],
  ['PUT', ''],
])('leaves a sale alone while the terminal is at work for it: %s %s', async (method, what) => {
  for (const secondStart of ['refused', 'answered again', 'charged again'] as const) {
    const till = await openShop({ secondStart })
    const id = await atTerminal(till)
    const records = till.engine.records.length
    const body = method === 'PUT' ? sale(cards.full, article(100)) : undefined
    const { code, error_details: details } = await till.refused(403, method, `${path}/${id}${what}`, body)
    expect({ code, details }).toEqual({ code: 1003, details: `the card terminal is at work for ${id}` })
    expect(till.engine.records).toHaveLength(records)
    const other = await till.create(sale(cards.empty, load(100)))
    await till.start(other.id)
  }
})

it('is refused for who pays from afar, whatever is assumed: a sale that was paid never looks unpaid', async () => {
  const till = await openShop({ secondStart: 'charged again' })
  const { id } = await till.create(sale(undefined, article(1190)))
  await till.start(id, 'cashless')
  for (const method of ['debit', 'invoice', 'prepaid'])
    await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/${method}`, {
      email: 'refuses@example.org',
    })
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/abort`)
  expect((await till.read(id)).status).toBe('ok')
  expect(till.ledger.charged(id)).toBe(1190)
})

it.each(['diagnosis', 'endOfDay'])('sells nothing on what tracks a failed %s', async (run) => {
  const till = await openShop()
  till.arrange({
    type: 'saved',
    shop: till.shop().facts.merchant.id,
    kind: 'settings',
    value: {
      id: till.shop().facts.terminal.id,
      plugged: true,
      paper: true,
      script: [],
      always: { act: 'decline' },
    },
  })
  const tracked = await till.ok<{ id: string; status: string }>('POST', `/Smart/Transactions/me/${run}`)
  expect(tracked.status).toBe('failed')
  await till.refused(403, 'POST', `/Smart/Transactions/${tracked.id}/start/cash`)
  await till.refused(403, 'PUT', `/Smart/Transactions/${tracked.id}`, sale(undefined, article(500)))
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
})

it('books nothing, and sells nothing, when the card of the sale is gone', async () => {
  const engine = engineOf({ seed: 1, cards: 10 })
  const till = await openFastTill(1, engine)
  const { id } = await till.create(sale('9276005000000005', article(100)))
  await till.apply(id)
  const merchant = bakery.merchant.id
  engine.commit('test', [
    {
      type: 'cards generated',
      shop: merchant,
      cards: { count: 0, groupId: 'CRG_1', created: '2020-01-01T00:00:00Z' },
    },
  ])
  const { error_details: details } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${id}/start/loyalty`,
  )
  expect(details).toBe('the card of the sale is gone')
})
