import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codePage, type CodePageName } from './code-pages.ts'
import type { PrinterProfile } from './profile.ts'
import * as profiles from './profiles.ts'

const { PRINTERS } = profiles
const ORDER: readonly CodePageName[] = ['wpc1252', 'pc858', 'pc850', 'pc437', 'iso8859-15', 'pc852', 'pc857']
const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex')

it('lists every exported profile, each under a name of its own', () => {
  const exported = Object.values(profiles).filter((value): value is PrinterProfile => 'name' in value)
  expect(new Set(PRINTERS)).toEqual(new Set(exported))
  expect(PRINTERS).toHaveLength(exported.length)
  expect(new Set(PRINTERS.map(({ name }) => name)).size).toBe(PRINTERS.length)
  for (const { name } of PRINTERS) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

describe.each(PRINTERS.map((profile) => [profile.name, profile] as const))('profile %s', (name, profile) => {
  const { pages, columns, smallColumns, dots, cut, feed, init, language, graphics } = profile

  it('names each page once, by a number of its own, in order of preference', () => {
    expect(pages.map(({ page }) => page)).toEqual(
      ORDER.filter((page) => pages.some((listed) => listed.page === page)),
    )
    expect(new Set(pages.map(({ number }) => number)).size).toBe(pages.length)
    for (const { page, number } of pages) {
      expect(codePage(page).name).toBe(page)
      expect(Number.isInteger(number) && number >= 0 && number <= 255).toBe(true)
    }
  })

  it('prints German with a euro sign on its first page', () => {
    const { bytes } = codePage(pages[0]?.page ?? 'pc437')
    for (const character of 'äöüÄÖÜß§€') expect(bytes[character.charCodeAt(0)]).not.toBe(0)
  })

  it('has room for its columns', () => {
    expect(columns).toBeGreaterThanOrEqual(20)
    expect(columns).toBeLessThanOrEqual(64)
    // Font A is 12 dots wide everywhere, Font B 9 (10 on the TM-m30).
    expect(columns * 12).toBeLessThanOrEqual(dots)
    if (smallColumns === undefined) return
    expect(smallColumns).toBeGreaterThan(columns)
    expect(smallColumns).toBeLessThanOrEqual(64)
    expect(smallColumns * 9).toBeLessThanOrEqual(dots)
  })

  it('brings the last line out of the printer', () => {
    // Full and partial, with and without a feed of their own: GS V, on a Star printer ESC d.
    const feeding = language === 'starprnt' ? '1b6402 1b6403' : '1d564100 1d564200'
    const expected = feed > 0 ? '1d5600 1d5601' : feeding
    expect(cut ? `${hex(cut.full)} ${hex(cut.partial)}` : expected).toBe(expected)
    expect(feed).toBeGreaterThanOrEqual(cut ? 0 : 1)
    expect(feed).toBeLessThanOrEqual(6)
  })

  it('starts in one-byte ASCII', () => {
    // ESC R 0; before it FS . unless the printer has no FS commands.
    expect(hex(init)).toMatch(/^(1c2e)?1b5200(1b4d00)?$/)
    expect(hex(init).startsWith('1c2e')).toBe(language === 'escpos' && name !== 'wincor-th230')
  })

  it('draws each thing once', () => {
    expect(new Set(graphics).size).toBe(graphics.length)
  })
})

// Copied from two public databases, not from the profiles: [db] escpos-printer-db, [rpe] ReceiptPrinterEncoder.
// Page numbers of 1252, 858, 850, 437, 852, 857 and 8859-15; a dash where the source has none of that page.
const SOURCES = `
  epson-tm-t88        db  TM-T88V     42 56 512   16 19  2 0 18 13 40
  epson-tm-t88        rpe TM-T88V     42 56 -     16 19  2 0 18 13 40
  epson-tm-t88        rpe TM-T88VII   42 56 -     16 19  2 0 18 13 40
  epson-tm-t88        db  TM-T70II    42 56 512   16 19  2 0 18 13 40
  epson-tm-t88iv      db  TM-T88III   42 56 512   16 19  2 0  -  -  -
  epson-tm-t88iv      rpe TM-T88IV    42 56 -     16 19  2 0 18  -  -
  epson-tm-t88iv      db  TM-T70      42 56 512   16 19  2 0 18  -  -
  epson-tm-t20        db  TM-T20II    48 64 576   16 19  2 0 18 13 40
  epson-tm-t20        db  TM-T20III   48 64 576   16 19  2 0 18 13 40
  epson-tm-t20        rpe TM-T20III   48 64 -     16 19  2 0 18 13 40
  epson-tm-m30        db  TM-m30III   48 57 576   16  -  2 0 18 13 40
  bixolon-srp-350iii  rpe SRP-350III  42 56 -     16 19  2 0 18 37  -
  bixolon-srp-350iii  db  SRP-S300     -  - -     16 19  2 0 18  - 40
  metapace-t-1        db  T-1          -  - 504    - 19  2 0  -  -  -
  metapace-t-1        rpe T-1         42 56 -      - 19  2 0  -  -  -
  metapace-t-1        rpe SRP-350     42 56 -      - 19  2 0  -  -  -
  citizen-ct-s        rpe CT-S310II   48 64 -     16  2  - 0  6  8  -
  citizen-ct-s        db  CT-S651     48 64 -     16  -  2 0 18 13 40
  wincor-th230        db  TH230       44 57 576    8  6  1 0  2 12  -
  wincor-th230        rpe A779        44  - -      8  6  1 0  2 12  -
  sunmi-v2            db  V2          32 42 384   16 19  2 0 18 13  -
  sunmi-v2            rpe Generic     32 42 -     16 19  2 0 18 13  -
  star-mc-print3      db  mcPrint      -  - -     32  4  - 1  5 12  -
  star-mc-print3      rpe TSP100IV    48 64 -     32  4  - 1  5 12  -
  star-mc-print2      rpe mC-Print2   32 42 -     32  4  - 1  5 12  -
  generic-58          db  POS-5890     -  - -     16 19  2 0 18 61  -
  generic-58          rpe POS-5890    32 42 -     16 19  2 0 18 61  -
  generic-58          db  NT-5890K    32 42 384   16 19  2 0 18 61  -
  generic-58          rpe 58T         32 42 -     16 19  2 0 18 29 44
  generic-58          rpe TM-P20II    32 42 -     16 19  2 0 18 13 40
  generic-80          rpe XP-T80Q     48 64 -     16 19  2 0 18  -  -
  generic-80          rpe POS-8360    48 64 -     16 19  2 0 18 61  -
  generic-80          rpe FP-1000     48  - -     16 19  2 0 18  8  -
  generic-80          db  RP326        -  - -     16 19  2 0 18 29 44
  generic-80          db  P822D        -  - -     16 19  2 0 18 61  -
`
const facts = SOURCES.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const numbered: readonly CodePageName[] = [
  'wpc1252',
  'pc858',
  'pc850',
  'pc437',
  'pc852',
  'pc857',
  'iso8859-15',
]

describe.each(facts)('%s agrees with %s on the %s', (name, source, _model, ...figures) => {
  const profile = PRINTERS.find((candidate) => candidate.name === name)
  const [columns, smallColumns, dots, ...numbers] = figures.map((figure) =>
    figure === '-' ? undefined : +figure,
  )

  it('in columns and dots, as far as it knows them', () => {
    expect([profile?.columns, profile?.smallColumns, profile?.dots]).toEqual([
      columns ?? profile?.columns,
      smallColumns ?? profile?.smallColumns,
      dots ?? profile?.dots,
    ])
  })

  it('in every page the profile lists', () => {
    const theirs = Object.fromEntries(numbered.map((page, index) => [page, numbers[index]]))
    for (const { page, number } of profile?.pages ?? [])
      expect(`${page} ${theirs[page]}`).toBe(`${page} ${number}`)
    expect(profile?.pages).not.toHaveLength(0)
    expect(['db', 'rpe']).toContain(source)
  })
})

it('lists the pages that all sources agree on, unless any printer may be meant', () => {
  for (const { name, pages } of PRINTERS.filter((profile) => !/generic/.test(profile.name))) {
    const sources = facts.filter(([profile]) => profile === name).map((figures) => figures.slice(6))
    const agreed = numbered.filter((_, index) =>
      sources.every((numbers) => numbers[index] !== '-' && numbers[index] === sources[0]?.[index]),
    )
    expect(
      `${name} ${pages
        .map(({ page }) => page)
        .toSorted()
        .join()}`,
    ).toBe(`${name} ${agreed.toSorted().join()}`)
  }
})

it('has two sources for every profile, but for those it says so of', () => {
  const count = (name: string): number => facts.filter(([profile]) => profile === name).length
  const single = PRINTERS.map(({ name }) => name).filter((name) => count(name) < 2)
  expect(single).toEqual(['epson-tm-m30', 'star-mc-print2'])
})

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const tabulated = [...README.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm)].map(([, name, cells = '']) => ({
  name,
  cells: cells.split('|').map((cell) => cell.trim()),
}))
const printers = tabulated.filter(({ name }) => PRINTERS.some((profile) => profile.name === name))

describe('the table of printers in the README', () => {
  it('shows every profile, in order', () => {
    expect(printers.map(({ name }) => name)).toEqual(PRINTERS.map(({ name }) => name))
  })

  it.each(PRINTERS.map((profile) => [profile.name, profile] as const))(
    'says of %s what the profile says',
    (name, profile) => {
      const { columns, smallColumns, pages, cut, feed, graphics } = profile
      const row = printers.find((printer) => printer.name === name)
      // The second column says in words which machines are meant.
      expect(row?.cells.slice(1)).toEqual([
        `${columns} / ${smallColumns}`,
        pages.map(({ page, number }) => `${page.replace(/^(wpc|pc|iso)/, '')} = ${number}`).join(', '),
        cut ? (feed === 0 ? 'feeds and cuts' : `${feed} lines, cut`) : `${feed} lines, tear off`,
        graphics.join(', ') || 'nothing',
      ])
    },
  )
})
