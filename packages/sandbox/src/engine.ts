import { type Assumptions, cautious } from './assumptions.ts'
import { type ClockSetting, createClock, type WaitableClock } from './clock.ts'
import {
  faulty,
  handle,
  refused,
  type SandboxRequest,
  type SandboxResponse,
  type Surroundings,
} from './core.ts'
import { createJournalHash, type JournalRecord } from './journal.ts'
import { createScrolls, type Scrolls } from './list/scroll.ts'
import type { Random } from './random.ts'
import { apply, emptyState, eventsOf, type SandboxEvent, type Shop, type State } from './state.ts'
import type { Act, TerminalJob } from './terminal/jobs.ts'
import type { JobReply } from './terminal/ended.ts'
import { settle } from './terminal/settle.ts'

/** How many records are kept one by one. */
const longestHistory = 20_000

/** What a sandbox begins with, as plain JSON. */
export interface Snapshot {
  readonly events: readonly SandboxEvent[]
  readonly random: number
  readonly clock: ClockSetting
  /** The number of the last record that is in it. */
  readonly last: number
}

export interface EngineOptions {
  /** What a reset leads back to. */
  readonly opening: Snapshot
  /** What the records build on. Default: the opening. */
  readonly base?: Snapshot
  readonly random: Random
  readonly assumptions?: Partial<Assumptions>
  /** What has happened since. */
  readonly records?: readonly JournalRecord[]
  /** Writes along what happens, before anybody is answered. */
  readonly keeper?: Keeper
  /** Throws when an answer breaks the specs: nothing of the call is kept then. */
  readonly checkResponse?: (response: SandboxResponse) => void
}

/** Keeps the journal somewhere. */
interface Keeper {
  append(record: JournalRecord): void
  undo(steps: number): void
  begin(opening: Snapshot): void
}

/** The core with a memory: it takes what happened into the state, and lets callers wait for the card terminal. */
export interface Engine {
  readonly surroundings: Surroundings & { readonly clock: WaitableClock; readonly assumptions: Assumptions }
  /** Answers one call of the API. */
  call(request: SandboxRequest): SandboxResponse | Promise<SandboxResponse>
  /** Takes in what an operator did. */
  commit(by: string, events: readonly SandboxEvent[]): void
  /** Lets something happen at a terminal. Returns false when it is at nothing. */
  act(terminalId: string, act: Act): boolean
  /** Calls back with each record after it was taken into the state. Returns what ends that. */
  watch(listener: (record: JournalRecord) => void): () => void
  /** Those that can be taken back: the latest. Another array, whenever some were. */
  readonly records: readonly JournalRecord[]
  /** The number of the last record; 0 when nothing has happened. */
  readonly last: number
  /** SHA-256 over what the records build on, and the records, as hexadecimal digits. */
  hash(): string
  /** All there is now, as an opening for another engine. */
  snapshot(): Snapshot
  /** Takes back the last records. Throws a `RangeError` when there are fewer. Callers that wait for a terminal are hung up on. */
  undo(steps: number): void
  /** Hangs up on everybody who waits, and waits for nothing any more. */
  close(): void
  /** Begins anew. Callers that wait for a terminal are hung up on. */
  restart(): void
  /** Goes on from a snapshot. Throws a `RangeError` when it is none. Callers that wait for a terminal are hung up on. */
  restore(snapshot: Snapshot): void
}

export function createEngine({ random, keeper, checkResponse, ...options }: EngineOptions): Engine {
  const { opening } = options
  let base = options.base ?? opening
  let state: State = emptyState()
  let records: JournalRecord[] = []
  const hash = createJournalHash()
  let scrolls = new Map<string, Scrolls>()
  /** What has happened so far in a call that is not over: it becomes one record. */
  let gathered: SandboxEvent[] | undefined
  /** Who waits, by the ticket of the job. */
  const waiting = new Map<string, (response: SandboxResponse) => void>()
  const alarms = new Map<string, () => void>()
  const listeners = new Set<(record: JournalRecord) => void>()

  const clock: WaitableClock = createClock(() =>
    commit('clock.set', [{ type: 'clock set', ...clock.setting() }]),
  )
  const surroundings = {
    get state() {
      return state
    },
    clock,
    random,
    assumptions: { ...cautious, ...options.assumptions },
    scrolls(merchantId: string) {
      const open = scrolls.get(merchantId) ?? createScrolls()
      scrolls.set(merchantId, open)
      return open
    },
  }

  function commit(by: string, events: readonly SandboxEvent[]): void {
    for (const event of events) apply(state, event)
    if (gathered) gathered.push(...events)
    else write(by, events)
  }

  function write(by: string, events: readonly SandboxEvent[]): void {
    if (events.length === 0) return
    const record = { n: last() + 1, at: clock.now(), by, events, random: random.state() }
    records.push(record)
    keeper?.append(record)
    for (const listener of listeners) listener(record)
    if (records.length >= longestHistory) fold()
  }

  function last(): number {
    return base.last + records.length
  }

  function snapshot(): Snapshot {
    return { events: eventsOf(state), random: random.state(), clock: clock.setting(), last: last() }
  }

  /** What was long ago cannot be taken back: its records would outgrow the state. */
  function fold(): void {
    base = snapshot()
    records = []
  }

  function call(request: SandboxRequest): SandboxResponse | Promise<SandboxResponse> {
    const outcome = handle(request, surroundings)
    const { operation, events } = outcome
    if ('response' in outcome) {
      checkResponse?.(outcome.response)
      const ended = outcome.ends && responseOf(outcome.ends.reply)
      commit(operation ?? '', events)
      if (outcome.ends && ended) {
        disarm(outcome.ends.ticket)
        answer(outcome.ends.ticket, ended)
      }
      return outcome.response
    }
    const { waitsFor } = outcome
    let response: SandboxResponse | undefined
    const answered = new Promise<SandboxResponse>((tell) => {
      waiting.set(waitsFor, (told) => {
        response = judged(operation === undefined ? told : { ...told, operation })
        tell(response)
      })
    })
    gathered = []
    try {
      commit(operation ?? '', events)
      const { shop, job } = jobOf(waitsFor)
      expect(shop, job)
      // What the customer does at once is over before the call returns.
      for (let now: TerminalJob | undefined = job; now?.plan && now.plan.at <= clock.now();) {
        finish(shop, now, now.plan.act)
        now = shop.jobs.get(job.id)
      }
    } finally {
      const all = gathered
      gathered = undefined
      write(operation ?? '', all)
    }
    return response ?? answered
  }

  /** Wakes up when the customer acts by himself, or the terminal gives up. */
  function expect(shop: Shop, job: TerminalJob): void {
    const moment = Math.min(job.plan?.at ?? Infinity, job.until)
    alarms.set(
      job.ticket,
      clock.at(moment, () => {
        // Somebody else may have been faster.
        if (shop.jobs.get(job.id) === job)
          finish(shop, job, job.plan && job.plan.at <= moment ? job.plan.act : { act: 'time out' })
      }),
    )
  }

  function disarm(ticket: string): void {
    alarms.get(ticket)?.()
    alarms.delete(ticket)
  }

  /** Lets something happen at a job: it ends, or goes on. */
  function finish(shop: Shop, job: TerminalJob, act: Act): void {
    const { events, reply } = settle(shop, job, act, surroundings)
    const response = reply && responseOf(reply)
    disarm(job.ticket)
    commit('terminal.act', events)
    const goesOn = shop.jobs.get(job.id)
    if (goesOn?.ticket === job.ticket) expect(shop, goesOn)
    if (response) answer(job.ticket, response)
  }

  /** Tells who waits for a job, if anybody still does. */
  function answer(ticket: string, response: SandboxResponse): void {
    waiting.get(ticket)?.(response)
    waiting.delete(ticket)
  }

  function responseOf(reply: JobReply): SandboxResponse {
    return 'body' in reply ? { status: 200, body: reply.body } : refused(reply.refusal, random)
  }

  /** A terminal has done what it has done: an answer that breaks the specs can only be told to be one. */
  function judged(response: SandboxResponse): SandboxResponse {
    try {
      checkResponse?.(response)
      return response
    } catch (error) {
      return faulty(error)
    }
  }

  function jobOf(ticket: string): { readonly shop: Shop; readonly job: TerminalJob } {
    for (const shop of state.shops.values()) {
      for (const job of shop.jobs.values()) if (job.ticket === ticket) return { shop, job }
    }
    throw new Error('no terminal has this job')
  }

  function beginWith(next: Snapshot): void {
    checkSnapshot(next)
    base = next
    keeper?.begin(next)
    rebuild([])
  }

  /** Hangs up on whoever waits: for a terminal, or for a call that a fault holds up. */
  function hangUp(): void {
    alarms.clear()
    clock.forget()
    for (const tell of waiting.values()) tell({ status: 0, body: undefined, cut: 'before' })
    waiting.clear()
  }

  function rebuild(kept: readonly JournalRecord[]): void {
    hangUp()
    state = emptyState()
    scrolls = new Map()
    for (const event of base.events) apply(state, event)
    let setting = base.clock
    for (const record of kept) {
      for (const event of record.events) {
        apply(state, event)
        if (event.type === 'clock set') setting = event
      }
    }
    clock.restore(setting)
    random.restore(kept.at(-1)?.random ?? base.random)
    records = [...kept]
    // A terminal goes on with what it was at, whoever has forgotten it.
    for (const shop of state.shops.values()) for (const job of shop.jobs.values()) expect(shop, job)
  }
  rebuild(options.records ?? [])

  return {
    surroundings,
    call,
    commit,
    act(terminalId, act) {
      for (const shop of state.shops.values()) {
        const job = shop.jobs.get(terminalId)
        if (job) {
          finish(shop, job, act)
          return true
        }
      }
      return false
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get records() {
      return records
    },
    get last() {
      return last()
    },
    hash: () => hash(base, records),
    snapshot,
    undo(steps) {
      if (!Number.isInteger(steps) || steps < 0 || steps > records.length)
        throw new RangeError(`${records.length} steps can be taken back, not ${steps}`)
      keeper?.undo(steps)
      rebuild(records.slice(0, records.length - steps))
    },
    close: hangUp,
    restart: () => beginWith(opening),
    restore: beginWith,
  }
}

/** Throws a `RangeError` for what is no snapshot, before anything is given up for it. */
export function checkSnapshot({ events, random, clock, last }: Snapshot): void {
  const trial = emptyState()
  let fault = 'it opens no shop'
  try {
    for (const event of events) apply(trial, event)
    if (![random, clock.ahead, clock.stoppedAt ?? 0, last].every(Number.isFinite))
      fault = 'a number is missing'
    else if (trial.shops.size > 0) return
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error)
  }
  throw new RangeError(`no snapshot of a sandbox: ${fault}`)
}
