import type { Basket, BasketItem } from '../generated/models.ts'
import { sumOf } from '../loyalty/basket.ts'
import { Refusal } from '../refusal.ts'

/** A basket as it is answered. Throws a `Refusal` when it does not add up to `sum`, in cents. */
export function checkedBasket(basket: Basket = {}, sum: number): Basket {
  const items = basket.products ?? []
  checkNumbers(items, '/basket/products')
  if (!Number.isSafeInteger(sum)) throw Refusal.badInput('/basket_info/sum is too large')
  if (items.length > 0 && sumOf(items) !== sum) {
    throw wrongSum(`/basket_info/sum is ${sum}, but the items of /basket/products add up to ${sumOf(items)}`)
  }
  for (const [index, item] of items.entries()) checkSubBasket(item, `/basket/products/${index}`)
  return { texts: none, type: 'default', ...basket, products: items.map(completed) }
}

/** Beyond 2^53 a number is no longer the one that was sent, and a total no longer the sum of its parts. */
function checkNumbers(items: readonly BasketItem[], where: string): void {
  const tooLarge = items.findIndex(
    ({ id, quantity, priceOne, tax }) => ![id, quantity, priceOne, tax].every(Number.isSafeInteger),
  )
  if (tooLarge >= 0) throw Refusal.badInput(`${where}/${tooLarge} holds a number that is too large`)
  const gross = items.reduce((total, { quantity, priceOne }) => total + Math.abs(quantity * priceOne), 0)
  if (!Number.isSafeInteger(gross)) throw Refusal.badInput(`${where} add up to a number that is too large`)
}

/** What stands for another seller's basket costs what is in it. */
function checkSubBasket(
  { sub_basket: items, sum = null, priceOne, quantity }: BasketItem,
  where: string,
): void {
  if (!items) return
  checkNumbers(items, `${where}/sub_basket`)
  const total = sumOf(items)
  if (sum !== null && sum !== total)
    throw wrongSum(`${where}/sum is ${sum}, but its sub_basket adds up to ${total}`)
  if (priceOne * quantity !== total)
    throw wrongSum(`${where} costs ${priceOne * quantity}, but its sub_basket adds up to ${total}`)
  if (items.some(({ sub_basket: deeper }) => deeper))
    throw Refusal.badInput(`${where}/sub_basket holds another sub_basket: there is one level only`)
}

function wrongSum(details: string): Refusal {
  return Refusal.api(
    400,
    'ProductFormatException',
    1003,
    details,
    'Die Summe stimmt nicht mit dem Warenkorb überein.',
  )
}

/** Of objects that every sale has, one will do: what is kept is never changed. */
const none: readonly never[] = []

function completed(item: BasketItem): BasketItem {
  return {
    parent: null,
    ean: null,
    group: none,
    serialNumber: null,
    item_type: 'article',
    reference_id: null,
    contract_id: null,
    sum: null,
    ...item,
    ...(item.sub_basket && { sub_basket: item.sub_basket.map(completed) }),
    // A number is answered as text (flows: 2.1).
    articleNumber: String(item.articleNumber ?? ''),
  }
}
