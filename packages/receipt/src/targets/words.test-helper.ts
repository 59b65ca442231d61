import type * as fc from 'fast-check'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { cleanText } from '../clean.ts'
import { hostileReceipt } from '../hostile-receipt.test-helper.ts'
import type { ReceiptInput, ShopReceipt } from '../input.ts'
import type { Line } from '../line.ts'
import type { Page } from '../page.ts'
import { parseReceipt } from '../parse.ts'
import { renderReceipt, type RenderOptions } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import type { Target } from '../target.ts'

type Node = DefaultTreeAdapterTypes.Node

/** Receipts of attacks, of a server's and of a shop's own. */
export const hostileInput: fc.Arbitrary<ReceiptInput> = hostileReceipt.map(({ receipt, wire }) =>
  wire ? receipt : shopReceipt(receipt as ShopReceipt),
)

/** An element as a parser saw it. */
export interface SeenElement {
  readonly name: string
  /** Name and value of each attribute. */
  readonly attributes: readonly (readonly [string, string])[]
  /** The text of itself and all within, `alt` of pictures included. */
  readonly words: string
}

/** All elements within a node, in document order. Comments and the like are elements whose name begins with `#`. */
export function seenElements(node: Node): SeenElement[] {
  if (!('childNodes' in node)) return node.nodeName === '#text' ? [] : [seen(node)]
  const own = 'tagName' in node ? [seen(node)] : []
  return [...own, ...node.childNodes.flatMap(seenElements)]
}

function seen(node: Node): SeenElement {
  const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => [name, value] as const) : []
  return { name: node.nodeName, attributes, words: seenWords(node) }
}

/** The text of a node and all within, `alt` of pictures included. */
export function seenWords(node: Node): string {
  if ('value' in node) return node.value
  const alt = 'attrs' in node ? (node.attrs.find(({ name }) => name === 'alt')?.value ?? '') : ''
  return alt + ('childNodes' in node ? node.childNodes.map(seenWords).join('') : '')
}

/** All words of a receipt in order, those in codes included. */
export function receiptWords(receipt: ReceiptInput): string {
  return visible(parseReceipt(receipt).lines.flatMap(lineWords).join(''))
}

function lineWords(line: Line): readonly string[] {
  switch (line.kind) {
    case 'heading':
      return [line.caption]
    case 'text':
      return [line.text]
    case 'pair':
      return [line.name, line.value]
    case 'table':
      return line.rows.flat()
    case 'image':
      return [line.alt]
    case 'qr': {
      const data = cleanText(line.data)
      return line.text === data ? [data] : [data, line.text]
    }
    case 'barcode':
      return [line.data]
    default:
      return []
  }
}

/** What of a text is to be seen, without blanks. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Z}\xad\u200b\u2060\ufeff]/gu, '').normalize('NFC')
}

/** Renders a receipt and gives the page that the target wrote, too. */
export function renderPage<Output extends string | Uint8Array>(
  receipt: ReceiptInput,
  target: Target<Output>,
  options: Omit<RenderOptions, 'to'> = {},
): { output: Output; page: Page } {
  let page: Page | undefined
  const write = (given: Page): Output => target.write((page = given))
  const output = renderReceipt<Output>(receipt, { ...options, to: { ...target, write } })
  return { output, page: page as unknown as Page }
}
