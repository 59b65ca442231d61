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

export const loadEan = '4260447149502'

/** One article. */
export function article(priceOne: number, more: Partial<BasketItem> = {}): BasketItem {
  return { id: 1, desc: 'Roggenbrot 1000 g', quantity: 1, priceOne, tax: 7, ...more }
}

/** The article that loads a card. */
export function load(priceOne: number, more: Partial<BasketItem> = {}): BasketItem {
  return article(priceOne, { desc: `Kartenaufladung ${priceOne / 100} EUR`, ean: loadEan, ...more })
}

/** A sale of these items, with the right sum; the ids are numbered. */
export function sale(cardnumber: string | undefined, ...items: readonly BasketItem[]): SmartTransactionInput {
  return {
    intent: 'sale',
    is_demo: true,
    basket: { products: items.map((item, index) => ({ ...item, id: index + 1 })) },
    basket_info: {
      sum: items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0),
      currency: 'EUR',
    },
    ...(cardnumber !== undefined && { idents: [{ type: 'card', value: cardnumber }] }),
  }
}
