import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import printer from 'receiptline'

/** The tags of what GitHub makes of it, with HTML let through. */
export function markdownElements(source: string): string {
  const page = micromark(source, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return page.replace(/(^|>)[^<]+/g, '$1')
}

/** What the reader of ReceiptLine's inventors tells a printer, a line for each command; of words only how many. */
export function receiptlineCalls(document: string): string {
  const calls: string[] = []
  const record = (name: string): ((...parameters: unknown[]) => string) => {
    return (...parameters) => {
      const [words] = parameters
      if (name === 'text') calls.push(`text ${Array.from(String(words)).length}`)
      else if (name === 'qrcode') calls.push(`qrcode ${JSON.stringify({ ...(words as object), data: '' })}`)
      else calls.push(`${name} ${JSON.stringify(parameters)}`)
      return ''
    }
  }
  const told = Object.keys(printer.commands.base).filter((name) => !READER_OWN.has(name))
  const command = {
    ...printer.commands.base,
    ...Object.fromEntries(told.map((name) => [name, record(name)])),
  }
  // Wider than any row, so that none is broken again.
  printer.transform(document, { cpl: 200, encoding: 'multilingual', command })
  return calls.join('\n')
}

/** What the reader uses its commands for besides telling. */
const READER_OWN = new Set(['open', 'measureText', 'arrayFrom'])
