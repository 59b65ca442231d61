import type { Call, Surroundings } from '../core.ts'
import type { Reference, SmartTransaction, SmartTransactionInput } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { checkoutOf, partiesOf } from './orders.ts'
import { checkedBasket } from './sale-basket.ts'
import { resolvedIdents } from './sale-idents.ts'

/** What a sale keeps, however often it is written. */
type Fixed = Pick<SmartTransaction, 'id' | 'created'>

/**
 * A sale as it is answered after it was written: the input, the server's additions, and its defaults. Throws a `Refusal`
 * for one that does not add up.
 */
export function writtenSale(
  input: SmartTransactionInput,
  fixed: Fixed,
  { shop, session }: Pick<Call, 'shop' | 'session'>,
  surroundings: Surroundings,
): { readonly transaction: SmartTransaction; readonly events: readonly SandboxEvent[] } {
  // What a card has covered is for preTransaction to say: a `missing_sum` that the caller sends back counts for nothing.
  const { sum = 0, gratuity = null, currency = 'EUR' } = input.basket_info ?? {}
  if (currency !== 'EUR')
    throw Refusal.badInput(`/basket_info/currency: the sandbox's merchant sells in EUR, not ${currency}`)
  const basket = checkedBasket(input.basket, sum)
  if (gratuity !== null && (gratuity < 0 || gratuity > Math.max(0, sum)))
    throw Refusal.badInput(
      `/basket_info/gratuity is contained in the sum of ${sum}, and cannot be ${gratuity}`,
    )
  const idents = resolvedIdents(input.idents ?? [], shop)
  const { parts, events } = partiesOf(input, shop, surroundings)
  const transaction: SmartTransaction = {
    ...carried(input),
    ...parts,
    ...(input.provider_contract && {
      provider_contract: { object: 'general.contracts', id: input.provider_contract.id },
    }),
    object: 'smart.transactions',
    id: fixed.id,
    merchant: shop.facts.merchant,
    device_source: sourceOf(input, shop, session.deviceId),
    transactions: [],
    ...(fixed.created !== undefined && { created: fixed.created }),
    status: 'created',
    transactionRef: input.transactionRef ?? null,
    merchantRef: input.merchantRef ?? null,
    intent: input.intent ?? null,
    basket,
    basket_info: { sum, gratuity, currency },
    idents,
    is_demo: input.is_demo ?? false,
    application_context: input.application_context ?? noCheckout,
    ...checkoutOf(input, fixed.id),
  }
  return { transaction, events }
}

/** Every sale that is none of a web shop has the same. */
const noCheckout: NonNullable<SmartTransaction['application_context']> = {
  locks: { customer: false },
  return_urls: null,
  iframe_opts: null,
}

const carriedNames = [
  'cashier',
  'checkin',
  'communications',
  'delivery_options',
  'payment_context',
  'tax_amount',
  'tax_rate',
  'market',
  'product',
] as const satisfies readonly (keyof SmartTransactionInput)[]

/** What the server repeats and does not act on. */
function carried(input: SmartTransactionInput): Pick<SmartTransactionInput, (typeof carriedNames)[number]> {
  const kept: Record<string, unknown> = {}
  for (const name of carriedNames) if (input[name] !== undefined) kept[name] = input[name]
  return kept
}

/** The device of the session; without one, a device of the shop that the caller names, or the shop's till. */
function sourceOf({ device_source: named }: SmartTransactionInput, shop: Shop, deviceId?: string): Reference {
  const id = deviceId ?? (shop.devices.has(named?.id ?? '') ? named?.id : undefined)
  return id === undefined ? shop.facts.till : { object: 'smart.devices', id }
}
