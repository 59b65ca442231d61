import { timestamp } from '../clock.ts'
import type { Call, Handler, Surroundings } from '../core.ts'
import type {
  LoyaltyCustomer,
  LoyaltyCustomerData,
  LoyaltyCustomerInput,
  LoyaltyPaymentContainer,
} from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { documents, listed, shown } from './answers.ts'
import { checkMerchant, customerSaved, duplicate, findCustomer, notAllowed } from './registers.ts'

export const listCustomers: Handler = (call, surroundings) =>
  listed(documents(call.shop.customers), call, surroundings)

export const getCustomer: Handler = (call) => shown(findCustomer(call), call)

export const createCustomer: Handler = ({ body, shop }, surroundings) => {
  const customer = newCustomer(body as LoyaltyCustomerInput, shop, surroundings)
  return { body: customer, events: [customerSaved(shop, customer)] }
}

/** A customer without a card. Throws a `Refusal`. */
export function newCustomer(
  input: LoyaltyCustomerInput,
  shop: Shop,
  { random, clock }: Surroundings,
): LoyaltyCustomer {
  checkMerchant(shop, input.merchant)
  if (input.anonymize) throw Refusal.badInput('/anonymize: a new customer has no data to erase')
  return {
    object: 'loyalty.customers',
    id: random.id('CUS'),
    created: timestamp(clock.now()),
    merchant: { object: shop.facts.merchant.object, id: shop.facts.merchant.id },
    ...dataOf(input),
  }
}

const dataNames = [
  'customernumber',
  'merchant_contact',
  'note',
  'consent_for_communication',
  'additional_data',
] as const satisfies readonly (keyof LoyaltyCustomerData)[]

/** What the merchant says of a customer, and nothing else that may stand in the body. */
function dataOf(input: LoyaltyCustomerData): LoyaltyCustomerData {
  return Object.fromEntries(
    dataNames.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  )
}

/** What is left out stays as it was: a till that sends a note should not lose an address. */
export const updateCustomer: Handler = (call, surroundings) => {
  const { shop } = call
  const customer = findCustomer(call)
  const input = call.body as LoyaltyCustomerInput
  checkMerchant(shop, input.merchant)
  if (input.anonymize)
    return shop.anonymous.has(customer.id) ? { body: customer } : anonymized(customer, shop, surroundings)
  checkKnown(shop, customer)
  const updated: LoyaltyCustomer = { ...customer, ...dataOf(input) }
  return { body: updated, events: [customerSaved(shop, updated)] }
}

/** Throws a `Refusal` for a customer who is not known any more: nothing is attached to nobody. */
export function checkKnown({ anonymous }: Shop, { id }: LoyaltyCustomer): void {
  if (anonymous.has(id)) throw notAllowed(`customer ${id} was anonymised`, 'Der Kunde wurde anonymisiert.')
}

/**
 * Erases the personal data wherever the shop keeps them: at the customer, in the sales and check-ins that show him, and
 * bank accounts that nobody else has. His cards stay his, without a name.
 */
function anonymized(
  { object, id, created, merchant }: LoyaltyCustomer,
  shop: Shop,
  { scrolls }: Surroundings,
): ReturnType<Handler> {
  const nobody: LoyaltyCustomer = {
    object,
    id,
    ...(created !== undefined && { created }),
    ...(merchant && { merchant }),
    consent_for_communication: 'not_set',
    additional_data: {},
    payment_container: [],
  }
  const at = shop.facts.merchant.id
  const events: SandboxEvent[] = [
    customerSaved(shop, nobody),
    { type: 'saved', shop: at, kind: 'anonymous', value: { id } },
  ]
  for (const container of accountsOfHisOwn(shop, id))
    events.push({ type: 'removed', shop: at, kind: 'paymentContainers', id: container.id })
  for (const sale of shop.transactions.values()) {
    const value = withCustomer(sale, nobody)
    if (value !== sale) events.push({ type: 'saved', shop: at, kind: 'transactions', value })
  }
  for (const checkin of shop.checkins.values()) {
    const replaced = withCustomer(checkin, nobody)
    const isHis = shop.cards.byId(checkin.merchantcard?.id ?? '')?.customerId === id
    if (replaced === checkin && !isHis) continue
    const { customerName: _name, picture: _picture, ...value } = replaced
    events.push({ type: 'saved', shop: at, kind: 'checkins', value })
  }
  // The pages of an open scroll were filled before.
  scrolls(at).clear()
  return { body: nobody, events }
}

/** The bank accounts that this customer has and no other. */
function accountsOfHisOwn({ customers }: Shop, id: string): readonly LoyaltyPaymentContainer[] {
  const others = new Set<string>()
  for (const customer of customers.values()) {
    if (customer.id !== id) for (const account of customer.payment_container ?? []) others.add(account.id)
  }
  return customers.get(id)?.payment_container?.filter((account) => !others.has(account.id)) ?? []
}

/**
 * The same document with another copy of the customer wherever it holds one, and without the bank account of a card that
 * is his; itself when it holds none.
 */
function withCustomer<Document>(document: Document, customer: LoyaltyCustomer): Document {
  if (typeof document !== 'object' || document === null) return document
  const { object, id } = document as Partial<LoyaltyCustomer>
  if (object === customer.object && id === customer.id) return customer as Document
  let isSame = true
  const entries = Object.entries(document).map(([name, value]: [string, unknown]) => {
    const replaced = withCustomer(value, customer)
    if (replaced !== value) isSame = false
    return [name, replaced] as const
  })
  if (isSame) return document
  if (Array.isArray(document)) return entries.map(([, value]) => value) as Document
  const { payment_container: account, ...rest }: Record<string, unknown> = Object.fromEntries(entries)
  const isHis = rest['customer'] === customer
  return { ...rest, ...(account !== undefined && !isHis && { payment_container: account }) } as Document
}

/** A bank account may be shared, but is attached to a customer once. */
export const assignPaymentContainer: Handler = (call) => {
  const { shop } = call
  const customer = findCustomer(call)
  const account = shop.paymentContainers.get(accountId(call))
  if (!account) throw noAccount(call)
  checkKnown(shop, customer)
  const accounts = customer.payment_container ?? []
  if (accounts.some(({ id }) => id === account.id)) {
    throw duplicate(
      `customer ${customer.id} has bank account ${account.id} already`,
      'Die Bankverbindung ist bereits hinterlegt.',
    )
  }
  return withAccounts(shop, customer, [...accounts, account])
}

/** The account stays for others to attach. Cards that were loaded from it are loaded from none. */
export const unassignPaymentContainer: Handler = (call) => {
  const customer = findCustomer(call)
  const accounts = customer.payment_container ?? []
  const rest = accounts.filter(({ id }) => id !== accountId(call))
  if (rest.length === accounts.length) throw noAccount(call)
  return withAccounts(call.shop, customer, rest)
}

function accountId({ path }: Call): string {
  return path['loyaltyPaymentContainerId'] ?? ''
}

function noAccount(call: Call): Refusal {
  return Refusal.notFound(`bank account ${accountId(call)}`)
}

function withAccounts(
  shop: Shop,
  customer: LoyaltyCustomer,
  accounts: readonly LoyaltyPaymentContainer[],
): ReturnType<Handler> {
  const { payment_container: _, ...rest } = customer
  const updated = { ...rest, ...(accounts.length > 0 && { payment_container: accounts }) }
  return { body: updated, events: [customerSaved(shop, updated)] }
}
