import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type ReceiptInput, renderReceipt, type RenderOptions, type Target } from '@secukit/receipt'
import { type TargetName, targets } from '@secukit/receipt/all'
import { dots } from '@secukit/receipt/dots'
import { epos } from '@secukit/receipt/epos'
import { escpos } from '@secukit/receipt/escpos'
import { GENERIC_58, PRINTERS } from '@secukit/receipt/printers'
import { shopReceipt } from '@secukit/receipt/shop'
import { starprnt } from '@secukit/receipt/starprnt'
import { describe, expect, it } from 'vitest'
import { seed, seedFile } from '../../test/fixture.ts'
import { bin, openTill, type Till, watch } from '../../test/till.ts'
import { commands } from '../commands.ts'
import { commandHelp } from '../help.ts'
import { main } from '../main.ts'
import { styleFor } from '../output.ts'

const forms = {
  'whole transaction': seed,
  array: seed.receipt,
  'output of demo --json': { kind: 'approved', saleId: 'demo-1', transactionId: seed.id, transaction: seed },
  '{ header, body }': { header: seed.receipt.slice(0, 3), body: seed.receipt.slice(3) },
  'transaction with lines of its own': { ...seed, lines: [{ sku: 'A-1' }] },
  '{ body } with lines of its own': { body: seed.receipt, lines: [] },
  'output of demo --json with lines of its own': { transaction: seed, lines: [{ type: 'drawer' }] },
  "shop's own { lines }": { lines: seed.receipt },
  "shop's own, around it": { lines: [{ type: 'receipt', value: seed.receipt }] },
}
const cases = Object.entries(forms).flatMap(([form, data]) =>
  [32, 42, 48].map((columns) => ({ form, data, columns })),
)
const names = Object.keys(targets) as TargetName[]
const binary: readonly TargetName[] = ['png', 'pdf', 'escpos', 'starprnt']

/** Has whatever the options are about. */
const shop: ReceiptInput = shopReceipt({
  lines: [
    { type: 'separator', value: { caption: 'Beleg' } },
    { type: 'name-value', value: { name: 'Summe', value: '15,00 €', decoration: ['important'] } },
    { type: 'textline', value: { text: 'Спасибо' } },
    { type: 'barcode', value: { symbology: 'ean13', data: '4006381333931' } },
    { type: 'qr', value: { data: 'https://example.com/' } },
    { type: 'separator', value: { caption: 'Bon' } },
  ],
})

interface Options extends Omit<RenderOptions<string | Uint8Array>, 'columns' | 'to'> {
  readonly to: Target<string | Uint8Array>
}

function render(receipt: ReceiptInput, options: Options, columns = 48): Buffer {
  return Buffer.from(renderReceipt<string | Uint8Array>(receipt, { ...options, columns }))
}

/** What the command prints, in bytes. */
async function runInBytes(till: Till, args: readonly string[]): Promise<Buffer> {
  const options = { encoding: 'buffer', env: till.env, cwd: till.folder } as const
  return (await promisify(execFile)(process.execPath, [bin, 'receipt', 'render', ...args], options)).stdout
}

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

  it.each(names)(
    'renders to %s, byte for byte as renderReceipt does, on a pipe and with --out',
    async (name) => {
      await using till = await openTill()
      const file = await till.file('shop.json', shop)
      const to = (await targets[name]())()
      const expected = render(shop, { to }, 42)
      const args = [file, '--to', name, '--columns', '42']
      const out = join(till.folder, 'out')
      expect(await runInBytes(till, [...args, '--out', out])).toEqual(Buffer.of())
      expect(await readFile(out)).toEqual(expected)
      // Text ends with a line end on standard output.
      const lineEnd = binary.includes(name) || expected.at(-1) === 10 ? '' : '\n'
      expect(await runInBytes(till, args)).toEqual(Buffer.concat([expected, Buffer.from(lineEnd)]))
    },
  )

  it.each(PRINTERS.map(({ name }) => name))('knows the language and the width of %s', async (name) => {
    await using till = await openTill()
    const file = await till.file('shop.json', shop)
    const printer = PRINTERS.find((each) => each.name === name)
    const { language, columns } = printer ?? GENERIC_58
    const to = language === 'escpos' ? escpos({ printer }) : starprnt({ printer })
    expect(await runInBytes(till, [file, '--printer', name])).toEqual(render(shop, { to }, columns))
  })

  it('prints in the small letters of a printer, and shows on a screen what fits on its paper', async () => {
    await using till = await openTill()
    const file = await till.file('shop.json', shop)
    const args = [file, '--printer', 'generic-58']
    const to = escpos({ printer: GENERIC_58 })
    expect(await runInBytes(till, [...args, '--columns', '42'])).toEqual(render(shop, { to }, 42))
    const text = renderReceipt(shop, { to: 'text', columns: 32 })
    expect((await runInBytes(till, [...args, '--to', 'text'])).toString()).toBe(text)
  })

  it.each<{ typed: string; options: Options }>([
    { typed: '--to escpos --cut none', options: { to: escpos({ cut: 'none' }) } },
    { typed: '--to escpos --cut full', options: { to: escpos({ cut: 'full' }) } },
    { typed: '--to escpos --dots', options: { to: escpos({ dots }) } },
    { typed: '--to starprnt --cut full', options: { to: starprnt({ cut: 'full' }) } },
    { typed: '--to starprnt --dots', options: { to: starprnt({ dots }) } },
    { typed: '--to epos --cut none', options: { to: epos({ cut: false }) } },
    { typed: '--to epos --cut-slips', options: { to: epos(), cutSlips: true } },
    { typed: '--to escpos --important tall', options: { to: escpos(), important: 'tall' } },
    { typed: '--to escpos --important large', options: { to: escpos(), important: 'large' } },
  ])('does something else with $typed', async ({ typed, options }) => {
    await using till = await openTill()
    const file = await till.file('shop.json', shop)
    const out = join(till.folder, 'out')
    await runInBytes(till, [file, ...typed.split(' '), '--out', out])
    expect(await readFile(out)).toEqual(render(shop, options))
    const to = (await targets[options.to.name as TargetName]())()
    expect(await readFile(out)).not.toEqual(render(shop, { to }))
  })

  it('prints as JSON what it did: text as it is, bytes in base64, nothing that was saved', async () => {
    await using till = await openTill()
    const file = await till.file('receipt.json', seed)
    const text = renderReceipt(seed, { to: 'text', columns: 32 })
    const json = ['receipt', 'render', file, '--json']
    const printed = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await till.run([...json, ...args])).stdout)
    const wanted = { columns: 32, warnings: [] }
    expect(await printed('--columns', '32')).toEqual({ ...wanted, target: 'text', text })
    expect(await printed('--printer', 'generic-58')).toEqual({
      ...wanted,
      target: 'escpos',
      printer: 'generic-58',
      base64: render(seed, { to: escpos({ printer: GENERIC_58 }) }, 32).toString('base64'),
    })
    const out = join(till.folder, 'receipt.txt')
    expect(await printed('--columns', '32', '--out', out)).toEqual({ ...wanted, target: 'text', out })
    expect(await readFile(out, 'utf8')).toBe(text)
  })

  it.skipIf(process.platform === 'win32')(
    'writes to what is no file, as the device of a printer',
    async () => {
      await using till = await openTill()
      const file = await till.file('receipt.json', seed)
      const script = `mkfifo lp0; cat lp0 & "${process.execPath}" "${bin}" receipt render "${file}" --out lp0; wait; test -p lp0`
      const shell = spawn('sh', ['-c', script], { env: till.env, cwd: till.folder })
      const stdout = renderReceipt(seed, { to: 'text', columns: 48 })
      expect(await watch(shell, '').ended).toEqual({ code: 0, stdout, stderr: '' })
    },
  )

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

  it('names every character that the printer lacks, on stderr and in JSON', async () => {
    await using till = await openTill()
    const receipt = [{ type: 'textline', value: { text: 'Ж 5 日' } }]
    const file = await till.file('outcome.json', { transaction: { receipt } })
    const args = ['receipt', 'render', file, '--to', 'escpos', '--json']
    const { stdout, stderr } = await till.run(args)
    const pointer = '/transaction/receipt/0'
    expect(stderr).toContain(`outcome.json: ${pointer}: The target has no "日" (U+65E5): printed as "?".\n`)
    const { warnings } = JSON.parse(stdout) as { warnings: readonly { message: string }[] }
    expect(warnings).toContainEqual(
      expect.objectContaining({ pointer, replaced: { character: '日', by: '?' } }),
    )
    expect(stderr.trimEnd().split('\n')).toEqual(
      warnings.map(({ message }) => `${file}: ${pointer}: ${message}`),
    )
    // The font that is drawn has Cyrillic letters.
    expect((await till.run([...args, '--dots'])).stderr).not.toContain('Ж')
    expect(stderr).toContain('Ж')
  })
})

describe('on a terminal', () => {
  it.each(binary)('%s is not shown', async (name) => {
    const printed: unknown[] = []
    const said: string[] = []
    const output = {
      data: (text: string) => void printed.push(text),
      bytes: (bytes: Uint8Array) => void printed.push(bytes),
      isTerminal: true,
      say: (text: string) => void said.push(text),
      style: styleFor(false, {}),
    }
    const args = ['receipt', 'render', fileURLToPath(seedFile), '--to', name]
    expect(await main(args, output)).toBe(2)
    expect(printed).toEqual([])
    expect(said).toEqual([
      `✗ ${name} is no text, and this is a terminal. Save it with --out FILE, or pipe it on.`,
    ])
    expect(await main([...args, '--json'], output)).toBe(0)
    expect(printed).toHaveLength(1)
  })

  // `script` of util-linux, which other systems lack.
  it.skipIf(!existsSync('/usr/bin/script') || process.platform !== 'linux')(
    'the command knows one when it sees one (needs script of util-linux)',
    async () => {
      await using till = await openTill()
      const command = (to: string): string =>
        `'${process.execPath}' '${bin}' receipt render '${fileURLToPath(seedFile)}' --to ${to}`
      const onTerminal = (to: string): ReturnType<Till['run']> =>
        watch(spawn('script', ['-qec', command(to), '/dev/null'], { env: till.env }), '').ended
      expect(await onTerminal('escpos')).toMatchObject({
        code: 2,
        stdout: expect.stringContaining('--out FILE'),
      })
      const shown = await onTerminal('ansi')
      expect(shown.code).toBe(0)
      expect(shown.stdout.replaceAll('\r\n', '\n')).toBe(
        render(seed, { to: (await targets.ansi())() }).toString(),
      )
    },
  )
})

describe('the help of receipt render', () => {
  const command = commands.find(({ name }) => name === 'receipt render')

  it('offers every target and every printer that the package has', () => {
    expect(command?.options['to']?.choices).toEqual(names)
    expect(command?.options['printer']?.choices).toEqual(PRINTERS.map(({ name }) => name))
  })

  it('shows all words of all options, no line wider than 100 characters', () => {
    for (const each of commands) {
      const help = commandHelp(each, styleFor(false, {}))
      const words = help.replaceAll(/\s+/g, ' ')
      for (const { summary, choices = [] } of Object.values(each.options)) {
        expect(words).toContain(`${summary}${choices.length === 0 ? '' : ` (${choices.join(', ')})`}`)
      }
      const [, rows = ''] = help.split('\nUsage\n')
      expect(Math.max(...rows.split('\n').map((row) => row.length))).toBeLessThanOrEqual(100)
    }
  })
})
