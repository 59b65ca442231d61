import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from './project.mjs'
import { compile, compilers, nodeTypes } from './typescript.mjs'

const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' }
const bundler = { module: 'esnext', moduleResolution: 'bundler' }
// Node's types are not installed in the project: who does not name them does not get them.
const node = { lib: ['esnext'], types: ['node'], typeRoots: [nodeTypes] }
const browser = { lib: ['esnext', 'dom'], types: [] }

// All pairs of settings meet; TypeScript 7, the quickest, tries every one of these, the others take turns.
const setUps = [
  { title: 'nodenext for Node, exact optional properties', modules: nodenext, runtime: node, exact: true },
  { title: 'bundler for browsers', modules: bundler, runtime: browser, exact: false },
  { title: 'nodenext without Node', modules: nodenext, runtime: browser, exact: false },
  { title: 'bundler with Node, exact optional properties', modules: bundler, runtime: node, exact: true },
  {
    title: 'nodenext without Node, exact optional properties',
    modules: nodenext,
    runtime: browser,
    exact: true,
  },
  { title: 'bundler with Node', modules: bundler, runtime: node, exact: false },
]
const setUpsByMajor = { 5: setUps.slice(0, 2), 6: setUps.slice(2, 4), 7: setUps }

const major = ({ version }) => version.split('.')[0]
const quickest = compilers.at(-1)

/** @type {import('./project.mjs').Project} */
let project

beforeAll(() => {
  project = createProject()
  cpSync(join(import.meta.dirname, '..', 'fixtures'), project.folder, { recursive: true })
  writeFileSync(join(project.folder, 'node.ts'), importAll(project.entries))
  writeFileSync(join(project.folder, 'browser.ts'), importAll(project.portableEntries))
}, 60_000)

afterAll(() => project?.remove())

/** A program that takes every entry, and says what came. */
function importAll(entries) {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}'`)
  const names = entries.map((entry, index) => `'${entry}': Object.keys(entry${index})`)
  return `${imports.join('\n')}\nconsole.log(JSON.stringify({ ${names.join(', ')} }))\n`
}

describe('the packed client compiles', () => {
  it('with each TypeScript that is supported', () => {
    expect(compilers.map(major)).toEqual(Object.keys(setUpsByMajor))
  })

  for (const compiler of compilers) {
    it.each(setUpsByMajor[major(compiler)])(
      `with TypeScript ${compiler.version}: $title`,
      async ({ modules, runtime, exact }) => {
        const files = ['consumer.ts', runtime === node ? 'node.ts' : 'browser.ts']
        const settings = { ...modules, ...runtime, exactOptionalPropertyTypes: exact }
        expect(await compile(compiler, project.folder, files, settings)).toBe('')
      },
      120_000,
    )
  }

  it('and a slip is told where it is', async () => {
    writeFileSync(
      join(project.folder, 'slip.ts'),
      "import { createSecuconnect } from '@secukit/api'\ncreateSecuconnect({ environment: 'testing' })\n",
    )
    expect(await compile(quickest, project.folder, ['slip.ts'], { ...nodenext, ...node })).toMatch(
      /^slip\.ts\(2,\d+\): error TS/,
    )
  })
})

describe('the packed client runs on Node', () => {
  const run = (file) =>
    JSON.parse(execFileSync(process.execPath, [join(project.folder, file)], { encoding: 'utf8' }))

  beforeAll(async () => {
    const settings = { ...nodenext, ...node, noEmit: false, outDir: 'out' }
    const refusal = await compile(quickest, project.folder, ['consumer.ts', 'node.ts'], settings)
    if (refusal) throw new Error(refusal)
  }, 60_000)

  it('every entry can be imported', () => {
    const names = run('out/node.js')
    expect(Object.keys(names)).toEqual(project.entries)
    expect(project.entries.filter((entry) => names[entry].length === 0)).toEqual([])
  })

  it("a user's program does what it says", () => {
    const receipt = 'unknown|Danke|hologram 7'
    const failure = 'smart.transactions.get found nothing: ProductNotFoundException'
    expect(run('out/consumer.js')).toEqual([receipt, 1500, failure, receipt])
  })

  it.each([['node'], ['bun'], ['deno'], ['browser'], ['workerd']])(
    'has one of each error class: %s',
    (...conditions) => {
      const program = `
import { clientCredentials, ConnectionError, createSecuconnect, TokenStoreError } from '@secukit/api'
import { fileTokenStore } from '@secukit/api/node'
import { mockTransport, noAnswer } from '@secukit/api/testing'
const mock = mockTransport()
mock.on('smart.transactions.get', noAnswer({ sent: 'maybe' }))
const auth = clientCredentials({ clientId: 'x', clientSecret: 'x' })
const { smart } = createSecuconnect({ baseUrl: 'https://api.example', auth, transport: mock.transport, retries: 0 })
const failed = await smart.transactions.get('STX_1').catch((error) => error instanceof ConnectionError)
const unread = await fileTokenStore(process.cwd()).read('x').catch((error) => error instanceof TokenStoreError)
console.log(failed, unread)`
      const args = [...conditions.map((name) => `--conditions=${name}`), '--input-type=module', '-e', program]
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8' })
      expect(stdout + stderr).toBe('true true\n')
    },
  )
})
