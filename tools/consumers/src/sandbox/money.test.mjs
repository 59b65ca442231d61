import { ConnectionError } from '@secukit/api'
import { describe, expect, it } from 'vitest'
import { article, failure, known, load, openShop, sale, ways } from './shop.mjs'

/** Everything that can happen to a call that moves money, and whether it moved. */
const fates = [
  [{ effect: 'refuse' }, false],
  [{ effect: 'cut' }, false],
  [{ effect: 'cut', when: 'after' }, true],
  [{ effect: 'cut', when: 'half' }, true],
  [{ effect: 'answer', status: 503 }, false],
  [{ effect: 'answer', status: 503, when: 'after' }, true],
  [{ effect: 'answer', status: 429, retryAfter: 1 }, false],
  [{ effect: 'answer', status: 502, as: 'html', when: 'after' }, true],
  [{ effect: 'truncate' }, true],
  [{ effect: 'end session' }, false],
  [{ effect: 'end session', status: 401 }, false],
  [{ effect: 'delay', ms: 100_000, when: 'after' }, true],
  [{ effect: 'delay', ms: 100_000 }, false],
]

/** Calls that move money: what they need, and what the books say when one was carried out once. */
const moves = {
  async 'smart.transactions.start'({ client, sandbox }) {
    const { id } = await client.smart.transactions.create(sale(known.empty.number, load(1500)))
    return {
      send: (options) => client.smart.transactions.start(id, 'cash', {}, options),
      moved: () => sandbox.ledger.balance(known.empty.number) / 1500,
    }
  },
  async 'smart.transactions.start (at the terminal)'({ client, sandbox }) {
    const { id } = await client.smart.transactions.create(sale(undefined, article(4200)))
    return {
      send: (options) => client.smart.transactions.start(id, 'cashless', {}, options),
      moved: () => sandbox.ledger.charges.reduce((sum, { amount }) => sum + amount, 0) / 4200,
    }
  },
  async 'smart.transactions.cancel'({ client, sandbox }) {
    const { id } = await client.smart.transactions.create(sale(known.empty.number, load(1500)))
    await client.smart.transactions.start(id, 'cash')
    return {
      send: (options) => client.smart.transactions.cancel(id, options),
      moved: () => (1500 - sandbox.ledger.balance(known.empty.number)) / 1500,
    }
  },
  async 'smart.transactions.cancelTrx'({ client, sandbox }) {
    const { id } = await client.smart.transactions.create(sale(undefined, article(4200)))
    const { receipt_number: receipt } = await client.smart.transactions.start(id, 'cashless')
    return {
      send: (options) => client.smart.transactions.cancelTrx(String(receipt), options),
      moved: () => sandbox.ledger.charges.filter(({ status }) => status === 'reversed').length,
    }
  },
  async 'smart.transactions.startPrepared'({ client, sandbox }) {
    const { transactions } = client.smart
    const { id } = await transactions.create({ ...sale(undefined, article(2380)), intent: 'order' })
    await transactions.prepare(id, 'creditcard', { container: { id: known.payerCard } })
    return {
      send: (options) => transactions.startPrepared(id, options),
      moved: () => sandbox.ledger.takings().sum / 2380,
    }
  },
  async 'smart.transactions.endOfDay'({ client, sandbox }) {
    const { id } = await client.smart.transactions.create(sale(undefined, article(4200)))
    await client.smart.transactions.start(id, 'cashless')
    return {
      send: (options) => client.smart.transactions.endOfDay('me', options),
      moved: () => sandbox.ledger.charges.filter(({ status }) => status === 'settled').length,
    }
  },
  async 'loyalty.merchantCards.book'({ client, sandbox }) {
    const { id, number: cardnumber } = known.empty
    const body = { action: 'charge', amount: 700, cardnumber }
    return {
      send: (options) => client.loyalty.merchantCards.book('me', id, body, options),
      moved: () => sandbox.ledger.balance(cardnumber) / 700,
    }
  },
  async 'loyalty.merchantCards.create'({ client, sandbox }) {
    const { cards } = sandbox.counts()
    return {
      send: (options) => client.loyalty.merchantCards.create(known.merchant, known.points, {}, options),
      moved: () => sandbox.counts().cards - cards,
    }
  },
}

describe.each(ways)('money moves once or not at all, %s', (way) => {
  describe.each(Object.entries(moves))('%s', (name, arrange) => {
    const operation = name.split(' ')[0]

    async function arranged(fault) {
      const shop = await openShop(way)
      const { send, moved } = await arrange(shop)
      shop.sandbox.faults.add({ ...fault, operation, times: 0 })
      const { last } = shop.sandbox.journal
      /** How often the call itself has changed something. */
      const carriedOut = () => shop.sandbox.journal.records(last).filter(({ by }) => by === operation).length
      return { ...shop, send, moved, carriedOut }
    }

    it.each(fates)('%j', async (fault, isMoved) => {
      const { sandbox, send, moved, carriedOut } = await arranged(fault)
      const limits = fault.effect === 'delay' ? { timeout: 100 } : {}
      expect((await failure(send(limits))).attempts).toBe(1)
      const times = Number(isMoved)
      // On a busy machine the client may give up before the sandbox has begun.
      await expect.poll(() => [sandbox.faults.hits.length, moved(), carriedOut()]).toEqual([1, times, times])
    })

    it('a request that arrives twice', async () => {
      const { send, moved, sandbox } = await arranged({ effect: 'twice' })
      await send()
      expect(sandbox.faults.hits).toHaveLength(1)
      // Nothing tells two bookings on a card from one that arrived twice, nor two orders for a card.
      expect(moved()).toBe(operation.startsWith('loyalty.') ? 2 : 1)
    })

    it('a request that arrives late', async () => {
      const { send, moved, sandbox } = await arranged({ effect: 'late', ms: 60_000 })
      expect(await failure(send())).toBeInstanceOf(ConnectionError)
      expect(moved()).toBe(0)
      sandbox.clock.advance(60_000)
      expect(moved()).toBe(1)
    })
  })
})
