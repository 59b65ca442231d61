import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import shopLines from '../../gallery/receipts/shop.json' with { type: 'json' }
import cardPayment from '../../gallery/receipts/card-payment.json' with { type: 'json' }
import type { ReceiptInput, ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { html } from './html.ts'
import { svg } from './svg.ts'

const missing = ['chromium', 'zbarimg'].filter((tool) => !isInstalled(tool))
const shop = shopReceipt(shopLines as { lines: ShopLine[] })

describe.skipIf(missing.length > 0)(`in a browser (missing: ${missing.join(', ') || 'none'})`, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secukit-browser-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(['html', 'svg'] as const)('one sees the words of the text, in their order: %s', (target) => {
    const receipt = cardPayment as ReceiptInput
    const shown = renderReceipt(receipt, { to: { html, svg }[target](), columns: 48 })
    // The browser's own idea of what of the page is to be seen.
    const script = '<script>document.documentElement.append(document.body.innerText + "\\nEND")</script>'
    const page = save('page.html', `${shown.replace(/^<\?xml.*?\?>/, '<meta charset="utf-8">')}${script}`)
    const seen = browse('--dump-dom', page)
      .replace(/^[^]*<\/body>/, '')
      .replace(/\nEND[^]*$/, '')
    expect(squeeze(seen)).toBe(squeeze(renderReceipt(receipt, { to: 'text', columns: 48 })))
  })

  it.each(['html', 'svg'] as const)('a QR code can be read off the screen: %s', (target) => {
    const page = save(`code.${target}`, renderReceipt(shop, { to: { html, svg }[target](), columns: 48 }))
    const picture = join(folder, 'screen.png')
    browse(`--screenshot=${picture}`, '--window-size=700,2400', page)
    expect(readFileSync(picture).length).toBeGreaterThan(0)
    const codes = execFileSync('zbarimg', ['--raw', '-q', picture], { encoding: 'utf8' })
    const qr = shopLines.lines.find(({ type }) => type === 'qr') as { value: { data: string } }
    expect(codes).toContain(qr.value.data)
  })

  function save(name: string, content: string): string {
    const file = join(folder, name)
    writeFileSync(file, content)
    return file
  }

  function browse(...parameters: string[]): string {
    // As root, and without a word to the network.
    const quiet = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ]
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    return execFileSync('chromium', [...quiet, '--disable-sync', profile, ...parameters], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    })
  }
})

/** The words alone: rules are lines in a browser, not dashes. */
function squeeze(text: string): string {
  return text.replaceAll(/[\s-]/g, '')
}

function isInstalled(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
