import type { SmartTransaction } from '@secukit/api'
import type { Clock } from './clock.ts'
import type { PaymentEvent } from './event.ts'
import type { JournalRecord } from './journal.ts'
import type { PaymentWork } from './payment-work.ts'
import type { Settings } from './settings.ts'
import type { PaymentApi } from './terminal.ts'
import type { Till } from './till.ts'

/** What an operation needs of the till that it is carried out at. */
export interface Surroundings {
  readonly api: PaymentApi['smart']['transactions']
  readonly clock: Clock
  readonly random: () => number
  readonly settings: Settings
  /** Fires when the till is closed: calls that are still under way are hung up. */
  readonly ending: AbortSignal
  /** What the journal says. */
  readonly till: () => Till
  /** Resolves when the record is on disk. Rejects with a `JournalError`. */
  readonly record: (record: JournalRecord) => Promise<void>
  /** Whether something else is, or may be, at the card terminal. */
  readonly isTerminalTaken: (except: string) => boolean
  /** A payment tells something. */
  readonly said: (event: PaymentEvent, saleId: string) => void
  /** A payment has its outcome. */
  readonly closed: (work: PaymentWork) => void
  /** The server says that what was told as not paid is paid. */
  readonly contradicted: (saleId: string, transaction: SmartTransaction) => void
  /** A rule of the driver's own is broken: no more payments. */
  readonly broken: (error: unknown) => void
}
