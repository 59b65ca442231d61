// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { Route } from '../route.ts'

/** Every operation of the specs, in their order. */
export const routes: readonly Route[] = [
  {"operation":"auth.token","method":"POST","path":"/oauth/token","body":"required","mediaTypes":["application/json","application/x-www-form-urlencoded"],"query":false,"secured":false},
  {"operation":"smart.transactions.list","method":"GET","path":"/api/v2/Smart/Transactions","body":"none","mediaTypes":[],"query":true,"secured":true},
  {"operation":"smart.transactions.create","method":"POST","path":"/api/v2/Smart/Transactions","body":"required","mediaTypes":["application/json"],"query":false,"secured":true},
  {"operation":"smart.transactions.get","method":"GET","path":"/api/v2/Smart/Transactions/{smartTransactionId}","body":"none","mediaTypes":[],"query":true,"secured":true},
  {"operation":"smart.transactions.update","method":"PUT","path":"/api/v2/Smart/Transactions/{smartTransactionId}","body":"required","mediaTypes":["application/json"],"query":false,"secured":true},
  {"operation":"smart.transactions.preTransaction","method":"POST","path":"/api/v2/Smart/Transactions/{smartTransactionId}/preTransaction","body":"none","mediaTypes":[],"query":false,"secured":true},
  {"operation":"smart.transactions.start","method":"POST","path":"/api/v2/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}","body":"optional","mediaTypes":["application/json"],"query":false,"secured":true},
  {"operation":"smart.transactions.cancel","method":"POST","path":"/api/v2/Smart/Transactions/{smartTransactionId}/cancel","body":"none","mediaTypes":[],"query":false,"secured":true},
  {"operation":"loyalty.merchantCards.list","method":"GET","path":"/api/v2/Loyalty/MerchantCards","body":"none","mediaTypes":[],"query":true,"secured":true},
  {"operation":"loyalty.merchantCards.get","method":"GET","path":"/api/v2/Loyalty/MerchantCards/{loyaltyMerchantCardId}","body":"none","mediaTypes":[],"query":true,"secured":true},
  {"operation":"loyalty.merchantCards.validate","method":"POST","path":"/api/v2/Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard","body":"required","mediaTypes":["application/json"],"query":false,"secured":true},
]

/** The operations of the specs; the sandbox has a handler for each. */
export type OperationId = 'auth.token' | 'smart.transactions.list' | 'smart.transactions.create' | 'smart.transactions.get' | 'smart.transactions.update' | 'smart.transactions.preTransaction' | 'smart.transactions.start' | 'smart.transactions.cancel' | 'loyalty.merchantCards.list' | 'loyalty.merchantCards.get' | 'loyalty.merchantCards.validate'
