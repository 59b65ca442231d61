import type { SmartTransaction } from '@secukit/api'
import type { ReceiptInput } from '@secukit/receipt'
import { expectTypeOf, it } from 'vitest'

// `receipt` imports nothing from `api`; that the one fits the other is seen here, when the types are checked.
it("takes both receipts of a transaction for what can be printed, as the API's types have them", () => {
  expectTypeOf<SmartTransaction['receipt']>().toExtend<ReceiptInput>()
  expectTypeOf<SmartTransaction['receipt_merchant']>().toExtend<ReceiptInput>()
})
