import type { Page } from '../page.ts'
import type { Target } from '../target.ts'
import { readBlocks } from './blocks.ts'
import { escapeXml } from './escape-xml.ts'
import { htmlBlocks } from './html-blocks.ts'
import { receiptTitle, type ReceiptLanguage } from './receipt-title.ts'

/** How `html` writes. */
export interface HtmlOptions {
  /** Whether to write a whole document, or nothing but its `<article>` for a page of your own. Default: true. */
  readonly document?: boolean | undefined
  /** Language of the receipt's text, for screen readers and hyphenation; also that of the title. Default: `de`. */
  readonly lang?: ReceiptLanguage | undefined
}

/**
 * HTML for mail, the web and printing from a browser: headings, lists, tables and paragraphs that wrap by themselves
 * on a narrow screen. Without scripts and without references; pictures and codes are in it as PNG.
 */
export function html(options: HtmlOptions = {}): Target<string> {
  const { document = true, lang = 'de' } = options
  return {
    name: 'html',
    graphics: ['image', 'qr', 'barcode'],
    wide: true,
    write: (page) => (document ? writeDocument(page, lang) : writeArticle(page, lang)),
  }
}

// Black on white whatever the scheme: it is paper. Looks are in `style` attributes, as mail programs drop style
// sheets; only printing, which no attribute can tell apart, needs one.
function writeDocument(page: Page, lang: ReceiptLanguage): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light only">',
    `<title>${receiptTitle(lang)}</title>`,
    `<style>${printStyle(page.columns)}</style>`,
    '</head>',
    '<body style="margin:0;padding:1em 0;background:#eee">',
    `${writeArticle(page, lang)}</body>`,
    '</html>',
    '',
  ].join('\n')
}

/** As large as the paper allows, up to 10 pt. A letter is 0.6 em wide in most fonts, 0.61 in none. */
function printStyle(columns: number): string {
  const ems = Math.ceil(columns * 0.61)
  return (
    '@page{margin:0}' +
    '@media print{' +
    'body{padding:0!important;background:none!important}' +
    'article{width:auto!important;padding:3mm!important;background:none!important;' +
    `max-width:calc(${columns}ch + 6mm)!important;font-size:min(10pt,calc((100vw - 6mm)/${ems}))!important}` +
    'h2,p,tr,div{break-inside:avoid}' +
    '.cut{visibility:hidden}' +
    '}'
  )
}

function writeArticle(page: Page, lang: ReceiptLanguage): string {
  const style =
    `box-sizing:border-box;width:calc(${page.columns}ch + 3em);max-width:100%;margin:0 auto;padding:1.5em;` +
    'background:#fff;color:#000;color-scheme:light only;overflow-wrap:anywhere;' +
    "font:14px/1.4 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
  const blocks = htmlBlocks(readBlocks(page), page)
  const label = escapeXml(receiptTitle(lang))
  return `<article lang="${lang}" aria-label="${label}" style="${style}">\n${blocks}</article>\n`
}
