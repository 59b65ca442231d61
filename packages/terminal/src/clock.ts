/** The driver's time. Pass one of your own to tests and simulations; then nothing waits in earnest. */
export interface Clock {
  /** ms since 1970. Must not go back while the driver runs. */
  now(): number
  /** Resolves after so many ms, or at once when the signal fires: never rejects. `idle`: nobody waits for it, so it keeps no process alive. */
  sleep(ms: number, options?: { readonly signal?: AbortSignal; readonly idle?: boolean }): Promise<void>
}

/** The machine's time, counted from the start of the process: a clock that is set does not move it. */
export const machineClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, { signal, idle = false } = {}) =>
    new Promise((done) => {
      if (signal?.aborted) return done()
      const end = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        done()
      }
      // Longer than a timer can be it would end at once.
      const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1))
      if (idle) (timer as { unref?: () => void }).unref?.()
      signal?.addEventListener('abort', end)
    }),
}
