import { timestamp } from '../clock.ts'
import type { Reply, Surroundings } from '../core.ts'
import type {
  PaymentContainer,
  PaymentContainerInput,
  PaymentCustomer,
  PaymentCustomerInput,
  PaymentInstructions,
  PaymentLinks,
  PaymentTransaction,
  PrepareInput,
  SmartTransaction,
  SmartTransactionInput,
} from '../generated/models.ts'
import { checkSale, completeSale } from '../loyalty/complete-sale.ts'
import { checkIdle, notNow } from '../loyalty/sale-state.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop, StoredPayment } from '../state.ts'

/** How a payer can pay from afar, and what the vendor calls it on statements. */
const products: ReadonlyMap<string, string> = new Map([
  ['creditcard', 'Kreditkarte'],
  ['debit', 'Lastschrift'],
  ['easycredit', 'Ratenkauf'],
  ['invoice', 'Rechnungskauf'],
  ['paypal', 'PayPal'],
  ['prepaid', 'Vorkasse'],
])

/** The condensed statuses of a payment (facts: section (e)). */
const payments = {
  accepted: [1, 'akzeptiert'],
  authorised: [2, 'autorisiert'],
  denied: [3, 'abgelehnt'],
  void: [5, 'storniert'],
  refunded: [7, 'erstattet'],
  paid: [9, 'bezahlt'],
  pending: [10, 'ausstehend'],
} as const

/**
 * What the payer does where a payment needs him: on the page of `iframe_url`, or with a transfer. He does it by himself
 * and at once, after the answer was made. His email address says otherwise: `refuses@…` is turned down, `waits@…` leaves
 * it open for a person to decide with `payerActs`. A transfer always waits.
 */
export type PayerAct = 'authorises' | 'refuses'

/**
 * Authorises a payment without a terminal, and executes it if it is to be captured. A start without a prepare is both at
 * once. Throws a `Refusal` when it cannot be made.
 */
export function paidFromAfar(
  transaction: SmartTransaction,
  method: string,
  input: PrepareInput,
  capture: boolean,
  shop: Shop,
  surroundings: Surroundings,
): Reply {
  const product = products.get(method)
  if (product === undefined) {
    throw notPayable(
      `${method} is not offered; the sandbox prepares ${[...products.keys()].join(', ')}`,
      'Diese Zahlart ist nicht möglich.',
    )
  }
  const amount = transaction.basket_info?.missing_sum ?? transaction.basket_info?.sum ?? 0
  if (amount <= 0) throw notPayable(`prepare/${method} needs a sum to pay, not ${amount}`)
  checkSale(transaction, shop, surroundings)
  const parties = partiesOf(input, shop, surroundings)
  const { customer, container } = { ...transaction, ...parties.parts }
  checkInstrument(method, customer, container)

  const at = timestamp(surroundings.clock.now())
  const code = shop.nextCode
  const id = surroundings.random.id('PCI')
  const stored: StoredPayment = {
    id,
    transactionId: transaction.id,
    capture,
    payment: inState('pending', {
      object: 'payment.transactions',
      id,
      trans_id: code,
      created: at,
      amount,
      currency: 'EUR',
      product: method,
      product_raw: product,
      ...(typeof transaction.transactionRef === 'string' && { description: transaction.transactionRef }),
    }),
  }
  const { iframe_url: _former, payment_instructions: _old, ...rest } = transaction
  const instructions = instructionsBefore(method, code, amount)
  const pending: SmartTransaction = {
    ...rest,
    ...parties.parts,
    status: 'pending',
    updated: at,
    payment_method: method,
    trans_id: String(code),
    transactions: [...madeBefore(transaction, shop), { object: 'payment.transactions', id }],
    ...(instructions && { payment_instructions: instructions }),
    ...(hasPage(method, transaction, input, container) && { iframe_url: `${pages}/authorise/${id}` }),
  }
  const begun: readonly SandboxEvent[] = [
    ...parties.events,
    { type: 'codes used', shop: shop.facts.merchant.id, count: 1 },
    savedPayment(shop, stored),
    saved(shop, pending),
  ]
  const act = method === 'prepaid' ? undefined : actOf(input.email ?? customer?.contact?.email)
  if (!act) return { body: pending, events: begun }
  // The code is used up when the card of the sale is booked.
  const later = { ...shop, nextCode: code + 1 }
  const ended = decided(pending, stored, act, later, surroundings)
  return {
    body: pending.iframe_url === undefined ? ended.transaction : pending,
    events: [...begun, ...ended.events],
  }
}

function actOf(email = ''): PayerAct | undefined {
  if (email.startsWith('waits@')) return undefined
  return email.startsWith('refuses@') ? 'refuses' : 'authorises'
}

/** What happens when the payer of a pending payment acts, or his bank. Throws a `Refusal` when nothing waits for him. */
export function payerActs(
  shop: Shop,
  transactionId: string,
  act: PayerAct,
  surroundings: Surroundings,
): readonly SandboxEvent[] {
  const transaction = shop.transactions.get(transactionId)
  if (!transaction) throw Refusal.notFound(`Smart Transaction ${transactionId}`)
  const stored = paymentOf(transaction, shop)
  checkIdle(transaction, shop)
  const isWaiting = stored?.payment.details?.status_simple === payments.pending[0]
  if (transaction.status !== 'pending' || !stored || !isWaiting)
    throw notNow('authorised', transaction.status)
  return decided(transaction, stored, act, shop, surroundings).events
}

export interface Ended {
  readonly transaction: SmartTransaction
  readonly events: readonly SandboxEvent[]
}

function decided(
  pending: SmartTransaction,
  stored: StoredPayment,
  act: PayerAct,
  shop: Shop,
  surroundings: Surroundings,
): Ended {
  const { iframe_url: _done, ...transaction } = pending
  if (act === 'authorises' && stored.capture) return executed(transaction, stored, shop, surroundings)
  const [status, state] =
    act === 'authorises' ? (['approved', 'authorised'] as const) : (['failed', 'denied'] as const)
  const at = timestamp(surroundings.clock.now())
  const ended: SmartTransaction = { ...transaction, status, updated: at }
  return { transaction: ended, events: [savedPayment(shop, changed(stored, state, at)), saved(shop, ended)] }
}

/** Captures the payment, and books the card of the sale. */
export function executed(
  transaction: SmartTransaction,
  stored: StoredPayment,
  shop: Shop,
  surroundings: Surroundings,
): Ended {
  const { payment_method: method = '', trans_id: code } = transaction
  const sale = completeSale(transaction, method, {}, shop, surroundings)
  const at = timestamp(surroundings.clock.now())
  const ended: SmartTransaction = {
    ...sale.transaction,
    status: statusAfter(transaction),
    updated: at,
    payment_method: method,
    ...(code !== undefined && { trans_id: code }),
    ...(method === 'invoice' && { payment_instructions: transfer(String(code)) }),
  }
  const state = method === 'invoice' ? 'accepted' : 'paid'
  return {
    transaction: ended,
    events: [...sale.events, savedPayment(shop, changed(stored, state, at)), saved(shop, ended)],
  }
}

/** Where a sale stands once it is executed (flows: 8.1). */
function statusAfter({ intent, delivery_options: delivery }: SmartTransaction): SmartTransaction['status'] {
  if (intent !== 'order') return 'ok'
  return delivery?.type === 'collection' ? 'collection' : 'received'
}

/**
 * What becomes of the payments of a sale that is cancelled, given up or written anew: what was executed is refunded in
 * full, what was not is void.
 */
export function paymentsTakenBack(
  transaction: SmartTransaction,
  shop: Shop,
  { clock }: Pick<Surroundings, 'clock'>,
): readonly SandboxEvent[] {
  const at = timestamp(clock.now())
  return paymentsOf(transaction, shop).flatMap((stored) => {
    const state = stored.payment.details?.status_simple
    const isOver = [payments.denied, payments.void, payments.refunded].some(([over]) => over === state)
    if (isOver) return []
    const isExecuted = state === payments.accepted[0] || state === payments.paid[0]
    return [savedPayment(shop, changed(stored, isExecuted ? 'refunded' : 'void', at))]
  })
}

/** The latest payment of a sale, if it was paid from afar. */
export function paymentOf(transaction: SmartTransaction, shop: Shop): StoredPayment | undefined {
  return paymentsOf(transaction, shop).at(-1)
}

function paymentsOf({ transactions = [] }: SmartTransaction, shop: Shop): readonly StoredPayment[] {
  return transactions.flatMap(({ id }) => shop.payments.get(id) ?? [])
}

/** What was executed for the sale already: a payment that was refused was not. */
function madeBefore(
  { transactions = [] }: SmartTransaction,
  shop: Shop,
): NonNullable<SmartTransaction['transactions']> {
  return transactions.filter(
    ({ id }) => shop.payments.get(id)?.payment.details?.status_simple !== payments.denied[0],
  )
}

function changed(stored: StoredPayment, state: keyof typeof payments, updated: string): StoredPayment {
  return { ...stored, payment: { ...inState(state, stored.payment), updated } }
}

function inState(state: keyof typeof payments, payment: PaymentTransaction): PaymentTransaction {
  const [status, text] = payments[state]
  return {
    ...payment,
    details: {
      ...(payment.amount !== undefined && { amount: payment.amount }),
      status_simple: status,
      status_simple_text: text,
    },
  }
}

function saved({ facts }: Shop, value: SmartTransaction): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'transactions', value }
}

function savedPayment({ facts }: Shop, value: StoredPayment): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'payments', value }
}

/** The refusal of a payment. */
function notPayable(details: string, forPeople = 'Diese Zahlung ist nicht möglich.'): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1003, details, forPeople)
}

function checkInstrument(
  method: string,
  customer: PaymentCustomer | undefined,
  container: PaymentContainer | undefined,
): void {
  const type = container?.type
  if (method === 'invoice' && !customer) throw Refusal.badInput('/customer: an invoice needs a payer')
  if (method === 'debit' && type !== 'bank_account') throw noContainer('a debit needs a bank account')
  if (method === 'creditcard' && container && !['credit_card', ...wallets].includes(type ?? ''))
    throw noContainer(`creditcard takes no ${type}`)
}

function noContainer(details: string): Refusal {
  return Refusal.api(
    400,
    'ProductFormatException',
    1004,
    `/container: ${details}`,
    'Das Zahlungsmittel fehlt oder passt nicht.',
  )
}

/** With these the payer has authorised the payment on his own device. */
const wallets: readonly (string | undefined)[] = ['googlepay', 'applepay']

/** Whether the payer is sent to a page: always with providers of their own, and with a card that is not known yet. */
function hasPage(
  method: string,
  { payment_context: context }: SmartTransaction,
  input: PrepareInput,
  container: PaymentContainer | undefined,
): boolean {
  if (method === 'paypal' || method === 'easycredit') return true
  if (method !== 'creditcard' || context?.merchant_initiated) return false
  return !container || (input.container?.private !== undefined && !wallets.includes(container.type))
}

/** Nothing is served there: `invalid` is a name that never resolves. */
const pages = 'https://sandbox.invalid'

/** What the payer is told before the payment is executed. */
function instructionsBefore(method: string, code: number, amount: number): PaymentInstructions | undefined {
  if (method === 'prepaid') return transfer(String(code))
  if (method !== 'easycredit') return undefined
  // Six rates without interest, in whole cents; the last one is what is left.
  const rate = Math.floor(amount / 6)
  return {
    installment: rate,
    last_installment: amount - 5 * rate,
    number_of_installments: 6,
    interest: 0,
    total_value: amount,
  }
}

/** The account that invoices and transfers are paid to. */
function transfer(code: string): PaymentInstructions {
  return {
    owner: 'Treuhandkonto Sandbox',
    iban: 'DE02100500000054540402',
    bic: 'BELADEBEXXX',
    bankname: 'Bank der Sandbox',
    purpose: `TA ${code}`,
    girocode_url: `${pages}/girocode/${code}`,
  }
}

type PartyInput = Pick<SmartTransactionInput, 'customer' | 'shipping_address' | 'container' | 'contract'>

/** Who pays, with what, and who receives: new ones are kept. Throws a 404 `Refusal` for an ID that is not known. */
export function partiesOf(
  input: PartyInput,
  shop: Shop,
  surroundings: Pick<Surroundings, 'random' | 'clock'>,
): {
  readonly parts: Pick<SmartTransaction, 'customer' | 'shipping_address' | 'container' | 'contract'>
  readonly events: readonly SandboxEvent[]
} {
  const events: SandboxEvent[] = []
  const merchant = shop.facts.merchant.id
  const contract = input.contract && { object: 'general.contracts', id: input.contract.id }

  function payer({ id, contact }: PaymentCustomerInput): PaymentCustomer {
    const known = id === undefined ? undefined : shop.payers.get(id)
    if (known) return known
    if (id !== undefined) throw Refusal.notFound(`payment customer ${id}`)
    const value: PaymentCustomer = {
      object: 'payment.customers',
      id: surroundings.random.id('PCU'),
      created: timestamp(surroundings.clock.now()),
      ...(contract && { contract }),
      ...(contact && { contact }),
    }
    events.push({ type: 'saved', shop: merchant, kind: 'payers', value })
    return value
  }

  function instrument({ id, type, private: data }: PaymentContainerInput): PaymentContainer {
    const known = id === undefined ? undefined : shop.containers.get(id)
    if (known) return known
    if (id !== undefined) throw Refusal.notFound(`payment container ${id}`)
    if (!data) throw noContainer('it has neither an ID nor the data of a new one')
    // What is in it stays with the caller: no simulated payment needs it.
    const value: PaymentContainer = {
      object: 'payment.containers',
      id: surroundings.random.id('PCT'),
      type: type ?? ('iban' in data ? 'bank_account' : 'credit_card'),
    }
    events.push({ type: 'saved', shop: merchant, kind: 'containers', value })
    return value
  }

  return {
    parts: {
      ...(contract && { contract }),
      ...(input.customer && { customer: payer(input.customer) }),
      ...(input.shipping_address && { shipping_address: payer(input.shipping_address) }),
      ...(input.container && { container: instrument(input.container) }),
    },
    events,
  }
}

/**
 * The pages of the hosted checkout, for a sale that names a template or where to return to: that is what sales in web shops
 * do, and tills do not.
 */
export function checkoutOf(
  { application_context: context, payment_context: { payment_methods: methods } = {} }: SmartTransactionInput,
  id: string,
): Pick<SmartTransaction, 'checkout_links' | 'payment_links' | 'last_visited_page'> {
  if (context?.checkout_template === undefined && !context?.return_urls)
    return { checkout_links: null, payment_links: null }
  const offered = linked.filter((method) => !methods || methods.includes(method))
  return {
    checkout_links: { url_checkout: `${pages}/checkout/${id}` },
    payment_links: { general: `${pages}/pay/${id}`, ...paymentLinks(id, offered) },
    last_visited_page: 'checkin_page',
  }
}

const linked = ['creditcard', 'debit', 'invoice', 'paypal', 'prepaid'] as const

export function paymentLinks(id: string, methods: readonly (typeof linked)[number][]): PaymentLinks {
  return Object.fromEntries(methods.map((method) => [method, `${pages}/pay/${id}/${method}`]))
}
