export { startSandbox } from './sandbox.ts'
export type { Sandbox, SandboxCall, SandboxOptions } from './sandbox.ts'
export type { Clock } from './clock.ts'
export type { Booking, Ledger } from './ledger.ts'
