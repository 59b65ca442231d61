// Five ways in which drivers are written that know of no unknown outcome. They are here to be compared with: what they
// do wrong the simulation has to find. Each is as short as its idea.

/**
 * @typedef {object} Surroundings What a policy is given, anew in each process.
 * @property {object} api `smart.transactions` of the client.
 * @property {import('@secukit/terminal').Clock} clock
 * @property {() => number} random
 * @property {import('@secukit/terminal').Journal} journal
 * @property {string} till
 *
 * @typedef {object} Policy
 * @property {string} name
 * @property {(surroundings: Surroundings) => Promise<object>} open The till: `pay(sale)` gives `{ outcome, cancel }`;
 * `recovered`, `unprinted`, `reverse`, `printReceipts` where it knows how.
 * @property {boolean} [hasJournal] Whether its outcomes have to be on disk before they are told.
 * @property {(path: string, options: object) => Promise<object>} [openJournal] Its own file, where it has one.
 */

const paid = new Set(['ok', 'received', 'collection', 'shipped', 'collected'])
const unpaid = new Set(['failed', 'aborted', 'cancelled', 'canceled', 'timeout'])

function read({ status }) {
  return paid.has(status)
    ? 'approved'
    : status === 'failed'
      ? 'declined'
      : unpaid.has(status)
        ? 'aborted'
        : 'open'
}

const limits = { retries: 0 }

function orderOf({ saleId, basket, card }, till, attempt) {
  const sum = basket.reduce((total, { priceOne, quantity }) => total + priceOne * quantity, 0)
  return {
    intent: 'sale',
    merchantRef: `${till}-${saleId}#${attempt}`,
    basket: { products: basket },
    basket_info: { sum, currency: 'EUR' },
    ...(card !== undefined && { idents: [{ type: 'card', value: card }] }),
  }
}

/** Creates the transaction, applies the card where that is wanted, and says how it is to be started. */
async function prepare({ api, till }, sale, attempt) {
  const { id } = await api.create(orderOf(sale, till, attempt), limits)
  if (!sale.balanceFirst) return { id, method: sale.method }
  const { missing_sum: missing } = await api.preTransaction(id, limits)
  return { id, method: missing === 0 ? 'loyalty' : sale.method }
}

/** A till of a policy whose `pay` is this. */
function tillOf(pay, more = {}) {
  const attempts = new Map()
  return {
    pay(sale) {
      const attempt = (attempts.get(sale.saleId) ?? 0) + 1
      attempts.set(sale.saleId, attempt)
      const ended = pay(sale, attempt).then((outcome) => ({ saleId: sale.saleId, ...outcome }))
      return { outcome: ended }
    },
    ...more,
  }
}

/** What failed is sent again, up to twice; then it has failed. */
const retry = {
  name: 'retry the call',
  async open(surroundings) {
    const { api, clock } = surroundings
    async function again(call) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await call()
        } catch (error) {
          if (tries === 3) throw error
          await clock.sleep(2_000)
        }
      }
    }
    return tillOf(async (sale, attempt) => {
      try {
        const { id, method } = await again(() => prepare(surroundings, sale, attempt))
        const done = await again(() => api.start(id, method, {}, limits))
        return { kind: read(done) === 'approved' ? 'approved' : 'declined', transactionId: id }
      } catch {
        return { kind: 'aborted' }
      }
    })
  },
}

/** An error is a failure; the cashier tries again. */
const errorIsFailure = {
  name: 'error means failed',
  async open(surroundings) {
    const { api } = surroundings
    return tillOf(async (sale, attempt) => {
      try {
        const { id, method } = await prepare(surroundings, sale, attempt)
        const done = await api.start(id, method, {}, limits)
        return { kind: read(done) === 'approved' ? 'approved' : 'declined', transactionId: id }
      } catch {
        return { kind: 'aborted' }
      }
    })
  },
}

/** Polls until a deadline, keeps a record after a success, and gives up at the first read that fails. */
const pollWithDeadline = {
  name: 'poll with a deadline',
  async open(surroundings) {
    const { api, clock, journal } = surroundings
    const recovered = journal.records.filter(({ type }) => type === 'success').map(({ outcome }) => outcome)
    return tillOf(
      async (sale, attempt) => {
        const known = recovered.find(({ saleId }) => saleId === sale.saleId)
        if (known) return known
        let id
        try {
          const prepared = await prepare(surroundings, sale, attempt)
          id = prepared.id
          const started = api.start(id, prepared.method, {}, limits).catch(() => undefined)
          for (let waited = 0; waited < 90_000; waited += 2_000) {
            await Promise.race([started, clock.sleep(2_000)])
            const kind = read(await api.get(id, undefined, limits))
            if (kind === 'open') continue
            const outcome = { kind, saleId: sale.saleId, transactionId: id }
            if (kind === 'approved') await journal.append({ type: 'success', saleId: sale.saleId, outcome })
            return outcome
          }
        } catch {
          // As good as a no, to this one.
        }
        if (id !== undefined) await api.abort(id, limits).catch(() => undefined)
        return { kind: 'aborted', ...(id !== undefined && { transactionId: id }) }
      },
      { recovered },
    )
  },
}

/** Asks for the outcome by the id, and knows the id as long as the process lives. */
export const queryInMemory = {
  name: 'query by id, in memory',
  async open(surroundings) {
    const { api, clock } = surroundings
    return tillOf(async (sale, attempt) => {
      let prepared
      try {
        prepared = await prepare(surroundings, sale, attempt)
      } catch {
        return { kind: 'aborted' }
      }
      const { id, method } = prepared
      try {
        const kind = read(await api.start(id, method, {}, limits))
        if (kind !== 'open') return { kind, transactionId: id }
      } catch {
        // The transaction knows.
      }
      for (let unchanged = 0; ;) {
        await clock.sleep(3_000)
        try {
          const { status } = await api.get(id, undefined, limits)
          const kind = read({ status })
          if (kind !== 'open') return { kind, transactionId: id }
          // Half a minute as it was before: the start got lost.
          if ((unchanged += 1) >= 10) return { kind: 'aborted', transactionId: id }
        } catch {
          // Asks on.
        }
      }
    })
  },
}

/**
 * What the vendor's earlier driver does: every call has a limit of 60 s, and what a broken connection swallowed is sent
 * once more over a new one.
 */
const resend = {
  name: 'resend on a broken connection',
  async open(surroundings) {
    const { api } = surroundings
    const limited = { ...limits, timeout: 60_000 }
    const once = async (call) => {
      try {
        return await call()
      } catch (error) {
        if (error.name !== 'ConnectionError') throw error
        return call()
      }
    }
    return tillOf(async (sale, attempt) => {
      try {
        const { id, method } = await once(() => prepare(surroundings, sale, attempt))
        const done = await once(() => api.start(id, method, {}, limited))
        return { kind: read(done) === 'approved' ? 'approved' : 'declined', transactionId: id }
      } catch {
        return { kind: 'aborted' }
      }
    })
  },
}

/** @type {readonly Policy[]} */
export const baselines = [retry, errorIsFailure, pollWithDeadline, queryInMemory, resend]
