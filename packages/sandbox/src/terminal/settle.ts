import type { Surroundings } from '../core.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { type Ended, failureOf, refusalOf, type Settled, untouched } from './ended.ts'
import { type Act, busy, displayed, outcomeUnknown, settingOf, type TerminalJob } from './jobs.ts'
import { endPayment } from './pay.ts'
import { planned } from './plan.ts'
import { endReversal } from './reverse.ts'
import { endDay, endDiagnosis } from './runs.ts'

/** Lets something happen at what a terminal is at. */
export function settle(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Settled {
  if (act.late !== undefined && job.told === undefined) return outcomeComesLater(shop, job, act, surroundings)
  if (act.act === 'wrong PIN' && job.kind === 'payment' && job.wrongPins < 2)
    return askAgain(shop, job, surroundings)
  const { events, reply } = ended(shop, job, act, surroundings)
  return {
    events: [{ type: 'removed', shop: shop.facts.merchant.id, kind: 'jobs', id: job.id }, ...events],
    reply,
  }
}

/** The moment of what happens now: when it was planned, however late the clock was moved there. */
function momentOf({ plan }: TerminalJob, { clock }: Surroundings): number {
  return Math.min(plan?.at ?? Infinity, clock.now())
}

function outcomeComesLater(
  shop: Shop,
  job: TerminalJob,
  { late = 0, ...act }: Act,
  surroundings: Surroundings,
): Settled {
  const at = momentOf(job, surroundings) + late
  const goesOn: TerminalJob = { ...job, told: true, plan: { at, act }, until: Math.max(job.until, at) }
  return { events: [savedJob(shop, goesOn)], reply: { refusal: outcomeUnknown(job.id) } }
}

function askAgain(shop: Shop, job: TerminalJob, surroundings: Surroundings): Settled {
  const again = { ...job, wrongPins: job.wrongPins + 1 }
  const moment = momentOf(job, surroundings)
  const drawn = planned(again, settingOf(shop, job.id), surroundings.random, moment)
  return {
    events: [
      ...displayed(shop, job.id, 'PIN eingeben', 'PIN falsch'),
      savedJob(shop, drawn.job),
      ...(drawn.setting
        ? [{ type: 'saved', shop: shop.facts.merchant.id, kind: 'settings', value: drawn.setting } as const]
        : []),
    ],
  }
}

function savedJob({ facts }: Shop, value: TerminalJob): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'jobs', value }
}

function ended(shop: Shop, job: TerminalJob, act: Act, surroundings: Surroundings): Ended {
  if (act.act === 'busy') return untouched(shop, job, busy(job.id))
  if (act.act === 'lose connection') {
    const { events, reply } = untouched(shop, job, outcomeUnknown(job.id))
    return { events: [...events, ...displayed(shop, job.id, 'Keine Verbindung')], reply }
  }
  switch (job.kind) {
    case 'payment':
      return endPayment(shop, job, act, surroundings)
    case 'reversal':
      return endReversal(shop, job, act, surroundings)
    case 'diagnosis':
      return endDiagnosis(shop, job, act, surroundings)
    case 'end of day':
      return endDay(shop, job, act, surroundings)
    case 'card reading':
      return endCardReading(shop, job, act)
  }
}

function endCardReading(shop: Shop, job: TerminalJob, act: Act): Ended {
  const failure = failureOf(act, job)
  if (failure !== undefined)
    return { events: displayed(shop, job.id, failure), reply: { refusal: refusalOf(act, job, failure) } }
  const [first] = shop.cards.values()
  const body = { ...job.ident, value: act.cardnumber ?? first?.cardnumber ?? '' }
  return { events: displayed(shop, job.id, 'Kundenkarte gelesen'), reply: { body } }
}
