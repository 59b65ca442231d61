// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { Operation } from '../operation.ts'

/** Every operation of the specs, by its id. */
export const operations: Readonly<Record<string, Operation>> = {
  'smart.transactions.list': { spec: 'smart', method: 'GET', path: '/Smart/Transactions', pathParameters: [], takes: 'query', list: true, neverReplay: false },
  'smart.transactions.create': { spec: 'smart', method: 'POST', path: '/Smart/Transactions', pathParameters: [], takes: 'body', list: false, neverReplay: false },
  'smart.transactions.get': { spec: 'smart', method: 'GET', path: '/Smart/Transactions/{smartTransactionId}', pathParameters: ['smartTransactionId'], takes: 'query', list: false, neverReplay: false },
  'smart.transactions.update': { spec: 'smart', method: 'PUT', path: '/Smart/Transactions/{smartTransactionId}', pathParameters: ['smartTransactionId'], takes: 'body', list: false, neverReplay: false },
  'smart.transactions.preTransaction': { spec: 'smart', method: 'POST', path: '/Smart/Transactions/{smartTransactionId}/preTransaction', pathParameters: ['smartTransactionId'], takes: 'nothing', list: false, neverReplay: false },
  'smart.transactions.start': { spec: 'smart', method: 'POST', path: '/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', pathParameters: ['smartTransactionId', 'paymentMethod'], takes: 'body', list: false, neverReplay: true, blockingSeconds: 300 },
  'smart.transactions.cancel': { spec: 'smart', method: 'POST', path: '/Smart/Transactions/{smartTransactionId}/cancel', pathParameters: ['smartTransactionId'], takes: 'nothing', list: false, neverReplay: true },
  'loyalty.merchantCards.list': { spec: 'loyalty', method: 'GET', path: '/Loyalty/MerchantCards', pathParameters: [], takes: 'query', list: true, neverReplay: false },
  'loyalty.merchantCards.get': { spec: 'loyalty', method: 'GET', path: '/Loyalty/MerchantCards/{loyaltyMerchantCardId}', pathParameters: ['loyaltyMerchantCardId'], takes: 'query', list: false, neverReplay: false },
  'loyalty.merchantCards.validate': { spec: 'loyalty', method: 'POST', path: '/Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard', pathParameters: ['loyaltyMerchantCardId'], takes: 'body', list: false, neverReplay: false },
}
