import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { ReceiptLine, SmartTransaction } from '../generated/models.ts'
import type { Shop } from '../state.ts'
import { type Ended, failed, failureOf, paperText, saved, savedCharge, tidOf } from './ended.ts'
import { type Act, displayed, settingOf, type TerminalJob } from './jobs.ts'
import { diagnosisSlip, endOfDaySlip } from './slips.ts'

/** Ends a diagnosis. */
export function endDiagnosis(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Ended {
  const failure = failureOf(act, job)
  const { paper } = settingOf(shop, job.id)
  const slip = { tid: tidOf(shop, job.id), paper }
  if (failure !== undefined) {
    const { events, reply } = failed(
      shop,
      job,
      act,
      { failure, receipt: diagnosisSlip({ ...slip, failure }) },
      surroundings,
    )
    return { events: [...events, ...displayed(shop, job.id, failure)], reply }
  }
  return tracked(shop, job, diagnosisSlip(slip), ['Diagnose erfolgreich', ...paperText(paper)], surroundings)
}

/** Settles what the cards of the day were charged. */
export function endDay(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Ended {
  const open = [...shop.charges.values()].filter(
    ({ deviceId, status }) => deviceId === job.id && status === 'charged',
  )
  const sum = open.reduce((total, { amount }) => total + amount, 0)
  const slip = { tid: tidOf(shop, job.id), count: open.length, sum }
  const failure = failureOf(act, job)
  if (failure !== undefined) {
    const receipt = endOfDaySlip({ ...slip, count: 0, sum: 0, failure })
    const { events, reply } = failed(shop, job, act, { failure, receipt }, surroundings)
    return { events: [...events, ...displayed(shop, job.id, failure)], reply }
  }
  const texts = ['Kassenschnitt durchgeführt', ...paperText(settingOf(shop, job.id).paper)]
  const { events, reply } = tracked(shop, job, endOfDaySlip(slip), texts, surroundings)
  return {
    events: [...open.map((charge) => savedCharge(shop, { ...charge, status: 'settled' })), ...events],
    reply,
  }
}

/** Ends the sale that tracks a run. */
function tracked(
  shop: Shop,
  { before, id, ticket }: TerminalJob,
  receipt: readonly ReceiptLine[],
  texts: readonly string[],
  { clock }: Surroundings,
): Ended {
  if (!before) throw new Error(`the run ${ticket} has no sale that tracks it`)
  const body: SmartTransaction = { ...before, status: 'ok', updated: timestamp(clock.now()), receipt }
  return { events: [saved(shop, body), ...displayed(shop, id, ...texts)], reply: { body } }
}
