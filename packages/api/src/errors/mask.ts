// 13 to 19 digits in a row, in groups or not, are taken for a card number (ISO/IEC 7812-1). Letters may touch it.
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g

/** Card numbers in a text for people and logs: `9276004429942845` becomes `9276…2845`. */
export function maskCardNumbers(text: string): string {
  return text.replaceAll(cardNumber, (digits) => `${digits.slice(0, 4)}…${digits.slice(-4)}`)
}
