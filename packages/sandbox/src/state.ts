import { type CardStore, createCardStore, type GeneratedCards } from './cards.ts'
import type {
  CardGroup,
  LoyaltyCustomer,
  LoyaltyPaymentContainer,
  MerchantSummary,
  PaymentContainer,
  PaymentCustomer,
  PaymentTransaction,
  Reference,
  SmartCheckin,
  SmartDevice,
  SmartRouting,
  SmartTransaction,
  StoreSummary,
} from './generated/models.ts'
import { type Booking, type Bookings, createBookings } from './loyalty/bookings.ts'
import type { Programme } from './loyalty/programme.ts'
import type { Charge } from './terminal/charges.ts'
import type { TerminalJob, TerminalSetting } from './terminal/jobs.ts'

/** Everything the simulated server knows. It changes only by events. */
export interface State {
  /** By the ID of their merchant. Nobody sees another's. */
  readonly shops: Map<string, Shop>
  /** By access token. */
  readonly sessions: Map<string, Session>
  /** What access tokens are renewed with, by refresh token. */
  readonly renewals: Map<string, Renewal>
  /** Devices that wait to be confirmed, by device code. */
  readonly registrations: Map<string, Registration>
}

/** One merchant and all that belongs to it. */
export interface Shop {
  readonly facts: ShopFacts
  readonly transactions: Map<string, SmartTransaction>
  readonly cards: CardStore
  /** Everything that moved on the cards. Balances are their sum, and nothing else. */
  readonly bookings: Bookings
  readonly cardGroups: Map<string, StoredCardGroup>
  readonly customers: Map<string, LoyaltyCustomer>
  /** Customers whose personal data were erased for good. */
  readonly anonymous: Map<string, AnonymousCustomer>
  /** Bank accounts that customers may attach. People set them up elsewhere: the API only names them. */
  readonly paymentContainers: Map<string, LoyaltyPaymentContainer>
  readonly devices: Map<string, StoredDevice>
  readonly routings: Map<string, SmartRouting>
  readonly checkins: Map<string, SmartCheckin>
  /** By the ID of the device, store or merchant. */
  readonly pins: Map<string, StoredPin>
  readonly payers: Map<string, PaymentCustomer>
  readonly containers: Map<string, PaymentContainer>
  readonly payments: Map<string, StoredPayment>
  readonly subscriptions: Map<string, Reference>
  /** What the card terminals are at, by the ID of the terminal: one thing at a time. */
  readonly jobs: Map<string, TerminalJob>
  /** How the terminals are set up, by their ID. */
  readonly settings: Map<string, TerminalSetting>
  /** What the devices show, by their ID. */
  readonly displays: Map<string, string>
  /** What the customers' bank cards were charged. */
  readonly charges: Map<string, Charge>
  /** The next transaction code. */
  nextCode: number
  /** The next receipt number of the card terminals. */
  nextReceiptNumber: number
}

/** Who a merchant is, and what the token endpoint knows of it. */
export interface ShopFacts {
  readonly merchant: MerchantSummary
  readonly store: StoreSummary
  readonly clientId: string
  readonly clientSecret: string
  /** The till that calls with client credentials, and the card terminal that serves it. */
  readonly till: Reference
  readonly terminal: Reference & { readonly tid: string }
  /** The person who may sign in to an app. */
  readonly appUser?: { readonly username: string; readonly password: string; readonly accountId: string }
}

/** A session of the token endpoint. Times in ms since 1970. */
export interface Session {
  readonly id: string
  readonly merchantId: string
  readonly until: number
  /** The device whose session it is; of client credentials there is none. */
  readonly deviceId?: string
  /** The app user whose session it is, `ACC_…`. */
  readonly accountId?: string
  /** What it can be renewed with. */
  readonly refreshToken?: string
}

/** A refresh token, which is its `id`. It ends with its session, or in ms since 1970. */
interface Renewal {
  readonly id: string
  readonly merchantId: string
  readonly until: number
  readonly deviceId?: string
  readonly accountId?: string
}

/** A device that asked to be registered. `id` is its device code. */
interface Registration {
  readonly id: string
  readonly uuid: string
  readonly userCode: string
  readonly clientId: string
  /** When the user code ends, in ms since 1970. */
  readonly until: number
}

/** A card group with the rules that people set in the back office. */
export interface StoredCardGroup {
  readonly id: string
  readonly group: CardGroup
  readonly programme: Programme
}

/** The ID of a customer who is not known any more. */
interface AnonymousCustomer {
  readonly id: string
}

/** A device, with the secrets that the API never tells. */
export interface StoredDevice {
  readonly id: string
  readonly device: SmartDevice
  /** Its lasting name at the token endpoint, once its registration was confirmed. */
  readonly uuid?: string
  /** What it opens sessions with from then on. */
  readonly deviceCode?: string
}

/** The PIN of a device, a store or a merchant, whose ID it bears. */
interface StoredPin {
  readonly id: string
  readonly pin: string
}

/** A payment that was prepared or executed without a terminal. `id` is that of the payment transaction, `PCI_…`. */
export interface StoredPayment {
  readonly id: string
  readonly transactionId: string
  readonly payment: PaymentTransaction
  /** It is executed as soon as the payer has authorised it. */
  readonly capture: boolean
}

/** The objects that events save, by the name of their collection. */
interface Documents {
  readonly transactions: SmartTransaction
  readonly cardGroups: StoredCardGroup
  readonly customers: LoyaltyCustomer
  readonly anonymous: AnonymousCustomer
  readonly paymentContainers: LoyaltyPaymentContainer
  readonly devices: StoredDevice
  readonly routings: SmartRouting
  readonly checkins: SmartCheckin
  readonly pins: StoredPin
  readonly payers: PaymentCustomer
  readonly containers: PaymentContainer
  readonly payments: StoredPayment
  readonly subscriptions: Reference
  readonly jobs: TerminalJob
  readonly settings: TerminalSetting
  readonly charges: Charge
}

/** An object was created or replaced. */
type Saved = {
  readonly [Kind in keyof Documents]: {
    readonly type: 'saved'
    readonly shop: string
    readonly kind: Kind
    readonly value: Documents[Kind]
  }
}[keyof Documents]

/** What happened, as the state learns it: plain JSON, and with the ones before it all there is to know. */
export type SandboxEvent =
  | Saved
  | { readonly type: 'removed'; readonly shop: string; readonly kind: keyof Documents; readonly id: string }
  | { readonly type: 'shop opened'; readonly facts: ShopFacts }
  | { readonly type: 'card saved'; readonly shop: string; readonly card: StoredCardEvent }
  | { readonly type: 'cards generated'; readonly shop: string; readonly cards: GeneratedCards }
  | { readonly type: 'card booked'; readonly shop: string; readonly booking: Booking }
  | { readonly type: 'codes used'; readonly shop: string; readonly count: number }
  | { readonly type: 'receipt number used'; readonly shop: string; readonly count?: number }
  | { readonly type: 'session opened'; readonly session: Session }
  | { readonly type: 'session ended'; readonly id: string }
  | { readonly type: 'renewal granted'; readonly renewal: Renewal }
  | { readonly type: 'renewal ended'; readonly id: string }
  | { readonly type: 'registered'; readonly registration: Registration }
  | { readonly type: 'registration ended'; readonly id: string }
  /** A text for cashier or customer, as devices show it. */
  | { readonly type: 'displayed'; readonly shop: string; readonly device: string; readonly text: string }
  /** The clock was moved or stopped. `ahead`: ms before the machine's; `stoppedAt`: ms since 1970. */
  | { readonly type: 'clock set'; readonly ahead: number; readonly stoppedAt?: number }

type StoredCardEvent = Parameters<CardStore['save']>[0]

export function emptyState(): State {
  return { shops: new Map(), sessions: new Map(), renewals: new Map(), registrations: new Map() }
}

/** The shop with this merchant ID. Throws when there is none: events speak of shops that were opened. */
export function shopOf(state: State, merchantId: string): Shop {
  const shop = state.shops.get(merchantId)
  if (!shop) throw new Error(`no shop ${merchantId} was opened`)
  return shop
}

/** Takes one event into the state. Throws only when the event does not fit the ones before it. */
export function apply(state: State, event: SandboxEvent): void {
  switch (event.type) {
    case 'saved': {
      const documents: Map<string, object> = shopOf(state, event.shop)[event.kind]
      documents.set(event.value.id, event.value)
      return
    }
    case 'removed':
      shopOf(state, event.shop)[event.kind].delete(event.id)
      return
    case 'shop opened':
      state.shops.set(event.facts.merchant.id, openShop(event.facts))
      return
    case 'card saved':
      shopOf(state, event.shop).cards.save(event.card)
      return
    case 'cards generated':
      shopOf(state, event.shop).cards.generate(event.cards)
      return
    case 'card booked':
      shopOf(state, event.shop).bookings.add(event.booking)
      return
    case 'codes used':
      shopOf(state, event.shop).nextCode += event.count
      return
    case 'receipt number used':
      shopOf(state, event.shop).nextReceiptNumber += event.count ?? 1
      return
    case 'session opened':
      state.sessions.set(event.session.id, event.session)
      return
    case 'session ended':
      state.sessions.delete(event.id)
      return
    case 'renewal granted':
      state.renewals.set(event.renewal.id, event.renewal)
      return
    case 'renewal ended':
      state.renewals.delete(event.id)
      return
    case 'registered':
      state.registrations.set(event.registration.id, event.registration)
      return
    case 'registration ended':
      state.registrations.delete(event.id)
      return
    case 'displayed':
      shopOf(state, event.shop).displays.set(event.device, event.text)
      return
    case 'clock set':
      return
  }
}

/** The events that make a state anew: no more than it needs. */
export function eventsOf({ shops, sessions, renewals, registrations }: State): readonly SandboxEvent[] {
  return [
    ...[...shops.values()].flatMap((shop) => [...shopEvents(shop)]),
    ...[...registrations.values()].map((registration): SandboxEvent => ({
      type: 'registered',
      registration,
    })),
    ...[...renewals.values()].map((renewal): SandboxEvent => ({ type: 'renewal granted', renewal })),
    ...[...sessions.values()].map((session): SandboxEvent => ({ type: 'session opened', session })),
  ]
}

/** Every kind of document: one that is missing here would be missing in snapshots. */
const kinds: { readonly [kind in keyof Documents]: true } = {
  cardGroups: true,
  customers: true,
  anonymous: true,
  paymentContainers: true,
  devices: true,
  routings: true,
  checkins: true,
  pins: true,
  payers: true,
  containers: true,
  payments: true,
  subscriptions: true,
  transactions: true,
  jobs: true,
  settings: true,
  charges: true,
}
const documents = Object.keys(kinds) as readonly (keyof Documents)[]

function* shopEvents(shop: Shop): Generator<SandboxEvent> {
  const id = shop.facts.merchant.id
  yield { type: 'shop opened', facts: shop.facts }
  if (shop.cards.generated) yield { type: 'cards generated', shop: id, cards: shop.cards.generated }
  for (const card of shop.cards.saved()) yield { type: 'card saved', shop: id, card }
  for (const kind of documents)
    for (const value of shop[kind].values()) yield { type: 'saved', shop: id, kind, value } as SandboxEvent
  for (const [device, text] of shop.displays) yield { type: 'displayed', shop: id, device, text }
  for (const booking of shop.bookings.values()) yield { type: 'card booked', shop: id, booking }
  yield { type: 'codes used', shop: id, count: shop.nextCode - firstCode }
  yield { type: 'receipt number used', shop: id, count: shop.nextReceiptNumber - 1 }
}

/** That of the vendor's example. */
const firstCode = 29_218_171

function openShop(facts: ShopFacts): Shop {
  return {
    facts,
    transactions: new Map(),
    cards: createCardStore(),
    bookings: createBookings(),
    cardGroups: new Map(),
    customers: new Map(),
    anonymous: new Map(),
    paymentContainers: new Map(),
    devices: new Map(),
    routings: new Map(),
    checkins: new Map(),
    pins: new Map(),
    payers: new Map(),
    containers: new Map(),
    payments: new Map(),
    subscriptions: new Map(),
    jobs: new Map(),
    settings: new Map(),
    charges: new Map(),
    displays: new Map(),
    nextCode: firstCode,
    nextReceiptNumber: 1,
  }
}
