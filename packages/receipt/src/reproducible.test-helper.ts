import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { targets, type TargetName } from './all.ts'
import type { ReceiptInput, ShopLine } from './input.ts'
import { renderReceipt } from './render.ts'
import { shopReceipt } from './shop/shop-receipt.ts'

/** An output of a receipt of the gallery. */
export interface GalleryOutput {
  /** Such as `shop.json as pdf`. */
  readonly name: string
  readonly target: TargetName
  readonly output: string | Uint8Array
}

/** The receipts of the gallery to every target. `folder`: where they are. No word in them is an address. */
export async function renderGallery(folder: URL): Promise<GalleryOutput[]> {
  const outputs: GalleryOutput[] = []
  for (const file of readdirSync(folder)) {
    const json = readFileSync(new URL(file, folder), 'utf8').replaceAll('https://', '')
    const stored = JSON.parse(json) as ReceiptInput | { lines: ShopLine[] }
    const receipt = stored && 'lines' in stored ? shopReceipt(stored) : stored
    for (const target of Object.keys(targets) as TargetName[]) {
      const create = await targets[target]()
      const output = renderReceipt<string | Uint8Array>(receipt, { to: create() })
      outputs.push({ name: `${file} as ${target}`, target, output })
    }
  }
  return outputs
}

/** SHA-256 of each output, by its name. */
export async function digestGallery(folder: URL): Promise<Record<string, string>> {
  const outputs = await renderGallery(folder)
  const digests = outputs.map(({ name, output }) => {
    return [name, createHash('sha256').update(output).digest('hex')] as const
  })
  return Object.fromEntries(digests)
}
