import { expect, it } from 'vitest'
import { EventQueue } from './event-queue.ts'

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = []
  for await (const value of values) read.push(value)
  return read
}

it('keeps values for a reader who comes late', async () => {
  const queue = new EventQueue<number>()
  queue.push(1)
  queue.push(2)
  queue.end()
  expect(await all(queue)).toEqual([1, 2])
})

it('wakes a reader who waits, and lets him go at the end', async () => {
  const queue = new EventQueue<number>()
  const reading = all(queue)
  for (const value of [1, 2, 3]) {
    await new Promise((later) => setImmediate(later))
    queue.push(value)
  }
  queue.push(4)
  queue.end()
  expect(await reading).toEqual([1, 2, 3, 4])
})

it('goes on where a reader stopped', async () => {
  const queue = new EventQueue<string>()
  for (const value of ['a', 'b', 'c']) queue.push(value)
  for await (const value of queue) if (value === 'a') break
  queue.end()
  expect(await all(queue)).toEqual(['b', 'c'])
})
