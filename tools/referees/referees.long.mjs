import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// They are not part of the workspace: npm ci --prefix tools/referees --ignore-scripts
const isInstalled = existsSync(new URL('node_modules', import.meta.url))
const hasJava = spawnSync('java', ['-version']).status === 0
// Where they have to be there, one that is missing is a failure.
const isAsked = process.env['CI'] !== undefined || (isInstalled && hasJava)

/**
 * @param {string} script
 * @param {number} timeout In ms; it is ended then.
 */
async function run(script, timeout) {
  const path = new URL(script, import.meta.url).pathname
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'pipe'], timeout })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const [status] = await once(child, 'close')
  return { status, output }
}

describe.skipIf(!isAsked)('outside referees', () => {
  it('are installed, and so is Java', () => {
    expect({ isInstalled, hasJava }).toEqual({ isInstalled: true, hasJava: true })
  })

  it('Prism sees no violation in any answer to the client', async () => {
    const { status, output } = await run('prism.mjs', 120_000)
    expect(output).not.toContain('✗')
    expect(output).toContain('73 operations')
    expect(output).toContain(' 0 violations')
    expect(status).toBe(0)
  }, 130_000)

  it('Specmatic has nothing to complain about', async () => {
    const { status, output } = await run('specmatic.mjs', 300_000)
    expect(output).not.toContain('✗')
    expect(output).toMatch(/^73 operations, \d{4,} tests .*, 0 failures/m)
    expect(status).toBe(0)
  }, 310_000)

  it('every faulty server is noticed, and nobody complains about the correct one', async () => {
    const { status, output } = await run('mutants.mjs', 900_000)
    expect(output).not.toContain('✗')
    expect(output).toContain('nobody complains about the correct sandbox')
    expect(output).toMatch(/^(\d{2,}) of \1 faulty servers noticed/m)
    expect(status).toBe(0)
  }, 910_000)
})
