import type { SandboxResponse } from './core.ts'
import { responseValidators } from './generated/validators.ts'
import { violations } from './validator.ts'

/**
 * Holds every good answer against the specs, and throws when it does not fit: a simulator that answers what the real
 * API never would is worse than none. Refusals are made in one place, and have one form.
 */
export function createJudge(): (response: SandboxResponse) => void {
  // Objects of the state are never changed, only replaced: one look is enough at those that are read again and again.
  const fitting = new WeakSet<object>()
  return ({ operation, status, body }) => {
    if (status !== 200 || operation === undefined) return
    const isKept = operation === 'smart.transactions.get' && typeof body === 'object' && body !== null
    if (isKept && fitting.has(body)) return
    const validate = responseValidators[`${operation} 200`]
    const wrong = validate ? violations(validate, body) : 'the specs know no such answer'
    if (wrong !== undefined) throw new Error(`the answer to ${operation} breaks the specs: ${wrong}`)
    if (isKept) fitting.add(body)
  }
}
