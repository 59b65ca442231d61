import { type Command, command, counted, endedBy, type Measure, storedImages, wordAt } from './command.ts'

// S 0 n (model), S 1 n (level), S 2 n (cell size), D 1 m nL nH data, D 2 nL nH data, P (print), I (ask for size).
const qrLength: Measure = (bytes, at) => {
  const part = bytes[at] ?? 0
  if (part === 0x53) return 3
  if (part === 0x44) return (bytes[at + 1] ?? 0) % 0x30 === 2 ? counted(2)(bytes, at) : counted(3)(bytes, at)
  return 1
}

// S 0 n p1 p2 (size), S 1 n, S 2 n, S 3 n, D nL nH data, P, I.
const pdf417Length: Measure = (bytes, at) => {
  const part = bytes[at] ?? 0
  if (part === 0x53) return (bytes[at + 1] ?? 0) % 0x30 === 0 ? 5 : 3
  return part === 0x44 ? counted(1)(bytes, at) : 1
}

// m xL xH yL yH n, then y rows of x bytes.
const rasterLength: Measure = (bytes, at) => 6 + wordAt(bytes, at + 1) * wordAt(bytes, at + 3)

// Three decimal digits, then that many marks.
const marksLength: Measure = (bytes, at) => {
  const digit = (index: number): number => Math.max(0, Math.min(9, (bytes[at + index] ?? 0x30) - 0x30))
  return 3 + digit(0) * 100 + digit(1) * 10 + digit(2)
}

/**
 * The commands of StarPRNT and Star Line Mode with the number of their parameter bytes: Star Micronics, StarPRNT
 * Command Specifications and STAR Line Mode Command Specifications.
 */
export const STAR_PRNT_COMMANDS: readonly Command[] = [
  command('EOT', 'ask for status'),
  command('ENQ', 'ask for status'),
  command('BEL', 'open drawer 1'),
  command('HT', 'horizontal tab'),
  command('LF', 'print and feed a line'),
  command('VT', 'vertical tab'),
  command('FF', 'form feed'),
  command('CR', 'carriage return'),
  command('SO', 'double width on'),
  command('SI', 'upside-down on'),
  command('DC2', 'upside-down off'),
  command('DC4', 'double width off'),
  command('ETB', 'ask for status, count up'),
  command('CAN', 'cancel the line'),
  command('EM', 'open drawer 2'),
  command('SUB', 'open drawer 2'),
  command('FS', 'open drawer 1'),
  command('ESC ACK SOH', 'ask for status, real-time'),
  command('ESC ACK CAN', 'reset, real-time'),
  command('ESC BEL', 'drawer pulse length', 2),
  command('ESC VT', 'slip: settings', 2),
  command('ESC FF', 'run a raster mode', 1),
  command('ESC SO', 'double height on'),
  command('ESC SI', 'slip: sensor', 1),
  command('ESC DC4', 'double height off'),
  ...['0', '3', '4'].map((n) => command(`ESC SYN ${n}`, 'presenter', 1)),
  command('ESC SP', 'space to the right of characters', 1),
  command('ESC #', 'memory switch', 8),
  command('ESC # # W', 'USB settings', 10),
  command('ESC $', 'Shift JIS Kanji mode', 1),
  command('ESC %', 'user-defined characters on or off', 1),
  // c1 c2 n, then 48 bytes when it defines (c2 is 1) and none when it deletes.
  command('ESC &', 'define character', (bytes, at) => 3 + ((bytes[at + 1] ?? 0) % 0x30 === 1 ? 48 : 0)),
  command('ESC * r A', 'raster mode on'),
  command('ESC * r B', 'raster mode off'),
  command('ESC * r C', 'clear raster'),
  command('ESC * r R', 'initialize raster mode'),
  command('ESC * r a', 'begin raster block'),
  command('ESC * r b', 'end raster block'),
  ...['D', 'E', 'F', 'K', 'P', 'Q', 'T', 'Y', 'e', 't'].map((letter) =>
    command(`ESC * r ${letter}`, 'raster mode setting', endedBy(0)),
  ),
  command('ESC * r m l', 'raster left margin', endedBy(0)),
  command('ESC * r m r', 'raster right margin', endedBy(0)),
  command('ESC + A', 'station', 3),
  command('ESC -', 'underline', 1),
  command('ESC /', 'slashed zero', 1),
  command('ESC 0', 'line spacing 3 mm'),
  command('ESC 1', 'line spacing 7/72 inch'),
  command('ESC 2', 'line spacing of ESC A'),
  command('ESC 3', 'line spacing', 1),
  command('ESC 4', 'white on black on'),
  command('ESC 5', 'white on black off'),
  command('ESC 6', 'character set'),
  command('ESC 7', 'character set'),
  command('ESC :', 'font of 16 dots'),
  command('ESC ? LF NUL', 'reset and test print'),
  command('ESC @', 'initialize'),
  command('ESC A', 'line spacing to come', 1),
  command('ESC B', 'vertical tab stops', endedBy(0)),
  command('ESC C', 'page length', 1),
  command('ESC C NUL', 'page length', 1),
  command('ESC D', 'tab stops', endedBy(0)),
  command('ESC E', 'bold on'),
  command('ESC F', 'bold off'),
  command('ESC I', 'print and feed eighths of a millimeter', 1),
  command('ESC J', 'print and feed quarters of a millimeter', 1),
  command('ESC K', 'column image, 8 dots, half density', counted()),
  command('ESC L', 'column image, 8 dots', counted()),
  command('ESC M', 'font of 12 dots'),
  command('ESC N', 'bottom margin', 1),
  command('ESC O', 'no bottom margin'),
  command('ESC P', 'font of 15 dots'),
  command('ESC Q', 'right margin', 1),
  command('ESC R', 'international character set', 1),
  command('ESC W', 'double width', 1),
  command('ESC X', 'column image, 24 dots', counted(0, 3)),
  // 9 or 16 dots in two bytes, 18 dots in three.
  command('ESC ^', 'column image of needle printers', (bytes, at) =>
    counted(1, (bytes[at] ?? 0) % 0x30 < 4 ? 2 : 3)(bytes, at),
  ),
  command('ESC _', 'line above', 1),
  command('ESC a', 'print and feed lines', 1),
  command('ESC b', 'barcode', endedBy(0x1e, 4)),
  command('ESC d', 'cut', 1),
  command('ESC g', 'font of 14 dots'),
  command('ESC h', 'double height', 1),
  command('ESC i', 'character size', 2),
  command('ESC j', 'print and feed back', 1),
  // A band of 24 rows.
  command('ESC k', 'raster band, 24 dots', counted(0, 24)),
  command('ESC l', 'left margin', 1),
  command('ESC p', 'JIS Kanji mode on'),
  command('ESC q', 'JIS Kanji mode off'),
  command('ESC s', 'Kanji spacing', 2),
  command('ESC t', 'Kanji spacing', 2),
  command('ESC y', 'line spacing', 1),
  command('ESC z', 'line spacing', 1),
  command('ESC FS M', 'check reader', 2),
  command('ESC FS p', 'print stored logo', 2),
  command('ESC FS q', 'store logos', storedImages),
  command('ESC GS ETX', 'document status', 3),
  command('ESC GS BEL', 'buzzer', 3),
  command('ESC GS EM DC1', 'buzzer', 3),
  command('ESC GS EM DC2', 'buzzer', 3),
  command('ESC GS #', 'memory switch', 8),
  ...['B', 'I', 'L'].map((letter) => command(`ESC GS ) ${letter}`, 'settings', counted())),
  command('ESC GS * 0', 'print marks', marksLength),
  command('ESC GS * 1', 'mark height', 6),
  command('ESC GS * 2', 'mark color and width', 5),
  command('ESC GS * W', 'store mark format'),
  command('ESC GS * C', 'initialize mark format'),
  command('ESC GS 4', 'white on black or color', 2),
  command('ESC GS A', 'absolute position', 2),
  command('ESC GS P 0', 'page mode on'),
  command('ESC GS P 1', 'page mode off'),
  command('ESC GS P 2', 'print direction in page mode', 1),
  command('ESC GS P 3', 'print area in page mode', 8),
  command('ESC GS P 4', 'absolute vertical position in page mode', 2),
  command('ESC GS P 5', 'relative vertical position in page mode', 2),
  command('ESC GS P 6', 'print the page, stay in page mode'),
  command('ESC GS P 7', 'print the page, leave page mode'),
  command('ESC GS P 8', 'cancel the page'),
  command('ESC GS R', 'relative position', 2),
  command('ESC GS S', 'raster image', rasterLength),
  command('ESC GS a', 'alignment', 1),
  command('ESC GS b', 'black mark', 1),
  command('ESC GS c', 'reduced printing', 2),
  command('ESC GS t', 'code page', 1),
  command('ESC GS x', 'PDF417 code', pdf417Length),
  command('ESC GS y', 'QR code', qrLength),
  command('ESC RS #', 'head failure detection', 1),
  command('ESC RS A', 'print area', 1),
  command('ESC RS C', 'print mode', 1),
  command('ESC RS E', 'character expansion', 1),
  command('ESC RS F', 'font', 1),
  command('ESC RS L', 'print stored logo', 1),
  command('ESC RS a', 'automatic status', 1),
  command('ESC RS c', 'print color', 1),
  command('ESC RS d', 'print density', 1),
  command('ESC RS i', 'rotate', 1),
  command('ESC RS m', 'printer driver setting', 1),
  command('ESC RS r', 'print speed', 1),
]

/** The commands of raster mode, between `ESC * r A` and `ESC * r B`: there `b` and `k` are no letters. */
export const STAR_RASTER_COMMANDS: readonly Command[] = [
  command('b', 'raster row', counted()),
  command('k', 'raster row, next one over it', counted()),
  ...STAR_PRNT_COMMANDS,
]
