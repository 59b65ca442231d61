import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { switches } from './rules.mjs'

it('every safety rule is missed where it is taken out', { timeout: 480_000 }, () => {
  const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'rules'], { encoding: 'utf8' })
  console.log(stdout)
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('; 0 faults') })
  expect(stdout.trim().split('\n')).toHaveLength(switches.length + 2)
})
