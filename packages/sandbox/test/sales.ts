import type { BasketItem, SmartTransactionInput } from '../src/generated/models.ts'

/** The cards of the sandbox's shop. */
export const cards = {
  /** The card of the vendor's example, with nothing on it. */
  empty: '9276004429942845',
  /** 20,00 EUR cash and 2,50 EUR bonus. */
  full: '9276004410000018',
  /** 5,00 EUR that cannot be used. */
  locked: '9276004410000026',
}

const loadEan = '4260447149502'
export const loadEans: readonly string[] = [loadEan, '4260447149519']
export const unloadEans: readonly string[] = ['4260447149533', '4260447149540']

/** One article. */
export function article(priceOne: number, more: Partial<BasketItem> = {}): BasketItem {
  return { id: 1, desc: 'Roggenbrot 1000 g', quantity: 1, priceOne, tax: 7, ...more }
}

/** The article that loads a card. */
export function load(priceOne: number, more: Partial<BasketItem> = {}): BasketItem {
  return article(priceOne, { desc: `Kartenaufladung ${priceOne / 100} EUR`, ean: loadEan, ...more })
}

/** The article that takes money off a card. */
export function unload(priceOne: number, more: Partial<BasketItem> = {}): BasketItem {
  return article(priceOne, { desc: 'Auszahlung', ean: '4260447149533', tax: 0, ...more })
}

/** What items cost together, in cents. */
export function total(items: readonly Pick<BasketItem, 'priceOne' | 'quantity'>[]): number {
  return items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

/** A sale of these items, with the right sum; the ids are numbered. */
export function sale(cardnumber: string | undefined, ...items: readonly BasketItem[]): SmartTransactionInput {
  return {
    intent: 'sale',
    is_demo: true,
    basket: { products: items.map((item, index) => ({ ...item, id: index + 1 })) },
    basket_info: { sum: total(items), currency: 'EUR' },
    ...(cardnumber !== undefined && { idents: [{ type: 'card', value: cardnumber }] }),
  }
}
