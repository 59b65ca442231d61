import { spawnSync } from 'node:child_process'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { codePage, decodeByte, type CodePageName } from './code-pages.ts'

// Their names for the same pages.
const REFEREES: Record<CodePageName, { iconvLite: string; glibc: string; web?: string }> = {
  wpc1252: { iconvLite: 'win1252', glibc: 'CP1252', web: 'windows-1252' },
  pc858: { iconvLite: 'cp858', glibc: 'CP858' },
  pc850: { iconvLite: 'cp850', glibc: 'CP850' },
  pc437: { iconvLite: 'cp437', glibc: 'CP437' },
  pc852: { iconvLite: 'cp852', glibc: 'CP852' },
  pc857: { iconvLite: 'cp857', glibc: 'CP857' },
  'iso8859-15': { iconvLite: 'iso8859-15', glibc: 'ISO-8859-15', web: 'iso-8859-15' },
}
const NAMES = Object.keys(REFEREES) as CodePageName[]
const UPPER = Array.from({ length: 128 }, (_, index) => 0x80 + index)

const glibc = spawnSync('iconv', ['-l'], { encoding: 'utf8' })
const hasGlibc = glibc.status === 0 && /CP858/.test(glibc.stdout)
if (!hasGlibc) console.log('code pages: not compared with glibc, this iconv has no CP858')

// C1 controls stand where a page has no character.
const character = (text: string): string => (/^[^\0-\x9f\ufffd]$/u.test(text) ? text : '\ufffd')

// The Encoding Standard has no DOS pages.
it.each(NAMES.filter((name) => REFEREES[name].web))(
  'code page %s is as the Encoding Standard has it',
  (name) => {
    const decoder = new TextDecoder(REFEREES[name].web)
    // As a stream: what Node 20 decodes at one go as windows-1252 it takes for ISO 8859-1 (nodejs/node#56542).
    const theirs = UPPER.map((byte) => character(decoder.decode(Uint8Array.of(byte), { stream: true })))
    expect(UPPER.map((byte) => decodeByte(name, byte)).join('')).toBe(theirs.join(''))
  },
)

describe.each(NAMES)('code page %s', (name) => {
  it('decodes like iconv-lite', () => {
    const theirs = UPPER.map((byte) => character(iconv.decode(Buffer.of(byte), REFEREES[name].iconvLite)))
    expect(UPPER.map((byte) => decodeByte(name, byte)).join('')).toBe(theirs.join(''))
  })

  it.skipIf(!hasGlibc)('decodes like glibc (skipped without iconv and its CP858)', () => {
    // One line a byte: iconv stops at what it cannot decode, so bytes are asked for in runs.
    const assigned = UPPER.filter((byte) => decodeByte(name, byte) !== '\ufffd')
    const args = ['-f', REFEREES[name].glibc, '-t', 'UTF-8']
    const theirs = spawnSync('iconv', args, { input: Buffer.from(assigned) })
    expect(theirs.status).toBe(0)
    expect(theirs.stdout.toString('utf8')).toBe(assigned.map((byte) => decodeByte(name, byte)).join(''))
    for (const byte of UPPER.filter((candidate) => !assigned.includes(candidate))) {
      const { status, stdout } = spawnSync('iconv', args, { input: Buffer.of(byte) })
      expect(status === 0 ? character(stdout.toString('utf8')) : '\ufffd').toBe('\ufffd')
    }
  })

  it('encodes what it decodes, but for the no-break space and the soft hyphen', () => {
    const { bytes } = codePage(name)
    let encodable = 0
    bytes.forEach((byte, unit) => {
      if (byte === 0) return
      encodable++
      expect(decodeByte(name, byte)).toBe(String.fromCharCode(unit))
    })
    const decodable = new Set(Array.from({ length: 256 }, (_, byte) => decodeByte(name, byte)))
    for (const not of ['\ufffd', '\xa0', '\xad']) decodable.delete(not)
    expect(encodable).toBe(decodable.size)
    expect(bytes[0xa0]).toBe(0)
    expect(bytes[0xad]).toBe(0)
  })

  it('takes ASCII as it is and never gives a command', () => {
    const { bytes } = codePage(name)
    expect(bytes.slice(0, 0x80)).toEqual(
      Uint8Array.from({ length: 0x80 }, (_, byte) => (byte >= 0x20 && byte < 0x7f ? byte : 0)),
    )
    for (const byte of bytes) expect(byte === 0 || (byte >= 0x20 && byte !== 0x7f)).toBe(true)
    for (let byte = 0; byte < 0x20; byte++) expect(decodeByte(name, byte)).toBe('\ufffd')
    expect(decodeByte(name, 0x7f)).toBe('\ufffd')
  })

  it('is made once', () => {
    expect(codePage(name)).toBe(codePage(name))
    expect(codePage(name).name).toBe(name)
    expect(codePage(name).bytes).toHaveLength(0x10000)
  })
})

it('has the euro sign where printers agree on it', () => {
  const places = Object.fromEntries(NAMES.map((name) => [name, codePage(name).bytes[0x20ac]]))
  expect(places).toEqual({
    wpc1252: 0x80,
    pc858: 0xd5,
    pc850: 0,
    pc437: 0,
    pc852: 0,
    pc857: 0,
    'iso8859-15': 0xa4,
  })
})
