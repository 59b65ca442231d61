import type {
  BarcodeLine,
  CutLine,
  HeadingLine,
  ImageLine,
  PairLine,
  QrLine,
  RuleLine,
  SpaceLine,
  TableLine,
  TextLine,
} from '../line.ts'
import type { Page } from '../page.ts'

/** What stands together in a document: a line, or pairs in a row. */
export type Block =
  | HeadingLine
  | RuleLine
  | TextLine
  | PairsBlock
  | TableLine
  | SpaceLine
  | ImageLine
  | QrLine
  | BarcodeLine
  | CutLine

/** Pairs that follow one another, each with name and value. */
interface PairsBlock {
  readonly kind: 'pairs'
  readonly pairs: PairLine[]
}

/**
 * The lines of a page for targets that break lines themselves, such as HTML. Lines without a word are spaces; half a
 * pair is text; cuts stand between slips only, also those of the option `cutSlips`. Nothing ends in empty lines.
 */
export function readBlocks({ lines, cutSlips = false }: Page): Block[] {
  const blocks: Block[] = []
  const addCut = (): void => {
    if (blocks.length > 0 && blocks.at(-1)?.kind !== 'cut') blocks.push({ kind: 'cut' })
  }
  for (const line of lines) {
    switch (line.kind) {
      case 'heading':
        if (cutSlips) addCut()
        blocks.push(line)
        break
      case 'text':
        blocks.push(readText(line))
        break
      case 'pair':
        addPair(blocks, { ...line, name: line.name.trimEnd(), value: line.value.trim() })
        break
      case 'cut':
        addCut()
        break
      case 'drawer':
        break
      case 'rule':
      case 'table':
      case 'space':
      case 'image':
      case 'qr':
      case 'barcode':
        blocks.push(line)
    }
  }
  while (blocks.at(-1)?.kind === 'space' || blocks.at(-1)?.kind === 'cut') blocks.pop()
  return blocks
}

function readText(line: TextLine): TextLine | SpaceLine {
  if (line.text.trim() === '') return { kind: 'space' }
  // Blanks at the beginning are an indent at the left, and would shift the text elsewhere.
  return { ...line, text: line.align === 'left' ? line.text.trimEnd() : line.text.trim() }
}

function addPair(blocks: Block[], pair: PairLine): void {
  const { name, value, important, size } = pair
  const last = blocks.at(-1)
  if (name === '' || value === '') {
    const align = name === '' ? 'right' : 'left'
    blocks.push(readText({ kind: 'text', text: name + value, align, important, size }))
  } else if (last?.kind === 'pairs') {
    last.pairs.push(pair)
  } else {
    blocks.push({ kind: 'pairs', pairs: [pair] })
  }
}
