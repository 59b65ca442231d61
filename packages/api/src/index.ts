export { createSecuconnect } from './secuconnect.ts'
export type { LoyaltyApi, Secuconnect, SecuconnectOptions, Sending, SmartApi, Where } from './secuconnect.ts'
export { clientCredentials } from './auth/client-credentials.ts'
export type { ClientCredentials } from './auth/client-credentials.ts'
export { devicePin } from './auth/device-pin.ts'
export type { DevicePin } from './auth/device-pin.ts'
export { appUser } from './auth/app-user.ts'
export type { AppUser } from './auth/app-user.ts'
export { deviceSession, NotRegisteredError } from './auth/device-session.ts'
export type { DeviceCredentials } from './auth/device-session.ts'
export { registerDevice } from './auth/device-registration.ts'
export type { RegisterDeviceOptions, RegistrationOptions, UserCode } from './auth/device-registration.ts'
export { memoryTokenStore, TokenStoreError } from './auth/token-store.ts'
export type { PendingRegistration, StoredTokens, TokenStore } from './auth/token-store.ts'
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
export { logTo } from './observe/log.ts'
export type { LogEvent, Logger, LogLevel, LogTarget } from './observe/log.ts'
export type { CallTrace, TryTrace } from './observe/trace.ts'
export { maskCardNumbers } from './errors/mask.ts'
export type { Transport, TransportRequest, TransportResponse } from './transport/transport.ts'
export { filter } from './query.ts'
export type { Condition, Filter, FilterBound, FilterValue } from './query.ts'
export { cardEans, environments, knownStatuses, paymentMethods } from './generated/constants.ts'
export type * from './generated/models.ts'
export type * from './generated/methods.ts'
export type * from './generated/properties.ts'
