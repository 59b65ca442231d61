import type { StoredCard } from './cards.ts'
import { credentials } from './credentials.ts'
import type {
  CardGroup,
  LoyaltyCustomer,
  MerchantSummary,
  SmartDevice,
  SmartRouting,
} from './generated/models.ts'
import { plainProgramme, type Programme } from './loyalty/programme.ts'
import type { SandboxEvent, ShopFacts, StoredCardGroup } from './state.ts'

// Who and what the sandbox knows from the start. The bakery, its first card and its card group are those of the
// vendor's example; the florist is there to be a stranger.

/** The one person who can sign in to an app. */
export const appUser: NonNullable<ShopFacts['appUser']> = {
  username: 'erika@example.org',
  password: 'Streusel-49',
  accountId: 'ACC_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2',
}

export const bakery: Omit<ShopFacts, 'clientSecret'> = {
  merchant: {
    object: 'general.merchants',
    id: 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG',
    companyname: "John's Bakery",
  },
  store: { object: 'general.stores', id: 'STO_2ZCZRU9V6U8QA7B49K94667UP6C4PJ', name: 'Lange Gasse' },
  clientId: credentials.clientId,
  till: { object: 'smart.devices', id: 'SDV_2YJDXYESB2YBHECVB5GQGSYPNM8UA6' },
  terminal: { object: 'smart.devices', id: 'SDV_7B3M0CPPZA2NUXX67A0ST289A6JEYA', tid: '60010001' },
  appUser,
}

export const florist: Omit<ShopFacts, 'clientSecret'> = {
  merchant: {
    object: 'general.merchants',
    id: 'MRC_6W2KQ8ZNXT4VJ9R3MB7YCHD51GPSFA',
    companyname: 'Blumen Sommer',
  },
  store: { object: 'general.stores', id: 'STO_8N4TZKQ2X7VWJ3MR9BYCHD56GPSFA1', name: 'Marktplatz' },
  clientId: 'sandbox-florist',
  till: { object: 'smart.devices', id: 'SDV_3K8ZNQX4T7VJW2MR9BYCHD56GPSFA0' },
  terminal: { object: 'smart.devices', id: 'SDV_5T7VJW2MR9BYCHD56GPSFA03K8ZNQX', tid: '60010002' },
}

/** What the florist's client signs in with, where a seed was given. */
export const floristCredentials: typeof credentials = {
  clientId: florist.clientId,
  clientSecret: 'sandbox-florist-secret',
}

/** The vendor's example: the group of the first card, with no rules to speak of. */
export const pointsGroupId = 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ'

const points: StoredCardGroup = group(
  {
    object: 'loyalty.cardgroups',
    id: pointsGroupId,
    display_name: 'Punkte',
    display_name_raw: 'Punkte',
    stock_warn_limit: 0,
    picture: 'https://connect.secucard.com/ds_g/8e79737df1e2513db48908b342c3cc436edf501a',
  },
  {},
)

/** A tenth of what is bought at 19 percent comes back as bonus. */
const bonus: StoredCardGroup = group(
  {
    object: 'loyalty.cardgroups',
    id: 'CRG_7HX2WQ9ZTN4VJ8KR3MBYCD65GPSFA1',
    display_name: 'Stammkunden',
    display_name_raw: 'Stammkunden',
    stock_warn_limit: 25,
  },
  { bonus: { '19': 10 } },
)

const flowers: StoredCardGroup = group(
  {
    object: 'loyalty.cardgroups',
    id: 'CRG_4VJ8KR3MBYCD65GPSFA17HX2WQ9ZTN',
    display_name: 'Blumenfreunde',
    display_name_raw: 'Blumenfreunde',
    stock_warn_limit: 10,
  },
  {},
)

function group(facts: CardGroup, rules: Partial<Programme>): StoredCardGroup {
  return { id: facts.id, group: facts, programme: { ...plainProgramme, ...rules } }
}

function card(
  facts: Pick<StoredCard, 'id' | 'cardId' | 'cardnumber' | 'csc'> & Partial<StoredCard>,
): StoredCard {
  return {
    groupId: points.id,
    created: '2015-09-28T16:01:20+02:00',
    expires: null,
    stock: 'active',
    lastUsage: '2020-09-18T09:47:08+02:00',
    lastCharge: '2019-12-10T12:56:08+01:00',
    ...facts,
  }
}

/** The bakery's cards. */
export const bakeryCards: readonly StoredCard[] = [
  card({
    id: 'MCD_2RXTNXPRM2YG9922UMBHHAEWEGN6AJ',
    cardId: 'CRD_2U7MTNAMM3PMBPAB50C9G2AEHA9GPJ',
    cardnumber: '9276004429942845',
    csc: '2845',
  }),
  card({
    id: 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA',
    cardId: 'CRD_9K2VXT4H7MQZ1W6BNPD3R8SYJ5CGEA',
    cardnumber: '9276004410000018',
    groupId: bonus.id,
    csc: '0018',
    opening: { cash: 2000, bonus: 250, points: 0 },
  }),
  card({
    id: 'MCD_6T8YB1RDN4SWQ3MZX7KHV5PJG2ECAA',
    cardId: 'CRD_3M7BQ9WXZ2KTN8HVR5SDY1PJG6CEAA',
    cardnumber: '9276004410000026',
    csc: '0026',
    opening: { cash: 500, bonus: 0, points: 0 },
    lock: { reason: 1 },
  }),
]

const floristCards: readonly StoredCard[] = [
  card({
    id: 'MCD_8BYR2MGJ6CEPA4H1QW7ZKX9VDN3T5S',
    cardId: 'CRD_1W6BNPD3R8SYJ5CGEA9K2VXT4H7MQZ',
    cardnumber: '9276004420000016',
    groupId: flowers.id,
    csc: '0016',
    opening: { cash: 1000, bonus: 0, points: 0 },
  }),
]

/** Everything that is there before the first call. `secretOf` gives each client its secret, when somebody asks for it. */
export function openingEvents(secretOf: (clientId: string) => string): readonly SandboxEvent[] {
  return [
    ...shopEvents(withSecret(bakery, secretOf), [points, bonus], bakeryCards),
    ...regulars(),
    ...shopEvents(withSecret(florist, secretOf), [flowers], floristCards),
  ]
}

/** The bakery's one regular, whose card is the second: with a bank account, a subscription, and checked in. */
function regulars(): readonly SandboxEvent[] {
  const shop = bakery.merchant.id
  const { merchant } = bakery
  const customer: LoyaltyCustomer = {
    object: 'loyalty.customers',
    id: 'CUS_4N8WJZ2KXT6VQB9MR3CHDY57GPSFA2',
    created: since,
    merchant: { object: merchant.object, id: merchant.id },
    customernumber: 'K-1042',
    merchant_contact: { forename: 'Erika', surname: 'Beispiel', email: appUser.username },
    consent_for_communication: 'accepted',
  }
  return [
    { type: 'saved', shop, kind: 'customers', value: customer },
    {
      type: 'saved',
      shop,
      kind: 'paymentContainers',
      value: {
        object: 'loyalty.paymentcontainers',
        id: '4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2',
        type: 'bank_account',
        payment_information: { owner: 'Max Muster', iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
      },
    },
    {
      type: 'saved',
      shop,
      kind: 'checkins',
      value: {
        object: 'smart.checkins',
        id: 'CKI_5X9NKT3QZJ7WVB2MR8CHDY46GPSFA2',
        customerName: 'Erika B.',
        created: since,
        account: { object: 'general.accounts', id: appUser.accountId },
        customer,
        merchantcard: { object: 'loyalty.merchantcards', id: 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA' },
      },
    },
    {
      type: 'saved',
      shop,
      kind: 'payers',
      value: {
        object: 'payment.customers',
        id: 'PCU_6T2NKZ8QXJ4WVB9MR5CHDY37GPSFA2',
        contact: { forename: 'Erika', surname: 'Beispiel' },
      },
    },
    {
      type: 'saved',
      shop,
      kind: 'containers',
      value: { object: 'payment.containers', id: 'PCT_8Z4NKT6QXJ2WVB9MR3CHDY57GPSFA2', type: 'credit_card' },
    },
    {
      type: 'saved',
      shop,
      kind: 'containers',
      value: { object: 'payment.containers', id: 'PCT_3N8WKX5TZJ7QVB2MR4CHDY69GPSFA2', type: 'bank_account' },
    },
    {
      type: 'saved',
      shop,
      kind: 'subscriptions',
      value: { object: 'payment.subscriptions', id: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2' },
    },
  ]
}

function withSecret(
  facts: Omit<ShopFacts, 'clientSecret'>,
  secretOf: (clientId: string) => string,
): ShopFacts {
  let secret: string | undefined
  return {
    ...facts,
    // Made when it is needed: most tests never sign in, and the machine's source of secrets takes its time to load.
    get clientSecret() {
      return (secret ??= secretOf(facts.clientId))
    },
  }
}

const since = '2020-01-02T08:00:00+01:00'

function shopEvents(
  facts: ShopFacts,
  groups: readonly StoredCardGroup[],
  cards: readonly StoredCard[],
): readonly SandboxEvent[] {
  const shop = facts.merchant.id
  return [
    { type: 'shop opened', facts },
    ...groups.map((value): SandboxEvent => ({ type: 'saved', shop, kind: 'cardGroups', value })),
    ...cards.map((stored): SandboxEvent => ({ type: 'card saved', shop, card: stored })),
    ...devices(facts).map((device): SandboxEvent => ({
      type: 'saved',
      shop,
      kind: 'devices',
      value: { id: device.id, device },
    })),
    { type: 'saved', shop, kind: 'routings', value: routing(facts) },
  ]
}

/** A till and the card terminal that serves it. */
function devices({ merchant, store, till, terminal }: ShopFacts): readonly SmartDevice[] {
  const shared = {
    object: 'smart.devices' as const,
    merchant: { object: merchant.object, id: merchant.id },
    store,
    created: since,
    online: true,
    routing: { object: 'smart.routings', id: routingId(merchant) },
  }
  return [
    { ...shared, id: till.id, type: 'cashier', vendor: '3pos', description: 'Kasse 1' },
    {
      ...shared,
      id: terminal.id,
      type: 'zvt',
      vendor: 'ingenico',
      description: 'Kartenterminal 1',
      terminal_type: 'iCT250',
      tid: terminal.tid,
    },
  ]
}

function routingId({ id }: MerchantSummary): string {
  return id.replace('MRC', 'SRT')
}

function routing({ merchant, store, till, terminal }: ShopFacts): SmartRouting {
  return {
    object: 'smart.routings',
    id: routingId(merchant),
    created: since,
    description: 'Theke',
    merchant: { object: merchant.object, id: merchant.id },
    store,
    assign: [
      { object: 'smart.devices', id: till.id, type: 'cashier', description: 'Kasse 1' },
      { object: 'smart.devices', id: terminal.id, type: 'zvt', description: 'Kartenterminal 1' },
    ],
  }
}
