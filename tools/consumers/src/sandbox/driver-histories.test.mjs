import { expect, it } from 'vitest'
import { payThrough, readings } from './driver-histories.mjs'

it.each(readings)('the books of till and bank agree, whatever happens: %j', async (reading) => {
  const { seen, disagreements } = await payThrough('in process', 1, reading, 15)
  expect(disagreements).toEqual([])
  expect(seen.has('approved')).toBe(true)
  expect(seen.size).toBeGreaterThan(2)
})
