import { crc32 } from './crc32.ts'
import { ImageFormatError } from './image-format-error.ts'
import { inflate } from './inflate.ts'
import { joinBytes } from './join-bytes.ts'
import { PNG_SIGNATURE } from './png-signature.ts'
import { unfilter } from './unfilter-png.ts'

// A logo is at most as wide as its paper, 576 dots on most. More than this is a mistake, and costs memory.
const MAX_SIZE = 4096

// Samples a dot and allowed bits a sample of each colour type (ISO/IEC 15948, section 11.2.1).
const GRAY = 0
const RGB = 2
const PALETTE = 3
const GRAY_ALPHA = 4
const RGB_ALPHA = 6
const COLOR_TYPES = new Map([
  [GRAY, { samples: 1, depths: [1, 2, 4, 8, 16] }],
  [RGB, { samples: 3, depths: [8, 16] }],
  [PALETTE, { samples: 1, depths: [1, 2, 4, 8] }],
  [GRAY_ALPHA, { samples: 2, depths: [8, 16] }],
  [RGB_ALPHA, { samples: 4, depths: [8, 16] }],
])

/** A picture in colour. */
export interface RgbaImage {
  /** Dots across. */
  readonly width: number
  /** Dots down. */
  readonly height: number
  /** Red, green, blue and opacity of each dot, 0 to 255, row by row from the top. */
  readonly rgba: Uint8Array
}

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colorType: number
  readonly samples: number
}

interface Chunks {
  readonly header: Header
  /** Three bytes a colour. */
  readonly palette: Uint8Array
  /** What chunk tRNS says: an opacity for each colour of the palette, or the one colour that is transparent. */
  readonly transparency: Uint8Array | undefined
  readonly data: Uint8Array
}

/**
 * Reads a PNG (ISO/IEC 15948) of any colour type and depth, up to 4096 x 4096 dots; of 16 bits a sample it keeps
 * the 8 that can be seen. Throws an `ImageFormatError` for bytes that are no PNG, or a damaged, an interlaced or
 * a larger one.
 */
export function decodePng(bytes: Uint8Array): RgbaImage {
  const { header, palette, transparency, data } = readChunks(bytes)
  const { width, height, depth, colorType, samples } = header
  const stride = Math.ceil((width * samples * depth) / 8)
  const lines = inflate(data, (stride + 1) * height)
  unfilter(lines, stride, Math.max(1, (samples * depth) / 8))

  const rgba = new Uint8Array(4 * width * height)
  const most = 2 ** depth - 1
  const toByte = (sample: number) => Math.round((sample * 255) / most)
  const key = transparency && colorType !== PALETTE ? readKey(transparency, samples) : undefined
  const dot = [0, 0, 0, 0]
  for (let y = 0; y < height; y++) {
    const line = lines.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1))
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < samples; i++) dot[i] = sampleAt(line, x * samples + i, depth)
      const [first, second, third, fourth] = dot as [number, number, number, number]
      const at = 4 * (y * width + x)
      if (colorType === PALETTE) {
        if (3 * first >= palette.length)
          throw new ImageFormatError('The picture has a colour that its palette lacks.')
        rgba.set(palette.subarray(3 * first, 3 * first + 3), at)
        rgba[at + 3] = transparency?.[first] ?? 255
        continue
      }
      const gray = samples < 3
      rgba[at] = toByte(first)
      rgba[at + 1] = toByte(gray ? first : second)
      rgba[at + 2] = toByte(gray ? first : third)
      if (colorType === GRAY_ALPHA) rgba[at + 3] = toByte(second)
      else if (colorType === RGB_ALPHA) rgba[at + 3] = toByte(fourth)
      else rgba[at + 3] = key?.every((sample, i) => sample === dot[i]) ? 0 : 255
    }
  }
  return { width, height, rgba }
}

function readChunks(bytes: Uint8Array): Chunks {
  if (PNG_SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw new ImageFormatError('This is no PNG.')
  let header: Header | undefined
  let palette: Uint8Array | undefined
  let transparency: Uint8Array | undefined
  const data: Uint8Array[] = []
  for (let at = PNG_SIGNATURE.length; ;) {
    const length = uint32(bytes, at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) throw new ImageFormatError('The PNG ends too early.')
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const content = bytes.subarray(at + 8, end)
    if (crc32(bytes, at + 4, end) !== uint32(bytes, end)) {
      throw new ImageFormatError(`The PNG is damaged: chunk ${JSON.stringify(type)} has a wrong checksum.`)
    }
    if ((header === undefined) !== (type === 'IHDR')) {
      throw new ImageFormatError('A PNG begins with one IHDR chunk, and this one does not.')
    }
    if (type === 'IHDR') header = readHeader(content)
    else if (type === 'PLTE') palette = content
    else if (type === 'tRNS') transparency = content
    else if (type === 'IDAT') data.push(content)
    else if (type === 'IEND') break
    // A first letter in capitals marks what a reader must know (section 5.4).
    else if ((bytes[at + 4]! & 0x20) === 0) {
      throw new ImageFormatError(`The PNG has a chunk ${JSON.stringify(type)} that cannot be read.`)
    }
    at = end + 4
  }
  if (header === undefined || data.length === 0) throw new ImageFormatError('The PNG holds no picture.')
  if (header.colorType === PALETTE && palette === undefined)
    throw new ImageFormatError('The PNG lacks its palette.')
  return { header, palette: palette ?? new Uint8Array(), transparency, data: joinBytes(data) }
}

function readHeader(content: Uint8Array): Header {
  if (content.length !== 13) throw new ImageFormatError('The PNG has a header of the wrong length.')
  const width = uint32(content, 0)
  const height = uint32(content, 4)
  const depth = content[8]!
  const colorType = content[9]!
  if (width === 0 || height === 0) throw new ImageFormatError('The PNG has no dots.')
  if (width > MAX_SIZE || height > MAX_SIZE) {
    throw new ImageFormatError(
      `The PNG has ${width} x ${height} dots; at most ${MAX_SIZE} x ${MAX_SIZE} can be read.`,
    )
  }
  const format = COLOR_TYPES.get(colorType)
  if (!format?.depths.includes(depth)) {
    throw new ImageFormatError(
      `The PNG has colour type ${colorType} with ${depth} bits, which is not in the standard.`,
    )
  }
  if (content[10] !== 0 || content[11] !== 0)
    throw new ImageFormatError('The PNG is packed in a way that is not in the standard.')
  if (content[12] !== 0) throw new ImageFormatError('The PNG is interlaced. Save it without interlacing.')
  return { width, height, depth, colorType, samples: format.samples }
}

/** The samples of the transparent colour; they have 16 bits whatever the depth (section 11.3.2.1). */
function readKey(transparency: Uint8Array, samples: number): number[] | undefined {
  if (transparency.length < 2 * samples) return undefined
  return Array.from({ length: samples }, (_, i) => (transparency[2 * i]! << 8) | transparency[2 * i + 1]!)
}

function sampleAt(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index]!
  if (depth === 16) return (line[2 * index]! << 8) | line[2 * index + 1]!
  const bit = index * depth
  return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}

/** Four bytes at a place, 0 for those beyond the end. */
function uint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
}
