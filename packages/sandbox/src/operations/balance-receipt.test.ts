import { expect, it } from 'vitest'
import { groups, ids, noon, openRegister, type Register, rulesSet, shelf } from '../../test/registers.ts'
import { cards, load, sale } from '../../test/sales.ts'

const ask = (till: Register, cardnumber: string = cards.full, path = 'me'): Promise<object> =>
  till.ok('POST', `${shelf}/${path}/getCardBalanceReceipt`, { cardnumber, terminal_id: '65004711' })

it('tells what is on a card and prints it in the wording of the vendor', async () => {
  const till = await openRegister()
  till.changeCard(cards.full, { opening: { cash: 2000, bonus: 250, points: 12 } })
  const answer = await ask(till)
  expect(answer).toStrictEqual({
    valid: true,
    balance: 2250,
    cash_balance: 2000,
    bonus_balance: 250,
    points: 12,
    limit_allowed: false,
    limit: 0,
    limit_str: '0,00 EUR',
    amount_split_enabled: true,
    new_passcode: false,
    zvt_cardgroup: 'Stammkunden',
    receipt_header: [
      { type: 'textline', value: { text: "John's Bakery", decoration: ['align-center', 'important'] } },
      { type: 'space' },
    ],
    receipt: [
      { type: 'separator', value: { caption: 'Kundenkarte' } },
      { type: 'name-value', value: { name: 'Kartennummer:', value: cards.full, decoration: [] } },
      { type: 'space' },
      { type: 'textline', value: { text: 'Aktuelles Guthaben:', decoration: [] } },
      { type: 'textline', value: { text: '22,50 EUR', decoration: ['important'] } },
      { type: 'name-value', value: { name: 'Aktuelle Punkte:', value: '12', decoration: [] } },
    ],
  })
  for (const path of ['MRC', ids.full]) expect(await ask(till, cards.full, path)).toStrictEqual(answer)
})

it('tells the balance of this moment', async () => {
  const till = await openRegister()
  const { id } = await till.create(sale(cards.empty, load(1505)))
  await till.start(id)
  const answer = await ask(till, cards.empty)
  expect(answer).toMatchObject({ balance: 1505, cash_balance: 1505, bonus_balance: 0 })
  expect(JSON.stringify(answer)).toContain('"15,05 EUR"')
})

it('says how far a card may be overdrawn', async () => {
  const till = await openRegister()
  till.happened(rulesSet(groups.bonus, till.shop(), { overdraft: 2550 }))
  expect(await ask(till)).toMatchObject({ limit_allowed: true, limit: 2550, limit_str: '25,50 EUR' })
})

it('calls no card valid that is locked or expired', async () => {
  const till = await openRegister()
  expect(await ask(till, cards.locked)).toMatchObject({ valid: false, balance: 500 })
  for (const [rest, valid] of [
    [1000, true],
    [0, false],
    [-1000, false],
  ] as const) {
    till.changeCard(cards.full, { expires: new Date(noon + rest).toISOString() })
    expect(await ask(till)).toMatchObject({ valid })
  }
})

it('calls no card valid that is still in stock', async () => {
  const till = await openRegister()
  till.changeCard(cards.full, { stock: 'stored' })
  expect(await ask(till)).toMatchObject({ valid: false, balance: 2250 })
})

it('says whether the card has a passcode of its own, and not which', async () => {
  const till = await openRegister()
  await till.ok('POST', `${shelf}/me/newPasscode`, { cardnumber: cards.full, passcode: 98_765_432 })
  const answer = await ask(till)
  expect(answer).toMatchObject({ new_passcode: true })
  expect(JSON.stringify(answer)).not.toContain('98765432')
})
