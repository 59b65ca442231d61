import { execFile } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { endsOfDay } from './end-of-day.ts'
import { openFileJournal } from './file-journal.ts'
import type { JournalRecord } from './journal.ts'
import { diagram } from './machine.ts'
import { payments } from './payment.ts'
import { reversals } from './reversal.ts'
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
  expect(readFileSync(join(folder, 'till-1.journal'), 'utf8').split('\n')).toHaveLength(4)
})

/** One of each kind, with everything that it may hold. */
const at = '2026-11-23T10:15:00.000Z'
const sale = { at, saleId: 'sale-1', transactionId: 'STX_1' }
const evidence = { by: 'Frau Beispiel', saw: 'slip of a payment', slip: '12', note: 'in the drawer' } as const
const records: { readonly [Type in JournalRecord['type']]: Extract<JournalRecord, { readonly type: Type }> } =
  {
    till: { type: 'till', at, till: 'K4' },
    intent: intentRecord({ bonus: 250 }),
    outcome: outcomeRecord(),
    'reversal intent': {
      type: 'reversal intent',
      ...sale,
      call: 'cancelTrx',
      receiptNumber: '3',
      device: 'me',
    },
    'reversal outcome': { type: 'reversal outcome', ...sale, outcome: 'reversed', status: 'cancelled' },
    'end of day intent': {
      type: 'end of day intent',
      at,
      device: 'me',
      terminal: 'SDV_1',
      before: ['STX_9'],
    },
    'end of day outcome': { type: 'end of day outcome', at, outcome: 'done', transactionId: 'STX_9' },
    'needs operator': { type: 'needs operator', ...sale },
    decision: { type: 'decision', ...sale, outcome: 'approved', evidence },
    'reversal decision': {
      type: 'reversal decision',
      ...sale,
      outcome: 'refused',
      evidence: { ...evidence, saw: 'records show no reversal' },
    },
    print: { type: 'print', ...sale, copy: 'customer', stage: 'begun' },
  }

it.each(Object.values(records))('the README names every field of the record: $type', (record) => {
  const row = readme.split('\n').findLast((line) => line.startsWith(`| \`${record.type}\` `)) ?? ''
  const { type: _type, ...fields } = record
  for (const field of Object.keys(fields)) expect(row).toContain(`\`${field}\``)
})

it('the README shows a journal as it is', async () => {
  const path = join(temporaryFolder(), 'till.journal')
  const journal = await openFileJournal(path)
  for (const record of [records.till, records.intent]) await journal.append(record)
  await journal.close()
  const shape = (line: string): string => line.replaceAll(/[0-9a-f]{8,}/g, (hex) => '0'.repeat(hex.length))
  const shown = readme.split('\n').filter((line) => line.startsWith('{"seq":'))
  const written = readFileSync(path, 'utf8').trimEnd().split('\n')
  for (const [index, line] of written.entries()) {
    const [beginning = ''] = shape(shown[index] ?? '').split(',…')
    expect(beginning).not.toBe('')
    expect(shape(line).startsWith(beginning)).toBe(true)
  }
})

it.each(Object.entries({ payments, reversals, endsOfDay }))(
  'the diagram of %s is that of its table',
  (name, table) => {
    const drawn = diagram(table, { without: ['not recorded'] })
    expect(readme).toContain(
      `<!-- diagram ${name} -->\n\n\`\`\`mermaid\n${drawn}\n\`\`\`\n\n<!-- /diagram -->`,
    )
  },
)

it('every field of a sale is in the README', () => {
  const whole = loadSale('sale-1', { sum: 1500, currency: 'EUR', demo: true, balanceFirst: true })
  expect(checkSale(whole)).toEqual([])
  for (const field of [...Object.keys(whole), 'direct']) expect(readme).toContain(`\`${field}\``)
})
