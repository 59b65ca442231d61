import type { StartInput } from '../generated/models.ts'
import type { Paid } from '../loyalty/complete-sale.ts'
import { terminalSlip } from '../receipts.ts'
import { Refusal } from '../refusal.ts'

/**
 * A card payment that the till took at a terminal of its own, `due` cents: nothing is charged here, and nothing can be
 * taken back here. It has no receipt number, because no terminal of the shop knows it.
 */
export function paidByTill(body: unknown, due: number): Paid {
  const { tid, trace, cardtype } = (body ?? {}) as StartInput
  const missing = Object.entries({ tid, trace, cardtype }).find(
    ([, value]) => value === undefined || value === '',
  )
  if (missing)
    throw Refusal.badInput(`/${missing[0]} is missing: start/cashless_direct needs tid, trace and cardtype`)
  const slip = { tid: String(tid), receiptNumber: Number(trace), sum: due }
  return {
    changes: {
      receipt_merchant: terminalSlip({ ...slip, copy: 'Händlerbeleg' }),
      receipt_merchant_print: true,
    },
    receipt: terminalSlip({ ...slip, copy: 'Kundenbeleg' }),
  }
}
