import { credentials } from './credentials.ts'
import type { CardGroup, MerchantCard, MerchantSummary } from './generated/models.ts'

// The shop that the sandbox starts with. Its bakery and its first card are those of the vendor's example.

const merchant = { object: 'general.merchants' as const, id: 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG' }
const store = { object: 'general.stores', id: 'STO_2ZCZRU9V6U8QA7B49K94667UP6C4PJ' }
const cardgroup: CardGroup = {
  object: 'loyalty.cardgroups',
  id: 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ',
  display_name: 'Punkte',
  display_name_raw: 'Punkte',
  stock_warn_limit: 0,
  picture: 'https://connect.secucard.com/ds_g/8e79737df1e2513db48908b342c3cc436edf501a',
}

/** A card of the sandbox's shop; its number is always known. */
export type WorldCard = MerchantCard & { readonly card: { readonly cardnumber: string } }

interface CardFacts {
  readonly id: string
  readonly cardId: string
  readonly cardnumber: string
  readonly cash?: number
  readonly bonus?: number
  readonly locked?: true
}

function card({ id, cardId, cardnumber, cash = 0, bonus = 0, locked }: CardFacts): WorldCard {
  return {
    object: 'loyalty.merchantcards',
    id,
    merchant,
    created_for_merchant: merchant,
    card: { object: 'loyalty.cards', id: cardId, cardnumber, created: '2015-09-28T16:01:20+02:00' },
    cardgroup,
    created_for_store: store,
    customer: null,
    is_base_card: true,
    points: 0,
    cash_balance: cash,
    bonus_balance: bonus,
    balance: cash + bonus,
    last_usage: '2020-09-18T09:47:08+02:00',
    last_charge: '2019-12-10T12:56:08+01:00',
    stock_status: 'active',
    lock_status: locked ? 'locked' : 'unlocked',
    passcode: 0,
    expiry_date: null,
  }
}

/** Who and what the sandbox knows from the start. */
export const world: {
  readonly credentials: typeof credentials
  readonly merchant: MerchantSummary
  readonly deviceSource: { readonly object: string; readonly id: string }
  readonly terminal: { readonly object: string; readonly id: string; readonly tid: string }
  readonly cards: readonly WorldCard[]
} = {
  credentials,
  merchant: { ...merchant, companyname: "John's Bakery" },
  deviceSource: { object: 'smart.devices', id: 'SDV_2YJDXYESB2YBHECVB5GQGSYPNM8UA6' },
  terminal: { object: 'smart.devices', id: 'SDV_7B3M0CPPZA2NUXX67A0ST289A6JEYA', tid: '60010001' },
  cards: [
    card({
      id: 'MCD_2RXTNXPRM2YG9922UMBHHAEWEGN6AJ',
      cardId: 'CRD_2U7MTNAMM3PMBPAB50C9G2AEHA9GPJ',
      cardnumber: '9276004429942845',
    }),
    card({
      id: 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA',
      cardId: 'CRD_9K2VXT4H7MQZ1W6BNPD3R8SYJ5CGEA',
      cardnumber: '9276004410000018',
      cash: 2000,
      bonus: 250,
    }),
    card({
      id: 'MCD_6T8YB1RDN4SWQ3MZX7KHV5PJG2ECAA',
      cardId: 'CRD_3M7BQ9WXZ2KTN8HVR5SDY1PJG6CEAA',
      cardnumber: '9276004410000026',
      cash: 500,
      locked: true,
    }),
  ],
}
