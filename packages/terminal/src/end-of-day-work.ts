import { filter, type SmartTransaction, type SmartTransactionProperty } from '@secukit/api'
import {
  advanceEndOfDay,
  type EndOfDayEffect,
  type EndOfDayHappening,
  type EndOfDayState,
} from './end-of-day.ts'
import { Flow } from './flow.ts'
import type { EndOfDayIntentRecord } from './journal.ts'
import { Look } from './look.ts'
import { rule } from './machine.ts'
import type { RunOutcome } from './outcome.ts'
import { blocking, called, isTransaction, noTransaction, once } from './payment-work.ts'
import type { Surroundings } from './surroundings.ts'
import { openEndOfDay } from './till.ts'

/** What a till has seen of its card terminal. */
export interface Seen {
  /** Its id. */
  readonly terminal: string | undefined
  /** The transactions that track its runs. */
  readonly runs: readonly string[]
}

/** An end of day that is carried out, or one of an earlier run that is looked for. */
export class EndOfDayWork {
  readonly #outcome: Promise<RunOutcome>
  readonly #device: string
  readonly #around: Surroundings
  readonly #flow: Flow<EndOfDayState, EndOfDayHappening, EndOfDayEffect>
  readonly #look: Look
  #tell: (outcome: RunOutcome) => void = () => undefined
  #isSent = false
  /** Whether somebody waits: else it keeps no process alive. */
  #isAwaited = false

  /** `intent`: of an earlier run; it is looked for, and never sent again. */
  constructor(device: string, around: Surroundings, seen: Seen, intent?: EndOfDayIntentRecord) {
    this.#device = device
    this.#around = around
    this.#look = new Look(around.clock)
    this.#outcome = new Promise((tell) => (this.#tell = tell))
    this.#flow = new Flow<EndOfDayState, EndOfDayHappening, EndOfDayEffect>(
      { name: 'new' },
      {
        advance: (state, happening) =>
          advanceEndOfDay(state, happening, {
            device,
            terminal: seen.terminal,
            known: seen.runs,
            settings: around.settings,
            at: around.clock.now(),
          }),
        record: (record) => around.record(record),
        notRecorded: (error) => ({ type: 'not recorded', error }),
        carryOut: (effect) => this.#carryOut(effect),
        onBroken: (error) => {
          around.broken(error)
          this.#tell({ kind: 'unresolved', cause: error })
        },
      },
    )
    this.#flow.send(intent ? { type: 'recovered', intent } : { type: 'begun' })
  }

  /** What became of it. Never rejects. */
  told(): Promise<RunOutcome> {
    // A look that waits without keeping the process alive is taken now, and from now on they do.
    if (!this.#isAwaited) this.#flow.send({ type: 'asked' })
    this.#isAwaited = true
    return this.#outcome
  }

  /** Ends looking for it; the next start goes on. */
  halt(): void {
    this.#flow.halt()
    this.#look.drop()
    this.#tell({ kind: 'unresolved', cause: new Error('the till was closed before it was over') })
  }

  #carryOut(effect: EndOfDayEffect): void {
    switch (effect.do) {
      case 'run':
        return this.#run()
      case 'list':
        return void this.#list(effect.after)
      case 'tell':
        return this.#tell(effect.outcome)
    }
  }

  #run(): void {
    const { api, till, isTerminalTaken } = this.#around
    rule(!this.#isSent, 'a second end of day')
    rule(openEndOfDay(till()) !== undefined, 'an end of day without an intent on disk')
    rule(!isTerminalTaken('end of day'), 'an end of day at a terminal that is taken')
    this.#isSent = true
    void called(() => api.endOfDay(this.#device, { ...blocking, signal: this.#around.ending }))
      .then((transaction): EndOfDayHappening =>
        isTransaction(transaction)
          ? { type: 'answered', transaction }
          : { type: 'not answered', error: noTransaction() },
      )
      .catch((error: unknown): EndOfDayHappening => ({ type: 'not answered', error }))
      .then((happening) => this.#flow.send(happening))
  }

  async #list(after: number): Promise<void> {
    const { api } = this.#around
    const counts = await this.#look.begin(after, { idle: !this.#isAwaited })
    if (!counts()) return
    try {
      // What tracks a run was not made by a till: it has no reference of one.
      const q = String(
        filter<SmartTransactionProperty>().not(filter<SmartTransactionProperty>().exists('merchantRef')),
      )
      const page = await api.list(
        { q, sort: 'created:desc', count: 50 },
        { ...once, signal: this.#around.ending },
      )
      const items: readonly SmartTransaction[] = Array.isArray(page.data) ? page.data : []
      if (!counts()) return
      this.#flow.send({ type: 'listed', runs: items.filter((item) => isTransaction(item) && isRun(item)) })
    } catch (error) {
      if (counts()) this.#flow.send({ type: 'not listed', error })
    }
  }
}

/** What tracks a run of a card terminal sells nothing. */
function isRun({ merchantRef, basket_info: info }: SmartTransaction): boolean {
  return (merchantRef ?? '') === '' && (info?.sum ?? 0) === 0
}
