import { timestamp } from '../clock.ts'
import type { Handler } from '../core.ts'
import { notNow } from '../loyalty/sale-state.ts'
import { interruptedTerminal } from '../terminal/interrupt.ts'
import { paymentsTakenBack } from './orders.ts'
import { findTransaction, saved } from './transactions.ts'

/** Gives up a sale that was not paid. What it does to a terminal at work the vendor leaves open. */
export const abortTransaction: Handler = (call, surroundings) => {
  const { shop } = call
  const transaction = findTransaction(call)
  const interrupted = interruptedTerminal(transaction, shop, surroundings)
  if (interrupted) return interrupted
  if (!['created', 'processing', 'approved', 'failed'].includes(transaction.status))
    throw notNow('aborted', transaction.status)
  const aborted = {
    ...transaction,
    status: 'aborted',
    updated: timestamp(surroundings.clock.now()),
  }
  // What was authorised for it is given up with it.
  const given = paymentsTakenBack(transaction, shop, surroundings)
  return { body: aborted, events: [...given, saved(shop, aborted)] }
}
