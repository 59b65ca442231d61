import { cleanText } from './clean.ts'

/** Names the kind of a value for a message, without quoting it: receipts hold card numbers. */
export function describeKind(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** Quotes a word of the wire, such as an unknown type, for a message: short, and harmless in a log. */
export function quoteWord(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(cleanText(value).slice(0, 40)) : describeKind(value)
}
