export { startSandbox } from './sandbox.ts'
export { DataError } from './data/data-error.ts'
export type { ClientCredentials, Sandbox, SandboxCall, SandboxOptions } from './sandbox.ts'
export type { Assumptions } from './assumptions.ts'
export type { Clock } from './clock.ts'
export type { Snapshot } from './engine.ts'
export type { Ask, PlainAnswer, PlainRequest } from './fetch.ts'
export type { Fault, FaultEffect } from './faults/fault.ts'
export type { Faults, Hit, RandomFaults } from './faults/faults.ts'
export type { Journal, JournalRecord } from './journal.ts'
export type { Ledger } from './ledger.ts'
export type { Balances, Booking } from './loyalty/bookings.ts'
export type { Programme } from './loyalty/programme.ts'
export type { CardSeed } from './operator/seed.ts'
export type { Charge } from './terminal/charges.ts'
export type {
  Act,
  ActDetails,
  RandomCustomer,
  ScriptedAct,
  TerminalAct,
  TerminalJob,
  TerminalSetting,
} from './terminal/jobs.ts'
export type { StoredPayment } from './state.ts'
export type { TerminalControl } from './terminal/control.ts'
