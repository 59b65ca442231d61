import type { StoredCard } from '../src/cards.ts'
import type { Engine } from '../src/engine.ts'
import type {
  LoyaltyCustomer,
  LoyaltyCustomerData,
  LoyaltyPaymentContainer,
  MerchantCard,
} from '../src/generated/models.ts'
import { ledgerOf } from '../src/ledger.ts'
import { plainProgramme, type Programme } from '../src/loyalty/programme.ts'
import { engineOf } from '../src/sandbox.ts'
import { type SandboxEvent, type Shop, shopOf } from '../src/state.ts'
import { bakery } from '../src/world.ts'
import { signIn, type Till } from './till.ts'

export const shelf = '/Loyalty/MerchantCards'

/** The groups of the world that the tests name. */
export const groups = {
  points: 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ',
  bonus: 'CRG_7HX2WQ9ZTN4VJ8KR3MBYCD65GPSFA1',
  florist: 'CRG_4VJ8KR3MBYCD65GPSFA17HX2WQ9ZTN',
} as const

/** Cards of the world by their IDs. */
export const ids = {
  empty: 'MCD_2RXTNXPRM2YG9922UMBHHAEWEGN6AJ',
  full: 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA',
  locked: 'MCD_6T8YB1RDN4SWQ3MZX7KHV5PJG2ECAA',
  florist: 'MCD_8BYR2MGJ6CEPA4H1QW7ZKX9VDN3T5S',
  emptyCard: 'CRD_2U7MTNAMM3PMBPAB50C9G2AEHA9GPJ',
  floristCard: 'CRD_1W6BNPD3R8SYJ5CGEA9K2VXT4H7MQZ',
  merchant: 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG',
  floristMerchant: 'MRC_6W2KQ8ZNXT4VJ9R3MB7YCHD51GPSFA',
} as const

/** When the time of these tills stands still: the last day of a month. */
export const noon: number = Date.UTC(2031, 0, 31, 12)
export const noonText: string = '2031-01-31T12:00:00+00:00'

/** A till whose shop the test can look into and change. */
export interface Register extends Till {
  readonly engine: Engine
  shop(): Shop
  /** Something that people did elsewhere: in the back office, or at their bank. */
  happened(...events: readonly SandboxEvent[]): void
  /** Gives a card what no operation of the API gives. */
  changeCard(cardnumber: string, change: Partial<StoredCard>): void
  get<Body = Required<MerchantCard>>(path: string): Promise<Body>
}

/** Without a socket, and with a clock that stands still at `noon`. */
export async function openRegister(seed = 1): Promise<Register> {
  const engine = engineOf({ seed })
  engine.surroundings.clock.stop(noon)
  const shop = (): Shop => shopOf(engine.surroundings.state, bakery.merchant.id)
  const till = await signIn((request) => Promise.resolve(engine.call(request)), ledgerOf(shop))
  const happened = (...events: readonly SandboxEvent[]): void => engine.commit('test', events)
  return {
    ...till,
    engine,
    shop,
    happened,
    changeCard(cardnumber, change) {
      const card = shop().cards.get(cardnumber)
      if (!card) throw new Error(`no card ${cardnumber}`)
      happened({ type: 'card saved', shop: bakery.merchant.id, card: { ...card, ...change } })
    },
    get: (path) => till.ok('GET', path),
  }
}

/** The rules of a group of the bakery are set in the back office. */
export function rulesSet(groupId: string, shop: Shop, rules: Partial<Programme>): SandboxEvent {
  const stored = shop.cardGroups.get(groupId)
  if (!stored) throw new Error(`no card group ${groupId}`)
  const value = { ...stored, programme: { ...plainProgramme, ...rules } }
  return { type: 'saved', shop: bakery.merchant.id, kind: 'cardGroups', value }
}

/** A customer of the bakery set up a bank account. */
export function accountSetUp(value: LoyaltyPaymentContainer): SandboxEvent {
  return { type: 'saved', shop: bakery.merchant.id, kind: 'paymentContainers', value }
}

export const account: LoyaltyPaymentContainer = {
  object: 'loyalty.paymentcontainers',
  id: 'KONTO1',
  type: 'bank_account',
  payment_information: { owner: 'Erika Muster', iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
  last_usage: '2030-03-30T17:45:50+02:00',
}

export const person: LoyaltyCustomerData = {
  customernumber: 'K-77',
  merchant_contact: { forename: 'Erika', surname: 'Muster', email: 'erika@example.org' },
  note: 'Nimmt gern Roggen',
  consent_for_communication: 'accepted',
  additional_data: { newsletter: 'weekly' },
}

export function newCustomer(till: Till, data: object = person): Promise<LoyaltyCustomer> {
  return till.ok('POST', '/Loyalty/Customers', data)
}
