import type { JournalRecord } from './journal.ts'
import type { Step } from './machine.ts'

/** How an operation is carried out. */
export interface Running<State, Happening, Effect> {
  readonly advance: (state: State, happening: Happening) => Step<State, Effect>
  /** Resolves when the record is on disk. */
  readonly record: (record: JournalRecord) => Promise<void>
  readonly notRecorded: (error: unknown) => Happening
  /** What comes of it is sent. It throws only where a rule of the driver's own is broken. */
  readonly carryOut: (effect: Effect) => void
  /** A rule of the driver's own is broken. */
  readonly onBroken: (error: unknown) => void
}

/** An operation under way: what happens is taken one after the other, and nothing is done before it is on disk. */
export class Flow<State, Happening, Effect> {
  state: State
  readonly #running: Running<State, Happening, Effect>
  readonly #waiting: Happening[] = []
  #isBusy = false
  #isHalted = false

  constructor(state: State, running: Running<State, Happening, Effect>) {
    this.state = state
    this.#running = running
  }

  send(happening: Happening): void {
    if (this.#isHalted) return
    this.#waiting.push(happening)
    if (!this.#isBusy) void this.#work()
  }

  get isHalted(): boolean {
    return this.#isHalted
  }

  /** Nothing that happens from now on is taken. */
  halt(): void {
    this.#isHalted = true
  }

  async #work(): Promise<void> {
    this.#isBusy = true
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
        await this.#take(next)
    } catch (error) {
      this.#isHalted = true
      this.#running.onBroken(error)
    } finally {
      this.#isBusy = false
    }
  }

  async #take(happening: Happening): Promise<void> {
    // The step before was not taken to its end: this one would begin from where that began.
    if (this.#isHalted) return
    const { advance, record, notRecorded, carryOut } = this.#running
    let step = advance(this.state, happening)
    try {
      for (const each of step.records) await record(each)
    } catch (error) {
      if (isRuleBroken(error)) throw error
      // What the record was for has not happened: go on from where it was not needed yet.
      step = advance(this.state, notRecorded(error))
    }
    if (this.#isHalted) return
    this.state = step.state
    for (const effect of step.effects) carryOut(effect)
  }
}

function isRuleBroken(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuleBrokenError'
}
