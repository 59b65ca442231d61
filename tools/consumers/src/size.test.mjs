import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest'
import { bundle, conditions, gzipSize, oneCall, shares } from './bundle.mjs'
import { createProject } from './project.mjs'

/** Bytes of gzip that making a client and one call loads: authentication, retries, errors and paging with it. */
const limit = 7_000
/** And with openapi-fetch and what stands around it, which the first call by path loads. */
const limitInAll = 9_500

/** Parts of the client that a program without them must not carry, each by a text that is only there. */
const optional = {
  'web/index.js': ['needs conditions made by filter()', 'appuser', 'device_pin', 'authorization_pending'],
  'testing.js': ['the mock was not told what to answer'],
  'push.js': ['event.pushes'],
  'node.js': ['fileTokenStore'],
  'otel.js': ['secukit.attempts'],
}

/** @type {import('./project.mjs').Project} */
let project
/** @type {import('./bundle.mjs').Bundle} */
let bundled

beforeAll(async () => {
  project = createProject()
  bundled = await bundle(project.folder, oneCall)
}, 60_000)

afterAll(() => project?.remove())

describe('a bundle with the client', () => {
  it(`is at most ${limit} bytes of gzip for making it and one call`, () => {
    const told = shares(bundled).map(({ file, bytes }) => `${bytes} ${file}`)
    const size = gzipSize(bundled.code)
    assert.isAtMost(size, limit, `${size} bytes, of which:\n${told.join('\n')}`)
  })

  it(`is at most ${limitInAll} bytes with openapi-fetch, which comes with the first call by path`, () => {
    expect(bundled.code).not.toContain('querySerializer')
    expect(bundled.later).toContain('querySerializer')
    expect(gzipSize(bundled.code + bundled.later)).toBeLessThanOrEqual(limitInAll)
  })

  it('has all that a call needs in it', () => {
    for (const part of ['retry-after', 'client_credentials', 'scroll_id', 'supportId', 'AbortController']) {
      expect(bundled.code).toContain(part)
    }
    expect(bundled.imports).toEqual([])
  })

  it.each(Object.entries(optional))('has nothing in it of what only %s needs', (file, texts) => {
    const packed = readFileSync(join(project.folder, 'node_modules/@secukit/api/dist', file), 'utf8')
    for (const text of texts) {
      // A part that was moved would be looked for in vain.
      expect(packed).toContain(text)
      expect(bundled.code + bundled.later).not.toContain(text)
    }
  })

  it('needs nothing of Node in a browser, whatever is imported', async () => {
    const needs = await Promise.all(
      project.portableEntries.map(async (entry) => {
        const { imports } = await bundle(project.folder, `export * from '${entry}'`)
        return imports.filter((name) => name.startsWith('node:')).map((name) => `${entry} needs ${name}`)
      }),
    )
    expect(needs.flat()).toEqual([])
  })

  it.each(Object.keys(conditions))('has the transport for %s', async (runtime) => {
    const { code } = await bundle(project.folder, oneCall, runtime)
    expect(code.includes('node:http')).toBe(runtime === 'node')
    expect(code.includes('AbortController')).toBe(runtime !== 'node')
  })
})
