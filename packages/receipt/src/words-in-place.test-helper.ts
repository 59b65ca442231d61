/**
 * Reads one character of the words from an output, in the escapes of its format: gives the place behind it, or -1
 * when it is more than a character of words. `letter`: the harmless one that stands there otherwise.
 */
export type ReadCharacter = (output: string, at: number, letter: string) => number

/** Tells whether the place in the harmless output is one for a character; every other one is command. */
export type IsCharacter = (harmless: string, place: number) => boolean

/**
 * Compares an output with that of the same page in harmless letters. Gives the place in the output where it has
 * something else than the same commands and characters in the same places, or -1. `skip`: gives the place behind what
 * may stand before a character or blank; `letter` is the harmless one there.
 */
export function findForeign(
  output: string,
  harmless: string,
  isCharacter: IsCharacter,
  read: ReadCharacter,
  skip = (at: number, _letter: string): number => at,
): number {
  let at = 0
  for (let place = 0; place < harmless.length; place += 1) {
    if (isCharacter(harmless, place)) {
      const letter = harmless[place] as string
      at = skip(at, letter)
      const end = read(output, at, letter)
      if (end < 0) return at
      at = end
    } else {
      const command = harmless.charCodeAt(place)
      if (command === BLANK) at = skip(at, ' ')
      if (output.charCodeAt(at) !== command) return at
      at += 1
    }
  }
  return at === output.length ? -1 : at
}

const BLANK = 0x20

/** A character of plain text: none that a terminal obeys, and no line break of any kind. */
export const readPlain: ReadCharacter = (output, at) => {
  const code = output.codePointAt(at) ?? 0
  const obeyed = code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029
  return obeyed || isSurrogate(code) ? -1 : at + (code > 0xffff ? 2 : 1)
}

// XML 1.0, section 4.6, and the reference for the apostrophe that HTML 4 knows too.
const ENTITIES = ['&lt;', '&gt;', '&amp;', '&quot;', '&#39;']

/** A character of XML 1.0 (section 2.2) or one of five entities. */
export const readXml: ReadCharacter = (output, at, letter) => {
  const code = output.codePointAt(at) ?? 0
  if (code === 0x26) {
    const entity = ENTITIES.find((one) => output.startsWith(one, at))
    return entity === undefined ? -1 : at + entity.length
  }
  if (code === 0x3c || code === 0x3e || code === 0x22 || code === 0x27) return -1
  if (code === 0xfffe || code === 0xffff) return -1
  return readPlain(output, at, letter)
}

/** A byte of a QR code in ePOS-Print XML (manual, `symbol`): printable ASCII, or `\xnn`, or a backslash as two. */
export const readEposByte: ReadCharacter = (output, at, letter) => {
  const escape = /\\(?:\\|x[0-9a-f]{2})/y
  escape.lastIndex = at
  if (escape.test(output)) return escape.lastIndex
  return /[ -[\]-~]/.test(output[at] ?? '') ? readXml(output, at, letter) : -1
}

/** A character of ReceiptLine: what means something there has a backslash before it. */
export const readReceiptline: ReadCharacter = (output, at, letter) => {
  if (output[at] === '\\') return /[\\{|}~_"`^=-]/.test(output[at + 1] ?? '') ? at + 2 : -1
  return /[{|}~_"`^]/.test(output[at] ?? '') ? -1 : readPlain(output, at, letter)
}

/** A character in the data of a code of ReceiptLine: as it is, or `\xnn`. */
export const readReceiptlineData: ReadCharacter = (output, at, letter) => {
  const escape = /\\x[0-9a-f]{2}/y
  escape.lastIndex = at
  if (escape.test(output)) return escape.lastIndex
  return /[ \\{|};]/.test(output[at] ?? '') ? -1 : readPlain(output, at, letter)
}

/** A byte of text of a printer. */
export const readPrinterByte: ReadCharacter = (output, at) => {
  const byte = output.charCodeAt(at)
  return byte >= 0x20 && byte !== 0x7f ? at + 1 : -1
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
