import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { ReceiptLine, SmartTransaction } from '../generated/models.ts'
import type { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import type { Charge } from './charges.ts'
import { declines } from './declines.ts'
import { type Act, notDone, type TerminalJob } from './jobs.ts'

/** What happened at a terminal's job, and what its caller is told; nothing while the terminal goes on. */
export interface Settled {
  readonly events: readonly SandboxEvent[]
  readonly reply?: JobReply
}

export type JobReply = { readonly body: unknown } | { readonly refusal: Refusal }

/** A job that is over. */
export type Ended = Required<Settled>

/** The sale is as if nobody had asked the terminal. */
export function untouched(shop: Shop, job: TerminalJob, refusal: Refusal): Ended {
  const restored = job.before && isAsItWas(shop, job.before) ? [saved(shop, job.before)] : []
  return { events: restored, reply: { refusal } }
}

/** Whether the sale is still the one that the terminal was asked for. Its status may say that the terminal is at work. */
export function isAsItWas({ transactions }: Shop, before: SmartTransaction): boolean {
  const now = transactions.get(before.id)
  if (!now || ![before.status, 'created', 'processing', 'pending'].includes(now.status)) return false
  return JSON.stringify({ ...now, status: before.status }) === JSON.stringify(before)
}

/** The event that a sale was written. */
export function saved({ facts }: Shop, value: SmartTransaction): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'transactions', value }
}

/** The event that a charge was booked, or became another. */
export function savedCharge({ facts }: Shop, value: Charge): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'charges', value }
}

/** Why it did not work, in the words of slip and display; `undefined` when it did. */
export function failureOf({ act, reason = 'declined' }: Act, { kind }: TerminalJob): string | undefined {
  switch (act) {
    case 'approve':
    case 'approve with signature':
      return undefined
    case 'customer abort':
      return 'Abbruch durch Kunde'
    case 'time out':
      return 'Zeitüberschreitung'
    case 'stop':
      return 'Abbruch durch Kasse'
    case 'wrong PIN':
      return declines[kind === 'payment' ? 'wrong PIN thrice' : reason].text
    default:
      return declines[reason].text
  }
}

/** The refusal of what a terminal did not do. */
export function refusalOf(
  { act, reason = 'declined' }: Act,
  { id, kind }: TerminalJob,
  failure: string,
): Refusal {
  const details = act === 'decline' ? `decline, ${reason}, response code ${declines[reason].code}` : act
  return notDone(`terminal ${id} ended the ${kind}: ${details}`, `${failure}.`)
}

/** A payment or a run that did not come about. How that is answered the vendor leaves open. */
export function failed(
  shop: Shop,
  job: TerminalJob,
  act: Act,
  { failure, receipt }: { readonly failure: string; readonly receipt: readonly ReceiptLine[] },
  { assumptions, clock }: Surroundings,
): Ended {
  const { before } = job
  const refusal = refusalOf(act, job, failure)
  const isForgotten = assumptions.declinedAtTerminal === 'forgotten' && act.act !== 'stop'
  // A sale that was paid before stays paid.
  if (!before || isForgotten || before.status === 'ok' || !isAsItWas(shop, before))
    return untouched(shop, job, refusal)
  const body: SmartTransaction = {
    ...before,
    status: act.act === 'stop' ? 'aborted' : 'failed',
    updated: timestamp(clock.now()),
    device_destination: { object: 'smart.devices', id: job.id },
    ...(job.kind === 'payment' && { payment_method: 'cashless' }),
    receipt,
  }
  return {
    events: [saved(shop, body)],
    reply: assumptions.declinedAtTerminal === 'failed' ? { body } : { refusal },
  }
}

/** The terminal ID on slips. */
export function tidOf({ devices }: Shop, id: string): string {
  return devices.get(id)?.device.tid ?? ''
}

/** What the display says after a job when there is no paper. */
export function paperText(paper: boolean): readonly string[] {
  return paper ? [] : ['Bitte Papier einlegen']
}
