import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { Look } from './look.ts'

interface Sleep {
  readonly ms: number
  readonly idle: boolean
  readonly wake: () => void
}

/** A clock whose sleepers are woken by hand, or by their signal. */
function handClock(): { readonly clock: Clock; readonly sleeps: Sleep[] } {
  const sleeps: Sleep[] = []
  const clock: Clock = {
    now: () => 0,
    sleep: (ms, { signal, idle = false } = {}) =>
      new Promise((wake) => {
        sleeps.push({ ms, idle, wake })
        signal?.addEventListener('abort', () => wake())
      }),
  }
  return { clock, sleeps }
}

describe('a look', () => {
  it('counts after its time', async () => {
    const { clock, sleeps } = handClock()
    const look = new Look(clock).begin(2000, { idle: true })
    expect(sleeps).toMatchObject([{ ms: 2000, idle: true }])
    sleeps[0]?.wake()
    expect((await look)()).toBe(true)
  })

  it('sleeps not at all when it is to be at once', async () => {
    const { clock, sleeps } = handClock()
    const counts = await new Look(clock).begin(0, { idle: false })
    expect(counts()).toBe(true)
    expect(sleeps).toEqual([])
  })

  it('keeps the process alive when somebody waits for it', () => {
    const { clock, sleeps } = handClock()
    void new Look(clock).begin(2000, { idle: false })
    expect(sleeps).toMatchObject([{ idle: false }])
  })

  it('does not count any more once another one began, also when its answer is on the way', async () => {
    const looks = new Look(handClock().clock)
    const first = await looks.begin(0, { idle: false })
    const second = await looks.begin(0, { idle: false })
    expect([first(), second()]).toEqual([false, true])
  })

  it.each<[string, (looks: Look) => unknown]>([
    ['another one begins', (looks) => looks.begin(0, { idle: false })],
    ['nobody wants to know any more', (looks) => looks.drop()],
  ])('that sleeps wakes when %s, and does not count', async (_what, end) => {
    const looks = new Look(handClock().clock)
    const sleeping = looks.begin(2000, { idle: false })
    await end(looks)
    expect((await sleeping)()).toBe(false)
  })

  it('may begin after all were dropped', async () => {
    const looks = new Look(handClock().clock)
    looks.drop()
    looks.drop()
    expect((await looks.begin(0, { idle: false }))()).toBe(true)
  })
})
