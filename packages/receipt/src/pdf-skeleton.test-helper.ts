/** A PDF without its words. */
export interface PdfSkeleton {
  /** Every token, a string as the number of its bytes; without lengths and offsets, which follow from the words. */
  readonly tokens: readonly string[]
  /** What is wrong with lengths and offsets. */
  readonly faults: readonly string[]
}

const TOKEN = /%[^\r\n]*|\/[^\s()<>[\]{}/%]*|<<|>>|[[\]]|[^\s()<>[\]{}/%]+/y
const SPACE = /[\0\t\n\f\r ]*/y

/** Reads a PDF token by token (PDF 1.4, section 3.1), streams of operators included. `file`: a character a byte. */
export function pdfSkeleton(file: string): PdfSkeleton {
  const tokens: string[] = []
  const faults: string[] = []
  const offsets = new Map<number, number>()
  let at = 0
  let isImage = false
  const readTo = (end: number): void => {
    for (;;) {
      SPACE.lastIndex = at
      SPACE.test(file)
      at = SPACE.lastIndex
      if (at >= end) return
      const begin = at
      const token = readToken()
      if (tokens.at(-1) === '/Length') {
        tokens.push('n')
        length = Number(token)
      } else if (token === 'stream') {
        tokens.push(token)
        readStream(begin)
      } else if (token === 'xref') {
        tokens.push(token)
        readTable(begin)
      } else {
        if (token === 'obj') {
          offsets.set(Number(tokens.at(-2)), file.lastIndexOf('\n', begin) + 1)
          isImage = false
        }
        if (token === '/Image') isImage = true
        tokens.push(token)
      }
    }
  }
  let length = 0
  const readToken = (): string => {
    if (file[at] === '(') return readString()
    TOKEN.lastIndex = at
    const token = TOKEN.exec(file)?.[0]
    if (token === undefined)
      throw new Error(`no token of PDF at ${at}: ${JSON.stringify(file.slice(at, at + 20))}`)
    at += token.length
    return token
  }
  const readString = (): string => {
    let depth = 0
    let count = -1
    do {
      const character = file[at]
      if (character === undefined) throw new Error('a string without an end')
      if (character < ' ' || (character >= '\x7f' && character < '\x80'))
        throw new Error('a control byte in a string')
      if (character === '\\') {
        if (!'()\\'.includes(file[at + 1] ?? 'x'))
          throw new Error('an escape that is more than its character')
        at += 1
      } else if (character === '(') depth += 1
      else if (character === ')') depth -= 1
      at += 1
      count += 1
    } while (depth > 0)
    return `(${count - 1})`
  }
  const readStream = (keyword: number): void => {
    at = keyword + 'stream\n'.length
    const end = at + length
    if (!file.startsWith('\nendstream\nendobj\n', end))
      faults.push(`/Length ${length} at ${keyword} is not right`)
    if (isImage) {
      tokens.push(file.slice(at, end))
      at = end
    } else {
      readTo(end)
    }
  }
  const readTable = (keyword: number): void => {
    const [head = '', first, count] = /xref\n(\d+) (\d+)\n/y.exec(file.slice(at - 4)) ?? []
    tokens.push(`${first} ${count}`)
    at += head.length - 4
    for (let number = 0; number < Number(count); number += 1) {
      const [, offset, kind] = /^(\d{10}) \d{5} ([nf]) \n$/.exec(file.slice(at, at + 20)) ?? []
      if (kind === undefined) faults.push(`entry ${number} is none`)
      if (kind === 'n' && offsets.get(number) !== Number(offset))
        faults.push(`object ${number} is not at ${offset}`)
      at += 20
    }
    const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(file) ?? []
    if (Number(start) !== keyword) faults.push('startxref is not right')
    tokens.push(file.slice(at).replace(/startxref\n\d+/, 'startxref'))
    at = file.length
  }
  readTo(file.length)
  return { tokens, faults }
}
