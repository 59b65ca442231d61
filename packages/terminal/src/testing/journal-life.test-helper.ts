import { strict as assert } from 'node:assert'
// @boundaries-ignore the simulation depends on this package: as a dependency, this would be a circle
import * as simulation from '../../../../tools/simulation/src/simulated-disk.mjs'
import { openFileJournal } from '../file-journal.ts'
import { type Journal, JournalError, type JournalRecord } from '../journal.ts'
import { intentRecord, outcomeRecord } from './sales.test-helper.ts'

type Fault = simulation.Fault
type SimulatedDisk = simulation.SimulatedDisk
export const simulatedDisk: typeof simulation.simulatedDisk = simulation.simulatedDisk

export const lifePath = '/till/till.journal'

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the lives so far have been through. */
export type Seen = Record<
  | 'opened'
  | 'unopened'
  | 'torn'
  | 'zeros'
  | 'acknowledged'
  | 'refused'
  | 'rotated'
  | 'unrotated'
  | 'crashed'
  | 'either',
  number
>

export const seenNothing = (): Seen => ({
  opened: 0,
  unopened: 0,
  torn: 0,
  zeros: 0,
  acknowledged: 0,
  refused: 0,
  rotated: 0,
  unrotated: 0,
  crashed: 0,
  either: 0,
})

export interface LifeOptions {
  readonly random: () => number
  readonly steps: number
  readonly fault: Fault
  /** What the till does in this step. Default: by chance. */
  readonly plan?: (step: number) => Step
  readonly seen?: Seen
}

export type Step = 'append' | 'rotate' | 'crash' | 'kill' | 'reopen'

/** What chance makes of each call, at this rate. */
export function faultsAt(rate: number, random: () => number): Fault {
  const kinds: Record<Parameters<Fault>[0], readonly string[]> = {
    read: ['EIO', 'crash', 'kill'],
    open: ['EIO', 'EMFILE', 'crash', 'kill'],
    create: ['ENOSPC', 'crash', 'kill'],
    rename: ['EIO', 'EACCES', 'crash', 'kill'],
    remove: ['EIO', 'crash', 'kill'],
    syncFolder: ['EIO', 'crash', 'kill'],
    write: ['short', 'short', 'ENOSPC', 'EIO', 'crash', 'kill'],
    sync: ['EIO', 'ENOSPC', 'crash', 'kill'],
    truncate: ['EIO', 'crash', 'kill'],
  }
  return (call) => (random() < rate ? kinds[call][Math.floor(random() * kinds[call].length)] : undefined)
}

/**
 * Lets a till live with one journal on a simulated disk, and holds every opening to what was acknowledged. Returns the
 * disk and the records, after a last power cut.
 */
export async function live({ random, steps, fault, plan, seen = seenNothing() }: LifeOptions): Promise<{
  simulated: SimulatedDisk
  records: readonly JournalRecord[]
}> {
  let dead = false
  const deadly: Fault = (call, path) => {
    const wrong = fault(call, path)
    dead ||= wrong === 'crash' || wrong === 'kill'
    return wrong
  }
  const simulated = simulatedDisk({ random, fault: deadly })
  const archives = new Map<string, Buffer>()
  let journal: Required<Journal> | undefined
  /** What the journal may hold: one content, or two while nobody can know. */
  let possible: (readonly JournalRecord[])[] = [[]]
  let named = 0

  async function open(): Promise<Required<Journal>> {
    const end = simulated.names().includes(lifePath) ? simulated.content(lifePath).at(-1) : undefined
    if (end === 0) seen.zeros += 1
    else if (end !== undefined && end !== 0x0a) seen.torn += 1
    for (let attempt = 0; ; attempt += 1) {
      if (attempt === 5) simulated.failWith(() => undefined)
      dead = false
      const opened: unknown = await openFileJournal(lifePath, simulated).catch((error: unknown) => error)
      if (opened instanceof Error) {
        seen.unopened += 1
        if (attempt > 5 || !(opened instanceof JournalError) || /damaged/.test(opened.message)) throw opened
        simulated.kill()
        continue
      }
      simulated.failWith(deadly)
      const next = opened as Required<Journal>
      seen.opened += 1
      if (possible.length > 1) seen.either += 1
      expectOneOf(possible, next.records)
      possible = [next.records]
      assert(!simulated.names().includes(`${lifePath}.new`), 'a file in the making is left behind')
      return next
    }
  }

  function fill(): JournalRecord {
    named += 1
    const saleId = `sale-${named}`
    const status = 'x{"\\}]\u0000'.repeat(Math.floor(random() * 4))
    return random() < 0.5 ? intentRecord({ saleId }) : outcomeRecord({ saleId, status })
  }

  async function append(open_: Required<Journal>): Promise<void> {
    const record = fill()
    const [before = []] = possible
    const error: unknown = await open_.append(record).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error === undefined) {
      seen.acknowledged += 1
      possible = [[...before, record]]
      return
    }
    seen.refused += 1
    assert(error instanceof JournalError)
    possible = [before, [...before, record]]
    for (const later of [open_.append(fill()), open_.rotate([fill()])]) {
      assert.match(String(await later.catch((reason: unknown) => reason)), /an earlier write failed/)
    }
    journal = undefined
  }

  async function rotate(open_: Required<Journal>): Promise<void> {
    const records = Array.from({ length: 1 + Math.floor(random() * 4) }, fill)
    const [before = []] = possible
    const old = simulated.content(lifePath)
    const error: unknown = await open_.rotate(records).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error === undefined) {
      seen.rotated += 1
      archives.set(`${lifePath}.${lastSeq(old)}`, old)
      possible = [records]
      return
    }
    seen.unrotated += 1
    assert(error instanceof JournalError)
    // Said to be untouched: then it is, and goes on.
    if (!dead && /goes on in the old file/.test(String(error))) return
    possible = [before, records]
    journal = undefined
  }

  for (let step = 0; step < steps; step += 1) {
    journal ??= await open()
    const next = plan?.(step) ?? chooseStep(random)
    if (next === 'append') await append(journal)
    else if (next === 'rotate') await rotate(journal)
    else {
      if (next === 'crash') simulated.crash()
      if (next === 'kill') simulated.kill()
      if (next === 'reopen') await journal.close()
      if (next === 'crash') seen.crashed += 1
      journal = undefined
    }
    if (dead) journal = undefined
    if (!journal) simulated.kill()
  }
  simulated.crash()
  simulated.failWith(() => undefined)
  const last = await openFileJournal(lifePath, simulated)
  expectOneOf(possible, last.records)
  await last.close()
  simulated.crash({ keep: 'nothing' })
  // Archives that were acknowledged are there as they were, and each is continued by the next.
  for (const [name, bytes] of archives) assert(simulated.content(name).equals(bytes), name)
  return { simulated, records: last.records }
}

function expectOneOf(
  possible: readonly (readonly JournalRecord[])[],
  records: readonly JournalRecord[],
): void {
  const json = JSON.stringify(records)
  assert(
    possible.some((one) => JSON.stringify(one) === json),
    `${json} is none of ${JSON.stringify(possible)}`,
  )
}

function chooseStep(random: () => number): Step {
  const steps: readonly Step[] = ['rotate', 'crash', 'kill', 'reopen']
  return steps[Math.floor(random() * 16)] ?? 'append'
}

function lastSeq(bytes: Buffer): number {
  const line = bytes.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
  return line === '' ? 0 : (JSON.parse(line) as { seq: number }).seq
}

/** Flips a bit, or takes bytes out before the last line, and holds the opening to refusing it. How often. */
export async function holdAgainstDamage(simulated: SimulatedDisk, random: () => number): Promise<number> {
  const whole = simulated.content(lifePath)
  if (whole.byteLength === 0) return 0
  const place = Math.floor(random() * whole.byteLength)
  const flipped = Buffer.from(whole)
  flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(random() * 8))
  await expectRefused(simulated, flipped, whole)

  const lastLine = whole.lastIndexOf(0x0a, -2) + 1
  if (lastLine === 0) return 1
  const begin = Math.floor(random() * lastLine)
  const end = begin + 1 + Math.floor(random() * (lastLine - begin))
  await expectRefused(simulated, Buffer.concat([whole.subarray(0, begin), whole.subarray(end)]), whole)
  return 2
}

async function expectRefused(simulated: SimulatedDisk, damaged: Buffer, whole: Buffer): Promise<void> {
  simulated.replace(lifePath, damaged)
  // What was taken out may look like what follows it: damage begins where something else stands.
  const before = whole.subarray(
    0,
    damaged.findIndex((byte, index) => byte !== whole[index]),
  )
  const line = before.filter((byte) => byte === 0x0a).byteLength + 1
  const begin = before.lastIndexOf(0x0a) + 1
  const error: unknown = await openFileJournal(lifePath, simulated).catch((reason: unknown) => reason)
  assert(error instanceof JournalError)
  assert(error.message.includes(`line ${line} is damaged (byte ${begin})`), error.message)
  assert(simulated.content(lifePath).equals(damaged))
}
