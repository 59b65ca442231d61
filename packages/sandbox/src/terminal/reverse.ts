import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { takeBack, type TakenBack } from '../loyalty/cancel-sale.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'
import { type Charge, standingCharges } from './charges.ts'
import { type Ended, failureOf, paperText, refusalOf, saved, savedCharge } from './ended.ts'
import { type Act, displayed, settingOf, type TerminalJob } from './jobs.ts'

/** Ends the reversal of a payment. */
export function endReversal(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Ended {
  const charge = shop.charges.get(job.chargeId ?? '')
  const transaction = shop.transactions.get(charge?.transactionId ?? '')
  if (!charge || !transaction) throw new Error(`the reversal ${job.ticket} has no charge`)
  const failure = failureOf(act, job)
  if (failure !== undefined)
    return { events: displayed(shop, job.id, failure), reply: { refusal: refusalOf(act, job, failure) } }
  let takenBack: TakenBack | undefined
  try {
    takenBack = cardBookingsOf(charge, transaction, shop, surroundings)
  } catch (error) {
    // The card was used while the terminal was at work.
    if (!(error instanceof Refusal)) throw error
    return { events: displayed(shop, job.id, 'Storno nicht möglich'), reply: { refusal: error } }
  }
  const body: SmartTransaction = {
    ...transaction,
    ...(takenBack && { status: 'cancelled' }),
    updated: timestamp(surroundings.clock.now()),
  }
  return {
    events: [
      savedCharge(shop, { ...charge, status: 'reversed' }),
      ...(takenBack?.events ?? []),
      saved(shop, body),
      ...displayed(shop, job.id, 'Storno erfolgt', ...paperText(settingOf(shop, job.id).paper)),
    ],
    reply: { body },
  }
}

/**
 * What a sale did to its loyalty card, taken back; undefined when another charge has still paid for it. Throws a
 * `Refusal` when the card has too little left.
 */
export function cardBookingsOf(
  charge: Charge,
  transaction: SmartTransaction,
  shop: Shop,
  surroundings: Surroundings,
): TakenBack | undefined {
  const isPaid = standingCharges(shop, transaction.id).some(({ id }) => id !== charge.id)
  return isPaid ? undefined : takeBack(transaction, shop, surroundings)
}
