import type { Handler } from '../core.ts'
import type { CardValidationInput } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { listPage } from '../list.ts'

export const listMerchantCards: Handler = ({ query }, { state }) => ({
  body: listPage([...state.cards.values()], query),
})

export const getMerchantCard: Handler = ({ path }, { state }) => {
  const id = path['loyaltyMerchantCardId']
  const card = [...state.cards.values()].find((each) => each.id === id)
  if (!card) throw Refusal.notFound(`merchant card ${id}`)
  return { body: card }
}

/** An unknown card is no error here: the answer says that it is not valid, and nothing else. */
export const validateMerchantCard: Handler = ({ body }, { state }) => {
  const { cardnumber, merchant } = body as CardValidationInput
  const card = cardnumber === undefined ? undefined : state.cards.get(cardnumber)
  if (!card || (merchant !== undefined && merchant !== card.merchant?.id)) return { body: { isValid: false } }
  return {
    body: { isValid: true, hasPasscode: (card.passcode ?? 0) !== 0, isLocked: card.lock_status === 'locked' },
  }
}
