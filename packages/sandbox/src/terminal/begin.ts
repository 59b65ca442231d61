import type { Reply, Surroundings } from '../core.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { busy, displayed, outcomeUnknown, settingOf, type TerminalJob } from './jobs.ts'
import { magicActs } from './magic.ts'
import { planned } from './plan.ts'

/** How long a terminal waits for its customer, in ms. */
const patience = 120_000

/** Gives a terminal something to do. Throws a `Refusal` when it is at something else, or cannot be reached. */
export function beginJob(
  task: Pick<TerminalJob, 'id' | 'kind' | 'amount' | 'before' | 'chargeId' | 'ident'>,
  events: readonly SandboxEvent[],
  shop: Shop,
  { clock, random }: Surroundings,
): Reply {
  const { id } = task
  const merchant = shop.facts.merchant.id
  const setting = settingOf(shop, id)
  if (shop.jobs.has(id)) throw busy(id)
  if (!setting.plugged) throw outcomeUnknown(id)
  const began = clock.now()
  const isMagic = task.kind === 'payment' && setting.script.length === 0
  const drawn = planned(
    {
      ...task,
      ticket: random.id('TJB'),
      began,
      until: began + patience,
      wrongPins: 0,
      rest: isMagic ? magicActs(task.amount) : [],
    },
    setting,
    random,
    began,
  )
  return {
    waitsFor: drawn.job.ticket,
    events: [
      ...events,
      { type: 'saved', shop: merchant, kind: 'jobs', value: drawn.job },
      ...(drawn.setting
        ? [{ type: 'saved', shop: merchant, kind: 'settings', value: drawn.setting } as const]
        : []),
      ...displayed(shop, id, greetings[task.kind]),
    ],
  }
}

/** What a terminal shows at first. */
const greetings: { readonly [kind in TerminalJob['kind']]: string } = {
  payment: 'Bitte Karte einstecken',
  reversal: 'Storno läuft',
  diagnosis: 'Diagnose läuft',
  'end of day': 'Kassenschnitt läuft',
  'card reading': 'Bitte Kundenkarte einlesen',
}
