import { expect, it } from 'vitest'
import { orderHash } from './order-hash.ts'
import { cardNumber, loadSale } from './testing/sales.test-helper.ts'

const hash = orderHash(loadSale())

it('gives the same order the same hash, however it was built', () => {
  const { basket, method, card = '', saleId } = loadSale()
  const turned = basket.map(
    (item) => Object.fromEntries(Object.entries(item).toReversed()) as unknown as typeof item,
  )
  expect(orderHash({ card, method, basket: turned, saleId })).toBe(hash)
  expect(orderHash(loadSale('sale-1', { currency: 'EUR' }))).toBe(hash)
  expect(orderHash(loadSale('another sale'))).toBe(hash)
})

it('tells orders apart by basket, card, method, currency, balance and slip', () => {
  const [item] = loadSale().basket
  if (!item) throw new Error('the sale of the seed has an item')
  const others = [
    loadSale('sale-1', { basket: [{ ...item, priceOne: 1501 }] }),
    loadSale('sale-1', { basket: [item, { ...item, id: 2, priceOne: 0 }] }),
    loadSale('sale-1', { card: '9276004429942846' }),
    loadSale('sale-1', { method: 'cashless' }),
    loadSale('sale-1', { currency: 'CHF' }),
    loadSale('sale-1', { balanceFirst: true }),
    loadSale('sale-1', { direct: { tid: '1', trace: 2, cardtype: 'visa' } }),
  ].map((sale) => orderHash(sale))
  expect(new Set([hash, ...others]).size).toBe(8)
})

it('does not hold the card number', () => {
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(hash).not.toContain(cardNumber)
})
