import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest'
import { callProgram, importProgram, readCalls, wrongProgram } from './calls.mjs'
import { createProject } from './project.mjs'
import { compile, compilers, nodeTypes } from './typescript.mjs'

/** How many instantiations all operations, called once by their methods, may cost an editor. */
const limit = 2_000

const settings = {
  module: 'nodenext',
  lib: ['esnext'],
  types: ['node'],
  typeRoots: [nodeTypes],
  exactOptionalPropertyTypes: true,
  // The declarations count as far as the program uses them.
  skipLibCheck: true,
}

const oldest = compilers[0]
const newest = compilers.at(-1)

/** @type {import('./project.mjs').Project} */
let project
/** @type {ReturnType<typeof readCalls>} */
let read

beforeAll(() => {
  project = createProject()
  read = readCalls(project.folder)
}, 60_000)

afterAll(() => project?.remove())

async function compileText(compiler, text, flags) {
  writeFileSync(join(project.folder, 'program.ts'), text)
  return compile(compiler, project.folder, ['program.ts'], settings, flags)
}

async function instantiations(compiler, text) {
  const output = await compileText(compiler, text, ['--extendedDiagnostics'])
  expect(output).not.toContain('error TS')
  const [, count] = /^Instantiations: +(\d+)$/m.exec(output) ?? []
  assert(count, `no count of instantiations in: ${output}`)
  return Number(count)
}

describe('type cost of the methods', () => {
  it('the program calls every method that the client has', () => {
    const list = `
      import { createSecuconnect, clientCredentials } from '@secukit/api'
      const client = createSecuconnect({ environment: 'testing', auth: clientCredentials({ clientId: 'a', clientSecret: 'b' }) })
      const names = ['smart', 'loyalty'].flatMap((area) =>
        Object.keys(client[area]).filter((name) => name !== 'client').flatMap((resource) =>
          Object.keys(client[area][resource]).map((method) => [area, resource, method].join('.'))))
      console.log(JSON.stringify(names))`
    writeFileSync(join(project.folder, 'names.mjs'), list)
    const names = JSON.parse(
      execFileSync(process.execPath, [join(project.folder, 'names.mjs')], { encoding: 'utf8' }),
    )
    expect(names.length).toBeGreaterThan(0)
    expect(read.calls.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })

  it('each argument of each call is refused when its type is wrong', async () => {
    const program = wrongProgram(read)
    const output = await compileText(newest, program)
    const errors = output.matchAll(/^program\.ts\((\d+),/gm)
    const refused = new Set([...errors].map(([, line]) => Number(line) - 1))
    const calls = [...program.split('\n').entries()].filter(([, line]) => line.includes('const call ='))
    expect(calls.length).toBeGreaterThan(read.calls.length)
    expect(calls.filter(([line]) => !refused.has(line))).toEqual([])
  }, 60_000)

  it.each([oldest, newest])(
    `is at most ${limit} instantiations with TypeScript $version`,
    async (compiler) => {
      const all = await instantiations(compiler, callProgram(read))
      const none = await instantiations(compiler, importProgram(read))
      const cost = all - none
      const told = `${cost} instantiations for ${read.calls.length} operations (${all} less ${none} of the import alone)`
      assert.isAtMost(cost, limit, told)
      // A program that was not checked would cost nothing.
      assert.isAbove(cost, 0, told)
    },
    60_000,
  )
})
