import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostErrors } from '../src/checks.ts'
import { explain, violations } from '../src/validator.ts'
import {
  changed,
  compiled,
  disagreement,
  examples,
  fittingValues,
  judges,
  nothing,
  placesIn,
  schemas,
  usual,
} from './judges.mjs'

/** Names that the specs know, and names that every object has. */
const names = [...JSON.stringify(schemas).matchAll(/"(\w+)":\{/g)].map(([, name]) => name)
const hostile = ['__proto__', 'constructor', 'toString', '', '/', '~', 'length']
const fitting = new Map(judges.map((pair) => [pair, fittingValues(pair, examples)]))
const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(...usual))

describe('validators', () => {
  it('are there for every body, query and answer of the specs', () => {
    for (const { ours, ajv } of Object.values(compiled)) {
      expect(Object.keys(ours).toSorted()).toEqual(Object.keys(ajv).toSorted())
      expect(Object.keys(ours).length).toBeGreaterThanOrEqual(50)
    }
  })

  it.each(judges)('$name: say yes to what was made for it', (pair) => {
    for (const value of fittingValues(pair, [])) {
      expect([value, pair.ajv(value), violations(pair.ours, value)]).toEqual([value, true, undefined])
    }
  })

  it.each(judges)('$name: say of the examples what ajv says', (pair) => {
    expect(examples.map((example) => disagreement(pair, example)).filter(Boolean)).toEqual([])
  })

  it.each(judges)('$name: say of damaged values what ajv says', (pair) => {
    const damaged = fc.constantFrom(...fitting.get(pair)).chain((value) => {
      const place = fc.constantFrom(...placesIn(value))
      return fc.tuple(fc.constant(value), fc.array(fc.tuple(place, anything), { minLength: 1, maxLength: 3 }))
    })
    fc.assert(
      fc.property(damaged, ([value, damages]) => {
        const now = damages.reduce((at, [place, instead]) => changed(at, place, instead), value)
        expect(disagreement(pair, now === nothing ? null : now)).toBeUndefined()
      }),
      { numRuns: 8 },
    )
  })

  it('say of properties that are added what ajv says', () => {
    const added = fc.constantFrom(...judges).chain((pair) =>
      fc.constantFrom(...fitting.get(pair)).chain((value) => {
        const objects = placesIn(value).filter((place) => isObject(valueAt(value, place)))
        const place = fc.constantFrom(...(objects.length > 0 ? objects : [[]]))
        const name = fc.constantFrom(...names, ...hostile)
        return fc.tuple(fc.constant(pair), fc.constant(value), place, name, anything)
      }),
    )
    fc.assert(
      fc.property(added, ([pair, value, place, name, more]) => {
        const old = valueAt(value, place)
        if (!isObject(old) || more === nothing) return
        const grown = Object.fromEntries([...Object.entries(old), [name, more]])
        expect(disagreement(pair, changed(value, place, grown))).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('say of any JSON what ajv says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...judges), fc.jsonValue(), (pair, value) => {
        expect(disagreement(pair, value)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('do not take what every object inherits for a property', () => {
    const disguised = JSON.parse('{"__proto__":{"sum":1}}')
    const { ours } = compiled.requests
    expect(violations(ours['smart.transactions.create body'], { basket_info: disguised })).toBe(
      "/basket_info must have required property 'sum'",
    )
  })

  it('do not take a hole in a list for something that may be absent', () => {
    const name = 'smart.transactions.create body'
    const { ours, ajv } = compiled.requests
    const pair = { name, schema: {}, ours: ours[name], ajv: ajv[name] }
    const holed = { basket: { products: [undefined] } }
    expect([pair.ours(holed), disagreement(pair, holed)]).toEqual([false, undefined])
  })

  it('say no to no value at all', () => {
    for (const { name, ours } of judges)
      expect([name, ours(undefined), violations(ours, undefined)]).toEqual([
        name,
        false,
        expect.stringMatching(/./),
      ])
  })
})

describe('a very long body', () => {
  const { ours } = compiled.requests
  const body = { basket: { products: Array.from({ length: 20_000 }, () => ({ sum: 'x', group: [0] })) } }

  it('is told in a hundred violations', () => {
    expect(explain(ours['smart.transactions.create body'], body)).toHaveLength(mostErrors)
  })

  it('is told in no time', () => {
    const started = performance.now()
    violations(ours['smart.transactions.create body'], body)
    expect(performance.now() - started).toBeLessThan(100)
  })
})

/** @param {any} value @param {readonly string[]} place @returns {any} */
function valueAt(value, place) {
  return place.reduce((at, key) => at[key], value)
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
