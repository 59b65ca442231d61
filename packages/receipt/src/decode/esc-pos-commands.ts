import { type Command, command, counted, endedBy, type Measure, storedImages, wordAt } from './command.ts'

// The real-time functions have lengths of their own: Epson ESC/POS, DLE DC4 (fn = 1, 2, 3, 7, 8).
const realTimeLength: Measure = (bytes, at) => 1 + ([0, 2, 2, 5, 0, 0, 0, 1, 7][bytes[at] ?? 0] ?? 0)

// Status 7 (ink), 8 (MICR) and 18 (paper exit) name a further device.
const statusLength: Measure = (bytes, at) => ([7, 8, 18].includes(bytes[at] ?? 0) ? 2 : 1)

// Function A cuts here (0, 1), functions B to D carry a feed.
const cutLength: Measure = (bytes, at) => ([65, 66, 97, 98, 103, 104].includes(bytes[at] ?? 0) ? 2 : 1)

// Function A (m up to 6) ends with NUL, function B (m from 65) begins with a length.
const barcodeLength: Measure = (bytes, at) =>
  (bytes[at] ?? 0) < 65 ? endedBy(0, 1)(bytes, at) : 2 + (bytes[at + 1] ?? 0)

// m nL nH: 8 dots high in modes 0 and 1, 24 dots (3 bytes a column) in modes 32 and 33.
const columnImageLength: Measure = (bytes, at) => 3 + wordAt(bytes, at + 1) * ((bytes[at] ?? 0) >= 32 ? 3 : 1)

// y c1 c2, and for each character its width x and x columns of y bytes.
const charactersLength: Measure = (bytes, at) => {
  const high = bytes[at] ?? 0
  let length = 3
  for (let left = (bytes[at + 2] ?? 0) - (bytes[at + 1] ?? 0) + 1; left > 0; left--) {
    length += 1 + (bytes[at + length] ?? 0) * high
    if (at + length > bytes.length) break
  }
  return length
}

// m fn a kc1 kc2 b c, then a Windows BMP file, whose own header has its size in bytes 2 to 5.
const bmpLength: Measure = (bytes, at) =>
  7 + Math.max(6, wordAt(bytes, at + 9) + wordAt(bytes, at + 11) * 65_536)

// sa ; sb ; sn ; sr ; sc ;  Five decimal numbers, each with a semicolon behind it.
const counterLength: Measure = (bytes, at) => {
  let length = 0
  for (let left = 5; left > 0; left--) length += endedBy(0x3b)(bytes, at + length)
  return length
}

const GROUPS_OF_GS: Readonly<Record<string, string>> = {
  A: 'test print',
  D: 'real-time commands on or off',
  H: 'ask for an answer',
  L: 'graphics',
  k: 'two-dimensional code',
}

/**
 * The commands of ESC/POS with the number of their parameter bytes: Epson ESC/POS Application Programming Guide and
 * the command reference on Epson's technical reference site. The commands of slip and label printers that take no
 * part in receipts are there so that their parameters are not printed as text.
 */
export const ESC_POS_COMMANDS: readonly Command[] = [
  command('HT', 'horizontal tab'),
  command('LF', 'print and feed a line'),
  command('FF', 'print the page, return to standard mode'),
  command('CR', 'carriage return'),
  command('CAN', 'cancel the page'),
  command('DLE EOT', 'ask for status, real-time', statusLength),
  command('DLE ENQ', 'recover from an error, real-time', 1),
  command('DLE DC4', 'real-time request', realTimeLength),
  command('ESC FF', 'print the page, stay in page mode'),
  command('ESC SP', 'space to the right of characters', 1),
  command('ESC !', 'print mode', 1),
  command('ESC $', 'absolute position', 2),
  command('ESC %', 'user-defined characters on or off', 1),
  command('ESC &', 'define characters', charactersLength),
  // All `ESC (`, `FS (` and `GS (` commands carry their length.
  ...['A', 'Y'].map((letter) => command(`ESC ( ${letter}`, 'buzzer and other settings', counted())),
  command('ESC *', 'column image', columnImageLength),
  command('ESC -', 'underline', 1),
  command('ESC 2', 'default line spacing'),
  command('ESC 3', 'line spacing', 1),
  command('ESC 4', 'italic (not on Epson)', 1),
  command('ESC <', 'print head home'),
  command('ESC =', 'select peripheral device', 1),
  command('ESC ?', 'cancel user-defined character', 1),
  command('ESC @', 'initialize'),
  command('ESC B', 'beep (not on Epson)', 2),
  command('ESC C', 'page length', 1),
  command('ESC D', 'tab stops', endedBy(0)),
  command('ESC E', 'bold', 1),
  command('ESC F', 'slip: reverse eject', 1),
  command('ESC G', 'double strike', 1),
  command('ESC J', 'print and feed units', 1),
  command('ESC K', 'print and feed back units', 1),
  command('ESC L', 'page mode'),
  command('ESC M', 'font', 1),
  command('ESC R', 'international character set', 1),
  command('ESC S', 'standard mode'),
  command('ESC T', 'print direction in page mode', 1),
  command('ESC U', 'unidirectional printing', 1),
  command('ESC V', 'rotate by 90 degrees', 1),
  command('ESC W', 'print area in page mode', 8),
  command('ESC \\', 'relative position', 2),
  command('ESC a', 'alignment', 1),
  ...['0', '1', '3', '4', '5', '6'].map((n) => command(`ESC c ${n}`, 'paper, sensors and buttons', 1)),
  command('ESC d', 'print and feed lines', 1),
  command('ESC e', 'print and feed back lines', 1),
  command('ESC f', 'slip: waiting time', 2),
  command('ESC i', 'cut, one point left'),
  command('ESC m', 'cut, three points left'),
  command('ESC o', 'slip: stamp'),
  command('ESC p', 'drawer pulse', 3),
  command('ESC q', 'slip: release'),
  command('ESC r', 'print color', 1),
  command('ESC t', 'code page', 1),
  command('ESC u', 'ask for peripheral status', 1),
  command('ESC v', 'ask for paper status'),
  command('ESC z', 'parallel printing on two sheets', 1),
  command('ESC {', 'upside-down', 1),
  command('FS !', 'Kanji print mode', 1),
  command('FS &', 'Kanji mode on'),
  ...['A', 'C', 'E', 'L', 'e', 'f', 'g'].map((letter) => command(`FS ( ${letter}`, 'settings', counted())),
  command('FS -', 'Kanji underline', 1),
  command('FS .', 'Kanji mode off'),
  // A character of 24 by 24 dots.
  command('FS 2', 'define Kanji character', 2 + 72),
  command('FS ?', 'cancel Kanji character', 2),
  command('FS C', 'Kanji code system', 1),
  command('FS S', 'Kanji spacing', 2),
  command('FS W', 'Kanji quadruple size', 1),
  command('FS g 1', 'write user memory', counted(5)),
  command('FS g 2', 'read user memory', 7),
  command('FS p', 'print stored logo', 2),
  command('FS q', 'store logos', storedImages),
  command('GS FF', 'print and feed to the next label'),
  command('GS !', 'character size', 1),
  command('GS $', 'absolute vertical position in page mode', 2),
  ...['A', 'B', 'C', 'D', 'E', 'H', 'K', 'L', 'M', 'N', 'P', 'Q', 'V', 'k', 'z'].map((letter) =>
    command(`GS ( ${letter}`, GROUPS_OF_GS[letter] ?? 'settings', counted()),
  ),
  command('GS *', 'define downloaded image', (bytes, at) => 2 + (bytes[at] ?? 0) * (bytes[at + 1] ?? 0) * 8),
  command('GS /', 'print downloaded image', 1),
  command('GS 8 L', 'graphics', (bytes, at) => 4 + wordAt(bytes, at) + wordAt(bytes, at + 2) * 65_536),
  command('GS :', 'begin or end a macro'),
  command('GS A', 'adjust print position', 2),
  command('GS B', 'white on black', 1),
  command('GS C 0', 'counter format', 2),
  command('GS C 1', 'counter range', 6),
  command('GS C 2', 'counter value', 2),
  command('GS C ;', 'counter range and value', counterLength),
  command('GS D', 'store graphics from a BMP file', bmpLength),
  command('GS E', 'print speed and quality', 1),
  command('GS H', 'barcode text position', 1),
  command('GS I', 'ask for printer id', 1),
  command('GS L', 'left margin', 2),
  command('GS P', 'motion units', 2),
  command(
    'GS Q 0',
    'column image of any height',
    (bytes, at) => 5 + wordAt(bytes, at + 1) * wordAt(bytes, at + 3),
  ),
  command('GS T', 'go to line start', 1),
  command('GS V', 'cut', cutLength),
  command('GS W', 'print area width', 2),
  command('GS \\', 'relative vertical position in page mode', 2),
  command('GS ^', 'run macro', 3),
  command('GS a', 'automatic status', 1),
  command('GS b', 'smoothing', 1),
  command('GS c', 'print counter'),
  command('GS f', 'barcode text font', 1),
  command('GS g 0', 'reset maintenance counter', 3),
  command('GS g 2', 'ask for maintenance counter', 3),
  command('GS h', 'barcode height', 1),
  command('GS j', 'ask for ink status', 1),
  command('GS k', 'barcode', barcodeLength),
  command('GS r', 'ask for status', 1),
  command('GS v 0', 'raster image', (bytes, at) => 5 + wordAt(bytes, at + 1) * wordAt(bytes, at + 3)),
  command('GS w', 'barcode module width', 1),
  command('GS z 0', 'online recovery time', 2),
]
