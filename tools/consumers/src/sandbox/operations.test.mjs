import { ApiError, clientCredentials, filter, NotFoundError } from '@secukit/api'
import { describe, expect, it } from 'vitest'
import {
  article,
  deviceOf,
  failure,
  fetchToken,
  known,
  load,
  openShop as openShopBy,
  operationsOf,
  sale,
  ways,
} from './shop.mjs'

const ids = (page) => page.data.map(({ id }) => id)

async function all(list) {
  const items = []
  for await (const item of list) items.push(item)
  return items
}

describe.each(ways)('the client against the sandbox, %s', (way) => {
  /** All operations that any of these tests has got an answer of. */
  const driven = new Set()
  let operations = []

  async function openShop(options) {
    const shop = await openShopBy(way, options, driven)
    operations = operationsOf(shop.client)
    return shop
  }

  describe('sales', () => {
    it('are created, read, found, written anew, and paid with the card that was applied', async () => {
      const { client, sandbox } = await openShop()
      const { transactions } = client.smart
      const first = sale(known.full.number, article(990))
      const { id, status } = await transactions.create({ ...first, merchantRef: 'Theke 1' })
      expect(status).toBe('created')
      expect(await transactions.get(id)).toMatchObject({ id, merchantRef: 'Theke 1', status: 'created' })
      expect(ids(await transactions.list({ q: 'merchantRef:"Theke 1"' }))).toEqual([id])
      expect(ids(await transactions.list({ q: `id:${id}` }))).toEqual([id])

      const changed = await transactions.update(id, sale(known.full.number, article(1190)))
      expect(changed.basket_info.sum).toBe(1190)
      const applied = await transactions.preTransaction(id)
      expect(applied.missing_sum).toBe(0)
      expect(applied.bonus_products.map(({ priceOne }) => priceOne)).toEqual([-250])
      const paid = await transactions.start(id, 'loyalty')
      expect(paid.status).toBe('ok')
      expect(paid.receipt.length).toBeGreaterThan(0)
      expect(sandbox.ledger.balance(known.full.number)).toBe(2250 - 1190)

      const { status: after } = await transactions.cancel(id)
      expect(after).toBe('cancelled')
      expect((await transactions.get(id)).status).toBe('cancelled')
      expect(sandbox.ledger.balance(known.full.number)).toBe(2250)
      expect(await failure(transactions.cancel(id))).toBeInstanceOf(ApiError)
    })

    it('load a card, and are told by path as well', async () => {
      const { client, sandbox } = await openShop()
      const body = sale(known.empty.number, load(1500))
      const { data: created } = await client.smart.client.POST('/Smart/Transactions', { body })
      const params = { path: { smartTransactionId: created.id, paymentMethod: 'cash' } }
      await client.smart.client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', {
        params,
      })
      expect(sandbox.ledger.balance(known.empty.number)).toBe(1500)
      const { data: page } = await client.loyalty.client.GET('/Loyalty/MerchantCards', {
        params: { query: { q: `card.cardnumber:${known.empty.number}` } },
      })
      expect(page.data).toMatchObject([{ id: known.empty.id, balance: 1500 }])
      const missing = { params: { path: { smartTransactionId: 'STX_NOBODY' } } }
      const { error, response } = await client.smart.client.GET(
        '/Smart/Transactions/{smartTransactionId}',
        missing,
      )
      expect([response.status, error.error]).toEqual([404, 'ProductNotFoundException'])
    })

    it('are given up, and then not started', async () => {
      const { client, sandbox } = await openShop()
      const { transactions } = client.smart
      const { id } = await transactions.create(sale(undefined, article(500)))
      expect((await transactions.abort(id)).status).toBe('aborted')
      expect(await failure(transactions.start(id, 'cash'))).toBeInstanceOf(ApiError)
      expect(sandbox.ledger.takings()).toEqual({ count: 0, sum: 0 })
    })

    it('wait for the customer at the terminal, and are taken back by their receipt until the day ends', async () => {
      const { client, sandbox } = await openShop()
      const { transactions } = client.smart
      const create = async (cents) => (await transactions.create(sale(undefined, article(cents)))).id
      sandbox.terminal.always('wait')
      const id = await create(4200)
      let isOver = false
      const started = transactions.start(id, 'cashless').finally(() => (isOver = true))
      await expect.poll(() => sandbox.terminal.job?.amount, { interval: 5 }).toBe(4200)
      expect(isOver).toBe(false)
      expect(sandbox.ledger.charged(id)).toBe(0)
      sandbox.terminal.act('approve')
      const { status, receipt_number: receipt } = await started
      expect(status).toBe('ok')
      expect(sandbox.ledger.charged(id)).toBe(4200)

      sandbox.terminal.always('approve')
      const cancelled = await transactions.cancelTrx(String(receipt))
      expect(cancelled).toMatchObject({ id, status: 'cancelled' })
      expect(sandbox.ledger.charged(id)).toBe(0)

      expect((await transactions.diagnosis('me')).status).toBe('ok')
      const next = await create(700)
      const { receipt_number: settled } = await transactions.start(next, 'cashless')
      expect((await transactions.endOfDay(known.terminal)).status).toBe('ok')
      expect(sandbox.ledger.charges.map((charge) => charge.status)).toEqual(['reversed', 'settled'])
      expect(await failure(transactions.cancelTrx(String(settled)))).toBeInstanceOf(ApiError)
      expect(sandbox.ledger.charged(next)).toBe(700)
    })

    it('are ordered: prepared, executed and delivered', async () => {
      const { client, sandbox } = await openShop()
      const { transactions } = client.smart
      const delivery = { type: 'shipping' }
      const order = { ...sale(undefined, article(2380)), intent: 'order', delivery_options: delivery }
      const { id } = await transactions.create(order)
      const prepared = await transactions.prepare(id, 'creditcard', { container: { id: known.payerCard } })
      expect(prepared.status).toBe('approved')
      expect(sandbox.ledger.takings().sum).toBe(0)
      expect((await transactions.startPrepared(id)).status).toBe('received')
      expect(sandbox.ledger.takings().sum).toBe(2380)
      expect(await failure(transactions.startPrepared(id))).toBeInstanceOf(ApiError)
      const shipped = { delivery_options: { type: 'shipping', shipped_by: 'DHL', tracking_code: 'JD014' } }
      expect(await transactions.setDelivery(id, shipped)).toMatchObject({ status: 'shipped', ...shipped })
      expect(await transactions.get(id)).toMatchObject({ status: 'shipped', ...shipped })
    })

    it('ask for another way to pay a subscription', async () => {
      const { client } = await openShop()
      const opened = await client.smart.transactions.updatePaymentContainer(known.subscription)
      expect(Object.keys(opened.payment_links)).toEqual(
        expect.arrayContaining(['creditcard', 'debit', 'paypal']),
      )
      expect(await client.smart.transactions.get(opened.id)).toMatchObject({ status: 'created' })
      const wrong = client.smart.transactions.updatePaymentContainer('SUB_NOBODY')
      expect(await failure(wrong)).toBeInstanceOf(NotFoundError)
    })

    it('of another merchant are not there', async () => {
      const { client, connect, sandbox } = await openShop()
      const { id } = await client.smart.transactions.create(sale(undefined, article(500)))
      const florist = connect(clientCredentials(sandbox.foreignCredentials)).smart.transactions
      expect(await failure(florist.get(id))).toBeInstanceOf(NotFoundError)
      expect(await failure(florist.start(id, 'cash'))).toBeInstanceOf(NotFoundError)
      expect(await florist.list()).toMatchObject({ count: 0, data: [] })
    })
  })

  describe('devices', () => {
    it('are created, read, found, changed, and take the registration that a till shows', async () => {
      const shop = await openShop()
      const { devices } = shop.client.smart
      const { id } = await devices.create({ type: 'cashier', vendor: 'beispiel', description: 'Kasse 2' })
      expect(await devices.get(id)).toMatchObject({ description: 'Kasse 2', online: false })
      expect(ids(await devices.list({ q: 'description:"Kasse 2"' }))).toEqual([id])
      await devices.update(id, { description: 'Kasse 3' })
      expect(await devices.get(id)).toMatchObject({ description: 'Kasse 3', type: 'cashier' })

      const registration = await fetchToken(shop, { grant_type: 'device', uuid: deviceOf(shop).uuid })
      const confirmed = await devices.authorize(id, { user_pin: registration.user_code })
      expect(confirmed.id).toBe(id)
      const session = await fetchToken(shop, { grant_type: 'device', code: registration.device_code })
      expect(session).toHaveProperty('refresh_token')
      expect(await devices.get(id)).toMatchObject({ online: true })
      expect(await failure(devices.authorize(id, { user_pin: 'nobody' }))).toBeInstanceOf(ApiError)
    })

    it('have a PIN, a configuration of apps, and a way to their terminal', async () => {
      const { client } = await openShop()
      const { devices } = client.smart
      expect(await devices.getRouting('me', 'zvt')).toMatchObject({ id: known.terminal })
      // Nothing is routed to itself.
      expect(await failure(devices.getRouting(known.terminal, 'zvt'))).toBeInstanceOf(NotFoundError)
      expect((await devices.getDevicePinConfig(known.till)).smart_device.auth_password_set).toBe(false)
      const pin = { merchant_id: known.merchant, pin: 'Brezel-42-Mehl-Salz' }
      expect(await devices.setDevicePin(known.till, pin)).toEqual({ result: true })
      expect((await devices.getDevicePinConfig('me')).smart_device).toEqual({
        id: known.till,
        auth_password_set: true,
      })
      const weak = { ...pin, pin: 'abc' }
      expect(await failure(devices.setDevicePin(known.till, weak))).toMatchObject({ status: 500 })
      expect(await devices.getSecubaseConfig(known.terminal, {})).toHaveLength(1)
      expect(await devices.getSecubaseConfig(known.till)).toEqual([])
    })
  })

  it('routings are created, changed, joined, left and deleted', async () => {
    const { client } = await openShop()
    const { devices, routings } = client.smart
    const { id } = await routings.create({ description: 'Garten' })
    const assigned = async () => (await routings.get(id)).assign.map((device) => device.id)
    expect(await assigned()).toEqual([])
    await routings.update(id, { description: 'Terrasse' })
    expect(ids(await routings.list({ q: 'description:Terrasse' }))).toEqual([id])

    const { id: till } = await devices.create({ type: 'cashier', vendor: 'beispiel' })
    await routings.assign(id, till)
    await routings.assign(id, known.terminal)
    expect(await assigned()).toEqual([till, known.terminal])
    // A device has one routing.
    expect((await routings.get(known.routing)).assign.map((device) => device.id)).toEqual([known.till])
    expect((await devices.getRouting(till, 'zvt')).id).toBe(known.terminal)
    await routings.unassign(id, till)
    expect(await assigned()).toEqual([known.terminal])
    expect(await failure(devices.getRouting(till, 'zvt'))).toBeInstanceOf(NotFoundError)
    await routings.delete(id)
    expect(await failure(routings.get(id))).toBeInstanceOf(NotFoundError)
    expect((await devices.get(known.terminal)).routing).toBeUndefined()
  })

  it('older calls read idents and check-ins', async () => {
    const { client, sandbox } = await openShop()
    const { idents, checkins } = client.smart
    const kinds = await idents.list()
    expect(kinds.count).toBe(kinds.data.length)
    const card = kinds.data.find(({ type }) => type === 'card')
    expect(await idents.get(card.id)).toEqual(card)
    sandbox.terminal.next({ act: 'approve', cardnumber: known.full.number })
    expect(await idents.read(card.id)).toMatchObject({ type: 'card', value: known.full.number })
    const asked = [known.full.number, '9276000000000000'].map((value) => ({ type: 'card', value }))
    const validated = await idents.validate('notused', asked)
    expect(validated.map(({ value, valid }) => [value, valid])).toEqual([
      [known.full.number, true],
      ['9276000000000000', false],
    ])
    expect(await checkins.list()).toMatchObject({ count: 1, data: [{ id: known.checkin }] })
  })

  describe('merchant cards', () => {
    it('are issued, read, found, changed, moved to another group and given a customer', async () => {
      const { client } = await openShop()
      const { merchantCards, customers } = client.loyalty
      const issued = await merchantCards.create(known.merchant, known.points, { cards_amount: 2 })
      expect(new Set(issued.map(({ card }) => card.cardnumber)).size).toBe(2)
      const [{ id, card, csc }] = issued
      const { cardnumber } = card
      expect(ids(await merchantCards.list({ q: `card.cardnumber:${cardnumber}` }))).toEqual([id])
      expect(await merchantCards.checkCsc('me', { cardnumber, csc })).toEqual({ result: true })
      const wrong = { cardnumber, csc: csc === '0000' ? '0001' : '0000' }
      expect(await merchantCards.checkCsc(id, wrong)).toEqual({ result: false })

      await merchantCards.update(id, { expiry_date: '2099-12-31T23:59:59+00:00' })
      expect((await merchantCards.get(id)).expiry_date).toContain('2099')
      await merchantCards.setCardGroup(id, known.bonus)
      expect((await merchantCards.get(id)).cardgroup.id).toBe(known.bonus)

      const named = await merchantCards.registerCustomer(id, { merchant_contact: { surname: 'Muster' } })
      expect(named.customer.merchant_contact.surname).toBe('Muster')
      const again = merchantCards.registerCustomer(id, { merchant_contact: { surname: 'Anders' } })
      expect(await failure(again)).toBeInstanceOf(ApiError)
      const other = await customers.create({ merchant_contact: { surname: 'Sommer' } })
      await merchantCards.setCustomer(id, other.id)
      expect((await merchantCards.get(id)).customer.id).toBe(other.id)
    })

    it('are valid or not, locked for a reason, and unlocked', async () => {
      const { client } = await openShop()
      const { merchantCards } = client.loyalty
      const { id, number: cardnumber } = known.full
      expect(await merchantCards.validate('me', { cardnumber })).toMatchObject({
        isValid: true,
        isLocked: false,
      })
      expect(await merchantCards.validate('me', { cardnumber: '9276000000000000' })).toEqual({
        isValid: false,
      })
      const [reason] = await merchantCards.listLockReasons()
      await merchantCards.lock(id, { reason: reason.id, note: 'am Tresen vergessen' })
      expect(await merchantCards.getLock(id)).toMatchObject({ lock_status: 'locked', reason: reason.id })
      expect(await merchantCards.validate('me', { cardnumber })).toMatchObject({ isLocked: true })
      const booking = { action: 'charge', amount: 100, cardnumber }
      expect(await failure(merchantCards.book('me', id, booking))).toBeInstanceOf(ApiError)
      expect(await failure(merchantCards.lock(id))).toBeInstanceOf(ApiError)
      await merchantCards.unlock(id, {})
      expect((await merchantCards.getLock(id)).lock_status).toBe('unlocked')
    })

    it('have a passcode that is set, checked and reset', async () => {
      const { client, sandbox } = await openShop()
      const { merchantCards, cardGroups } = client.loyalty
      const { number: cardnumber } = known.empty
      sandbox.setProgramme(known.points, { passcode: 1 })
      const question = { action: 'discharge', cardnumber }
      expect(await cardGroups.checkPasscodeEnabled(known.points, question)).toEqual({ result: false })
      expect(await merchantCards.setPasscode('me', { cardnumber, passcode: 4711 })).toEqual({ result: true })
      expect(await cardGroups.checkPasscodeEnabled(known.points, question)).toEqual({ result: true })
      const check = async (pin) => (await merchantCards.checkPasscode('me', { cardnumber, pin })).result
      expect([await check(4711), await check(4712)]).toEqual([true, false])
      await merchantCards.resetPasscode('me', { cardnumber, passcode: 4711 })
      expect(await check(4711)).toBe(false)
    })

    it('are booked on, show their balance, and every booking can be read', async () => {
      const { client, sandbox } = await openShop()
      const { merchantCards, transactions } = client.loyalty
      const { id, number: cardnumber } = known.empty
      const before = await transactions.list()
      const book = (body) => merchantCards.book('me', id, { cardnumber, ...body })
      expect((await book({ action: 'charge', amount: 1500 })).balance).toBe(1500)
      expect((await book({ action: 'discharge', amount: 400 })).balance).toBe(1100)
      expect((await book({ action: 'cancel_last' })).balance).toBe(1500)
      expect(sandbox.ledger.balance(cardnumber)).toBe(1500)
      const told = await merchantCards.getBalanceReceipt('me', { cardnumber })
      expect(told).toMatchObject({ valid: true, balance: 1500 })
      expect(told.receipt.length).toBeGreaterThan(0)

      const after = await transactions.list()
      expect(after.count).toBe(before.count + sandbox.ledger.bookings.length)
      for (const { id: booking } of sandbox.ledger.bookings) {
        expect((await transactions.get(booking)).id).toBe(booking)
      }
      expect(await failure(book({ action: 'discharge', amount: 1501 }))).toBeInstanceOf(ApiError)
      expect(sandbox.ledger.balance(cardnumber)).toBe(1500)
      const terminal = await merchantCards.getVirtualTerminal(id, known.merchant)
      expect(terminal.actions).toContain('charge')
    })
  })

  it('cards get a user, and lose him', async () => {
    const { client } = await openShop()
    const { cards } = client.loyalty
    const { cardId, number } = known.empty
    expect(ids(await cards.list({ q: `cardnumber:${number}` }))).toEqual([cardId])
    expect(await cards.assignUser(cardId, known.account, { pin: '4711' })).toEqual({ result: true })
    expect((await cards.get(cardId)).account.id).toBe(known.account)
    expect(await failure(cards.assignUser(cardId, known.account))).toBeInstanceOf(ApiError)
    expect(await cards.unassignUser(cardId, known.account)).toEqual({ result: true })
    expect((await cards.get(cardId)).account).toBeUndefined()
    expect(await failure(cards.unassignUser(cardId, known.account))).toBeInstanceOf(NotFoundError)
  })

  it('card groups are created, found and renamed', async () => {
    const { client } = await openShop()
    const { cardGroups } = client.loyalty
    const { id } = await cardGroups.create({ display_name: 'Gartenfreunde', merchant: known.merchant })
    await cardGroups.update(id, { display_name: 'Gartenclub' })
    expect(await cardGroups.get(id)).toMatchObject({ display_name: 'Gartenclub' })
    expect(ids(await cardGroups.list({ q: 'display_name:Garten*' }))).toEqual([id])
  })

  it('customers are created, found and changed, and have bank accounts', async () => {
    const { client } = await openShop()
    const { customers } = client.loyalty
    const contact = { forename: 'Erika', surname: 'Muster' }
    const { id } = await customers.create({ merchant_contact: contact, note: 'Roggen' })
    expect(ids(await customers.list({ q: 'merchant_contact.surname:Muster' }))).toEqual([id])
    await customers.update(id, { note: 'Dinkel' })
    expect(await customers.get(id)).toMatchObject({ note: 'Dinkel', merchant_contact: contact })
    const accounts = async () => (await customers.get(id)).payment_container?.map((each) => each.id)
    await customers.assignPaymentContainer(id, known.bankAccount)
    expect(await accounts()).toEqual([known.bankAccount])
    await customers.unassignPaymentContainer(id, known.bankAccount)
    expect(await accounts()).toBeUndefined()
  })

  describe('lists', () => {
    it('are walked page by page, and by a scroll, without a gap and without a double', async () => {
      const { client, count } = await openShop()
      const { transactions } = client.smart
      const created = []
      for (let n = 1; n <= 23; n += 1)
        created.push((await transactions.create({ merchantRef: `R${n}`, ...sale(undefined, article(n)) })).id)
      const before = count('/Smart/Transactions?')
      expect((await all(transactions.list({ count: 5 }))).map(({ id }) => id)).toEqual(created)
      expect(count('/Smart/Transactions?') - before).toBe(5)
      const scrolled = await all(transactions.list({ count: 5, scroll_expire: '1m' }))
      expect(scrolled.map(({ id }) => id)).toEqual(created)
      const from20 = await all(transactions.list({ count: 2, offset: 20 }))
      expect(from20.map(({ id }) => id)).toEqual(created.slice(20))
      const descending = await transactions.list({ sort: 'basket_info.sum:desc', count: 23 })
      expect(ids(descending)).toEqual(created.toReversed())
      const narrow = await transactions.list({ fields: 'id,basket_info.sum', count: 1 })
      expect(narrow.count).toBe(23)
      expect(narrow.data).toMatchObject([{ id: created[0], basket_info: { sum: 1 } }])
      expect(narrow.data[0]).not.toHaveProperty('merchantRef')
    })

    it('go on by a scroll beyond what offset reaches', async () => {
      const { client, sandbox, count } = await openShop()
      sandbox.generateCards(10_500)
      const numbers = new Set()
      for await (const { card } of client.loyalty.merchantCards.list({ count: 2500 }))
        numbers.add(card.cardnumber)
      expect(numbers.size).toBe(10_503)
      expect(count('scroll_expire')).toBe(1)
    })

    /** Texts that would be syntax if they were not escaped. */
    const refs = [
      'Theke',
      'Theke 2',
      'a:b',
      '(x)',
      '"q"',
      'back\\slash',
      'st*r',
      'stair',
      'wh?t',
      'whit',
      'AND',
      'NOT x',
      'ä/ö',
    ]
    const tills = refs.flatMap((ref, index) => [
      { ref, sum: 100 * (index + 1) },
      { ref: `${ref}!`, sum: 50 * (index + 1) },
    ])
    const f = filter()
    const conditions = [
      ...refs.map((ref) => [f.is('merchantRef', ref), (each) => each.ref === ref]),
      ...refs.map((ref) => [f.startsWith('merchantRef', ref), (each) => each.ref.startsWith(ref)]),
      ...refs.map((ref) => [f.endsWith('merchantRef', `${ref}!`), (each) => each.ref.endsWith(`${ref}!`)]),
      [f.contains('merchantRef', 'e'), (each) => each.ref.includes('e')],
      [f.matches('merchantRef', 'st?r*'), (each) => /^st.r.*$/.test(each.ref)],
      [f.matches('merchantRef', 'st*r'), (each) => /^st.*r$/.test(each.ref)],
      [f.between('basket_info.sum', 200, 500), (each) => each.sum >= 200 && each.sum <= 500],
      [f.atLeast('basket_info.sum', 700), (each) => each.sum >= 700],
      [f.atMost('basket_info.sum', 100), (each) => each.sum <= 100],
      [f.exists('merchantRef'), () => true],
      [f.not(f.exists('payment_method')), () => true],
      [f.exists('payment_method'), () => false],
      [
        f.or(f.is('merchantRef', 'Theke'), f.not(f.atMost('basket_info.sum', 1000))),
        (each) => each.ref === 'Theke' || each.sum > 1000,
      ],
      [
        f.and(
          f.or(f.startsWith('merchantRef', 'Theke'), f.is('merchantRef', 'AND')),
          f.not(f.endsWith('merchantRef', '!')),
        ),
        (each) => (each.ref.startsWith('Theke') || each.ref === 'AND') && !each.ref.endsWith('!'),
      ],
    ]

    it('find what their filter says, and nothing else', async () => {
      const { client } = await openShop()
      const { transactions } = client.smart
      for (const { ref, sum } of tills)
        await transactions.create({ merchantRef: ref, ...sale(undefined, article(sum)) })
      for (const [q, isMeant] of conditions) {
        const { data } = await transactions.list({ q, count: 100 })
        const found = data.map(({ merchantRef: ref, basket_info: { sum } }) => ({ ref, sum }))
        expect([String(q), found]).toEqual([String(q), tills.filter(isMeant)])
      }
      expect(await transactions.list({ q: 'a:b:c', validate: 1 })).toEqual({ result: false })
      expect(await failure(transactions.list({ q: 'a:(' }))).toBeInstanceOf(ApiError)
      const sums = await transactions.list({
        aggregate: { group_by_prop: 'status', sum_by_prop: 'basket_info.sum' },
      })
      expect(sums.data).toHaveLength(1)
    })
  })

  // The last of them: the others have driven them by now.
  it('has driven every operation that the client has', () => {
    expect(operations).toHaveLength(72)
    expect(operations.filter((operation) => !driven.has(operation))).toEqual([])
  })
})
