// A till with the payment driver, at a sandbox whose time passes only when the driver waits.
import { memoryJournal, openTerminal } from '@secukit/terminal'
import { onTestFinished } from 'vitest'
import { article, openShop } from './shop.mjs'

/** When the time of these tills stands still: long after any machine's. */
const noon = Date.UTC(2090, 0, 31, 12)

/**
 * @param {string} way
 * @param {object} options `assumptions` of the sandbox, and the `patience` of the driver in ms.
 */
export async function openTill(way, { patience = 30_000, ...options } = {}) {
  const shop = await openShop(way, options)
  const { sandbox, client } = shop
  sandbox.clock.stop(noon)
  const settings = { secuconnect: client, patience, sleep: async (ms) => sandbox.clock.advance(ms) }
  let journal = memoryJournal()
  let terminal = await openTerminal({ ...settings, journal })
  onTestFinished(() => terminal.close())
  return {
    ...shop,
    pay: (sale) => terminal.pay(sale),
    /** Switches the till off and on; gives back what the payments that were open have come to. */
    async restart() {
      await terminal.close()
      journal = memoryJournal([...journal.records, ...journal.appended])
      terminal = await openTerminal({ ...settings, journal })
      return terminal.recovered
    },
  }
}

let sold = 0

/** A sale of so many cents, with a number of its own. */
export function saleOf(cents, method = 'cashless') {
  sold += 1
  return { saleId: `sale ${sold}`, basket: [article(cents)], method }
}

/** What the till's books and the bank's say of a payment: they must agree. */
export function booksOf({ sandbox }, { kind, transactionId }) {
  const ofIt = sandbox.ledger.charges.filter((charge) => charge.transactionId === transactionId)
  return { kind, charges: ofIt.length, charged: transactionId ? sandbox.ledger.charged(transactionId) : 0 }
}
