export { createSecuconnect } from './secuconnect.ts'
export type { LoyaltyApi, Secuconnect, SecuconnectOptions, SmartApi, Where } from './secuconnect.ts'
export { clientCredentials } from './auth/client-credentials.ts'
export type { ClientCredentials } from './auth/client-credentials.ts'
export type { Authentication, TokenEndpoint, TokenSource } from './auth/authentication.ts'
export type { CallOptions, ListCall } from './call.ts'
export {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  SecuconnectError,
  ServerError,
  TimeoutError,
  UnexpectedAnswerError,
} from './errors/errors.ts'
export type { Refusal } from './errors/errors.ts'
export { maskCardNumbers } from './errors/mask.ts'
export type { Transport, TransportRequest, TransportResponse } from './transport/transport.ts'
export { cardEans, environments, knownStatuses, paymentMethods } from './generated/constants.ts'
export type * from './generated/models.ts'
export type * from './generated/methods.ts'
