import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeProgram } from './lived.mjs'

let program

beforeAll(async () => {
  program = await writeProgram('node', 'console.log', [1, 2])
}, 60_000)

afterAll(() => program?.remove())

/** Lives through the days in a process of its own. */
async function run(env = {}, setUp = '') {
  const first = `data:text/javascript,${encodeURIComponent(setUp)}`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', first, join(program.folder, program.file)],
    { env: { ...process.env, ...env } },
  )
  return JSON.parse(stdout)
}

const laterClock = 'const now = Date.now; Date.now = () => now() + 86_400_000 * 400'
const otherChance = 'Math.random = () => 0.5'

it('the same seed, clock and calls give the same journal and the same answers, in any place at any time', async () => {
  const lived = await run()
  const others = [
    await run({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    await run({ TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' }, `${laterClock}; ${otherChance}`),
  ]
  for (const other of others) expect(other).toEqual(lived)
  const [first, second] = lived
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(second.hash).not.toBe(first.hash)
  // Days on which nothing succeeds would be the same everywhere too.
  for (const { calls, statuses } of lived) {
    expect(calls).toBeGreaterThan(300)
    expect(statuses[200]).toBeGreaterThan(calls / 2)
    expect(statuses[501] ?? 0).toBe(0)
  }
})
