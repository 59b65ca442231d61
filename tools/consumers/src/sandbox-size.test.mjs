import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest'
import { bundle, gzipSize, shares } from './bundle.mjs'
import { createProject } from './project.mjs'

/** Bytes of gzip that a sandbox without a socket loads: all operations, and the validators of all requests. */
const limit = 60_000

/** A program that starts one, and asks it. */
const program = `
import { startSandbox } from '@secukit/sandbox'
const sandbox = await startSandbox({ listen: false })
const answer = await sandbox.fetch('http://sandbox.invalid/api/v2/Smart/Transactions')
console.log(await answer.json())
`

/** @type {import('./project.mjs').Project} */
let project
/** @type {import('./bundle.mjs').Bundle} */
let bundled

beforeAll(async () => {
  project = createProject('sandbox')
  bundled = await bundle(project.folder, program)
}, 60_000)

afterAll(() => project?.remove())

describe('a bundle with the sandbox', () => {
  it(`is at most ${limit} bytes of gzip without a socket`, () => {
    const size = gzipSize(bundled.code)
    const told = shares(bundled).map(({ file, bytes }) => `${bytes} ${file}`)
    assert.isAtMost(size, limit, `${size} bytes, of which:\n${told.join('\n')}`)
  })

  it('has all that an answer needs in it', () => {
    for (const part of [
      'ProductNotFoundException',
      'client_credentials',
      'scroll_id',
      'endOfDay',
      'canceltrx',
    ])
      expect(bundled.code).toContain(part)
  })

  it("loads Node's server and file system only where they are asked for", () => {
    for (const part of ['node:http', 'node:fs']) {
      expect(bundled.code).not.toContain(part)
      expect(bundled.later).toContain(part)
    }
  })
})
