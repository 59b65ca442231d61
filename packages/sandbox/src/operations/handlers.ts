import type { Handler } from '../core.ts'
import type { OperationId } from '../generated/routes.ts'
import { getMerchantCard, listMerchantCards, validateMerchantCard } from './merchant-cards.ts'
import { issueToken } from './token.ts'
import { cancelTransaction } from './cancel.ts'
import { preTransaction } from './pre-transaction.ts'
import { startTransaction } from './start.ts'
import { createTransaction, getTransaction, listTransactions, updateTransaction } from './transactions.ts'

/** What is simulated. The other operations of the specs are admitted, checked, and answered with 501. */
export const handlers: { readonly [id in OperationId]?: Handler } = {
  'auth.token': issueToken,
  'smart.transactions.list': listTransactions,
  'smart.transactions.create': createTransaction,
  'smart.transactions.get': getTransaction,
  'smart.transactions.update': updateTransaction,
  'smart.transactions.preTransaction': preTransaction,
  'smart.transactions.start': startTransaction,
  'smart.transactions.cancel': cancelTransaction,
  'loyalty.merchantCards.list': listMerchantCards,
  'loyalty.merchantCards.get': getMerchantCard,
  'loyalty.merchantCards.validate': validateMerchantCard,
}
