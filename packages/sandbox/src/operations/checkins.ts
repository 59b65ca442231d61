import { timestamp } from '../clock.ts'
import type { Handler, Surroundings } from '../core.ts'
import type { SmartCheckin } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { documents, listed } from './answers.ts'

export const listCheckins: Handler = (call, surroundings) =>
  listed(documents(call.shop.checkins), call, surroundings)

/** A customer checks in at the store, with a card of the shop when one is named. Throws a `Refusal` for an unknown one. */
export function checkIn(
  shop: Shop,
  { customerName, cardnumber }: { readonly customerName: string; readonly cardnumber?: string },
  { random, clock }: Pick<Surroundings, 'random' | 'clock'>,
): { readonly checkin: SmartCheckin; readonly events: readonly SandboxEvent[] } {
  const card = cardnumber === undefined ? undefined : shop.cards.get(cardnumber)
  if (cardnumber !== undefined && !card) throw Refusal.notFound(`card ${cardnumber}`)
  const customer = shop.customers.get(card?.customerId ?? '')
  const checkin: SmartCheckin = {
    object: 'smart.checkins',
    id: random.id('CKI'),
    customerName,
    created: timestamp(clock.now()),
    ...(card?.accountId !== undefined && { account: { object: 'general.accounts', id: card.accountId } }),
    ...(customer && { customer }),
    ...(card && { merchantcard: { object: 'loyalty.merchantcards', id: card.id } }),
  }
  return {
    checkin,
    events: [{ type: 'saved', shop: shop.facts.merchant.id, kind: 'checkins', value: checkin }],
  }
}
