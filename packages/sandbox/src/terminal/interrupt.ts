import type { Reply, Surroundings } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { checkIdle } from '../loyalty/sale-state.ts'
import type { Shop } from '../state.ts'
import { paymentJobOf } from './jobs.ts'
import { settle } from './settle.ts'

/**
 * What an abort or a cancel of a sale does while a card terminal takes its payment; undefined when none does. Throws a
 * 403 `Refusal` where the assumptions say that it is refused.
 */
export function interruptedTerminal(
  transaction: SmartTransaction,
  shop: Shop,
  surroundings: Surroundings,
): Reply | undefined {
  const job = paymentJobOf(shop, transaction.id)
  const { abortAtTerminal } = surroundings.assumptions
  if (!job || abortAtTerminal === 'refused') {
    checkIdle(transaction, shop)
    return undefined
  }
  if (abortAtTerminal === 'ignored') return { body: transaction }
  const { events, reply } = settle(shop, job, { act: 'stop' }, surroundings)
  const stopped = events.findLast((event) => event.type === 'saved' && event.kind === 'transactions')
  return {
    body: stopped?.type === 'saved' ? stopped.value : transaction,
    events,
    ...(reply && { ends: { ticket: job.ticket, reply } }),
  }
}
