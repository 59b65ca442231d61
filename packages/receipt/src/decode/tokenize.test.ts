import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeTokens } from './describe-tokens.ts'
import { ESC_POS_COMMANDS } from './esc-pos-commands.ts'
import { STAR_PRNT_COMMANDS, STAR_RASTER_COMMANDS } from './star-prnt-commands.ts'
import { hex } from './streams.test-helper.ts'
import { tokenizeEscPos, tokenizeStarPrnt } from './tokenize.ts'

const dots = (count: number): string => 'FF '.repeat(count)

// Every command once or more, with all its parameters, as the manuals print them.
const ESC_POS: Record<string, string[]> = {
  HT: ['09'],
  LF: ['0A'],
  FF: ['0C'],
  CR: ['0D'],
  CAN: ['18'],
  'DLE EOT': ['10 04 01', '10 04 07 01', '10 04 08 03', '10 04 12 01'],
  'DLE ENQ': ['10 05 02'],
  'DLE DC4': [
    '10 14 01 00 01',
    '10 14 02 01 08',
    '10 14 03 00 00 00 01 00',
    '10 14 07 01',
    '10 14 08 01 03 14 01 06 02 08',
  ],
  'ESC FF': ['1B 0C'],
  'ESC SP': ['1B 20 05'],
  'ESC !': ['1B 21 38'],
  'ESC $': ['1B 24 40 01'],
  'ESC %': ['1B 25 01'],
  'ESC &': [`1B 26 03 41 42 0C ${dots(36)} 02 ${dots(6)}`, '1B 26 03 41 41 00', '1B 26 03 42 41'],
  'ESC ( A': ['1B 28 41 03 00 61 01 01'],
  'ESC ( Y': ['1B 28 59 02 00 00 00'],
  'ESC *': [
    `1B 2A 00 02 00 ${dots(2)}`,
    `1B 2A 01 02 00 ${dots(2)}`,
    `1B 2A 20 02 00 ${dots(6)}`,
    `1B 2A 21 00 01 ${dots(768)}`,
  ],
  'ESC -': ['1B 2D 01'],
  'ESC 2': ['1B 32'],
  'ESC 3': ['1B 33 1E'],
  'ESC 4': ['1B 34 01'],
  'ESC <': ['1B 3C'],
  'ESC =': ['1B 3D 01'],
  'ESC ?': ['1B 3F 41'],
  'ESC @': ['1B 40'],
  'ESC B': ['1B 42 03 02'],
  'ESC C': ['1B 43 20'],
  'ESC D': ['1B 44 08 10 18 00', '1B 44 00'],
  'ESC E': ['1B 45 01'],
  'ESC F': ['1B 46 01'],
  'ESC G': ['1B 47 01'],
  'ESC J': ['1B 4A 40'],
  'ESC K': ['1B 4B 10'],
  'ESC L': ['1B 4C'],
  'ESC M': ['1B 4D 01'],
  'ESC R': ['1B 52 02'],
  'ESC S': ['1B 53'],
  'ESC T': ['1B 54 00'],
  'ESC U': ['1B 55 01'],
  'ESC V': ['1B 56 01'],
  'ESC W': ['1B 57 00 00 00 00 40 02 90 01'],
  'ESC \\': ['1B 5C 10 00'],
  'ESC a': ['1B 61 01'],
  'ESC c 0': ['1B 63 30 01'],
  'ESC c 1': ['1B 63 31 01'],
  'ESC c 3': ['1B 63 33 01'],
  'ESC c 4': ['1B 63 34 01'],
  'ESC c 5': ['1B 63 35 01'],
  'ESC c 6': ['1B 63 36 01'],
  'ESC d': ['1B 64 05'],
  'ESC e': ['1B 65 01'],
  'ESC f': ['1B 66 01 02'],
  'ESC i': ['1B 69'],
  'ESC m': ['1B 6D'],
  'ESC o': ['1B 6F'],
  'ESC p': ['1B 70 00 19 FA'],
  'ESC q': ['1B 71'],
  'ESC r': ['1B 72 01'],
  'ESC t': ['1B 74 13'],
  'ESC u': ['1B 75 00'],
  'ESC v': ['1B 76'],
  'ESC z': ['1B 7A 01'],
  'ESC {': ['1B 7B 01'],
  'FS !': ['1C 21 00'],
  'FS &': ['1C 26'],
  'FS ( A': ['1C 28 41 02 00 30 00'],
  'FS ( C': ['1C 28 43 02 00 30 32'],
  'FS ( E': ['1C 28 45 06 00 3C 02 30 31 00 00'],
  'FS ( L': ['1C 28 4C 02 00 22 30'],
  'FS ( e': ['1C 28 65 02 00 33 01'],
  'FS ( f': ['1C 28 66 02 00 00 00'],
  'FS ( g': ['1C 28 67 02 00 00 00'],
  'FS -': ['1C 2D 01'],
  'FS .': ['1C 2E'],
  'FS 2': [`1C 32 77 21 ${dots(72)}`],
  'FS ?': ['1C 3F 77 21'],
  'FS C': ['1C 43 01'],
  'FS S': ['1C 53 00 00'],
  'FS W': ['1C 57 01'],
  'FS g 1': ['1C 67 31 00 00 00 00 00 02 00 41 42'],
  'FS g 2': ['1C 67 32 00 00 00 00 00 02 00'],
  'FS p': ['1C 70 01 00'],
  'FS q': [`1C 71 02 01 00 01 00 ${dots(8)} 02 00 01 00 ${dots(16)}`],
  'GS FF': ['1D 0C'],
  'GS !': ['1D 21 11'],
  'GS $': ['1D 24 10 00'],
  'GS ( A': ['1D 28 41 02 00 00 02'],
  'GS ( B': ['1D 28 42 02 00 00 00'],
  'GS ( C': ['1D 28 43 05 00 00 00 00 20 20'],
  'GS ( D': ['1D 28 44 03 00 14 01 00'],
  'GS ( E': ['1D 28 45 03 00 01 49 4E'],
  'GS ( H': ['1D 28 48 06 00 30 30 20 21 22 23'],
  'GS ( K': ['1D 28 4B 02 00 32 01'],
  'GS ( L': [`1D 28 4C 12 00 30 70 30 01 01 31 08 00 08 00 ${dots(8)}`, '1D 28 4C 02 00 30 32'],
  'GS ( M': ['1D 28 4D 02 00 01 01'],
  'GS ( N': ['1D 28 4E 02 00 30 31'],
  'GS ( P': ['1D 28 50 02 00 30 00'],
  'GS ( Q': ['1D 28 51 02 00 30 00'],
  'GS ( V': ['1D 28 56 02 00 30 00'],
  'GS ( k': ['1D 28 6B 05 00 31 50 30 41 42'],
  'GS ( z': ['1D 28 7A 02 00 2A 01'],
  'GS *': [`1D 2A 01 02 ${dots(16)}`],
  'GS /': ['1D 2F 00'],
  'GS 8 L': [`1D 38 4C 12 00 00 00 30 70 30 01 01 31 08 00 08 00 ${dots(8)}`],
  'GS :': ['1D 3A'],
  'GS A': ['1D 41 00 10'],
  'GS B': ['1D 42 01'],
  'GS C 0': ['1D 43 30 00 00'],
  'GS C 1': ['1D 43 31 01 00 FF FF 01 01'],
  'GS C 2': ['1D 43 32 01 00'],
  'GS C ;': ['1D 43 3B 31 3B 39 39 3B 31 3B 31 3B 31 3B'],
  'GS D': [`1D 44 30 43 30 20 20 30 31 42 4D 0A 00 00 00 ${dots(4)}`],
  'GS E': ['1D 45 00'],
  'GS H': ['1D 48 02'],
  'GS I': ['1D 49 01'],
  'GS L': ['1D 4C 10 00'],
  'GS P': ['1D 50 B4 B4'],
  'GS Q 0': [`1D 51 30 00 02 00 03 00 ${dots(6)}`],
  'GS T': ['1D 54 01'],
  'GS V': [
    '1D 56 00',
    '1D 56 31',
    '1D 56 41 00',
    '1D 56 42 10',
    '1D 56 61 10',
    '1D 56 62 10',
    '1D 56 67 10',
    '1D 56 68 10',
  ],
  'GS W': ['1D 57 40 02'],
  'GS \\': ['1D 5C 10 00'],
  'GS ^': ['1D 5E 01 00 00'],
  'GS a': ['1D 61 0F'],
  'GS b': ['1D 62 01'],
  'GS c': ['1D 63'],
  'GS f': ['1D 66 00'],
  'GS g 0': ['1D 67 30 00 14 00'],
  'GS g 2': ['1D 67 32 00 14 00'],
  'GS h': ['1D 68 50'],
  'GS j': ['1D 6A 01'],
  'GS k': ['1D 6B 04 41 42 43 00', '1D 6B 49 04 7B 42 41 42'],
  'GS r': ['1D 72 01'],
  'GS v 0': [`1D 76 30 00 02 00 03 00 ${dots(6)}`],
  'GS w': ['1D 77 02'],
  'GS z 0': ['1D 7A 30 01 02'],
}

const STAR: Record<string, string[]> = {
  EOT: ['04'],
  ENQ: ['05'],
  BEL: ['07'],
  HT: ['09'],
  LF: ['0A'],
  VT: ['0B'],
  FF: ['0C'],
  CR: ['0D'],
  SO: ['0E'],
  SI: ['0F'],
  DC2: ['12'],
  DC4: ['14'],
  ETB: ['17'],
  CAN: ['18'],
  EM: ['19'],
  SUB: ['1A'],
  FS: ['1C'],
  'ESC ACK SOH': ['1B 06 01'],
  'ESC ACK CAN': ['1B 06 18'],
  'ESC BEL': ['1B 07 14 14'],
  'ESC VT': ['1B 0B 01 02'],
  'ESC FF': ['1B 0C 00'],
  'ESC SO': ['1B 0E'],
  'ESC SI': ['1B 0F 01'],
  'ESC DC4': ['1B 14'],
  'ESC SYN 0': ['1B 16 30 01'],
  'ESC SYN 3': ['1B 16 33 01'],
  'ESC SYN 4': ['1B 16 34 01'],
  'ESC SP': ['1B 20 01'],
  'ESC #': ['1B 23 31 2C 30 30 30 31 0A 00'],
  'ESC # # W': ['1B 23 23 57 30 30 30 30 30 30 30 31 0A 00'],
  'ESC $': ['1B 24 01'],
  'ESC %': ['1B 25 01'],
  'ESC &': [`1B 26 01 01 41 ${dots(48)}`, '1B 26 01 00 41'],
  'ESC * r A': ['1B 2A 72 41 1B 2A 72 42'],
  'ESC * r B': ['1B 2A 72 42'],
  'ESC * r C': ['1B 2A 72 43'],
  'ESC * r R': ['1B 2A 72 52'],
  'ESC * r a': ['1B 2A 72 61'],
  'ESC * r b': ['1B 2A 72 62'],
  'ESC * r D': ['1B 2A 72 44 31 00'],
  'ESC * r E': ['1B 2A 72 45 31 33 00'],
  'ESC * r F': ['1B 2A 72 46 39 00'],
  'ESC * r K': ['1B 2A 72 4B 30 00'],
  'ESC * r P': ['1B 2A 72 50 30 00'],
  'ESC * r Q': ['1B 2A 72 51 30 00'],
  'ESC * r T': ['1B 2A 72 54 30 00'],
  'ESC * r Y': ['1B 2A 72 59 31 32 38 00'],
  'ESC * r e': ['1B 2A 72 65 30 00'],
  'ESC * r t': ['1B 2A 72 74 30 00'],
  'ESC * r m l': ['1B 2A 72 6D 6C 31 00'],
  'ESC * r m r': ['1B 2A 72 6D 72 31 00'],
  'ESC + A': ['1B 2B 41 01 02 03'],
  'ESC -': ['1B 2D 01'],
  'ESC /': ['1B 2F 01'],
  'ESC 0': ['1B 30'],
  'ESC 1': ['1B 31'],
  'ESC 2': ['1B 32'],
  'ESC 3': ['1B 33 20'],
  'ESC 4': ['1B 34'],
  'ESC 5': ['1B 35'],
  'ESC 6': ['1B 36'],
  'ESC 7': ['1B 37'],
  'ESC :': ['1B 3A'],
  'ESC ? LF NUL': ['1B 3F 0A 00'],
  'ESC @': ['1B 40'],
  'ESC A': ['1B 41 10'],
  'ESC B': ['1B 42 08 10 00'],
  'ESC C': ['1B 43 20'],
  'ESC C NUL': ['1B 43 00 04'],
  'ESC D': ['1B 44 08 10 00'],
  'ESC E': ['1B 45'],
  'ESC F': ['1B 46'],
  'ESC I': ['1B 49 10'],
  'ESC J': ['1B 4A 10'],
  'ESC K': [`1B 4B 04 00 ${dots(4)}`],
  'ESC L': [`1B 4C 04 00 ${dots(4)}`],
  'ESC M': ['1B 4D'],
  'ESC N': ['1B 4E 04'],
  'ESC O': ['1B 4F'],
  'ESC P': ['1B 50'],
  'ESC Q': ['1B 51 20'],
  'ESC R': ['1B 52 02'],
  'ESC W': ['1B 57 01'],
  'ESC X': [`1B 58 02 00 ${dots(6)}`],
  'ESC ^': [`1B 5E 00 02 00 ${dots(4)}`, `1B 5E 05 02 00 ${dots(6)}`],
  'ESC _': ['1B 5F 01'],
  'ESC a': ['1B 61 02'],
  'ESC b': ['1B 62 34 32 31 50 41 42 43 1E', '1B 62 34 32 31 1E 41 42 43 1E'],
  'ESC d': ['1B 64 03'],
  'ESC g': ['1B 67'],
  'ESC h': ['1B 68 01'],
  'ESC i': ['1B 69 01 01'],
  'ESC j': ['1B 6A 10'],
  'ESC k': [`1B 6B 02 00 ${dots(48)}`],
  'ESC l': ['1B 6C 02'],
  'ESC p': ['1B 70'],
  'ESC q': ['1B 71'],
  'ESC s': ['1B 73 00 00'],
  'ESC t': ['1B 74 00 00'],
  'ESC y': ['1B 79 10'],
  'ESC z': ['1B 7A 01'],
  'ESC FS M': ['1B 1C 4D 01 02'],
  'ESC FS p': ['1B 1C 70 01 00'],
  'ESC FS q': [`1B 1C 71 01 01 00 01 00 ${dots(8)}`],
  'ESC GS ETX': ['1B 1D 03 01 00 00'],
  'ESC GS BEL': ['1B 1D 07 01 0A 0A'],
  'ESC GS EM DC1': ['1B 1D 19 11 31 01 02'],
  'ESC GS EM DC2': ['1B 1D 19 12 31 01 02'],
  'ESC GS #': ['1B 1D 23 2B 31 30 30 30 31 0A 00'],
  'ESC GS ) B': ['1B 1D 29 42 02 00 00 00'],
  'ESC GS ) I': ['1B 1D 29 49 01 00 31'],
  'ESC GS ) L': ['1B 1D 29 4C 02 00 00 00'],
  'ESC GS * 0': ['1B 1D 2A 30 30 30 33 31 32 33'],
  'ESC GS * 1': ['1B 1D 2A 31 30 31 36 30 33 32'],
  'ESC GS * 2': ['1B 1D 2A 32 31 31 30 38 30'],
  'ESC GS * W': ['1B 1D 2A 57'],
  'ESC GS * C': ['1B 1D 2A 43'],
  'ESC GS 4': ['1B 1D 34 01 01'],
  'ESC GS A': ['1B 1D 41 10 00'],
  'ESC GS P 0': ['1B 1D 50 30'],
  'ESC GS P 1': ['1B 1D 50 31'],
  'ESC GS P 2': ['1B 1D 50 32 00'],
  'ESC GS P 3': ['1B 1D 50 33 00 00 00 00 40 02 90 01'],
  'ESC GS P 4': ['1B 1D 50 34 10 00'],
  'ESC GS P 5': ['1B 1D 50 35 10 00'],
  'ESC GS P 6': ['1B 1D 50 36'],
  'ESC GS P 7': ['1B 1D 50 37'],
  'ESC GS P 8': ['1B 1D 50 38'],
  'ESC GS R': ['1B 1D 52 10 00'],
  'ESC GS S': [`1B 1D 53 01 02 00 03 00 00 ${dots(6)}`],
  'ESC GS a': ['1B 1D 61 01'],
  'ESC GS b': ['1B 1D 62 01'],
  'ESC GS c': ['1B 1D 63 00 01'],
  'ESC GS t': ['1B 1D 74 20'],
  'ESC GS x': [
    '1B 1D 78 53 30 01 00 00',
    '1B 1D 78 53 31 02',
    '1B 1D 78 53 32 02',
    '1B 1D 78 53 33 02',
    '1B 1D 78 44 02 00 41 42',
    '1B 1D 78 50',
    '1B 1D 78 49',
  ],
  'ESC GS y': [
    '1B 1D 79 53 30 02',
    '1B 1D 79 53 31 01',
    '1B 1D 79 53 32 04',
    '1B 1D 79 44 31 00 02 00 41 42',
    '1B 1D 79 44 32 02 00 41 42',
    '1B 1D 79 50',
    '1B 1D 79 49',
  ],
  'ESC RS #': ['1B 1E 23 01'],
  'ESC RS A': ['1B 1E 41 01'],
  'ESC RS C': ['1B 1E 43 01'],
  'ESC RS E': ['1B 1E 45 01'],
  'ESC RS F': ['1B 1E 46 01'],
  'ESC RS L': ['1B 1E 4C 01'],
  'ESC RS a': ['1B 1E 61 00'],
  'ESC RS c': ['1B 1E 63 01'],
  'ESC RS d': ['1B 1E 64 03'],
  'ESC RS i': ['1B 1E 69 01'],
  'ESC RS m': ['1B 1E 6D 01'],
  'ESC RS r': ['1B 1E 72 01'],
}

describe.each([
  ['ESC/POS', ESC_POS, ESC_POS_COMMANDS, tokenizeEscPos],
  ['StarPRNT', STAR, STAR_PRNT_COMMANDS, tokenizeStarPrnt],
] as const)('%s', (_, examples, commands, tokenize) => {
  it('has an example of every command', () => {
    expect(commands.map(({ name }) => name).toSorted()).toEqual(Object.keys(examples).toSorted())
  })

  it.each(
    Object.entries(examples).flatMap(([name, streams]) => streams.map((stream) => [name, stream] as const)),
  )('reads %s with the right length: %s', (name, stream) => {
    const bytes = hex(stream)
    const [first, ...rest] = tokenize(new Uint8Array([...bytes, 0x5a, 0x7a]))
    expect(first?.command?.name).toBe(name)
    expect(first?.kind).toBe('command')
    const text = rest.at(-1)
    expect(text).toMatchObject({ kind: 'text', offset: bytes.length, bytes: new Uint8Array([0x5a, 0x7a]) })
    // Without its last byte, a command that has parameters is not whole.
    const short = tokenize(bytes.subarray(0, -1))[0]?.kind
    expect(first?.command?.parameters === 0 || short !== 'command').toBe(true)
  })

  it('says of unknown commands and control bytes that they are none', () => {
    expect(tokenize(hex('41 1B FF 42 02 02 02 43')).map(({ kind, offset }) => [kind, offset])).toEqual([
      ['text', 0],
      ['unknown', 1],
      ['text', 3],
      ['control', 4],
      ['text', 7],
    ])
    expect(tokenize(hex('1B')).map(({ kind }) => kind)).toEqual(['unknown'])
  })

  it('loses no byte of any job and reads it in linear time', () => {
    const anyBytes = fc.uint8Array({ maxLength: 300 })
    const likely = fc
      .array(
        fc.oneof(
          fc.constantFrom(0x1b, 0x1d, 0x1c, 0x1e, 0x10, 0x0a, 0x28, 0x6b, 0x4c, 0x2a, 0x72, 0x41),
          fc.nat(255),
        ),
        { maxLength: 300 },
      )
      .map((bytes) => Uint8Array.from(bytes))
    fc.assert(
      fc.property(fc.oneof(anyBytes, likely), (bytes) => {
        const tokens = tokenize(bytes)
        expect(tokens.flatMap((token) => Array.from(token.bytes))).toEqual(Array.from(bytes))
        let offset = 0
        for (const token of tokens) {
          expect(token.offset).toBe(offset)
          expect(token.bytes.length).toBeGreaterThan(0)
          offset += token.bytes.length
        }
      }),
    )
  })
})

it('reads b and k as rows of dots in raster mode alone', () => {
  const names = (stream: string): (string | undefined)[] =>
    tokenizeStarPrnt(hex(stream)).map(({ kind, command }) => command?.name ?? kind)
  expect(names('62 01 1B 2A 72 41 62 02 00 62 6B 6B 01 00 62 1B 2A 72 42 62')).toEqual([
    'text',
    'control',
    'ESC * r A',
    'b',
    'k',
    'ESC * r B',
    'text',
  ])
  expect(STAR_RASTER_COMMANDS).toHaveLength(STAR_PRNT_COMMANDS.length + 2)
})

it('claims no memory for a length that is not there', () => {
  const [token] = tokenizeEscPos(hex('1D 38 4C FF FF FF FF 30 70'))
  expect(token).toMatchObject({ kind: 'cut-off', bytes: { length: 9 } })
  expect(tokenizeEscPos(hex('1D 76 30 00 FF FF FF FF 00'))[0]).toMatchObject({
    kind: 'cut-off',
    bytes: { length: 9 },
  })
})

it('describes a job for reading', () => {
  expect(describeTokens(tokenizeEscPos(hex('1B 40 41 81 0A 1B 74 13 1B FE 00 1D 56')))).toBe(
    [
      '     0  1B 40  ESC @  initialize',
      '     2  41 81  "A·"',
      '     4  0A  LF  print and feed a line',
      '     5  1B 74 13  ESC t  code page',
      '     8  1B FE  ESC FE  unknown command',
      '    10  00  NUL  no meaning',
      '    11  1D 56  GS V  cut: cut off by the end of the job',
      '',
    ].join('\n'),
  )
})
