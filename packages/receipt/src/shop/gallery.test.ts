import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import shop from '../../gallery/receipts/shop.json' with { type: 'json' }
import type { ImageInput, ReceiptInput, WireReceipt } from '../input.ts'
import { parseReceipt } from '../parse.ts'
import { renderReceipt } from '../render.ts'
import { composeReceipt } from './compose-receipt.ts'
import { shopReceipt } from './shop-receipt.ts'

const FOLDER = new URL('../../gallery/receipts/', import.meta.url)
const NAMES = readdirSync(FOLDER)

describe('the receipts of the gallery', () => {
  it.each(NAMES)('%s is as documented and prints on any paper', (name) => {
    const stored = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
    const receipt: ReceiptInput = 'lines' in stored ? shopReceipt(stored) : stored
    expect(parseReceipt(receipt).warnings).toEqual([])
    for (let columns = 20; columns <= 64; columns += 1) {
      expect(renderReceipt(receipt, { to: 'text', columns })).toMatch(/\S/)
    }
  })

  it('shop.json is what a shop composes', () => {
    const [, logo] = shop.lines as [unknown, ImageInput]
    const vendor = shop.lines.find(({ type }) => type === 'receipt') as { value: WireReceipt }
    const products = [
      { id: 1, parent: null, desc: 'Roggenmischbrot 1000 g', quantity: 1, priceOne: 450, tax: 7 },
      { id: 2, parent: null, desc: 'Brötchen', quantity: 6, priceOne: 42, tax: 7 },
      { id: 3, parent: null, desc: 'Streuselkuchen', quantity: 2, priceOne: 235, tax: 7 },
      { id: 4, parent: null, desc: 'Kaffee Crema, groß', quantity: 1, priceOne: 320, tax: 19 },
      { id: 5, parent: 4, desc: 'Hafermilch', quantity: 1, priceOne: 30, tax: 19 },
      { id: 6, parent: null, desc: 'Gutschein Frühling', quantity: 1, priceOne: -100, tax: 7 },
    ]
    const composed = composeReceipt()
      .drawer()
      .image(logo.value.bitmap, { alt: 'Ein Brot' })
      .header({
        name: 'Bäckerei Morgenrot',
        address: ['Hauptstraße 1', '01896 Pulsnitz'],
        taxNumber: '204/123/45678',
      })
      .space()
      .date('2026-03-14T08:42:17+01:00')
      .pair('Bon-Nr.', '004711')
      .rule()
      .basket({ products }, { sum: 1422, currency: 'EUR' })
      .space()
      .payment('Bar', 1422, { given: 2000 })
      .receipt(vendor.value)
      .space()
      .qr('https://baeckerei-morgenrot.example/lob', { text: 'Wie hat es geschmeckt?' })
      .text('Vielen Dank und guten Appetit!', { align: 'center' })
      .build()
    expect(composed).toEqual(shop)
  })
})
