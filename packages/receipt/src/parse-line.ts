import { cleanText, splitLines } from './clean.ts'
import { readDecoration, UNDECORATED, type Decoration } from './decoration.ts'
import { quoteWord } from './describe.ts'
import { isFields, readBare, readPlain, readText, type Fields } from './fields.ts'
import type { Line } from './line.ts'
import type { Warn } from './warning.ts'

/**
 * Reads one line of the wire, whatever it is. Gives no line when nothing in it is readable, several when its
 * text has line breaks or when a line of unknown type has several texts.
 */
export function parseLine(line: unknown, pointer: string, warn: Warn): Line[] {
  if (!isFields(line)) return toTextLines(readBare(line, pointer, warn))
  const value = line['value']
  const place = `${pointer}/value`
  switch (readType(line['type'], `${pointer}/type`, warn)) {
    case 'separator':
      return [parseSeparator(value, place, warn)]
    case 'textline':
      return isFields(value) ? parseTextline(value, place, warn) : toTextLines(readBare(value, place, warn))
    case 'name-value':
      return isFields(value) ? parseNameValue(value, place, warn) : toTextLines(readBare(value, place, warn))
    case 'space':
      return [{ kind: 'space' }]
    case 'unknown':
      return parseUnknown(value)
  }
}

type LineType = 'separator' | 'textline' | 'name-value' | 'space' | 'unknown'

function readType(type: unknown, pointer: string, warn: Warn): LineType {
  switch (type) {
    case 'separator':
    case 'textline':
    case 'name-value':
    case 'space':
      return type
    case 'name_value':
      warn(pointer, 'Expected "name-value", found "name_value": read as such.')
      return 'name-value'
    default:
      warn(pointer, `Unknown type of line, ${quoteWord(type)}: text in it is printed plainly.`)
      return 'unknown'
  }
}

function parseSeparator(value: unknown, pointer: string, warn: Warn): Line {
  const caption = cleanText(readCaption(value, pointer, warn) ?? '').trim()
  return caption === '' ? { kind: 'rule' } : { kind: 'heading', caption }
}

function readCaption(value: unknown, pointer: string, warn: Warn): string | undefined {
  // A separator needs neither a value nor a caption.
  if (value === undefined || value === null) return undefined
  if (!isFields(value)) return readBare(value, pointer, warn)
  const caption = value['caption']
  return caption === undefined || caption === null ? undefined : readText(caption, `${pointer}/caption`, warn)
}

function parseTextline(fields: Fields, pointer: string, warn: Warn): Line[] {
  const text = readText(fields['text'], `${pointer}/text`, warn)
  return toTextLines(text, readDecoration(fields['decoration'], `${pointer}/decoration`, warn))
}

function parseNameValue(fields: Fields, pointer: string, warn: Warn): Line[] {
  const name = readText(fields['name'], `${pointer}/name`, warn)
  const value = readText(fields['value'], `${pointer}/value`, warn)
  const { bold } = readDecoration(fields['decoration'], `${pointer}/decoration`, warn)
  if (name === undefined && value === undefined) return []
  return [toPair(name, value, bold)]
}

/** Prints what looks like text in a line of unknown type, without its style, so that no amount is lost. */
function parseUnknown(value: unknown): Line[] {
  if (!isFields(value)) return toTextLines(readPlain(value))
  const name = readPlain(value['name'])
  const amount = readPlain(value['value'])
  return [
    ...toTextLines(readPlain(value['caption'])),
    ...toTextLines(readPlain(value['text'])),
    ...(name === undefined && amount === undefined ? [] : [toPair(name, amount, false)]),
  ]
}

function toPair(name: string | undefined, value: string | undefined, bold: boolean): Line {
  return { kind: 'pair', name: cleanText(name ?? ''), value: cleanText(value ?? ''), bold }
}

function toTextLines(text: string | undefined, decoration: Decoration = UNDECORATED): Line[] {
  if (text === undefined) return []
  return splitLines(text).map((part) => ({ kind: 'text', text: cleanText(part), ...decoration }))
}
