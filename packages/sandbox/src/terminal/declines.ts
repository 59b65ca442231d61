/** Why a payment is declined. */
export type DeclineReason =
  | 'declined'
  | 'insufficient funds'
  | 'card expired'
  | 'limit exceeded'
  | 'card blocked'
  | 'wrong PIN thrice'
  | 'issuer not available'

/** The response code of ISO 8583 for each reason, and the words on slip and display. */
export const declines: {
  readonly [reason in DeclineReason]: { readonly code: string; readonly text: string }
} = {
  declined: { code: '05', text: 'Zahlung abgelehnt' },
  'insufficient funds': { code: '51', text: 'Deckung nicht ausreichend' },
  'card expired': { code: '54', text: 'Karte abgelaufen' },
  'limit exceeded': { code: '61', text: 'Kartenlimit überschritten' },
  'card blocked': { code: '62', text: 'Karte gesperrt' },
  'wrong PIN thrice': { code: '75', text: 'PIN zu oft falsch' },
  'issuer not available': { code: '91', text: 'Kartenherausgeber nicht erreichbar' },
}
