import { describe, expect, it } from 'vitest'
import { payThrough, readings } from './driver-histories.mjs'
import { ways } from './shop.mjs'

describe.each(ways)('%s', (way) => {
  const seeds = Array.from({ length: 4 }, (_, index) => index + 2)
  it.each(readings.flatMap((reading) => seeds.map((seed) => [reading, seed])))(
    'the books of till and bank agree, whatever happens: %j, seed %i',
    async (reading, seed) => {
      const { disagreements } = await payThrough(way, seed, reading, 60)
      expect(disagreements).toEqual([])
    },
  )
})
