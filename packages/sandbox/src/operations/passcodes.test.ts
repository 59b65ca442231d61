import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { groups, ids, openRegister, type Register, rulesSet, shelf } from '../../test/registers.ts'
import { cards } from '../../test/sales.ts'

const yes = { result: true }
const no = { result: false }

const check = (till: Register, pin: number, path = 'me'): Promise<unknown> =>
  till.ok('POST', `${shelf}/${path}/checkPasscode`, { cardnumber: cards.full, pin })
const set = (till: Register, passcode: number): Promise<unknown> =>
  till.ok('POST', `${shelf}/me/newPasscode`, { cardnumber: cards.full, passcode })
const reset = (till: Register, passcode: number): Promise<unknown> =>
  till.ok('POST', `${shelf}/me/resetPasscode`, { cardnumber: cards.full, passcode })

it('tells the right security code from the wrong ones', async () => {
  const till = await openRegister()
  const ask = (csc: string, path: string): Promise<unknown> =>
    till.ok('POST', `${shelf}/${path}/checkCsc`, { cardnumber: cards.full, csc })
  for (const path of ['me', 'MRC', ids.full]) {
    expect(await ask('0018', path)).toStrictEqual(yes)
    for (const wrong of ['0019', '18', '', '0018 ', '2845']) expect(await ask(wrong, path)).toStrictEqual(no)
  }
})

it('fits no passcode to a card that has none, and the one that was set to one that has', async () => {
  const till = await openRegister()
  for (const pin of [0, 18]) expect(await check(till, pin)).toStrictEqual(no)
  expect(await set(till, 42)).toStrictEqual(yes)
  expect(await check(till, 42)).toStrictEqual(yes)
  expect(await check(till, 42, ids.full)).toStrictEqual(yes)
  for (const pin of [0, 41, 4200]) expect(await check(till, pin)).toStrictEqual(no)
})

it('takes 0 for a passcode like any other', async () => {
  const till = await openRegister()
  expect(await set(till, 0)).toStrictEqual(yes)
  expect(await check(till, 0)).toStrictEqual(yes)
  expect(await set(till, 1)).toStrictEqual(no)
})

it('follows a card holder through passcodes that are set, tried and reset', async () => {
  const code = fc.integer({ min: 0, max: 2 })
  const step = fc.record({ ask: fc.constantFrom(check, set, reset), code })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const till = await openRegister()
      let own: number | undefined
      for (const { ask, code: told } of steps) {
        const fits = own === told
        expect(await ask(till, told)).toStrictEqual({ result: ask === set ? own === undefined : fits })
        if (ask === set) own ??= told
        if (ask === reset && fits) own = undefined
      }
      expect(till.shop().cards.get(cards.full)?.passcode).toBe(own)
    }),
    { numRuns: 40 },
  )
})

it.each([
  ['checkCsc', { csc: '0018' }],
  ['checkPasscode', { pin: 1 }],
  ['newPasscode', { passcode: 1 }],
  ['resetPasscode', { passcode: 1 }],
  ['getCardBalanceReceipt', {}],
])(
  '%s finds no card that the shop does not have, and none that path and body disagree on',
  async (operation, body) => {
    const till = await openRegister()
    const ask = (status: number, path: string, cardnumber: string): Promise<unknown> =>
      till.refused(status, 'POST', `${shelf}/${path}/${operation}`, { ...body, cardnumber })
    await ask(404, 'me', '9276004429942846')
    await ask(404, 'me', '9276004420000016')
    await ask(404, ids.florist, cards.full)
    await ask(404, 'MCD_X', cards.full)
    await ask(404, 'notused', cards.full)
    expect(await ask(400, ids.empty, cards.full)).toMatchObject({ error: 'ProductFormatException' })
    expect(till.engine.records.filter(({ by }) => by.startsWith('loyalty'))).toEqual([])
  },
)

it.each([
  ['checkPasscode', 'pin'],
  ['newPasscode', 'passcode'],
  ['resetPasscode', 'passcode'],
])('%s takes no number that is not exact', async (operation, name) => {
  const till = await openRegister()
  const told = till.engine.records.length
  for (const passcode of [2 ** 53, 1e300]) {
    await till.refused(400, 'POST', `${shelf}/me/${operation}`, { cardnumber: cards.full, [name]: passcode })
  }
  expect(till.engine.records.length).toBe(told)
})

it('sets a passcode for the merchant of the token alone', async () => {
  const till = await openRegister()
  const body = { cardnumber: cards.full, passcode: 7 }
  await till.refused(403, 'POST', `${shelf}/me/newPasscode`, { ...body, merchant: ids.floristMerchant })
  expect(await check(till, 7)).toStrictEqual(no)
  expect(await till.ok('POST', `${shelf}/me/newPasscode`, { ...body, merchant: ids.merchant })).toStrictEqual(
    yes,
  )
})

// The table of the vendor, row by row: what rule a group has, and the bookings that it asks for.
const table: Readonly<Record<number, readonly string[]>> = {
  0: [],
  1: ['charge', 'discharge', 'sale_revenue', 'charge_points', 'discharge_points', 'cashreport'],
  2: ['discharge'],
  3: ['charge'],
  4: ['sale_revenue'],
  5: ['discharge_points'],
  6: ['charge_points'],
}

it('asks for the passcode by the rule of the group, and of a card that has one', async () => {
  const till = await openRegister()
  const ask = (body: object): Promise<unknown> =>
    till.ok('POST', `/Loyalty/Cardgroups/${groups.bonus}/checkPasscodeEnabled`, body)
  for (const passcode of [undefined, 0, 4711]) {
    if (passcode !== undefined) till.changeCard(cards.full, { passcode })
    for (const [rule, asked] of Object.entries(table)) {
      till.happened(rulesSet(groups.bonus, till.shop(), { passcode: Number(rule) }))
      for (const action of table[1] ?? []) {
        const isAsked = asked.includes(action)
        expect(await ask({ action })).toStrictEqual({ result: isAsked })
        expect(await ask({ action, cardnumber: cards.full })).toStrictEqual({
          result: isAsked && passcode !== undefined,
        })
      }
      expect(await ask({})).toStrictEqual({ result: asked.length > 0 })
      const answer = {
        isValid: true,
        isLocked: false,
        hasPasscode: asked.length > 0 && passcode !== undefined,
      }
      expect(
        await till.ok('POST', `${shelf}/me/validateMerchantcard`, { cardnumber: cards.full }),
      ).toStrictEqual(answer)
    }
  }
})

it('answers for no action it does not know, and for cards of the group alone', async () => {
  const till = await openRegister()
  const told = till.engine.records.length
  const path = (group: string): string => `/Loyalty/Cardgroups/${group}/checkPasscodeEnabled`
  for (const action of ['cancel_last', 'toString', ''])
    await till.refused(400, 'POST', path(groups.bonus), { action })
  for (const cardnumber of [cards.empty, '1'])
    await till.refused(404, 'POST', path(groups.bonus), { action: 'charge', cardnumber })
  for (const group of [groups.florist, 'CRG_X']) await till.refused(404, 'POST', path(group), {})
  expect(till.engine.records.length).toBe(told)
})
