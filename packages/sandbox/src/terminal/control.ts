import type { Engine } from '../engine.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { declines } from './declines.ts'
import {
  type ActDetails,
  type RandomCustomer,
  type ScriptedAct,
  settingOf,
  type TerminalAct,
  type TerminalJob,
  type TerminalSetting,
} from './jobs.ts'

export type { ActDetails, RandomCustomer, ScriptedAct, TerminalAct }

/** The hands at a card terminal: what its customer does, and whether it is plugged in and has paper. */
export interface TerminalControl {
  /** Its device ID. */
  readonly id: string
  /** What it is at; undefined when nobody asked it for anything. */
  readonly job: TerminalJob | undefined
  /** What its display shows. */
  readonly display: string
  readonly setting: TerminalSetting
  /** Every terminal of the merchant. */
  readonly all: readonly TerminalControl[]
  /** Another terminal of the merchant. Throws a `RangeError` when there is none. */
  of(deviceId: string): TerminalControl
  /** Lets something happen at what it is at. Throws a `RangeError` when it is at nothing. */
  act(act: TerminalAct, details?: ActDetails): void
  /** What happens at the next jobs, in order, and when a job asks again. Adds to what was said before. */
  next(...acts: readonly (TerminalAct | 'wait' | ScriptedAct)[]): void
  /** What happens when nothing is left of that. `wait`: nothing, so that somebody has to act. */
  always(act: TerminalAct | 'wait' | ScriptedAct | RandomCustomer): void
  /** A terminal that is unplugged at its work loses it: the caller is told that the outcome is not known. */
  set(setting: { readonly plugged?: boolean | undefined; readonly paper?: boolean | undefined }): void
  /** Calls back with each text that its display shows. Returns what ends that. */
  onDisplay(listener: (text: string) => void): () => void
}

/** The hands at a terminal; at that of the shop's till when none is named. */
export function terminalControlOf(engine: Engine, shop: () => Shop, terminalId?: string): TerminalControl {
  const idNow = (): string => terminalId ?? shop().facts.terminal.id
  function save(change: Partial<TerminalSetting>, ...events: readonly SandboxEvent[]): void {
    const value = { ...settingOf(shop(), idNow()), ...change }
    const merchant = shop().facts.merchant.id
    engine.commit('terminal.set', [{ type: 'saved', shop: merchant, kind: 'settings', value }, ...events])
  }
  const isMine = (event: SandboxEvent): event is Extract<SandboxEvent, { type: 'displayed' }> =>
    event.type === 'displayed' && event.device === idNow()
  return {
    get id() {
      return idNow()
    },
    get job() {
      return shop().jobs.get(idNow())
    },
    get display() {
      return shop().displays.get(idNow()) ?? 'Bereit'
    },
    get setting() {
      return settingOf(shop(), idNow())
    },
    get all() {
      return [...shop().devices.values()]
        .filter(({ device }) => device.type === 'zvt')
        .map(({ id }) => terminalControlOf(engine, shop, id))
    },
    of(deviceId) {
      if (shop().devices.get(deviceId)?.device.type !== 'zvt')
        throw new RangeError(`the sandbox has no card terminal ${deviceId}`)
      return terminalControlOf(engine, shop, deviceId)
    },
    act(act, details = {}) {
      if ((act as string) === 'wait') throw new RangeError('to wait is to do nothing')
      checkAct({ act, ...details })
      if (!engine.act(idNow(), { act, ...details }))
        throw new RangeError(`terminal ${idNow()} is at nothing: nobody has asked it for anything`)
    },
    next(...acts) {
      const script = acts.map((act) => (typeof act === 'string' ? { act } : act))
      script.forEach(checkAct)
      save({ script: [...settingOf(shop(), idNow()).script, ...script] })
    },
    always(act) {
      const always = typeof act === 'string' ? { act } : act
      checkScripted(always)
      save({ always })
    },
    set({ plugged, paper }) {
      const change = { ...(plugged !== undefined && { plugged }), ...(paper !== undefined && { paper }) }
      save(change, ...(plugged === undefined ? [] : online(shop(), idNow(), plugged)))
      if (plugged === false) engine.act(idNow(), { act: 'lose connection' })
    },
    onDisplay: (listener) =>
      engine.watch(({ events }) => {
        for (const event of events) if (isMine(event)) listener(event.text)
      }),
  }
}

/** What the device says of itself. */
function online({ facts, devices }: Shop, id: string, isOnline: boolean): readonly SandboxEvent[] {
  const stored = devices.get(id)
  if (!stored) return []
  const value = { ...stored, device: { ...stored.device, online: isOnline } }
  return [{ type: 'saved', shop: facts.merchant.id, kind: 'devices', value }]
}

const acts: Readonly<Record<TerminalAct | 'wait', true>> = {
  approve: true,
  'approve with signature': true,
  decline: true,
  'wrong PIN': true,
  'customer abort': true,
  'time out': true,
  busy: true,
  'lose connection': true,
  stop: true,
  wait: true,
}

/** Throws a `RangeError` for what no customer can do. */
export function checkScripted(act: ScriptedAct | RandomCustomer): void {
  if ('weights' in act) checkWeights(act)
  else checkAct(act)
}

/** Throws a `RangeError` for an act that cannot be: those of JavaScript and HTTP are not checked by the compiler. */
function checkAct({ act, reason, after = 0, late = 0 }: ScriptedAct): void {
  if (!Object.hasOwn(acts, act))
    throw new RangeError(`nobody can ${JSON.stringify(act)}: ${Object.keys(acts).join(', ')}`)
  if (reason !== undefined && !Object.hasOwn(declines, reason))
    throw new RangeError(`${JSON.stringify(reason)} is no reason: ${Object.keys(declines).join(', ')}`)
  for (const ms of [after, late]) checkCount('ms', ms)
}

function checkWeights({ weights, after = [0, 0] }: RandomCustomer): void {
  const [least, most] = after
  for (const [act, weight] of Object.entries(weights)) {
    checkAct({ act: act as TerminalAct })
    checkCount('times', weight)
  }
  if (!Object.values(weights).some((weight) => weight > 0)) throw new RangeError('no act has a weight')
  checkCount('ms', least)
  checkCount('ms', most - least)
}

function checkCount(unit: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`must be a whole number of ${unit}, not ${count}`)
}
