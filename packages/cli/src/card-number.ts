import { maskCardNumbers } from '@secukit/api'
import { Failure } from './failure.ts'

/** Refuses what cannot be a card number. The message does not repeat it: a mistyped card number is one all the same. */
export function checkCardNumber(text: string): void {
  if (/^\d{8,19}$/.test(text)) return
  throw Failure.input('CARD must be the digits of the card number and nothing else, such as 9276004429942845')
}

/** A card number for people: `9276…2845`. Of a short one, which no mask for texts would find, the end. */
export function maskCard(number: string): string {
  return number.length < 13 ? `…${number.slice(-4)}` : maskCardNumbers(number)
}
