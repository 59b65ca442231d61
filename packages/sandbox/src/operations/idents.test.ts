import { describe, expect, it } from 'vitest'
import { openApi } from '../../test/api.ts'
import { cards } from '../../test/sales.ts'
import type { CardGroup, MerchantCard, SmartCheckin, SmartIdent } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { bakeryCards } from '../world.ts'
import { checkIn } from './checkins.ts'

const kinds = [
  {
    object: 'smart.idents',
    id: 'smi_1',
    type: 'card',
    name: 'secucard Kundenkarte',
    prefix: '9276',
    length: 16,
  },
  {
    object: 'smart.idents',
    id: 'smi_3',
    type: 'create_card',
    name: 'secucard Kundenkarte erstellen',
    prefix: 'CRG_',
  },
]

describe('idents', () => {
  it('are of two kinds', () => {
    const { bakery } = openApi()
    expect(bakery.ok('GET', '/Smart/Idents')).toMatchObject({ count: 2, data: kinds })
    for (const kind of kinds) expect(bakery.ok('GET', `/Smart/Idents/${kind.id}`)).toEqual(kind)
    bakery.refused(404, 'GET', '/Smart/Idents/smi_2')
  })

  it('are validated one by one, in their order', () => {
    const { bakery } = openApi()
    const [card] = bakery.ok<{ data: MerchantCard[] }>(
      'GET',
      `/Loyalty/MerchantCards?q=card.cardnumber:${cards.full}`,
    ).data
    const [group] = bakery.ok<{ data: CardGroup[] }>('GET', '/Loyalty/Cardgroups').data
    const idents = [
      { type: 'card', value: cards.full },
      { type: 'card', value: '9276000000000000' },
      { type: 'create_card', value: group?.id ?? '' },
      { type: 'create_card', value: 'CRG_NOBODY' },
    ]
    expect(bakery.ok('POST', '/Smart/Idents/notused/validate', idents)).toEqual([
      { ...kinds[0], value: cards.full, valid: true, merchantcard: card, customer: null },
      { ...kinds[0], value: '9276000000000000', valid: false },
      { ...kinds[1], value: group?.id, valid: true },
      { ...kinds[1], value: 'CRG_NOBODY', valid: false },
    ])
    expect(bakery.ok('POST', '/Smart/Idents/notused/validate', [])).toEqual([])
  })

  it('of another merchant are not valid', () => {
    const { florist } = openApi()
    const [ident] = florist.ok<SmartIdent[]>('POST', '/Smart/Idents/notused/validate', [
      { type: 'card', value: cards.full },
    ])
    expect(ident).toEqual({ ...kinds[0], value: cards.full, valid: false })
  })

  it('are refused in a kind that nobody knows, and in another form', () => {
    const { bakery } = openApi()
    const told = bakery.refused(400, 'POST', '/Smart/Idents/notused/validate', [
      { type: 'card', value: cards.full },
      { type: 'checkin', value: 'CKI_1' },
    ])
    expect(told.error_details).toContain('/1/type')
    bakery.refused(400, 'POST', '/Smart/Idents/notused/validate', { type: 'card', value: cards.full })
    bakery.refused(400, 'POST', '/Smart/Idents/notused/validate', [{ type: 'card' }])
  })
})

describe('a check-in', () => {
  const list = '/Smart/Checkins'

  it('is seen by the merchant, and by no other', () => {
    const api = openApi()
    const before = api.bakery.ok<{ data: SmartCheckin[] }>('GET', list).data
    const { checkin, events } = checkIn(
      api.shop,
      { customerName: 'Erika B.', cardnumber: cards.full },
      api.engine.surroundings,
    )
    api.engine.commit('checkin', events)
    expect(checkin).toEqual({
      object: 'smart.checkins',
      id: expect.stringMatching(/^CKI_/) as string,
      customerName: 'Erika B.',
      created: '2030-01-01T10:00:00+00:00',
      merchantcard: { object: 'loyalty.merchantcards', id: bakeryCards[1]?.id },
    })
    expect(api.bakery.ok('GET', list)).toMatchObject({ count: before.length + 1, data: [...before, checkin] })
    expect(api.florist.ok('GET', list)).toMatchObject({ count: 0, data: [] })
  })

  it('brings the customer and the account of the card, and needs no card', () => {
    const { shop, engine } = openApi()
    const customer = { object: 'loyalty.customers', id: 'CUS_1' } as const
    const account = 'ACC_1'
    const [, full] = bakeryCards
    if (!full) throw new Error('no card')
    engine.commit('test', [
      { type: 'saved', shop: shop.facts.merchant.id, kind: 'customers', value: customer },
      {
        type: 'card saved',
        shop: shop.facts.merchant.id,
        card: { ...full, customerId: 'CUS_1', accountId: account },
      },
    ])
    const named = { customerName: 'Erika B.' }
    expect(checkIn(shop, { ...named, cardnumber: cards.full }, engine.surroundings).checkin).toMatchObject({
      customer,
      account: { object: 'general.accounts', id: account },
    })
    expect(checkIn(shop, named, engine.surroundings).checkin).not.toHaveProperty('merchantcard')
    expect(() => checkIn(shop, { ...named, cardnumber: '1' }, engine.surroundings)).toThrow(Refusal)
  })
})
