import { maskCardNumbers } from './mask.ts'

/**
 * A text from outside, fit for messages, logs and displays: without what would begin another line or turn its letters
 * round, without card numbers, and not without end.
 */
export function quote(text: string, longest = 500): string {
  // Masked before it is cut: half a card number would not be known for one.
  const line = maskCardNumbers(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim())
  return line.length > longest ? `${line.slice(0, longest).replace(/\p{Surrogate}$/u, '')}…` : line
}
