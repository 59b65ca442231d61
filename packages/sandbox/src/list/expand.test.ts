import { describe, expect, it } from 'vitest'
import { ask, quietContext } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'
import { expanded } from './collection.ts'

const merchant = { object: 'merchants', id: 'M', name: 'Laden', parent: { object: 'merchants', id: 'M' } }
const device = { object: 'devices', id: 'D', name: 'Kasse' }
const known = new Map<string, object>([
  ['merchants M', merchant],
  ['devices D', device],
])
const resolve = ({ object, id }: { readonly object: string; readonly id: string }): object | undefined =>
  known.get(`${object} ${id}`)

const toMerchant = { object: 'merchants', id: 'M' }
const toDevice = { object: 'devices', id: 'D' }
const item = {
  object: 'sales',
  id: 'S',
  merchant: toMerchant,
  assign: [{ device: toDevice, n: 1 }, { device: { object: 'devices', id: 'unknown' } }],
  devices: [toDevice, { ...toDevice, online: true }],
  card: { object: 'cards', id: 'C', owner: toMerchant },
  word: 'merchants',
  none: null,
}

describe('expand', () => {
  it.each([
    [undefined, item],
    ['', item],
    ['merchant', { ...item, merchant }],
    ['devices', { ...item, devices: [device, { ...device, online: true }] }],
    ['assign.device', { ...item, assign: [{ device, n: 1 }, item.assign[1]] }],
    ['assign', item],
    ['card.owner', { ...item, card: { ...item.card, owner: merchant } }],
    ['card', item],
    ['word', item],
    ['none', item],
    ['word.deep', item],
    ['nosuch', item],
    [
      'all',
      {
        ...item,
        merchant,
        assign: [{ device, n: 1 }, item.assign[1]],
        devices: [device, { ...device, online: true }],
        card: { ...item.card, owner: merchant },
      },
    ],
  ])('%s', (expand, expected) => {
    expect(expanded(item, expand, resolve)).toEqual(expected)
    expect(ask([item], expand === undefined ? {} : { expand }, { ...quietContext(), resolve }).data).toEqual([
      expected,
    ])
  })

  it('never takes the object itself for a reference', () => {
    expect(expanded({ ...toMerchant, n: 1 }, 'all', resolve)).toEqual({ ...toMerchant, n: 1 })
  })

  it('comes before fields, so that they can be of the full object', () => {
    expect(
      ask([item], { expand: 'merchant', fields: 'merchant.name' }, { ...quietContext(), resolve }).data,
    ).toEqual([{ object: 'sales', id: 'S', merchant: { ...toMerchant, name: 'Laden' } }])
  })

  it.each(['a,b', '*', 'a.', 'a b', 5, ['a'], {}, null])('refuses %j', (expand) => {
    expect(() => expanded(item, expand, resolve)).toThrow(Refusal)
    expect(() => expanded(item, expand, resolve)).toThrow('expand')
  })
})
