import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderReceipt } from '@secukit/receipt'
import { describe, expect, it } from 'vitest'
import { seed, seedFile } from '../../test/fixture.ts'
import { openTill } from '../../test/till.ts'

const forms = {
  'whole transaction': seed,
  array: seed.receipt,
  'output of demo --json': { kind: 'approved', saleId: 'demo-1', transactionId: seed.id, transaction: seed },
  '{ header, body }': { header: seed.receipt.slice(0, 3), body: seed.receipt.slice(3) },
}
const cases = Object.entries(forms).flatMap(([form, data]) =>
  [32, 42, 48].map((columns) => ({ form, data, columns })),
)

describe.concurrent('secukit receipt render', () => {
  it.each(cases)(
    'renders the $form as renderReceipt does, at $columns columns',
    async ({ data, columns }) => {
      await using till = await openTill()
      const file = await till.file('receipt.json', data)
      const text = renderReceipt(seed.receipt, { to: 'text', columns })
      const options = ['--columns', String(columns)]
      const done = { code: 0, stdout: text, stderr: '' }
      expect(await till.run(['receipt', 'render', file, '--to', 'text', ...options])).toEqual(done)
      expect(await till.run(['receipt', 'render', '-', ...options], { stdin: JSON.stringify(data) })).toEqual(
        done,
      )
    },
  )

  it('renders the file of the seed, 48 columns wide unless told otherwise', async () => {
    await using till = await openTill()
    const { stdout } = await till.run(['receipt', 'render', fileURLToPath(seedFile)])
    expect(stdout).toBe(renderReceipt(seed, { to: 'text', columns: 48 }))
  })

  it('writes to a file instead of standard output with --out', async () => {
    await using till = await openTill()
    const file = await till.file('receipt.json', seed)
    const out = join(till.folder, 'receipt.txt')
    expect(await till.run(['receipt', 'render', file, '--out', out])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(await readFile(out, 'utf8')).toBe(renderReceipt(seed, { to: 'text', columns: 48 }))
  })

  it('prints what it did as JSON, and writes the file all the same', async () => {
    await using till = await openTill()
    const file = await till.file('receipt.json', seed)
    const text = renderReceipt(seed, { to: 'text', columns: 32 })
    const json = ['receipt', 'render', file, '--columns', '32', '--json']
    expect(JSON.parse((await till.run(json)).stdout)).toEqual({ target: 'text', columns: 32, text })
    const out = join(till.folder, 'receipt.txt')
    expect(JSON.parse((await till.run([...json, '--out', out])).stdout)).toEqual({
      target: 'text',
      columns: 32,
      out,
    })
    expect(await readFile(out, 'utf8')).toBe(text)
  })

  it('prints what can be read and names every line that is not as documented, on stderr', async () => {
    await using till = await openTill()
    const receipt = [
      seed.receipt[0],
      { type: 'textline', value: { text: 15 } },
      'Danke',
      ...seed.receipt.slice(1),
    ]
    const file = await till.file('odd.json', { receipt })
    const { code, stdout, stderr } = await till.run(['receipt', 'render', file])
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Kundenkarte Aufladung') })
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/odd\.json: \/receipt\/1\/value\/text: /),
      expect.stringMatching(/odd\.json: \/receipt\/2: /),
    ])
    const outcome = await till.file('outcome.json', { transaction: { receipt } })
    expect((await till.run(['receipt', 'render', outcome])).stderr).toMatch(
      /outcome\.json: \/transaction\/receipt\/2: /,
    )
  })
})
