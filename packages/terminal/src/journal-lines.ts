import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { JournalRecord } from './journal.ts'

// The lines of a journal, as bytes: nothing here touches a disk.
//
//   {"seq":7,"prev":"<32 hex>","crc":"<8 hex>","data":{…}}
//
// `prev` is the hash of the line before, so that no line can be lost, added or moved without the next one showing it.
// `crc` is that of the line without it: it tells damage of the last line too, which no other line vouches for.
// The first line of a file that continues another says `from` in place of `prev`. Without that word, a file that
// lost its first lines would look like one that continues another.

/** The last line of a chain, to which the next one is linked. */
export interface Link {
  /** 0: there is no line yet. */
  readonly seq: number
  /** The first 128 bit of the SHA-256 of its bytes without the line break, in hex. */
  readonly hash: string
}

/** What the first line of all is linked to. */
const beginning: Link = { seq: 0, hash: '0'.repeat(32) }

export interface Line {
  /** With its line break. */
  readonly bytes: Buffer
  readonly link: Link
}

/** `from`: the line is the first of a file that continues another. */
export function encodeLine(last: Link, record: JournalRecord, key: 'prev' | 'from' = 'prev'): Line {
  const seq = last.seq + 1
  const head = headOf(seq, key, last.hash)
  const data = `,"data":${JSON.stringify(record)}}`
  const bytes = Buffer.from(`${head},"crc":"${hex(crc32(head + data))}"${data}\n`)
  return { bytes, link: { seq, hash: hashOf(bytes.subarray(0, -1)) } }
}

/** All lines of a file that continues another one, which ended with `last`. */
export function encodeFile(last: Link, records: readonly JournalRecord[]): Line {
  let link = last
  const lines = records.map((record, index) => {
    const line = encodeLine(link, record, index === 0 ? 'from' : 'prev')
    link = line.link
    return line.bytes
  })
  return { bytes: Buffer.concat(lines), link }
}

export interface Content {
  readonly records: readonly JournalRecord[]
  readonly last: Link
  /** The last whole line, without its line break: where it begins and ends, in bytes. What follows is to be cut. */
  readonly lastLine: { readonly begin: number; readonly end: number }
}

/** Where a file is not what a journal has written, also not up to a crash. */
export interface Damage {
  /** From 1, in this file. */
  readonly line: number
  /** Where that line begins, from 0. */
  readonly byte: number
}

/** The records of a file, without the part of a line that a crash may have left at its end. */
export function decodeFile(bytes: Buffer): Content | Damage {
  const records: JournalRecord[] = []
  let last = beginning
  let lastLine = { begin: 0, end: 0 }
  let begin = 0
  while (begin < bytes.byteLength) {
    const lineBreak = bytes.indexOf(0x0a, begin)
    // After a power cut the file may be longer than what was written to it: zeros stand for the rest.
    const end = lineBreak === -1 ? withoutZeros(bytes, begin) : lineBreak
    const line = bytes.subarray(begin, end)
    const read = readLine(line, last, begin === 0)
    if (!read) {
      if (lineBreak === -1 && couldBeTorn(line.toString('latin1'), last)) break
      return { line: records.length + 1, byte: begin }
    }
    records.push(read.record)
    last = read.link
    lastLine = { begin, end }
    // A whole line without its line break may have been acted on, so it is kept. Some editors leave it so.
    begin = lineBreak === -1 ? bytes.byteLength : end + 1
  }
  return { records, last, lastLine }
}

function withoutZeros(bytes: Buffer, begin: number): number {
  let end = bytes.byteLength
  while (end > begin && bytes[end - 1] === 0) end -= 1
  return end
}

function readLine(
  line: Buffer,
  last: Link,
  isFirst: boolean,
): { readonly record: JournalRecord; readonly link: Link } | undefined {
  const { seq, head } = (isFirst && continued(line)) || { seq: last.seq + 1, head: expectedHead(last) }
  const begin = `${head},"crc":"`
  const crcEnd = begin.length + 8
  const dataBegin = crcEnd + 1 + dataKey.length
  if (line.toString('latin1', 0, begin.length) !== begin) return undefined
  if (line.toString('latin1', crcEnd, dataBegin) !== `"${dataKey}`) return undefined
  // The checksum is over the text around it.
  const crc = crc32(line.subarray(crcEnd + 1), crc32(head))
  if (line.toString('latin1', begin.length, crcEnd) !== hex(crc)) return undefined
  const record = JSON.parse(line.toString('utf8', dataBegin, line.byteLength - 1)) as JournalRecord
  return { record, link: { seq, hash: hashOf(line) } }
}

/** The head of a line that continues another file: what it continues is for that file to say. */
function continued(line: Buffer): { readonly seq: number; readonly head: string } | undefined {
  const text = line.toString('latin1', 0, 80)
  const [head, seq] = /^\{"seq":([1-9]\d{0,14}),"from":"[0-9a-f]{32}"/.exec(text) ?? []
  return head === undefined ? undefined : { seq: Number(seq), head }
}

/**
 * Whether this can be what a crash left of the next line: its beginning, as far as it is known before it is read, and
 * an object that is not over. Anything else was whole once, or is somebody's file, and is not cut.
 */
function couldBeTorn(text: string, last: Link): boolean {
  const begin = `${expectedHead(last)},"crc":"`
  const shared = Math.min(begin.length, text.length)
  return text.slice(0, shared) === begin.slice(0, shared) && !isOver(text)
}

/** Whether an object of JSON, of which this is at least the beginning, has come to its end. */
function isOver(json: string): boolean {
  let depth = 0
  let inText = false
  for (let index = 0; index < json.length; index += 1) {
    const character = json.charAt(index)
    if (inText && character === '\\') index += 1
    else if (character === '"') inText = !inText
    else if (!inText && (character === '{' || character === '[')) depth += 1
    else if (!inText && (character === '}' || character === ']')) depth -= 1
    if (depth === 0) return true
  }
  return false
}

const dataKey = ',"data":'

function expectedHead(last: Link): string {
  return headOf(last.seq + 1, 'prev', last.hash)
}

function headOf(seq: number, key: 'prev' | 'from', previous: string): string {
  return `{"seq":${seq},"${key}":"${previous}"`
}

function hashOf(line: Buffer): string {
  return hash('sha256', line).slice(0, 32)
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0')
}
