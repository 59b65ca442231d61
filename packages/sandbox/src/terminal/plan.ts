import type { Random } from '../random.ts'
import type { RandomCustomer, ScriptedAct, TerminalJob, TerminalSetting } from './jobs.ts'

/** What the customer will do, and what is left of the script. */
interface Drawn {
  readonly job: TerminalJob
  /** Only when something was taken from its script. */
  readonly setting?: TerminalSetting
}

/** Plans the customer's next act, counted from a moment in ms since 1970. */
export function planned(
  { plan: _done, ...job }: TerminalJob,
  setting: TerminalSetting,
  random: Random,
  moment: number,
): Drawn {
  const [own, ...rest] = job.rest
  if (own) return { job: withPlan({ ...job, rest }, own, moment) }
  const [scripted, ...script] = setting.script
  if (scripted) return { job: withPlan(job, scripted, moment), setting: { ...setting, script } }
  return { job: withPlan(job, always(setting, job, random), moment) }
}

function withPlan(
  job: TerminalJob,
  { act, after = 0, ...details }: ScriptedAct,
  moment: number,
): TerminalJob {
  return act === 'wait' ? job : { ...job, plan: { at: moment + after, act: { act, ...details } } }
}

function always({ always: act }: TerminalSetting, { kind }: TerminalJob, random: Random): ScriptedAct {
  if ('act' in act) return act
  // The others need no customer.
  return kind === 'payment' || kind === 'card reading' ? drawn(act, random) : { act: 'approve' }
}

function drawn({ weights, after: [least, most] = [0, 0] }: RandomCustomer, random: Random): ScriptedAct {
  const acts = Object.entries(weights) as [ScriptedAct['act'], number][]
  let left = random.below(acts.reduce((sum, [, weight]) => sum + weight, 0))
  const [act] = acts.find(([, weight]) => (left -= weight) < 0) ?? ['approve']
  return { act, after: least + random.below(most - least + 1) }
}
