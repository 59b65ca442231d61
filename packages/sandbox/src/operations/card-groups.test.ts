import { expect, it } from 'vitest'
import { groups, ids, openRegister } from '../../test/registers.ts'
import { cards } from '../../test/sales.ts'
import type { CardGroup } from '../generated/models.ts'

const path = '/Loyalty/Cardgroups'
const gold = { display_name: 'Goldkunden', merchant: ids.merchant }

it('lists the groups of the shop and reads each', async () => {
  const till = await openRegister()
  const { count, data } = await till.get<{ count: number; data: CardGroup[] }>(path)
  expect(count).toBe(2)
  expect(data.map(({ id }) => id)).toEqual([groups.points, groups.bonus])
  for (const group of data) expect(await till.get(`${path}/${group.id}`)).toStrictEqual(group)
  for (const id of [groups.florist, 'CRG_X']) await till.refused(404, 'GET', `${path}/${id}`)
})

it('tells nothing of the rules of a group', async () => {
  const till = await openRegister()
  expect(JSON.stringify(await till.get(path))).not.toContain('programme')
  expect(await till.get(`${path}/${groups.bonus}`)).not.toHaveProperty('bonus')
})

it('creates a group that people find', async () => {
  const till = await openRegister()
  const created = await till.ok<CardGroup>('POST', path, { ...gold, picture: 'DUP_9B4N' })
  expect(created).toMatchObject({
    object: 'loyalty.cardgroups',
    display_name: 'Goldkunden',
    display_name_raw: 'Goldkunden',
    merchant: { object: 'general.merchants', id: ids.merchant },
    picture: 'https://connect.secucard.com/ds_g/9b4n',
  })
  expect(await till.get(`${path}/${created.id}`)).toStrictEqual(created)
  expect(await till.get(`${path}?q=display_name:Goldkunden`)).toStrictEqual({ count: 1, data: [created] })
  // Sent twice, it adds two.
  expect((await till.ok<CardGroup>('POST', path, gold)).id).not.toBe(created.id)
  expect(await till.get(path)).toMatchObject({ count: 4 })
})

it('creates cards of a new group in sales only when the back office lets it', async () => {
  const till = await openRegister()
  const { id } = await till.ok<CardGroup>('POST', path, gold)
  expect(till.shop().cardGroups.get(id)?.programme).toMatchObject({
    createsCards: false,
    passcode: 0,
    bonus: {},
  })
})

it('creates no group for another merchant, and none without a name', async () => {
  const till = await openRegister()
  expect(await till.refused(403, 'POST', path, { ...gold, merchant: ids.floristMerchant })).toMatchObject({
    error: 'ProductNotAllowedException',
  })
  await till.refused(400, 'POST', path, { merchant: ids.merchant })
  await till.refused(400, 'POST', path, { display_name: 'Goldkunden' })
  await till.refused(400, 'POST', path, { ...gold, picture: 'bild.png' })
  expect(await till.get(path)).toMatchObject({ count: 2 })
})

it('renames a group on all its cards, and keeps its picture and its rules', async () => {
  const till = await openRegister()
  const before = await till.get<CardGroup>(`${path}/${groups.points}`)
  const rules = till.shop().cardGroups.get(groups.points)?.programme
  const name = { display_name: '<b>Punkte</b> & mehr' }
  const updated = await till.ok('PUT', `${path}/${groups.points}`, name)
  expect(updated).toStrictEqual({ ...before, ...name, display_name_raw: 'Punkte & mehr' })
  expect(await till.get(`${path}/${groups.points}`)).toStrictEqual(updated)
  expect((await till.card(cards.empty)).cardgroup).toStrictEqual(updated)
  expect(till.shop().cardGroups.get(groups.points)?.programme).toStrictEqual(rules)
  expect(await till.ok('PUT', `${path}/${groups.points}`, { ...name, picture: 'DUP_AB12' })).toMatchObject({
    picture: 'https://connect.secucard.com/ds_g/ab12',
  })
})

it('updates no group that it does not know', async () => {
  const till = await openRegister()
  const told = till.engine.records.length
  for (const id of [groups.florist, 'CRG_X'])
    await till.refused(404, 'PUT', `${path}/${id}`, { display_name: 'X' })
  await till.refused(400, 'PUT', `${path}/${groups.points}`, {})
  expect(till.engine.records.length).toBe(told)
})
