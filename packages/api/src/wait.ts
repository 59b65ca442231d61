/** The longest time that a timer takes, in ms; a longer one would end at once. */
export const longest: number = 2 ** 31 - 1

/**
 * Waits so many ms, or for a promise if that takes less: then it resolves with its value, else with `undefined`.
 * An aborted signal ends the wait at once; it rejects with the signal's reason.
 */
export function wait<T>(ms: number, signal?: AbortSignal, promise?: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled = false
    // oxlint-disable typescript/prefer-promise-reject-errors -- reasons and errors are passed on as they are
    const aborted = (): void => settle(() => reject(signal?.reason))
    function settle(end: () => void): void {
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', aborted)
      end()
    }
    // First of all: a promise whose failure nobody hears would end the process.
    promise?.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    )
    signal?.throwIfAborted()
    signal?.addEventListener('abort', aborted, { once: true })
    // After the promise had its turn: a token that is at hand costs no timer.
    queueMicrotask(() => {
      if (!settled) timer = setTimeout(() => settle(() => resolve(undefined)), Math.min(ms, longest))
    })
  })
}
