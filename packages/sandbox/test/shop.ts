import type { StoredCard } from '../src/cards.ts'
import type { Assumptions } from '../src/assumptions.ts'
import type { Engine } from '../src/engine.ts'
import { ledgerOf } from '../src/ledger.ts'
import { plainProgramme, type Programme } from '../src/loyalty/programme.ts'
import { engineOf } from '../src/sandbox.ts'
import { type SandboxEvent, type Shop, shopOf } from '../src/state.ts'
import { bakery } from '../src/world.ts'
import { signIn, type Till } from './till.ts'

/** A till in process, and the hands of the people in the back office. */
export interface ShopTill extends Till {
  readonly engine: Engine
  shop(): Shop
  /** Does what no call of the API does. */
  arrange(...events: readonly SandboxEvent[]): void
}

/** `at`: the moment at which its clock stands still, in ms since 1970. Default: it runs. */
export async function openShop(assumptions: Partial<Assumptions> = {}, at?: number): Promise<ShopTill> {
  const engine = engineOf({ seed: 1, assumptions })
  if (at !== undefined) engine.surroundings.clock.stop(at)
  const shop = (): Shop => shopOf(engine.surroundings.state, bakery.merchant.id)
  const till = await signIn((request) => Promise.resolve(engine.call(request)), ledgerOf(shop))
  return { ...till, engine, shop, arrange: (...events) => engine.commit('test', events) }
}

/** A card group with these rules; the rest of them is plain. */
export function groupOf(id: string, rules: Partial<Programme> = {}): SandboxEvent {
  const group = { object: 'loyalty.cardgroups', id, display_name: id, display_name_raw: id } as const
  return {
    type: 'saved',
    shop: bakery.merchant.id,
    kind: 'cardGroups',
    value: { id, group, programme: { ...plainProgramme, ...rules } },
  }
}

/** A card with this number, with nothing on it unless that is said. */
export function cardOf(cardnumber: string, groupId: string, more: Partial<StoredCard> = {}): SandboxEvent {
  return {
    type: 'card saved',
    shop: bakery.merchant.id,
    card: {
      id: `MCD_${cardnumber}`,
      cardId: `CRD_${cardnumber}`,
      cardnumber,
      groupId,
      created: '2024-01-02T08:00:00+00:00',
      expires: null,
      csc: '1234',
      stock: 'active',
      ...more,
    },
  }
}

/** The path to book on a card. */
export function bookPath(cardnumber: string): string {
  return `/Loyalty/MerchantCards/me/transaction/MCD_${cardnumber}`
}
