import { execFile } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { openFileJournal } from './file-journal.ts'
import { checkSale } from './sale.ts'
import { FakeBank } from './testing/fake-bank.test-helper.ts'
import { intentRecord, loadSale, outcomeRecord, temporaryFolder } from './testing/sales.test-helper.ts'

const packageFolder = join(import.meta.dirname, '..')
const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8')

it('the ten lines of the README work, with the built package', async () => {
  const bank = await FakeBank.open()
  onTestFinished(() => bank.down())
  const [, example = ''] = /```js\n(.*?)```/s.exec(readme) ?? []
  const script = example.replace(`environment: 'testing'`, `baseUrl: '${bank.url}'`)
  expect(script).not.toBe(example)

  // A till's own folder, with the package installed.
  const folder = temporaryFolder()
  symlinkSync(join(packageFolder, '../../node_modules'), join(folder, 'node_modules'))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
  })
  expect(stdout).toBe('creating\npresenting\noutcome\napproved\n')
  expect(bank.charges).toMatchObject([{ saleId: '2025-0001', amount: 1500, method: 'cash' }])
  expect(readFileSync(join(folder, 'till-1.journal'), 'utf8').split('\n')).toHaveLength(3)
})

it('the README names every field of the records, and the size that they have', async () => {
  for (const record of [intentRecord(), outcomeRecord()]) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${record.type}\``)) ?? ''
    const { type: _type, ...fields } = record
    for (const field of Object.keys(fields)) expect(row).toContain(`\`${field}\``)
  }
  const path = join(temporaryFolder(), 'till.journal')
  const journal = await openFileJournal(path)
  const transactionId = `STX_${'0'.repeat(30)}`
  await journal.append(intentRecord({ transactionId }))
  await journal.append(outcomeRecord({ transactionId }))
  await journal.close()
  const size = readFileSync(path).byteLength
  expect(readme).toContain('half a kilobyte per sale')
  expect(size).toBeGreaterThan(400)
  expect(size).toBeLessThan(600)
})

it('every field of a sale is in the README', () => {
  const sale = loadSale('sale-1', { sum: 1500, currency: 'EUR', demo: true })
  expect(checkSale(sale)).toEqual([])
  for (const field of Object.keys(sale)) expect(readme).toContain(`\`${field}\``)
})
