import type { StoredCard } from '../cards.ts'
import type { Handler } from '../core.ts'
import type { CardIssueInput, IssuedMerchantCard } from '../generated/models.ts'
import { merchantCardOf } from '../loyalty/merchant-card.ts'
import { newCard } from '../loyalty/new-card.ts'
import { Refusal } from '../refusal.ts'
import { newCustomer } from './customers.ts'
import { cardSaved, checkMerchantInPath, customerSaved, findCardGroup } from './registers.ts'

/** Issues cards of a group, one unless told otherwise. Nowhere else are their security codes told. */
export const issueCards: Handler = (call, surroundings) => {
  const { shop } = call
  checkMerchantInPath(call)
  const group = findCardGroup(call)
  const { cards_amount: amount = 1, customer: data } = call.body as CardIssueInput
  if (data && amount > 1) throw Refusal.badInput(`/customer: ${amount} cards are not of one customer`)
  const customer = data && newCustomer(data, shop, surroundings)
  const cards: StoredCard[] = []
  const numbers = new Set<string>()
  while (cards.length < amount) {
    const card = newCard(group, surroundings, numbers)
    numbers.add(card.cardnumber)
    cards.push(customer ? { ...card, customerId: customer.id, customerSince: card.created } : card)
  }
  const issued = cards.map((card): IssuedMerchantCard => ({
    ...merchantCardOf(shop, card),
    ...(customer && { customer }),
    csc: card.csc,
  }))
  return {
    body: issued,
    events: [
      ...(customer ? [customerSaved(shop, customer)] : []),
      ...cards.map((card) => cardSaved(shop, card)),
    ],
  }
}
