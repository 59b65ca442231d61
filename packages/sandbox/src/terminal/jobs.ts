import type { SmartIdent, SmartTransaction } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import type { DeclineReason } from './declines.ts'

/** What a card terminal is at. It serves one job at a time, and answers when the customer has acted. */
export interface TerminalJob {
  /** The terminal's own ID: it has one job. */
  readonly id: string
  /** The name that the caller's answer waits under, never used again. */
  readonly ticket: string
  readonly kind: 'payment' | 'reversal' | 'diagnosis' | 'end of day' | 'card reading'
  /** In cents; 0 where no money moves. */
  readonly amount: number
  /** The sale that is paid, or that tracks the run, as it was before the terminal was asked. */
  readonly before?: SmartTransaction
  /** The charge that is taken back. */
  readonly chargeId?: string
  /** The kind of card that is read. */
  readonly ident?: SmartIdent
  /** When it began, and when the terminal gives up, in ms since 1970. */
  readonly began: number
  readonly until: number
  readonly wrongPins: number
  /** The caller was told that the outcome is not known. The terminal goes on alone. */
  readonly told?: true
  /** What the simulated customer will do by itself, and when (ms since 1970). Without it somebody has to act. */
  readonly plan?: { readonly at: number; readonly act: Act }
  /** What the customer does when the terminal asks again. */
  readonly rest: readonly ScriptedAct[]
}

/** What can happen at a terminal. What makes no sense at a job, such as a wrong PIN at a diagnosis, is a decline. */
export type TerminalAct =
  | 'approve'
  | 'approve with signature'
  | 'decline'
  /** The terminal asks again; the third one is a decline. */
  | 'wrong PIN'
  | 'customer abort'
  /** The terminal gives up at once. */
  | 'time out'
  /** The terminal refuses the job, because it is at another. */
  | 'busy'
  /** The terminal is lost before anything is charged, and the caller is told that the outcome is not known. */
  | 'lose connection'
  /** The till has stopped the terminal. */
  | 'stop'

/** How it happens. */
export interface ActDetails {
  /** Why a card is declined. Default: `declined`. */
  readonly reason?: DeclineReason
  /**
   * The caller is told at once that the outcome is not known, as when the connection is lost. It happens all the same,
   * so many ms later.
   */
  readonly late?: number
  /** The number of the card that is read. Default: the first card of the shop. */
  readonly cardnumber?: string
}

export interface Act extends ActDetails {
  readonly act: TerminalAct
}

/** One thing that the simulated customer does by itself. `wait`: nothing, so somebody else has to act. */
export interface ScriptedAct extends ActDetails {
  readonly act: TerminalAct | 'wait'
  /** How long the customer takes, in ms. Default: 0. */
  readonly after?: number
}

/** A customer of whom nobody knows what he will do; the sandbox's seed does. */
export interface RandomCustomer {
  /** Whole numbers: `{ approve: 9, decline: 1 }` declines every tenth time. */
  readonly weights: { readonly [act in TerminalAct | 'wait']?: number }
  /** How long he takes at least and at most, in ms. Default: nothing. */
  readonly after?: readonly [number, number]
}

/** How a terminal is set up. */
export interface TerminalSetting {
  /** The terminal's own ID. */
  readonly id: string
  readonly plugged: boolean
  readonly paper: boolean
  /** What the customers do next, in order. */
  readonly script: readonly ScriptedAct[]
  /** What they do when the script is at its end. */
  readonly always: ScriptedAct | RandomCustomer
}

/** How a terminal is set up; one that nobody has touched approves at once. */
export function settingOf(shop: Shop, id: string): TerminalSetting {
  return shop.settings.get(id) ?? { id, plugged: true, paper: true, script: [], always: { act: 'approve' } }
}

/** The payment that a terminal is at for this sale. */
export function paymentJobOf(shop: Shop, transactionId: string): TerminalJob | undefined {
  for (const job of shop.jobs.values()) {
    if (job.kind === 'payment' && job.before?.id === transactionId) return job
  }
  return undefined
}

/** A text on the terminal's display. */
export function displayed(shop: Shop, device: string, ...texts: readonly string[]): readonly SandboxEvent[] {
  return texts.map((text) => ({ type: 'displayed', shop: shop.facts.merchant.id, device, text }))
}

/** The refusal of a terminal that is at another job. Nothing was begun. */
export function busy(id: string): Refusal {
  return notDone(`terminal ${id} is busy with another job`, 'Das Kartenterminal ist beschäftigt.')
}

/** The refusal of what a terminal did not do. */
export function notDone(details: string, forPeople: string): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1005, details, forPeople)
}

/** Not a no: nobody knows what became of it (terminal: section 0, code 1005). */
export function outcomeUnknown(id: string): Refusal {
  return Refusal.api(
    500,
    'ProductBackendproviderException',
    1005,
    `not captured: the connection to terminal ${id} was not successful`,
    'Keine Verbindung zum Kartenterminal. Das Ergebnis ist nicht bekannt.',
  )
}
