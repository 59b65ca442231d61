import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { hostileReceipt } from './hostile-receipt.test-helper.ts'
import { renderReceipt } from './render.ts'
import { epos } from './targets/epos.ts'
import { svg } from './targets/svg.ts'

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

it.skipIf(!hasXmllint).each([epos(), epos({ soap: true }), svg()])(
  'of 500 hostile receipts xmllint finds all well-formed: $name (skipped without xmllint)',
  (to) => {
    const folder = mkdtempSync(join(tmpdir(), 'secukit-receipt-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const files = fc.sample(hostileReceipt, 500).map(({ receipt }, at) => {
      const file = join(folder, `${at}.xml`)
      writeFileSync(file, renderReceipt(receipt, { to }))
      return file
    })
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...files], { encoding: 'utf8' })
    expect(stderr.slice(0, 2000)).toBe('')
    expect(status).toBe(0)
  },
)
