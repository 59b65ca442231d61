import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failureOf } from '../test/api-server.ts'
import { longest, wait } from './wait.ts'

const never = new Promise<never>(() => undefined)

describe('wait', () => {
  it('takes the time that it was given', async () => {
    const begin = performance.now()
    expect(await wait(50)).toBeUndefined()
    // A timer may count from the last full millisecond.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(48)
  })

  it.each([longest, longest + 1, 2 ** 40, Infinity])('of %d ms does not end at once', async (ms) => {
    const controller = new AbortController()
    setTimeout(() => controller.abort('enough'), 50)
    expect(await failureOf(wait(ms, controller.signal))).toBe('enough')
  })

  it.each([0, -1, -Infinity])('of %d ms is over', async (ms) => {
    expect(await wait(ms, undefined, never)).toBeUndefined()
  })

  it('for a promise ends with its value, its failure, or without it', async () => {
    const { signal } = new AbortController()
    const failure = new Error('no')
    expect(await wait(60_000, signal, sleep(10, 'value'))).toBe('value')
    expect(await failureOf(wait(60_000, signal, Promise.reject(failure)))).toBe(failure)
    expect(await wait(10, signal, never)).toBeUndefined()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('prefers a promise that is there to a time that is up', async () => {
    expect(await wait(-1, undefined, Promise.resolve('value'))).toBe('value')
  })

  it('ends with the reason of its signal, and listens no more', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const reason = { any: 'thing' }
    const waiting = failureOf(wait(60_000, signal, never))
    const begin = performance.now()
    controller.abort(reason)
    expect(await waiting).toBe(reason)
    expect(performance.now() - begin).toBeLessThan(1_000)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('leaves no failure unheard that comes when it is over', async () => {
    const unheard: unknown[] = []
    const hear = (reason: unknown): void => {
      unheard.push(reason)
    }
    process.on('unhandledRejection', hear)
    onTestFinished(() => {
      process.off('unhandledRejection', hear)
    })
    const late = async (): Promise<never> => {
      await sleep(20)
      throw new Error('late')
    }
    expect(await failureOf(wait(60_000, AbortSignal.abort('before'), late()))).toBe('before')
    expect(await wait(1, undefined, late())).toBeUndefined()
    await sleep(60)
    expect(unheard).toEqual([])
  })
})
