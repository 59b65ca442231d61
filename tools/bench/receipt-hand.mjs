// What a program that knows nothing but this kind of receipt would do, inlined by hand: one pass over the characters, from the
// lines into a buffer that is there already. 48 columns, page 16 of an Epson (WPC1252). The opponent of `escpos()`.

const columns = 48
const ESC = 0x1b
const GS = 0x1d
const LF = 10
const BLANK = 32
const DASH = 45
const SLASH = 47

/** The byte of each UTF-16 unit, 0 where the page has none: the combining marks of text that is not NFC among them. */
const bytes = new Uint8Array(0x10000)
for (let unit = 0x20; unit < 0x100; unit += 1) bytes[unit] = unit
// Commands, the no-break space and the soft hyphen.
bytes.fill(0, 0x7f, 0xa1)
bytes[0xad] = 0
for (const [at, character] of Array.from('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ').entries()) {
  if (character !== ' ') bytes[character.charCodeAt(0)] = 0x80 + at
}

const init = Uint8Array.of(ESC, 0x40, 0x1c, 0x2e, ESC, 0x52, 0)
const end = Uint8Array.of(LF, LF, LF, LF, GS, 0x56, 1)

const out = new Uint8Array(65_536)
let length = 0
let isBold = false
let isTall = false
let hasPage = false
let isUnknown = false

/** The job: a new array, as the buffer is used again. */
export function renderByHand(receipt) {
  length = 0
  isBold = false
  isTall = false
  hasPage = false
  for (let at = 0; at < init.length; at += 1) out[length++] = init[at]
  let afterBlank = true
  for (let at = 0; at < receipt.length; at += 1) {
    const line = receipt[at]
    const begin = length
    const wasBold = isBold
    const wasTall = isTall
    const hadPage = hasPage
    isUnknown = false
    addLine(line, afterBlank)
    if (isUnknown) {
      length = begin
      isBold = wasBold
      isTall = wasTall
      hasPage = hadPage
      addLine(makeKnown(line), afterBlank)
    }
    afterBlank = line.type === 'space'
  }
  for (let at = 0; at < end.length; at += 1) out[length++] = end[at]
  return out.slice(0, length)
}

function addLine(line, afterBlank) {
  const value = line.value
  switch (line.type) {
    case 'separator': {
      const caption = value?.caption
      if (caption !== undefined && caption !== '') return addHeading(caption, afterBlank)
      setStyle(false, false)
      fill(DASH, columns)
      out[length++] = LF
      return
    }
    case 'textline':
      return addText(value.text, value.decoration)
    case 'name-value':
      return addPair(value.name, value.value, value.decoration)
    default:
      out[length++] = LF
  }
}

function addHeading(caption, afterBlank) {
  if (!afterBlank) out[length++] = LF
  const left = (columns - caption.length) >> 1
  setStyle(false, true)
  fill(DASH, left - 1)
  out[length++] = BLANK
  setStyle(true, true)
  encode(caption, 0, caption.length)
  out[length++] = BLANK
  setStyle(false, true)
  fill(DASH, columns - left - caption.length - 1)
  out[length++] = LF
}

function addText(text, decoration) {
  let important = false
  // 0 is left, 1 the middle, 2 right.
  let align = 0
  if (decoration) {
    for (let at = 0; at < decoration.length; at += 1) {
      const word = decoration[at]
      if (word === 'important') important = true
      else if (word === 'align-center') align = 1
      else if (word === 'align-right') align = 2
      else if (word === 'align-left') align = 0
    }
  }
  let from = 0
  let to = endOf(text)
  if (align !== 0) while (text.charCodeAt(from) === BLANK) from += 1
  while (to - from > columns) {
    const at = breakOf(text, from)
    addRow(text, from, trimmed(text, from, at), important, align)
    from = at
    while (text.charCodeAt(from) === BLANK) from += 1
  }
  addRow(text, from, to, important, align)
}

function addRow(text, from, to, important, align) {
  if (to > from) {
    const free = columns - (to - from)
    if (align !== 0) {
      // Tall blanks would make the row tall.
      setStyle(isBold, false)
      fill(BLANK, align === 2 ? free : free >> 1)
    }
    setStyle(important, false)
    encode(text, from, to)
  }
  out[length++] = LF
}

function addPair(name, value, decoration) {
  let important = false
  if (decoration)
    for (let at = 0; at < decoration.length; at += 1) if (decoration[at] === 'important') important = true
  let from = 0
  let to = endOf(name)
  while (to - from > columns) {
    const at = breakOf(name, from)
    addRow(name, from, trimmed(name, from, at), important, 0)
    from = at
    while (name.charCodeAt(from) === BLANK) from += 1
  }
  const valueEnd = endOf(value)
  const free = columns - (to - from) - valueEnd
  setStyle(important, false)
  encode(name, from, to)
  if (free > 0) fill(BLANK, free)
  else {
    out[length++] = LF
    fill(BLANK, columns - valueEnd)
  }
  encode(value, 0, valueEnd)
  out[length++] = LF
}

/** Where a text ends without the blanks behind it. */
function endOf(text) {
  return trimmed(text, 0, text.length)
}

function trimmed(text, from, to) {
  while (to > from && text.charCodeAt(to - 1) === BLANK) to -= 1
  return to
}

/** Where the row ends that begins at `from`: at the last blank, or after the last hyphen or slash in it. */
function breakOf(text, from) {
  for (let at = from + columns; at > from; at -= 1) {
    if (text.charCodeAt(at) === BLANK) return at
    const before = text.charCodeAt(at - 1)
    if (before === DASH || before === SLASH) return at
  }
  return from + columns
}

function setStyle(bold, tall) {
  if (bold !== isBold) {
    out[length] = ESC
    out[length + 1] = 0x45
    out[length + 2] = bold ? 1 : 0
    length += 3
    isBold = bold
  }
  if (tall !== isTall) {
    out[length] = GS
    out[length + 1] = 0x21
    out[length + 2] = tall ? 1 : 0
    length += 3
    isTall = tall
  }
  if (!hasPage) {
    out[length] = ESC
    out[length + 1] = 0x74
    out[length + 2] = 16
    length += 3
    hasPage = true
  }
}

function encode(text, from, to) {
  let at = length
  for (; from < to; from += 1) {
    const byte = bytes[text.charCodeAt(from)]
    if (byte === 0) isUnknown = true
    out[at++] = byte
  }
  length = at
}

function fill(byte, count) {
  const to = length + count
  for (let at = length; at < to; at += 1) out[at] = byte
  length = to
}

/** The slow way: a line with a character that the page has not, perhaps only because it is not NFC. */
function makeKnown({ type, value }) {
  const known = {}
  for (const [name, text] of Object.entries(value)) {
    known[name] =
      typeof text === 'string'
        ? text
            .normalize('NFC')
            .replace(/[^]/gu, (character) => (bytes[character.codePointAt(0)] ? character : '?'))
        : text
  }
  return { type, value: known }
}
