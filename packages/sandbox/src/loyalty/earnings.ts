import type { BasketItem } from '../generated/models.ts'
import { loads, type SaleParts, unloads } from './basket.ts'
import type { Programme } from './programme.ts'

/** What a card earns: bonus in cents, and points. */
export interface Earnings {
  readonly bonus: number
  readonly points: number
}

/**
 * What a sale earns by the rules of its card group. Each tax rate counts for itself: what coupons and, on reduced
 * prices, the bonus that was spent take off at a rate lowers what earns there, never below nothing. Bonus is rounded
 * down to the cent, rate by rate; points count whole euros of all rates together.
 */
export function earningsOf(programme: Programme, { goods, bonusLines }: SaleParts): Earnings {
  const revenue = new Map<number, number>()
  const add = ({ tax, priceOne, quantity }: BasketItem): void => {
    revenue.set(tax, (revenue.get(tax) ?? 0) + priceOne * quantity)
  }
  goods.filter((item) => earns(programme, item)).forEach(add)
  if (programme.earnsOn === 'reduced price') bonusLines.forEach(add)
  let [bonus, total] = [0, 0]
  for (const [tax, sum] of revenue) {
    if (sum <= 0) continue
    total += sum
    bonus += percentOf(sum, programme.bonus[String(tax)] ?? 0)
  }
  return { bonus, points: pointsFor(programme, total) }
}

/** The points for so many cents of revenue. */
export function pointsFor({ pointsPerEuro }: Programme, revenue: number): number {
  return Math.max(0, Math.floor(revenue / 100)) * pointsPerEuro
}

function earns({ onlyArticles, notArticles, loadsEarn }: Programme, item: BasketItem): boolean {
  if (unloads(item) || (loads(item) && !loadsEarn)) return false
  const names = [item.ean, item.articleNumber].map((name) => String(name ?? '')).filter((name) => name !== '')
  if (names.some((name) => notArticles.includes(name))) return false
  return onlyArticles.length === 0 || names.some((name) => onlyArticles.includes(name))
}

/** In whole hundredths of a percent and without a product beyond what can be counted: the same to the cent everywhere. */
function percentOf(cents: number, percent: number): number {
  const hundredths = Math.round(percent * 100)
  return Math.floor(cents / 10_000) * hundredths + Math.floor(((cents % 10_000) * hundredths) / 10_000)
}
