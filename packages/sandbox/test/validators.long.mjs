import { describe, expect, it } from 'vitest'
import {
  changed,
  disagreement,
  examples,
  fittingValues,
  judges,
  nothing,
  placesIn,
  usual,
} from './judges.mjs'

describe('validators say wherever the damage is what ajv says', () => {
  it.each(judges)('$name', (pair) => {
    const tried = new Set()
    const wrong = []
    for (const value of fittingValues(pair, examples)) {
      for (const place of placesIn(value)) {
        // The same property of the same parent, in another list or value: the same function judges it.
        const last = place.filter((key) => !/^\d+$/.test(key)).slice(-2)
        const alike = `${last.join('/')}${place.length > last.length}`
        if (tried.has(alike)) continue
        tried.add(alike)
        for (const instead of usual) {
          const now = changed(value, place, instead)
          wrong.push(disagreement(pair, now === nothing ? null : now))
        }
      }
    }
    expect(tried.size).toBeGreaterThan(0)
    expect(wrong.filter(Boolean).slice(0, 5)).toEqual([])
  })
})
