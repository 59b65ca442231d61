import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { changedFiles } from './rules-run.mjs'
import { scenes } from './rules-scenes.mjs'
import { switches } from './rules.mjs'

describe('the list of switches', () => {
  it('names places of the built package, each of which is there once', () => {
    for (const entry of switches) {
      const changed = changedFiles(entry)
      expect(changed.get(entry.file)).toContain(entry.to)
    }
  })

  it('names every switch once, and every scene is the scene of one', () => {
    const names = switches.map(({ rule, what }) => `${rule}: ${what}`)
    expect(new Set(names).size).toBe(names.length)
    const used = new Set(switches.flatMap(({ scene }) => scene ?? []))
    expect([...used].toSorted()).toEqual(Object.keys(scenes).toSorted())
  })

  it('is wrong about a place that is gone, or there twice, and says so', () => {
    const [entry] = switches
    expect(() => changedFiles({ ...entry, from: 'this was never there' })).toThrow('is 0 times in')
    expect(() => changedFiles({ ...entry, from: 'return' })).toThrow('The source has moved on')
    expect(() => changedFiles({ ...entry, file: 'nowhere.js' })).toThrow('is 0 times in nowhere.js')
  })
})

// A process of its own, in which everything is the built package. The long suite has all of them.
it('a rule that is taken out is missed, and nothing is missed in the package as it is', () => {
  const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url))
  const table = execFileSync(process.execPath, [bin, 'rules', '--only', 'its answer ends it'], {
    encoding: 'utf8',
  })
  expect(table).toContain('| its answer ends it | lost |')
})
