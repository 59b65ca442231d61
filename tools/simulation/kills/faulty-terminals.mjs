// Drivers that are wrong on purpose, each in one rule: the oracle has to notice every one of them.
// The fault is the query of the module's URL: `faulty-terminals.mjs?no%20intent`.
import { openTerminal as open } from '@secukit/terminal'

export { openFileJournal } from '@secukit/terminal'

const fault = decodeURIComponent(new URL(import.meta.url).search.slice(1))

/** @type {Record<string, (terminal: any) => object>} What is replaced in a terminal. */
const replaced = {
  'no receipts': () => ({ printReceipts: async () => 0 }),
  'unmarked duplicates': (terminal) => ({
    printReceipts: (saleId, print) =>
      terminal.printReceipts(saleId, (copy) => print({ ...copy, isDuplicate: false })),
  }),
  'every receipt twice': (terminal) => ({
    printReceipts: (saleId, print) =>
      terminal.printReceipts(saleId, async (copy) => {
        await print(copy)
        await print(copy)
      }),
  }),
  'every receipt a duplicate': (terminal) => ({
    printReceipts: (saleId, print) =>
      terminal.printReceipts(saleId, (copy) => print({ ...copy, isDuplicate: true })),
  }),
  'reversals invented': () => ({ reverse: async (saleId) => ({ kind: 'reversed', saleId }) }),
  'reversals denied': (terminal) => ({
    reverse: async (saleId) => ({ ...(await terminal.reverse(saleId)), kind: 'refused' }),
  }),
  'ends of day invented': () => ({ endOfDay: async () => ({ kind: 'done' }) }),
  'paid is open': (terminal) => ({
    pay(sale, options) {
      const payment = terminal.pay(sale, options)
      const outcome = payment.outcome.then((told) =>
        told.kind === 'approved' ? { ...told, kind: 'aborted' } : told,
      )
      return { ...payment, outcome, events: payment.events, cancel: () => payment.cancel() }
    },
  }),
  'open is paid': (terminal) => ({
    pay(sale, options) {
      const payment = terminal.pay(sale, options)
      const outcome = payment.outcome.then((told) =>
        told.kind === 'unresolved' || told.kind === 'aborted' ? { ...told, kind: 'approved' } : told,
      )
      return { ...payment, outcome, events: payment.events, cancel: () => payment.cancel() }
    },
  }),
}

/** @param {any} options */
export async function openTerminal(options) {
  const terminal = await open(faultyOptions(options))
  const changes = replaced[fault]?.(terminal) ?? {}
  return new Proxy(terminal, {
    get(target, name) {
      if (Object.hasOwn(changes, name)) return changes[/** @type {keyof typeof changes} */ (name)]
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** @param {any} options */
function faultyOptions(options) {
  const { journal, secuconnect } = options
  if (fault === 'no intent' || fault === 'no outcome') {
    const lost = fault.slice(3)
    const append = (/** @type {any} */ record) =>
      record.type === lost ? Promise.resolve() : journal.append(record)
    return { ...options, journal: { records: journal.records, append, close: () => journal.close() } }
  }
  if (fault === 'no memory') {
    const records = journal.records.filter((/** @type {any} */ { type }) => type === 'till')
    const append = (/** @type {any} */ record) => journal.append(record)
    return { ...options, journal: { records, append, close: () => journal.close() } }
  }
  if (fault !== 'start is repeated') return options
  const { transactions } = secuconnect.smart
  const start = (/** @type {any[]} */ ...args) =>
    transactions.start(...args).catch(() => transactions.start(...args))
  return { ...options, secuconnect: { smart: { transactions: { ...transactions, start } } } }
}
