import { expect, it } from 'vitest'
import { ids, openRegister } from '../../test/registers.ts'
import { cards } from '../../test/sales.ts'

const path = '/Loyalty/Cards'
const one = `${path}/${ids.emptyCard}`

it('lists the cards of the shop, without what is on them', async () => {
  const till = await openRegister()
  const { count, data } = await till.get<{ count: number; data: object[] }>(path)
  expect(count).toBe(3)
  expect(data.map((card) => Object.keys(card).toSorted())).toEqual(
    Array.from({ length: 3 }, () => ['cardnumber', 'created', 'id', 'object']),
  )
  const search = async (q: string): Promise<object[]> =>
    (await till.get<{ data: object[] }>(`${path}?q=${q}`)).data
  expect(await search(`cardnumber:${cards.empty}`)).toMatchObject([
    { id: ids.emptyCard, cardnumber: cards.empty },
  ])
  expect(await search(`id:${ids.emptyCard}`)).toMatchObject([{ cardnumber: cards.empty }])
  expect(await search(`id:${ids.floristCard}`)).toEqual([])
})

it('reads a card by its own id alone', async () => {
  const till = await openRegister()
  expect(await till.get(one)).toMatchObject({
    object: 'loyalty.cards',
    id: ids.emptyCard,
    cardnumber: cards.empty,
  })
  for (const id of ['CRD_X', ids.floristCard, ids.empty, cards.empty])
    await till.refused(404, 'GET', `${path}/${id}`)
})

it('assigns a card to one user account, and once', async () => {
  const till = await openRegister()
  expect(await till.ok('POST', `${one}/assignUser/ACC_A`, { pin: '0815' })).toStrictEqual({ result: true })
  expect(await till.get(one)).toMatchObject({ account: { object: 'general.accounts', id: 'ACC_A' } })
  for (const account of ['ACC_A', 'ACC_B']) {
    expect(await till.refused(403, 'POST', `${one}/assignUser/${account}`)).toMatchObject({
      error: 'ProductDuplicateException',
    })
  }
  expect(await till.get(one)).toMatchObject({ account: { id: 'ACC_A' } })
})

it('detaches a card from the account that owns it, and then it may have another', async () => {
  const till = await openRegister()
  const before = await till.get(one)
  await till.refused(404, 'DELETE', `${one}/assignUser/ACC_A`)
  await till.ok('POST', `${one}/assignUser/ACC_A`)
  await till.refused(404, 'DELETE', `${one}/assignUser/ACC_B`)
  expect(await till.ok('DELETE', `${one}/assignUser/ACC_A`)).toStrictEqual({ result: true })
  expect(await till.get(one)).toStrictEqual(before)
  await till.ok('POST', `${one}/assignUser/ACC_B`)
})

it('assigns no card that it does not know, to no account that cannot be one, and with no PIN of the wrong form', async () => {
  const till = await openRegister()
  for (const id of ['CRD_X', ids.floristCard, ids.empty]) {
    await till.refused(404, 'POST', `${path}/${id}/assignUser/ACC_A`)
    await till.refused(404, 'DELETE', `${path}/${id}/assignUser/ACC_A`)
  }
  for (const account of ['acc_a', 'ACC_', 'CUS_A', 'me', 'ACC_A%20']) {
    await till.refused(404, 'POST', `${one}/assignUser/${account}`)
    await till.refused(404, 'DELETE', `${one}/assignUser/${account}`)
  }
  for (const pin of ['815', '08151', 'abcd', '0815\n', 815])
    await till.refused(400, 'POST', `${one}/assignUser/ACC_A`, { pin })
  expect(till.shop().cards.get(cards.empty)).not.toHaveProperty('accountId')
})
