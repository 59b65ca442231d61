/**
 * Printable ASCII data as the symbol values of Code 128, from the start to the check character, without the stop.
 *
 * Only code sets B and C are used: A has no printable character that B lacks. C takes two digits a symbol, and is
 * chosen where it does not cost more than its switches: for four digits at the start or the end, six in between,
 * and data of two digits. No other choice is shorter (ISO/IEC 15417, annex E).
 */
export function code128Values(data: string): number[] {
  const values: number[] = []
  let end = 0
  for (const { 0: pairs, index } of data.matchAll(IN_SET_C)) {
    pushSetB(values, data.slice(end, index))
    values.push(values.length === 0 ? START_C : CODE_C)
    for (let at = 0; at < pairs.length; at += 2) values.push(Number(pairs.slice(at, at + 2)))
    end = index + pairs.length
  }
  pushSetB(values, data.slice(end))
  // The start counts once, then every symbol as often as its place.
  const sum = values.reduce((total, value, place) => total + value * Math.max(1, place), 0)
  values.push(sum % 103)
  return values
}

const CODE_C = 99
const CODE_B = 100
const START_B = 104
const START_C = 105

// Of an odd number of digits the first stays in B, but the last one where pairs begin the data or set B follows.
// The standard leaves shorter runs in B where C would do no better.
const IN_SET_C = /^\d\d$|^(?:\d\d){2,}|(?:\d\d){2,}$|(?:\d\d){3,}(?=\D|\d\D)/g

function pushSetB(values: number[], text: string): void {
  if (text === '') return
  values.push(values.length === 0 ? START_B : CODE_B)
  for (const character of text) values.push(character.charCodeAt(0) - 32)
}
