// Verdicts as text. Payloads come from shops: card numbers are masked.

// 13 to 19 digits in a row, in groups or not, are taken for a card number (ISO/IEC 7812-1).
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g
const longest = 60

/** @param {string} text */
function masked(text) {
  return text.replaceAll(cardNumber, (digits) => `${digits.slice(0, 4)}…${digits.slice(-4)}`)
}

/** A value on one short line. @param {unknown} value */
export function short(value) {
  // Masked before it is cut: half a card number is not recognised any more.
  const text = masked(JSON.stringify(value) ?? String(value))
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** @typedef {{ file: string, skip?: string, violations?: import('./judge.mjs').Violation[], undescribed?: string[] }} FileVerdict */

/** @param {FileVerdict} verdict */
export function verdictText({ file, skip, violations = [], undescribed = [] }) {
  if (skip !== undefined) return `-    ${file}: skipped, ${skip}`
  const lines = [
    ...violations.map(({ at, message, value, place }) =>
      masked(`       ${at || '/'}: ${message}; it is ${short(value)}\n         by ${place}`),
    ),
    ...undescribed.map((pointer) => masked(`       undescribed: ${pointer}`)),
  ]
  return [`${violations.length > 0 ? 'FAIL' : 'ok  '} ${file}`, ...lines].join('\n')
}

/** @param {FileVerdict[]} verdicts */
export function summary(verdicts) {
  const skipped = verdicts.filter(({ skip }) => skip !== undefined).length
  const failed = verdicts.filter(({ violations }) => (violations?.length ?? 0) > 0).length
  const gaps = verdicts.reduce((sum, verdict) => sum + (verdict.undescribed?.length ?? 0), 0)
  return `\n${verdicts.length - skipped - failed} fit, ${failed} do not, ${skipped} skipped; ${gaps} undescribed properties`
}
