import type { PairLine, TableLine } from '../line.ts'
import type { Page } from '../page.ts'
import type { Target } from '../target.ts'
import { readBlocks, type Block } from './blocks.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** GitHub-flavoured Markdown for chats and issues. Codes come as their data, pictures as their words. */
export function markdown(): Target<string> {
  return { name: 'markdown', graphics: [], wide: false, write: writeMarkdown }
}

// Not `---`, which at the beginning of a file would be front matter.
const RULE = '***'
// Two blanks: a line ends here.
const LINE_BREAK = '  \n'

function writeMarkdown(page: Page): string {
  const parts: string[] = []
  let paragraph: string[] = []
  const endParagraph = (): void => {
    if (paragraph.length > 0) parts.push(paragraph.join(LINE_BREAK))
    paragraph = []
  }
  for (const block of readBlocks(page)) {
    const lines = writeLines(block)
    if (lines !== undefined) {
      paragraph.push(...lines)
    } else {
      endParagraph()
      const part = writePart(block)
      if (part !== '') parts.push(part)
    }
  }
  endParagraph()
  return `${parts.join('\n\n')}\n`
}

/** What goes on in the same paragraph. Undefined for what is a part of its own. */
function writeLines(block: Block): string[] | undefined {
  switch (block.kind) {
    case 'text':
      return [writeWords(block.text, block.important)]
    case 'image':
      return writeCode(block.alt, '')
    case 'qr':
      return writeCode(block.words, block.text)
    case 'barcode':
      return writeCode(block.data, '')
    default:
      return undefined
  }
}

function writePart(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escapeMarkdown(block.caption)}`
    case 'rule':
    case 'cut':
      return RULE
    case 'pairs':
      return writePairs(block.pairs)
    case 'table':
      return writeTable(block)
    default:
      return ''
  }
}

function writeCode(data: string, text: string): string[] {
  const words = text === data ? [data] : [data, text]
  return words.map(escapeMarkdown).filter((word) => word !== '')
}

function writeWords(text: string, important: boolean): string {
  const words = escapeMarkdown(text)
  return important && words !== '' ? `**${words}**` : words
}

// A table without a head is not to be had in Markdown, but an empty head is.
function writePairs(pairs: readonly PairLine[]): string {
  const rows = pairs.map(({ name, value, important }) =>
    writeRow([writeWords(name, important), writeWords(value, important)]),
  )
  return [writeRow(['', '']), '| :-- | --: |', ...rows].join('\n')
}

function writeTable({ rows: [head = [], ...body] }: TableLine): string {
  const rows = [head, ...body].map((cells) => writeRow(cells.map(escapeMarkdown)))
  const marks = writeRow(head.map((_, column) => (column === 0 ? ':--' : '--:')))
  return [rows[0], marks, ...rows.slice(1)].join('\n')
}

function writeRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`
}
