import { timestamp } from '../clock.ts'
import type { Call, Handler, Surroundings } from '../core.ts'
import type {
  Basket,
  BasketItem,
  Ident,
  IdentInput,
  SmartTransaction,
  SmartTransactionInput,
} from '../generated/models.ts'
import { listPage } from '../list.ts'
import { Refusal } from '../refusal.ts'
import { world } from '../world.ts'

export const createTransaction: Handler = ({ body }, surroundings) => {
  const transaction = written(body as SmartTransactionInput, surroundings, {
    id: surroundings.random.id('STX'),
    created: timestamp(surroundings.clock.now()),
  })
  return { body: transaction, events: [{ type: 'transaction saved', transaction }] }
}

export const getTransaction: Handler = (call, surroundings) => ({ body: findTransaction(call, surroundings) })

export const listTransactions: Handler = ({ query }, { state }) => ({
  body: listPage([...state.transactions.values()], query),
})

/** Replaces the whole sale; an applied card is forgotten. */
export const updateTransaction: Handler = (call, surroundings) => {
  const { id, created, status, application_context } = findTransaction(call, surroundings)
  if (!['created', 'processing', 'approved'].includes(status)) throw notNow('updated', status)
  const transaction = {
    ...written(
      { ...(call.body as SmartTransactionInput), ...(application_context && { application_context }) },
      surroundings,
      { id, created: created ?? '' },
    ),
    updated: timestamp(surroundings.clock.now()),
  }
  return { body: transaction, events: [{ type: 'transaction saved', transaction }] }
}

/** The transaction that the path names. Throws a 404 `Refusal`. */
export function findTransaction({ path }: Call, { state }: Surroundings): SmartTransaction {
  const id = path['smartTransactionId'] ?? ''
  const transaction = state.transactions.get(id)
  if (!transaction) throw Refusal.notFound(`Smart Transaction ${id}`)
  return transaction
}

/** The refusal of an operation that comes too late, or too early. */
export function notNow(done: string, status: string): Refusal {
  return Refusal.api(
    403,
    'ProductNotAllowedException',
    1003,
    `a transaction that is ${status} cannot be ${done}`,
    'Dieser Vorgang ist in diesem Zustand nicht möglich.',
  )
}

/** What the items add up to, in cents. */
export function sumOf(items: readonly BasketItem[]): number {
  return items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

/** A sale as it is answered after it was written: the input, the server's additions, and its defaults. */
function written(
  input: SmartTransactionInput,
  surroundings: Surroundings,
  fixed: { readonly id: string; readonly created: string },
): SmartTransaction {
  const basket = completeBasket(input.basket)
  // What a card has covered is for preTransaction to say: a `missing_sum` that the caller sends back counts for nothing.
  const { sum: told = 0, gratuity = null, currency = 'EUR' } = input.basket_info ?? {}
  const info = { sum: told, gratuity, currency }
  if (currency !== 'EUR')
    throw Refusal.badInput(`/basket_info/currency: the sandbox's merchant sells in EUR, not ${currency}`)
  const items = basket.products ?? []
  checkNumbers(items, info.sum)
  const sum = sumOf(items)
  if (items.length > 0 && info.sum !== sum) {
    throw Refusal.api(
      400,
      'ProductFormatException',
      1003,
      `/basket_info/sum is ${info.sum}, but the items of /basket/products add up to ${sum}`,
      'Die Summe stimmt nicht mit dem Warenkorb überein.',
    )
  }
  const idents = input.idents ?? []
  if (idents.length > 1)
    throw Refusal.badInput(`/idents: the sandbox books on one card, not ${idents.length}`)
  return {
    ...carried(input),
    object: 'smart.transactions',
    id: fixed.id,
    merchant: world.merchant,
    device_source: world.deviceSource,
    transactions: [],
    created: fixed.created,
    status: 'created',
    transactionRef: input.transactionRef ?? null,
    merchantRef: input.merchantRef ?? null,
    intent: input.intent ?? null,
    basket,
    basket_info: info,
    idents: idents.map((ident, index) => resolveIdent(ident, index, surroundings)),
    is_demo: input.is_demo ?? false,
    application_context: input.application_context ?? {
      locks: { customer: false },
      return_urls: null,
      iframe_opts: null,
    },
    checkout_links: null,
    payment_links: null,
  }
}

/** Beyond 2^53 a number is no longer the one that was sent, and a total no longer the sum of its parts. */
function checkNumbers(items: readonly BasketItem[], sum: number): void {
  const tooLarge = items.findIndex(
    ({ id, quantity, priceOne, tax }) => ![id, quantity, priceOne, tax].every(Number.isSafeInteger),
  )
  if (tooLarge >= 0) throw Refusal.badInput(`/basket/products/${tooLarge} holds a number that is too large`)
  const gross = items.reduce((total, { quantity, priceOne }) => total + Math.abs(quantity * priceOne), 0)
  if (!Number.isSafeInteger(gross))
    throw Refusal.badInput('/basket/products add up to a number that is too large')
  if (!Number.isSafeInteger(sum)) throw Refusal.badInput('/basket_info/sum is too large')
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
  return Object.fromEntries(
    carriedNames.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  )
}

function completeBasket(basket: Basket = {}): Basket {
  return {
    texts: [],
    type: 'default',
    ...basket,
    products: (basket.products ?? []).map((item) => ({
      parent: null,
      ean: null,
      group: [],
      serialNumber: null,
      item_type: 'article',
      reference_id: null,
      contract_id: null,
      sum: null,
      ...item,
      // A number is answered as text (flows: 2.1).
      articleNumber: String(item.articleNumber ?? ''),
    })),
  }
}

function resolveIdent(ident: IdentInput, index: number, { state }: Surroundings): Ident {
  if (ident.type !== 'card')
    throw Refusal.badInput(`/idents/${index}/type: the sandbox knows card, not ${ident.type}`)
  const merchantcard = state.cards.get(ident.value)
  if (!merchantcard) {
    throw Refusal.api(
      404,
      'ProductNotFoundException',
      1016,
      `/idents/${index}/value: card ${ident.value} is not known to this merchant`,
      'Die Karte ist nicht bekannt.',
    )
  }
  return {
    object: 'smart.idents',
    id: 'smi_1',
    prefix: ident.value.slice(0, 4),
    name: 'secucard Kundenkarte',
    type: 'card',
    value: ident.value,
    valid: true,
    merchantcard,
    customer: null,
  }
}
