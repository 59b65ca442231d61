import { timestamp } from '../clock.ts'
import type { Handler } from '../core.ts'
import type { BasketItem, BonusProduct } from '../generated/models.ts'
import { partsOf } from '../loyalty/basket.ts'
import { balancesOf } from '../loyalty/merchant-card.ts'
import { cardOf, programmeOf, spendableCash } from '../loyalty/sale-plan.ts'
import { checkIdle, notNow } from '../loyalty/sale-state.ts'
import { checkUsable, notPossible } from '../loyalty/usable.ts'
import { Refusal } from '../refusal.ts'
import { findTransaction, saved } from './transactions.ts'

/**
 * Applies the card: bonus lowers the basket, one negative item per tax rate; cash lowers what is left to pay.
 * Bonus goes first (facts: section (e), amount rules). The card itself is charged at start.
 */
export const preTransaction: Handler = (call, surroundings) => {
  const { shop } = call
  const transaction = findTransaction(call)
  checkIdle(transaction, shop)
  if (transaction.status !== 'created') throw notNow('applied to a card', transaction.status)
  const card = cardOf(transaction, shop)?.card
  if (!card) {
    throw Refusal.api(
      403,
      'ProductNotAllowedException',
      1003,
      'the transaction has no card that could pay',
      'Der Vorgang hat keine Karte.',
    )
  }
  checkUsable(card, surroundings.clock.now())
  const { goods, unloaded } = partsOf(transaction)
  if (unloaded !== 0)
    throw notPossible('the basket unloads a card: that is started with loyalty, and not applied first')

  const balances = balancesOf(shop, card)
  const items = transaction.basket?.products ?? []
  const sum = transaction.basket_info?.sum ?? 0
  // A sale that pays out leaves nothing to cover; and without items there is no tax rate to lower.
  const due = Math.max(0, sum)
  const bonus = items.length === 0 ? 0 : Math.min(balances.bonus, due)
  const cash = Math.min(spendableCash(balances, programmeOf(shop, card)), due - bonus)
  const bonusProducts = bonusItems(goods, items, bonus)
  const missing = sum - bonus - cash
  return {
    body: { missing_sum: missing, bonus_products: bonusProducts },
    events: [
      saved(shop, {
        ...transaction,
        status: 'processing',
        updated: timestamp(surroundings.clock.now()),
        basket: { ...transaction.basket, products: [...items, ...bonusProducts] },
        basket_info: { ...transaction.basket_info, sum, missing_sum: missing },
      }),
    ],
  }
}

/** Shares the bonus among the tax rates of the basket by what was bought at each, to the cent. */
function bonusItems(
  goods: readonly BasketItem[],
  items: readonly BasketItem[],
  bonus: number,
): readonly BonusProduct[] {
  const gross = new Map<number, number>()
  for (const { tax, priceOne, quantity } of goods) gross.set(tax, (gross.get(tax) ?? 0) + priceOne * quantity)
  // A rate at which coupons outweigh the goods has nothing that a bonus could lower.
  const lowered = [...gross].filter(([, part]) => part > 0)
  const total = lowered.reduce((sum, [, part]) => sum + part, 0)
  let id = Math.max(0, ...items.map((item) => item.id))
  let [seen, given] = [0, 0]
  const products: BonusProduct[] = []
  for (const [tax, part] of lowered) {
    seen += part
    const share = (seen === total ? bonus : Math.floor((bonus * seen) / total)) - given
    if (share === 0) continue
    given += share
    id += 1
    const number = `11111111${tax}`
    products.push({
      id,
      articleNumber: number,
      ean: number,
      desc: `Bonus Steuer ${tax}`,
      quantity: 1,
      priceOne: -share,
      tax,
    })
  }
  return products
}
