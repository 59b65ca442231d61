import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest'
import { bundle, gzipSize, shares } from './bundle.mjs'
import { createProject } from './project.mjs'

/** Bytes of gzip that rendering to text and to ESC/POS loads. */
const limit = 10_000
/** With all targets but PNG. */
const limitOfTargets = 25_000
/** What PNG adds to them: the font and the format. */
const limitOfPng = 15_000

const targets = ['ansi', 'html', 'markdown', 'svg', 'pdf', 'escpos', 'starprnt', 'epos', 'receiptline']

/** @type {import('./project.mjs').Project} */
let project

beforeAll(() => {
  project = createProject('receipt')
}, 60_000)

afterAll(() => project?.remove())

/** A program that renders to text and to these targets. */
function program(names) {
  const imports = names.map((name) => `import { ${name} } from '@secukit/receipt/${name}'\n`)
  const all = ["'text'", ...names.map((name) => `${name}()`)]
  return `
import { renderReceipt } from '@secukit/receipt'
${imports.join('')}
export const render = (receipt) => [${all.map((to) => `renderReceipt(receipt, { to: ${to} })`).join(', ')}]
`
}

async function weigh(...names) {
  const bundled = await bundle(project.folder, program(names))
  const told = shares(bundled).map(({ file, bytes }) => `${bytes} ${file}`)
  // What is not in the package would stay an import, and weigh nothing.
  for (const name of names) expect(told.join('\n')).toContain(`/targets/${name}.js`)
  return { size: gzipSize(bundled.code + bundled.later), told: `of which:\n${told.join('\n')}` }
}

describe('a bundle with the receipt', () => {
  it(`is at most ${limit} bytes of gzip for text and ESC/POS`, async () => {
    const { size, told } = await weigh('escpos')
    assert.isAtMost(size, limit, `${size} bytes, ${told}`)
  })

  it(`is at most ${limitOfTargets} bytes with all targets but PNG, and ${limitOfPng} more with it`, async () => {
    const all = await weigh(...targets)
    const withPng = await weigh(...targets, 'png')
    assert.isAtMost(all.size, limitOfTargets, `${all.size} bytes, ${all.told}`)
    assert.isAtMost(
      withPng.size - all.size,
      limitOfPng,
      `${withPng.size - all.size} bytes more, ${withPng.told}`,
    )
  })

  it('has nothing in it of a target that is not asked for', async () => {
    const { told } = await weigh('escpos')
    for (const name of targets.filter((target) => target !== 'escpos')) {
      expect(told).not.toContain(`/targets/${name}.js`)
    }
  })

  it('needs nothing of Node, whatever is imported', async () => {
    const needs = await Promise.all(
      project.portableEntries.map(async (entry) => {
        const { imports } = await bundle(project.folder, `export * from '${entry}'`)
        return imports.map((name) => `${entry} needs ${name}`)
      }),
    )
    expect(needs.flat()).toEqual([])
  })
})
