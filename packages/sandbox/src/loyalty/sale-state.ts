import type { SmartTransaction } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'

/** The refusal of an operation that comes too late, or too early. */
export function notNow(done: string, status: string): Refusal {
  return Refusal.api(
    403,
    'ProductNotAllowedException',
    1003,
    `a transaction that is ${status} cannot be ${done}`,
    'Dieser Vorgang ist in diesem Zustand nicht möglich.',
  )
}

/** Throws a `Refusal` while a card terminal is at work for the transaction. */
export function checkIdle({ id }: SmartTransaction, shop: Shop): void {
  for (const { before } of shop.jobs.values()) {
    if (before?.id !== id) continue
    throw Refusal.api(
      403,
      'ProductNotAllowedException',
      1003,
      `the card terminal is at work for ${id}`,
      'Das Kartenterminal arbeitet noch an diesem Vorgang.',
    )
  }
}

/**
 * Throws a `Refusal` for what is no sale: what tracks a run of the card terminal, or leads a payer to a page, is stored
 * like one and has no basket.
 */
export function checkIsSale({ id, basket }: SmartTransaction, done: string): void {
  if (basket) return
  throw Refusal.api(
    403,
    'ProductNotAllowedException',
    1003,
    `${id} is no sale, and cannot be ${done}`,
    'Dieser Vorgang ist kein Verkauf.',
  )
}
