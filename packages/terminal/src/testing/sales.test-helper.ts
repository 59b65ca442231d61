import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { IntentRecord, OutcomeRecord } from '../journal.ts'
import type { Sale } from '../sale.ts'

/** The card of the seed. */
export const cardNumber = '9276004429942845'

/** The sale of the seed: its card is loaded with 15 EUR, in cash. */
export function loadSale(saleId = 'sale-1', changes: Partial<Sale> = {}): Sale {
  const item = {
    id: 1,
    ean: '4260447149502',
    desc: 'Kartenaufladung 15 EUR',
    quantity: 1,
    priceOne: 1500,
    tax: 7,
  }
  return { saleId, basket: [item], card: cardNumber, method: 'cash', ...changes }
}

export function intentRecord(changes: Partial<IntentRecord> = {}): IntentRecord {
  return {
    type: 'intent',
    at: '2025-03-01T09:00:00.000Z',
    saleId: 'sale-1',
    attempt: 1,
    transactionId: 'STX_1',
    method: 'cash',
    start: 'cash',
    amount: 1500,
    currency: 'EUR',
    order: 'a'.repeat(64),
    device: 'me',
    ...changes,
  }
}

export function outcomeRecord(changes: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    type: 'outcome',
    at: '2025-03-01T09:00:05.000Z',
    saleId: 'sale-1',
    transactionId: 'STX_1',
    outcome: 'approved',
    status: 'ok',
    ...changes,
  }
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'secukit-terminal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The path of a journal that is not there yet. */
export function journalPath(): string {
  return join(temporaryFolder(), 'till.journal')
}
