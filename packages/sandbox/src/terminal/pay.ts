import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import { completeSale } from '../loyalty/complete-sale.ts'
import { terminalSlip } from '../receipts.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import type { Charge } from './charges.ts'
import { type Ended, failed, failureOf, isAsItWas, paperText, savedCharge, tidOf } from './ended.ts'
import { type Act, displayed, notDone, settingOf, type TerminalJob } from './jobs.ts'
import { merchantSlip, refusedSlip } from './slips.ts'

/** Ends a payment. */
export function endPayment(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Ended {
  const asksForPin = act.act === 'approve' || act.act === 'decline' || act.act === 'wrong PIN'
  const shown = displayed(shop, job.id, ...(asksForPin ? ['PIN eingeben', 'Bitte warten'] : []))
  const failure = failureOf(act, job)
  if (failure === undefined) return pay(shop, job, act, shown, surroundings)
  const slip = { failure, receipt: refusedSlip({ tid: tidOf(shop, job.id), why: failure }) }
  const { events, reply } = failed(shop, job, act, slip, surroundings)
  return { events: [...shown, ...events, ...displayed(shop, job.id, failure)], reply }
}

/** Charges the customer's card, and completes the sale with it or gives the money back in the same breath. */
function pay(
  shop: Shop,
  job: TerminalJob,
  { act }: Act,
  shown: readonly SandboxEvent[],
  surroundings: Surroundings,
): Ended {
  const { before, id, amount } = job
  if (!before) throw new Error(`the payment ${job.ticket} has no sale`)
  const merchant = shop.facts.merchant.id
  const receiptNumber = shop.nextReceiptNumber
  const charge: Charge = {
    id: surroundings.random.id('CHG'),
    deviceId: id,
    transactionId: before.id,
    receiptNumber,
    amount,
    at: timestamp(surroundings.clock.now()),
    status: 'charged',
  }
  const charged: readonly SandboxEvent[] = [
    ...shown,
    { type: 'receipt number used', shop: merchant },
    savedCharge(shop, charge),
  ]
  const signed = act === 'approve with signature'
  const slip = { tid: tidOf(shop, id), receiptNumber, sum: amount }
  const { paper } = settingOf(shop, id)
  try {
    if (!isAsItWas(shop, before))
      throw notDone(`${before.id} has changed while the terminal was at work`, 'Der Vorgang wurde verändert.')
    const paid = {
      changes: {
        device_destination: { object: 'smart.devices', id },
        receipt_number: receiptNumber,
        receipt_merchant: merchantSlip({ ...slip, signed }),
        receipt_merchant_print: surroundings.assumptions.merchantSlip === 'to be printed' || paper,
      },
      receipt: terminalSlip({ ...slip, copy: 'Kundenbeleg' }),
      events: charged,
    }
    const { transaction, events } = completeSale(before, 'cashless', paid, shop, surroundings)
    const texts = [...(signed ? ['Bitte Unterschrift prüfen'] : []), 'Zahlung erfolgt', ...paperText(paper)]
    return { events: [...events, ...displayed(shop, id, ...texts)], reply: { body: transaction } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reversed = savedCharge(shop, { ...charge, status: 'reversed' })
    const failure = {
      failure: 'Zahlung storniert',
      receipt: refusedSlip({ tid: slip.tid, why: 'Zahlung storniert' }),
    }
    const { events } = failed(shop, job, { act: 'decline' }, failure, surroundings)
    return {
      events: [...charged, reversed, ...events, ...displayed(shop, id, failure.failure)],
      reply: { refusal: error },
    }
  }
}
