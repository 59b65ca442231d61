import type { Reply, Surroundings } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { beginJob } from './begin.ts'
import { terminalOfTill } from './devices.ts'

/** Hands a sum, in cents, to the card terminal that serves the sale's till. Throws a `Refusal` when it cannot. */
export function startAtTerminal(
  transaction: SmartTransaction,
  due: number,
  shop: Shop,
  surroundings: Surroundings,
): Reply {
  const { id } = terminalOfTill(transaction.device_source?.id ?? shop.facts.till.id, shop)
  const task = { id, kind: 'payment', amount: due, before: transaction } as const
  return beginJob(task, [underWay(transaction, shop, surroundings)], shop, surroundings)
}

/** A sale as a read shows it while the terminal is at work for it: `created` leaves it as it was. */
function shownAtTerminal(
  transaction: SmartTransaction,
  { assumptions: { statusAtTerminal: status } }: Surroundings,
): SmartTransaction {
  return status === 'created' ? transaction : { ...transaction, status }
}

export function underWay(
  transaction: SmartTransaction,
  shop: Shop,
  surroundings: Surroundings,
): SandboxEvent {
  const value = shownAtTerminal(transaction, surroundings)
  return { type: 'saved', shop: shop.facts.merchant.id, kind: 'transactions', value }
}
