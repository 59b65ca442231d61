import type { Handler } from '../core.ts'
import type { IdentInput, SmartIdent } from '../generated/models.ts'
import { merchantCardOf } from '../loyalty/merchant-card.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'
import { documents, listed } from './answers.ts'

const cardIdent = {
  object: 'smart.idents',
  id: 'smi_1',
  type: 'card',
  name: 'secucard Kundenkarte',
  prefix: '9276',
  length: 16,
} as const satisfies SmartIdent

const newCardIdent = {
  object: 'smart.idents',
  id: 'smi_3',
  type: 'create_card',
  name: 'secucard Kundenkarte erstellen',
  prefix: 'CRG_',
} as const satisfies SmartIdent

/** The kinds whose ids are known; that of the check-in is documented nowhere (facts: section (e), idents). */
const kinds: ReadonlyMap<string, SmartIdent> = new Map<string, SmartIdent>([
  [cardIdent.id, cardIdent],
  [newCardIdent.id, newCardIdent],
])

export const listIdents: Handler = (call, surroundings) => listed(documents(kinds), call, surroundings)

export const getIdent: Handler = ({ path }) => {
  const id = path['identId'] ?? ''
  const kind = kinds.get(id)
  if (!kind) throw Refusal.notFound(`ident ${id}`)
  return { body: kind }
}

/** What is not known is no error here: the answer says that it is not valid, and nothing else. */
export const validateIdents: Handler = ({ body, shop }) => ({
  body: (body as readonly IdentInput[]).map((ident, index) => validated(ident, index, shop)),
})

function validated({ type, value }: IdentInput, index: number, shop: Shop): SmartIdent {
  switch (type) {
    case 'card': {
      const card = shop.cards.get(value)
      if (!card) return { ...cardIdent, value, valid: false }
      const merchantcard = merchantCardOf(shop, card)
      return { ...cardIdent, value, valid: true, merchantcard, customer: merchantcard.customer ?? null }
    }
    case 'create_card':
      return {
        ...newCardIdent,
        value,
        valid: shop.cardGroups.get(value)?.programme.createsCards ?? false,
      }
    default:
      throw Refusal.badInput(`/${index}/type: the sandbox knows card and create_card, not ${type}`)
  }
}
