/** One entry in a printer's command table. */
export interface Command {
  /** The bytes that begin it. */
  readonly prefix: readonly number[]
  /** As manuals write it, such as `ESC t`. */
  readonly name: string
  /** What it does, in a few words. */
  readonly title: string
  /** How many parameter bytes follow the prefix: always the same number, or found in the bytes themselves. */
  readonly parameters: number | Measure
}

/**
 * Counts the parameter bytes of a command whose parameters begin at `at`. Where the bytes that tell the length are
 * missing it answers more than there are left. It looks at a bounded number of bytes, or at those it counts.
 */
export type Measure = (bytes: Uint8Array, at: number) => number

/** A number of two bytes, the low one first, as printers write it; missing bytes count as 0. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
}

/** `before` bytes, then a count in two bytes (`pL pH`), then that many times `each` bytes. */
export function counted(before = 0, each = 1): Measure {
  return (bytes, at) => before + 2 + wordAt(bytes, at + before) * each
}

/** `before` bytes, then data up to and with a byte that ends it. */
export function endedBy(end: number, before = 0): Measure {
  return (bytes, at) => {
    const found = bytes.indexOf(end, at + before)
    return found < 0 ? Infinity : found - at + 1
  }
}

/** `count` pictures, each with its size in bytes across and down in two words, then `x * y * 8` bytes of dots. */
export const storedImages: Measure = (bytes, at) => {
  let length = 1
  for (let left = bytes[at] ?? 0; left > 0 && at + length < bytes.length; left--) {
    length += 4 + wordAt(bytes, at + length) * wordAt(bytes, at + length + 2) * 8
  }
  return length
}

/** Makes a table entry from the name as manuals write it: control codes by name, everything else by itself. */
export function command(name: string, title: string, parameters: number | Measure = 0): Command {
  const prefix = name.split(' ').map((part) => CONTROL_CODES[part] ?? part.charCodeAt(0))
  return { prefix, name, title, parameters }
}

/** The tab stops of `ESC D`: at most 32, each beyond the one before; the first that is not ends the list. */
export function ascendingStops(stops: Uint8Array): number[] {
  const end = stops.findIndex((stop, index) => stop <= (stops[index - 1] ?? 0))
  return Array.from(stops.subarray(0, end < 0 ? stops.length : end).subarray(0, 32))
}

/** The only parameter is 0 or the digit `0`, which turns off what the command turns on. */
export function turnsOff(parameters: Uint8Array): boolean {
  return parameters.length === 1 && (parameters[0] === 0 || parameters[0] === 0x30)
}

/** Control codes by their ASCII names. `SP` is the space, which a name cannot hold otherwise. */
export const CONTROL_CODES: Readonly<Record<string, number>> = {
  NUL: 0x00,
  SOH: 0x01,
  STX: 0x02,
  ETX: 0x03,
  EOT: 0x04,
  ENQ: 0x05,
  ACK: 0x06,
  BEL: 0x07,
  BS: 0x08,
  HT: 0x09,
  LF: 0x0a,
  VT: 0x0b,
  FF: 0x0c,
  CR: 0x0d,
  SO: 0x0e,
  SI: 0x0f,
  DLE: 0x10,
  DC1: 0x11,
  DC2: 0x12,
  DC3: 0x13,
  DC4: 0x14,
  NAK: 0x15,
  SYN: 0x16,
  ETB: 0x17,
  CAN: 0x18,
  EM: 0x19,
  SUB: 0x1a,
  ESC: 0x1b,
  FS: 0x1c,
  GS: 0x1d,
  RS: 0x1e,
  US: 0x1f,
  SP: 0x20,
  DEL: 0x7f,
}
