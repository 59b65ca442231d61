import { decodeBase64 } from '../base64.ts'
import type { Bitmap } from '../bitmap.ts'
import { barcodeModules } from '../codes/barcode-size.ts'
import { checkBarcode, type Symbology } from '../codes/check-barcode.ts'
import { CodeDataError } from '../codes/errors.ts'
import { qrModules, type QrLevel } from '../codes/qr-size.ts'
import { readDecoration, UNDECORATED } from '../decoration.ts'
import { describeKind } from '../describe.ts'
import { isFields, readPlain, readText, type Fields } from '../fields.ts'
import type { BarcodeLine, ImageLine, TableLine } from '../line.ts'
import { takeText } from '../parse-line.ts'
import type { Reader } from '../reader.ts'
import type { Warn } from '../warning.ts'

const NOTHING: Fields = {}

/**
 * Reads a line of the types that only a shop's own receipt has. What cannot be drawn is printed as text, with a
 * warning. Returns false when the line is of another type.
 */
export function readShopLine(line: unknown, reader: Reader): boolean {
  if (!isFields(line)) return false
  const value = isFields(line['value']) ? line['value'] : NOTHING
  switch (line['type']) {
    case 'table':
      takeTable(value, reader)
      return true
    case 'image':
      takeImage(value, reader)
      return true
    case 'qr':
      takeQr(value, reader)
      return true
    case 'barcode':
      takeBarcode(value, reader)
      return true
    case 'cut':
      reader.take({ kind: 'cut' })
      return true
    case 'drawer':
      reader.take({ kind: 'drawer', pin: readChoice(value['pin'], [2, 5], 2, '/value/pin', reader.warn) })
      return true
    default:
      return false
  }
}

function takeTable(value: Fields, reader: Reader): void {
  const { warn } = reader
  const rows = value['rows']
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    return warn('/value/rows', 'Expected an array of rows of cells: left out.')
  }
  const table: readonly (readonly unknown[])[] = rows
  const width = table.reduce((widest, row) => Math.max(widest, row.length), 0)
  const cells: TableLine['rows'] = table.map((row, index) =>
    Array.from({ length: width }, (_, column) =>
      column < row.length
        ? reader.clean(readText(row[column], `/value/rows/${index}/${column}`, warn) ?? '').trim()
        : '',
    ),
  )
  if (width > 0) reader.take({ kind: 'table', rows: cells })
}

function takeImage(value: Fields, reader: Reader): void {
  const { warn } = reader
  const bitmap = readBitmap(value['bitmap'], warn)
  const alt = readOptional(value['alt'], '/value/alt', reader)
  if (bitmap === undefined) return takeText(alt === '' ? undefined : alt, UNDECORATED, reader)
  reader.take({ kind: 'image', bitmap, alt, align: readAlign(value, warn) } satisfies ImageLine)
}

function readBitmap(value: unknown, warn: Warn): Bitmap | undefined {
  const { width, height, bits: raw } = isFields(value) ? value : NOTHING
  const bits = typeof raw === 'string' ? decodeBase64(raw) : raw
  if (
    isDots(width) &&
    isDots(height) &&
    bits instanceof Uint8Array &&
    bits.length === Math.ceil(width / 8) * height
  ) {
    return { width, height, bits }
  }
  const wanted = 'width and height in dots (1 to 4096) and as many bits, each row padded to whole bytes'
  warn('/value/bitmap', `Expected a bitmap: ${wanted}. Its alt text is printed instead.`)
  return undefined
}

function isDots(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 4096
}

// Printers look for DLE commands (open the drawer, power off) inside data too. vCards and bank transfers need line breaks.
const COMMAND = /[\0-\x08\v\f\x0e-\x1f\x7f]/

function takeQr(value: Fields, reader: Reader): void {
  const { warn } = reader
  const data = readText(value['data'], '/value/data', warn)
  const level = readChoice<QrLevel>(value['level'], ['L', 'M', 'Q', 'H'], 'M', '/value/level', warn)
  const size = readChoice(value['size'], [2, 3, 4, 5, 6, 7, 8], 6, '/value/size', warn)
  const text = readOptional(value['text'], '/value/text', reader)
  const align = readAlign(value, warn)
  const modules = data && !COMMAND.test(data) ? qrModules(data, level) : undefined
  if (data === undefined || modules === undefined) {
    if (data === '') warn('/value/data', 'Expected data, found an empty string: left out.')
    const why = COMMAND.test(data ?? '')
      ? 'hold control characters'
      : `do not fit into a QR code of level ${level}`
    if (data) warn('/value/data', `The data ${why}: printed as text.`)
    return takeText(data || undefined, { ...UNDECORATED, align }, reader)
  }
  reader.take({ kind: 'qr', data, words: reader.clean(data), level, modules, size, text, align })
}

const SYMBOLOGIES: readonly Symbology[] = ['ean13', 'ean8', 'upca', 'code39', 'itf', 'code128']

function takeBarcode(value: Fields, reader: Reader): void {
  const { warn } = reader
  const raw = readText(value['data'], '/value/data', warn)
  const align = readAlign(value, warn)
  const height = typeof value['height'] === 'number' ? value['height'] : 64
  const symbology = SYMBOLOGIES.find((known) => known === value['symbology'])
  if (symbology === undefined) {
    warn('/value/symbology', `Expected ${SYMBOLOGIES.join(', ')}: the data are printed as text.`)
  } else if (raw !== undefined) {
    try {
      const data = checkBarcode(symbology, raw)
      const line: BarcodeLine = {
        kind: 'barcode',
        symbology,
        data,
        modules: barcodeModules(symbology, data),
        height: Math.min(255, Math.max(8, Math.round(height))),
        text: value['text'] !== false,
        align,
      }
      return reader.take(line)
    } catch (error) {
      if (!(error instanceof CodeDataError)) throw error
      warn('/value/data', `${error.message} The data are printed as text.`)
    }
  }
  takeText(raw, { ...UNDECORATED, align }, reader)
}

function readAlign(value: Fields, warn: Warn): 'left' | 'center' | 'right' {
  return readDecoration(value['decoration'], warn).align ?? 'center'
}

function readOptional(value: unknown, path: string, reader: Reader): string {
  return value === undefined || value === null
    ? ''
    : reader.clean(readText(value, path, reader.warn) ?? '').trim()
}

function readChoice<Choice extends string | number>(
  value: unknown,
  choices: readonly Choice[],
  otherwise: Choice,
  path: string,
  warn: Warn,
): Choice {
  if (value === undefined) return otherwise
  const choice = choices.find((each) => each === value)
  if (choice !== undefined) return choice
  const found = readPlain(value) === undefined ? describeKind(value) : 'another'
  warn(path, `Expected one of ${choices.join(', ')}, found ${found}: ${otherwise} is taken.`)
  return otherwise
}
