import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  account,
  accountSetUp,
  groups,
  ids,
  openRegister,
  person,
  type Register,
  shelf,
} from '../../test/registers.ts'
import { cards, load, sale } from '../../test/sales.ts'
import type { Snapshot } from '../engine.ts'
import { engineOf } from '../sandbox.ts'
import { shopOf } from '../state.ts'

// The registers of cards, groups and customers under random calls, in whatever order.

interface Step {
  readonly method: string
  readonly path: string
  readonly body?: object
}

const card = fc.constantFrom(ids.empty, ids.full, ids.locked, ids.florist)
const number = fc.constantFrom(cards.empty, cards.full, cards.locked)
const group = fc.constantFrom(groups.points, groups.bonus, groups.florist)
const plastic = fc.constantFrom(ids.emptyCard, ids.floristCard)
const user = fc.constantFrom('ACC_A', 'ACC_B')
const code = fc.constantFrom(0, 1)
/** Stands for a customer who was created before, the latest first. */
const customer = fc.constantFrom('CUS_0', 'CUS_1', 'CUS_X')

function step(method: string, path: fc.Arbitrary<string>, body?: fc.Arbitrary<object>): fc.Arbitrary<Step> {
  return fc
    .tuple(path, body ?? fc.constant(undefined))
    .map(([at, told]) => ({ method, path: at, ...(told && { body: told }) }))
}

const under = (
  id: fc.Arbitrary<string>,
  ...rest: readonly (string | fc.Arbitrary<string>)[]
): fc.Arbitrary<string> =>
  fc
    .tuple(id, ...rest.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((parts) => `${shelf}/${parts.join('/')}`)
const me = (operation: string): fc.Arbitrary<string> => fc.constant(`${shelf}/me/${operation}`)
const people = fc.constantFrom({ ...person }, {}, { note: 'x', anonymize: false })

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(
    'PUT',
    under(card),
    fc.constantFrom({}, { expiry_date: '2040-01-01T00:00:00+01:00' }, { payment_container: account.id }),
  ),
  step('POST', me('checkCsc'), fc.record({ cardnumber: number, csc: fc.constantFrom('0018', '1') })),
  step('POST', me('checkPasscode'), fc.record({ cardnumber: number, pin: code })),
  step('POST', me('newPasscode'), fc.record({ cardnumber: number, passcode: code })),
  step('POST', me('resetPasscode'), fc.record({ cardnumber: number, passcode: code })),
  step('POST', me('getCardBalanceReceipt'), fc.record({ cardnumber: number })),
  step('POST', under(card, fc.constantFrom('lock', 'unlock')), fc.constantFrom({}, { reason: 1, note: 'x' })),
  step('POST', under(card, 'registerCustomer'), people),
  step('POST', under(card, 'setCustomer', customer)),
  step('PUT', under(card, 'cardgroup', group)),
  step(
    'POST',
    under(fc.constantFrom(ids.merchant, ids.floristMerchant), 'createMerchantcards', group),
    fc.constantFrom({}, { cards_amount: 3 }, { customer: person }),
  ),
  step(
    'POST',
    fc.tuple(plastic, user).map(([id, own]) => `/Loyalty/Cards/${id}/assignUser/${own}`),
  ),
  step(
    'DELETE',
    fc.tuple(plastic, user).map(([id, own]) => `/Loyalty/Cards/${id}/assignUser/${own}`),
  ),
  step(
    'POST',
    fc.constant('/Loyalty/Cardgroups'),
    fc.record({ display_name: fc.string(), merchant: fc.constantFrom(ids.merchant, ids.floristMerchant) }),
  ),
  step(
    'PUT',
    group.map((id) => `/Loyalty/Cardgroups/${id}`),
    fc.record({ display_name: fc.string() }),
  ),
  step('POST', fc.constant('/Loyalty/Customers'), people),
  step(
    'PUT',
    customer.map((id) => `/Loyalty/Customers/${id}`),
    fc.oneof(people, fc.constant({ anonymize: true })),
  ),
  ...(['POST', 'DELETE'] as const).map((method) =>
    step(
      method,
      customer.map((id) => `/Loyalty/Customers/${id}/assignPaymentContainer/${account.id}`),
    ),
  ),
)

/** Sends a step; customers of the history are named by how long ago they came. */
function send(till: Register, { method, path, body }: Step): ReturnType<Register['call']> {
  const known = [...till.shop().customers.keys()].toReversed()
  return till.call(
    method,
    path.replace(/CUS_(\d)/, (own, ago: string) => known[Number(ago)] ?? own),
    body,
  )
}

async function openStage(): Promise<Register> {
  const till = await openRegister()
  till.happened(accountSetUp(account))
  const { id } = await till.create(sale(cards.full, load(1234)))
  await till.start(id)
  return till
}

it('never moves a cent or a point, and a no leaves everything as it was', async () => {
  let [yes, no] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const till = await openStage()
      const purses = async (): Promise<Map<string, readonly number[]>> => {
        const { data } = await till.get<{ data: Required<Awaited<ReturnType<Register['card']>>>[] }>(
          `${shelf}?count=1000`,
        )
        return new Map(
          data.map(
            (own) => [own.id, [own.balance, own.cash_balance, own.bonus_balance, own.points]] as const,
          ),
        )
      }
      const before = await purses()
      const { bookings } = till.ledger
      for (const each of steps) {
        const told = till.engine.records.length
        const { status } = await send(till, each)
        if (status === 200) yes += 1
        else no += 1
        expect(status === 200 || till.engine.records.length === told).toBe(true)
      }
      const after = await purses()
      for (const [id, purse] of after) expect(purse).toEqual(before.get(id) ?? [0, 0, 0, 0])
      expect([...after.keys()]).toEqual(expect.arrayContaining([...before.keys()]))
      expect(till.ledger.bookings).toEqual(bookings)
    }),
    { numRuns: 25 },
  )
  // Neither answer is a rarity.
  expect(Math.min(yes, no)).toBeGreaterThan(100)
})

it('writes the same journal for the same calls, and the journal makes the same shop', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), async (steps) => {
      const tills = [await openStage(), await openStage()]
      for (const till of tills) for (const each of steps) await send(till, each)
      const [one, two] = tills.map(({ engine }) => JSON.stringify(engine.records))
      expect(one).toBe(two)

      const till = tills[0] as Register
      const { engine } = till
      const again = engineOf({ seed: 1, from: JSON.parse(JSON.stringify(engine.snapshot())) as Snapshot })
      const headers = { authorization: `Bearer ${till.token}` }
      for (const list of ['MerchantCards', 'Cards', 'Customers', 'Cardgroups', 'Transactions']) {
        const request = { method: 'GET', url: `/api/v2/Loyalty/${list}?count=1000`, headers, body: '' }
        expect(await again.call(request)).toStrictEqual(await engine.call(request))
      }
    }),
    { numRuns: 10 },
  )
})

it('looks at no more cards of a large store than it answers', async () => {
  const till = await openStage()
  const generated = { count: 100_000, groupId: groups.points, created: '2030-01-01T00:00:00+00:00' }
  till.happened({ type: 'cards generated', shop: ids.merchant, cards: generated })
  const { cards: store } = till.shop()
  let seen = 0
  const values = store.values.bind(store)
  Object.assign(store, {
    *values() {
      for (const each of values()) {
        seen += 1
        yield each
      }
    },
  })
  for (const list of [shelf, '/Loyalty/Cards']) {
    seen = 0
    expect(await till.get(`${list}?count=7`)).toMatchObject({ count: 100_003, data: { length: 7 } })
    expect(seen).toBe(7)
    for (const q of [
      `id:${list === shelf ? ids.full : ids.emptyCard}`,
      `${list === shelf ? 'card.' : ''}cardnumber:${cards.full}`,
    ])
      expect(await till.get(`${list}?q=${q}`)).toMatchObject({ count: 1 })
    expect(seen).toBe(7)
  }
  // One of them behaves like any other.
  const { data } = await till.get<{ data: { id: string }[] }>(`${shelf}?count=1&offset=9000`)
  const one = `${shelf}/${data[0]?.id}`
  await till.ok('POST', `${one}/lock`, { reason: 2 })
  expect(await till.get(`${one}/lock`)).toStrictEqual({ lock_status: 'locked', reason: 2 })
  expect(await till.get(`${shelf}?count=1`)).toMatchObject({ count: 100_003 })
})

it('shows a stranger nothing of the shop and lets him change nothing', async () => {
  const till = await openStage()
  const { id } = await till.ok<{ id: string }>('POST', '/Loyalty/Customers', person)
  const { clientId, clientSecret } = shopOf(till.engine.surroundings.state, ids.floristMerchant).facts
  const { body } = await till.exchange({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  })
  const { access_token: token } = body as { access_token: string }
  const ask = (method: string, path: string, told?: object): Promise<{ status: number; body: unknown }> =>
    till.exchange({
      method,
      url: `/api/v2${path}`,
      headers: { authorization: `Bearer ${token}`, ...(told && { 'content-type': 'application/json' }) },
      body: told ? JSON.stringify(told) : '',
    })
  const [booked] = till.ledger.bookings
  const told = till.engine.records.length
  for (const [method, path, sent] of [
    ['GET', `${shelf}/${ids.full}`],
    ['PUT', `${shelf}/${ids.full}`, {}],
    ['POST', `${shelf}/${ids.full}/lock`],
    ['POST', `${shelf}/${ids.locked}/unlock`],
    ['POST', `${shelf}/${ids.full}/registerCustomer`, person],
    ['POST', `${shelf}/${ids.florist}/setCustomer/${id}`],
    ['PUT', `${shelf}/${ids.florist}/cardgroup/${groups.bonus}`],
    ['POST', `${shelf}/me/checkCsc`, { cardnumber: cards.full, csc: '0018' }],
    ['POST', `${shelf}/me/newPasscode`, { cardnumber: cards.full, passcode: 1 }],
    ['POST', `${shelf}/${ids.merchant}/createMerchantcards/${groups.bonus}`, {}],
    ['GET', `/Loyalty/Cards/${ids.emptyCard}`],
    ['POST', `/Loyalty/Cards/${ids.emptyCard}/assignUser/ACC_A`],
    ['GET', `/Loyalty/Cardgroups/${groups.bonus}`],
    ['PUT', `/Loyalty/Cardgroups/${groups.bonus}`, { display_name: 'X' }],
    ['GET', `/Loyalty/Customers/${id}`],
    ['PUT', `/Loyalty/Customers/${id}`, { anonymize: true }],
    ['POST', `/Loyalty/Customers/${id}/assignPaymentContainer/${account.id}`],
    ['GET', `/Loyalty/Transactions/${booked?.id}`],
  ] as const) {
    const answer = await ask(method, path, sent)
    expect(answer.status, `${method} ${path}`).toBe(404)
  }
  expect(till.engine.records.length).toBe(told)
  for (const [list, count] of [
    ['MerchantCards', 1],
    ['Cards', 1],
    ['Cardgroups', 1],
    ['Customers', 0],
    ['Transactions', 0],
  ] as const)
    expect((await ask('GET', `/Loyalty/${list}`)).body).toMatchObject({ count })
})
