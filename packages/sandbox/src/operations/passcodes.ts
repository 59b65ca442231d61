import type { Handler } from '../core.ts'
import type {
  CscCheckInput,
  PasscodeCheckInput,
  PasscodeInput,
  PasscodeQuestion,
  PasscodeResetInput,
} from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { cardSaved, checkMerchant, findCardGroup, findNamedCard } from './registers.ts'

/** A wrong code is no error: the answer says so. */
export const checkCsc: Handler = (call) => {
  const { cardnumber, csc } = call.body as CscCheckInput
  return { body: { result: findNamedCard(call, cardnumber).csc === csc } }
}

/** A wrong passcode is no error, and however many there were, the card is not locked. A card without one fits none. */
export const checkPasscode: Handler = (call) => {
  const { cardnumber, pin } = call.body as PasscodeCheckInput
  checkExact(pin, 'pin')
  return { body: { result: findNamedCard(call, cardnumber).passcode === pin } }
}

/**
 * Gives a card its passcode. The vendor does not say what becomes of one that is there: here it stays, and the answer is
 * no, since whoever knows it can have it reset, and nobody else should replace it.
 */
export const setPasscode: Handler = (call) => {
  const { cardnumber, merchant, passcode } = call.body as PasscodeInput
  checkExact(passcode, 'passcode')
  checkMerchant(call.shop, merchant)
  const card = findNamedCard(call, cardnumber)
  if (card.passcode !== undefined) return { body: { result: false } }
  return { body: { result: true }, events: [cardSaved(call.shop, { ...card, passcode })] }
}

/** Takes the passcode off the card for those who know it; then a new one can be set. */
export const resetPasscode: Handler = (call) => {
  const { cardnumber, passcode } = call.body as PasscodeResetInput
  checkExact(passcode, 'passcode')
  const { passcode: own, ...card } = findNamedCard(call, cardnumber)
  if (own !== passcode) return { body: { result: false } }
  return { body: { result: true }, events: [cardSaved(call.shop, card)] }
}

/** Beyond 2^53 two passcodes that differ become the same number. */
function checkExact(passcode: number, name: string): void {
  if (!Number.isSafeInteger(passcode)) throw Refusal.badInput(`/${name} is too large`)
}

/** What the card group asks the passcode for, by its rule; 0 is nothing, and 1 is anything (facts: section (e)). */
const asksFor: Readonly<Record<string, number>> = {
  discharge: 2,
  charge: 3,
  sale_revenue: 4,
  discharge_points: 5,
  charge_points: 6,
  // A report of the till is no booking: only a group that asks for anything asks for it.
  cashreport: 1,
}

/**
 * Without a card the rule of the group decides. With one it has to have a passcode too: nobody can enter what was never
 * set. Without an action the question is whether there is any that needs it.
 */
export const checkPasscodeEnabled: Handler = (call) => {
  const { action, cardnumber } = call.body as PasscodeQuestion
  const { id, programme } = findCardGroup(call)
  if (action !== undefined && !Object.hasOwn(asksFor, action))
    throw Refusal.badInput(`/action: ${action} is not one of ${Object.keys(asksFor).join(', ')}`)
  const card = cardnumber === undefined ? undefined : call.shop.cards.get(cardnumber)
  if (cardnumber !== undefined && card?.groupId !== id)
    throw Refusal.notFound(`card ${cardnumber} of card group ${id}`)
  const isAsked =
    action === undefined
      ? programme.passcode !== 0
      : programme.passcode === 1 || programme.passcode === asksFor[action]
  return { body: { result: isAsked && (!card || card.passcode !== undefined) } }
}
