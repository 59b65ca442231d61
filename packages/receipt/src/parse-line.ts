import { splitLines } from './clean.ts'
import { readDecoration, UNDECORATED, type Decoration } from './decoration.ts'
import { quoteWord } from './describe.ts'
import { isFields, readBare, readPlain, readText, type Fields } from './fields.ts'
import type { Line } from './line.ts'
import type { Reader } from './reader.ts'
import type { Warn } from './warning.ts'

/**
 * Reads one line of the wire, whatever it is. Takes no line when nothing in it is readable, several when its
 * text has line breaks or when a line of unknown type has several texts.
 */
export function parseLine(line: unknown, reader: Reader): void {
  const { warn } = reader
  if (!isFields(line)) return takeText(readBare(line, '', warn), UNDECORATED, reader)
  const value = line['value']
  switch (readType(line['type'], warn)) {
    case 'separator':
      return reader.take(parseSeparator(value, reader))
    case 'textline':
      if (!isFields(value)) return takeText(readBare(value, '/value', warn), UNDECORATED, reader)
      return takeText(
        readText(value['text'], '/value/text', warn),
        readDecoration(value['decoration'], warn),
        reader,
      )
    case 'name-value':
      if (!isFields(value)) return takeText(readBare(value, '/value', warn), UNDECORATED, reader)
      return parseNameValue(value, reader)
    case 'space':
      return reader.take({ kind: 'space' })
    case 'unknown':
      return parseUnknown(line, reader)
  }
}

type LineType = 'separator' | 'textline' | 'name-value' | 'space' | 'unknown'

function readType(type: unknown, warn: Warn): LineType {
  switch (type) {
    case 'separator':
    case 'textline':
    case 'name-value':
    case 'space':
      return type
    case 'name_value':
      warn('/type', 'Expected "name-value", found "name_value": read as such.')
      return 'name-value'
    default:
      return 'unknown'
  }
}

function parseSeparator(value: unknown, reader: Reader): Line {
  const caption = reader.clean(readCaption(value, reader.warn) ?? '').trim()
  return caption === '' ? { kind: 'rule' } : { kind: 'heading', caption }
}

function readCaption(value: unknown, warn: Warn): string | undefined {
  // A separator needs neither a value nor a caption.
  if (value === undefined || value === null) return undefined
  if (!isFields(value)) return readBare(value, '/value', warn)
  const caption = value['caption']
  return caption === undefined || caption === null ? undefined : readText(caption, '/value/caption', warn)
}

function parseNameValue(fields: Fields, reader: Reader): void {
  const name = readText(fields['name'], '/value/name', reader.warn)
  const value = readText(fields['value'], '/value/value', reader.warn)
  takePair(name, value, readDecoration(fields['decoration'], reader.warn), reader)
}

/** Prints what looks like text in a line of unknown type, without its style, so that no amount is lost. */
function parseUnknown(line: Fields, reader: Reader): void {
  const before = reader.lines.length
  const value = line['value']
  // What belongs into the value may stand beside it.
  const fields = isFields(value) ? value : line
  const name = readPlain(fields['name'])
  const amount = readPlain(fields['value'])
  for (const text of [fields['caption'], fields['text']]) takeText(readPlain(text), UNDECORATED, reader)
  if (name === undefined && fields === line) {
    for (const text of Array.isArray(value) ? value : [value]) takeText(readPlain(text), UNDECORATED, reader)
  } else {
    takePair(name, amount, UNDECORATED, reader)
  }
  const done = reader.lines.length > before ? 'text in it is printed plainly' : 'nothing in it is readable'
  reader.warn('/type', `Unknown type of line, ${quoteWord(line['type'])}: ${done}.`)
}

function takePair(
  name: string | undefined,
  value: string | undefined,
  { important, size }: Decoration,
  reader: Reader,
): void {
  if (name === undefined && value === undefined) return
  reader.take({
    kind: 'pair',
    name: reader.clean(name ?? ''),
    value: reader.clean(value ?? ''),
    important,
    size,
  })
}

/** Takes a text as one line for each of its own. */
export function takeText(text: string | undefined, decoration: Decoration, reader: Reader): void {
  if (text === undefined) return
  const { align = 'left', important, size } = decoration
  // What can be printed as it is has no line breaks.
  if (reader.has(text)) return reader.take({ kind: 'text', text, align, important, size })
  for (const part of splitLines(text)) {
    reader.take({ kind: 'text', text: reader.clean(part), align, important, size })
  }
}
