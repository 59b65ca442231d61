import { readFileSync } from 'node:fs'
import type { SmartTransaction } from '@secukit/api'

/** The seed's transaction, as `start/cash` answered it. */
export const seedFile: URL = new URL('../../receipt/fixtures/start-cash-response.json', import.meta.url)

export const seed = JSON.parse(readFileSync(seedFile, 'utf8')) as SmartTransaction & {
  readonly receipt: NonNullable<SmartTransaction['receipt']>
}
