import type { Clock } from './clock.ts'

/** The one look at the server that counts: a newer one takes its place, also when its answer is on the way. */
export class Look {
  readonly #clock: Clock
  #turn = 0
  #sleeping: AbortController | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Waits until it is time to look. Every look that was begun before is outdated from now on: what it shows may be from
   * before it mattered.
   *
   * @param after ms
   * @returns Whether this one still counts; to be asked now, and when the answer is there.
   */
  async begin(after: number, { idle }: { readonly idle: boolean }): Promise<() => boolean> {
    this.drop()
    const turn = this.#turn
    if (after > 0) {
      const { signal } = (this.#sleeping = new AbortController())
      await this.#clock.sleep(after, { signal, idle })
    }
    return () => turn === this.#turn
  }

  /** No look counts any more. */
  drop(): void {
    this.#turn += 1
    this.#sleeping?.abort(superseded)
    this.#sleeping = undefined
  }
}

/** Why something is not waited for any more. Nobody sees it, and an error of its own each time would cost its stack. */
export const superseded = 'superseded'
