import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { targets } from './all.ts'
import { PRINTERS } from './printers/profiles.ts'
import { composeReceipt } from './shop/compose-receipt.ts'
import { ReceiptComposer } from './shop/receipt-composer.ts'

const PACKAGE = new URL('../', import.meta.url)
const readme = readFileSync(new URL('README.md', PACKAGE), 'utf8')
const { exports } = JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')) as {
  exports: Record<string, { '@secukit/source'?: string }>
}

/** The code blocks, each with the headline above it and what it is said to print. */
const examples = Array.from(
  readme.matchAll(/^```ts\n([^]*?)^```\n(?:\nprints\n\n```text\n([^]*?)^```$)?/gm),
  ({ 1: code = '', 2: output, index }) => {
    const above = readme.slice(0, index).match(/^#+ .*$/gm) ?? []
    return { headline: above.at(-1)?.replace(/^#+ /, ''), code, output }
  },
)

/** What stands in examples and is the reader's own. */
const given = {
  receipt: composeReceipt().drawer().text('Grüße').qr('https://example.org').build(),
  transaction: {
    receipt: [
      { type: 'separator', value: { caption: 'Kundenbeleg' } },
      { type: 'separator', value: { caption: 'Händlerbeleg' } },
    ],
    receipt_merchant: [{ type: 'textline', value: { text: 'Für den Händler' } }],
  },
  tse: { qrCodeData: 'V0;955002', transactionNumber: 17, signatureCounter: 4711, clientId: 'Kasse 1' },
  stored: JSON.stringify(composeReceipt().drawer().text('Grüße').build()),
  element: { innerHTML: '' },
  process: { stdout: { isTTY: true, write: () => true } },
  fetch: () => Promise.resolve(new Response('<response success="true"/>')),
}

interface Outcome {
  printed: string
  sent: Uint8Array
  /** The variables that the example ends with. */
  variables: Record<string, unknown>
}

/** Runs an example with the sources of the package, a disk that has one logo, and a printer. */
async function run(code: string): Promise<Outcome> {
  let printed = ''
  const chunks: Uint8Array[] = []
  const printer = createServer((socket) => void socket.on('data', (chunk) => chunks.push(chunk)))
  printer.listen(0, '127.0.0.1')
  await once(printer, 'listening')
  const modules: Record<string, unknown> = {
    'node:events': { once },
    'node:fs': {
      readFileSync: (name: string) => {
        expect(name).toBe('logo.png')
        return readFileSync(new URL('gallery/pictures/bonus-58.png', PACKAGE))
      },
      writeFileSync: (_: string, bytes: Uint8Array) =>
        expect(Buffer.from(bytes).toString('latin1', 1, 4)).toBe('PNG'),
    },
    'node:net': {
      connect: (port: number): Socket => {
        expect(port).toBe(9100)
        return connect((printer.address() as AddressInfo).port, '127.0.0.1')
      },
    },
  }
  const load = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name]
    const source = exports[name.replace('@secukit/receipt', '.')]?.['@secukit/source']
    if (source === undefined) throw new Error(`README.md imports ${name}, which is not in package.json`)
    return import(new URL(source, PACKAGE).href)
  }
  const body = code
    .replaceAll(/^import (\{[^}]*\}) from ('.*')$/gm, 'const $1 = await load($2)')
    .replaceAll(/, type \w+|: (?:Target<string>|PrinterProfile)/g, '')
  const names = Array.from(body.matchAll(/^const (\w+) = /gm), ([, name]) => name)
  const own = Object.entries(given).filter(([name]) => !names.includes(name))
  const log = (...values: unknown[]): void => {
    printed += `${values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')}\n`
  }
  const AsyncFunction = Object.getPrototypeOf(run).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<Record<string, unknown>>
  try {
    const example = new AsyncFunction(
      'load',
      'console',
      ...own.map(([name]) => name),
      `${body}\nreturn { ${names.join(', ')} }`,
    )
    const variables = await example(load, { log }, ...own.map(([, value]) => value))
    return { printed, sent: Buffer.concat(chunks), variables }
  } finally {
    printer.close()
  }
}

describe('README.md', () => {
  it.each(examples)('runs what it shows ($headline)', async ({ code, output }) => {
    const { printed } = await run(code)
    expect(code.includes('console.log')).toBe(output !== undefined)
    // An empty line at the end of a text is not worth one in the README.
    expect(printed.trimEnd()).toBe((output ?? '').trimEnd())
  })

  it('shows at least one example of each kind', () => {
    expect(examples.length).toBeGreaterThan(15)
    expect(examples.filter(({ output }) => output !== undefined).length).toBeGreaterThan(4)
  })

  it('sends a whole job to a printer', async () => {
    const { code = '' } = examples.find((example) => example.code.includes('node:net')) ?? {}
    const { sent } = await run(code)
    // ESC @ at the beginning, GS V 1 at the end.
    expect([...sent.subarray(0, 2), ...sent.subarray(-3)]).toEqual([0x1b, 0x40, 0x1d, 0x56, 1])
  })

  it('prints copies without the drawer', async () => {
    const { code = '' } = examples.find((example) => example.code.includes('KOPIE')) ?? {}
    const { copy } = (await run(code)).variables as { copy: { lines: { type: string }[] } }
    expect(copy.lines.map(({ type }) => type)).toEqual(['separator', 'textline'])
  })

  it('names files and headlines that are there', () => {
    const links = Array.from(readme.matchAll(/(?:\]\(|src=")([^)"]+)[)"]/g), ([, link = '']) => link)
    const anchors = Array.from(readme.matchAll(/^##+ (.*)$/gm), ([, headline = '']) =>
      headline
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    )
    const places = new Set(anchors.map((anchor) => `#${anchor}`))
    expect(links.length).toBeGreaterThan(30)
    const missing = links.filter((link) =>
      link.startsWith('#')
        ? !places.has(link)
        : !link.startsWith('https://') && !existsSync(new URL(link, PACKAGE)),
    )
    expect(missing).toEqual([])
  })

  it('names every sub-path, and none that is not there', () => {
    const named = Array.from(readme.matchAll(/@secukit\/receipt\/([\w-]+)/g), ([, name]) => `./${name}`)
    const inTable = Array.from(readme.matchAll(/^\| .*\bof `([\w-]+)` +\|/gm), ([, name]) => `./${name}`)
    const all = Object.keys(exports).filter((path) => path !== '.' && path !== './package.json')
    expect(new Set([...named, ...inTable])).toEqual(new Set(all))
  })

  it('lists every target', () => {
    const listed = Array.from(readme.matchAll(/^\| .*`(\w+)\(\)` of `\1` +\|/gm), ([, name]) => name)
    expect(listed).toEqual(Object.keys(targets))
  })

  it('says how profiles are called', async () => {
    const printers: Record<string, unknown> = await import('./printers/index.ts')
    for (const profile of PRINTERS) {
      expect(printers[profile.name.toUpperCase().replaceAll('-', '_')]).toBe(profile)
    }
  })

  it('lists every method of the composer', () => {
    const [, section = ''] = readme.split('\n### The methods\n')
    const [table = ''] = section.split('\n## ')
    const listed = Array.from(table.matchAll(/`(\w+)\([\w, ]*\)`(?=[, ].*\|)/g), ([, name]) => name)
    const methods = Object.getOwnPropertyNames(ReceiptComposer.prototype)
    expect(new Set(listed)).toEqual(
      new Set(methods.filter((name) => name !== 'constructor' && name !== 'build')),
    )
  })
})
