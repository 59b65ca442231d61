// Some hundred calls over all areas, drawn from a seed. It stands on `fetch`'s classes and nothing else, so that every Node
// and every browser can live through the same days.

/** When they begin: long after any machine's clock. In ms since 1970. */
const begin = Date.UTC(2090, 0, 30, 22)

const api = 'http://sandbox.invalid/api/v2'
const known = {
  merchant: 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG',
  points: 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ',
  bonus: 'CRG_7HX2WQ9ZTN4VJ8KR3MBYCD65GPSFA1',
  payerCard: 'PCT_8Z4NKT6QXJ2WVB9MR3CHDY57GPSFA2',
  subscription: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2',
  bankAccount: '4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2',
  account: 'ACC_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2',
}
const cards = [
  '9276004429942845',
  '9276004410000018',
  '9276004410000026',
  '9276005000000001',
  '9999000000000000',
]
// Every language sorts some of these, and changes the case of others, in its own way.
const names = [
  'Ärger',
  'Öl',
  'Ort',
  'Zoë',
  'çay',
  'cm',
  'straße',
  'STRASSE',
  'İstanbul',
  'ﬃ',
  '𝕏',
  'a b',
  'a2',
  'a10',
]

/**
 * Lives through some days in a sandbox.
 * @param {typeof import('@secukit/sandbox').startSandbox} startSandbox
 * @param {number} seed A whole number.
 * @returns {Promise<{ hash: string, answers: string, calls: number, statuses: Record<string, number> }>} The hash of
 *   the journal, and a checksum of all answers to the letter.
 */
export async function liveThrough(startSandbox, seed) {
  const sandbox = await startSandbox({ seed, listen: false, cards: 500 })
  sandbox.clock.stop(begin)
  const draw = drawing(seed)
  const told = { sum: 0x811c9dc5, calls: 0, statuses: {} }
  let token = ''

  async function send(method, url, body, headers = {}) {
    told.calls += 1
    let status = 0
    let text = ''
    try {
      const answer = await sandbox.fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      status = answer.status
      text = await answer.text()
    } catch {
      // Broken on purpose. How much of the answer came first is up to the platform.
      text = 'broken'
      status = 0
    }
    told.statuses[status] = (told.statuses[status] ?? 0) + 1
    told.sum = checksum(told.sum, `${method} ${url} ${status} ${text}\n`)
    try {
      return JSON.parse(text)
    } catch {
      return {}
    }
  }
  const call = (method, path, body) => send(method, api + path, body)

  async function grant(fields) {
    const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials
    return send('POST', 'http://sandbox.invalid/oauth/token', { client_id, client_secret, ...fields })
  }
  async function signIn() {
    token = (await grant({ grant_type: 'client_credentials' })).access_token ?? token
  }

  /** Sends what waits for the terminal, and lets somebody act there until it is over. */
  async function atTerminal(method, path, body) {
    const before = sandbox.terminal.job?.ticket
    const progress = { isOver: false }
    const over = call(method, path, body).finally(() => (progress.isOver = true))
    while (!progress.isOver) {
      await new Promise((done) => setTimeout(done, 0))
      const { job } = sandbox.terminal
      // Only where this call waits: how soon an answer arrives is up to the platform.
      if (!job || job.ticket === before || job.told) continue
      sandbox.terminal.act(draw.of(['approve', 'wrong PIN', 'decline', 'approve with signature', 'time out']))
    }
    return over
  }

  function basket() {
    const products = Array.from({ length: 1 + draw.below(3) }, (_, index) => ({
      id: index + 1,
      desc: draw.of(names),
      quantity: 1 + draw.below(3),
      priceOne: 1 + draw.below(3000),
      tax: draw.of([0, 7, 19]),
      ...(draw.below(4) === 0 && { ean: draw.of(['4260447149502', '4260447149533']) }),
    }))
    const sum = products.reduce((total, { priceOne, quantity }) => total + priceOne * quantity, 0)
    return { basket: { products }, basket_info: { sum, currency: 'EUR' } }
  }
  const sale = () => ({
    intent: 'sale',
    merchantRef: draw.of(names),
    ...basket(),
    ...(draw.below(2) === 0 && { idents: [{ type: 'card', value: draw.of(cards) }] }),
    ...(draw.below(8) === 0 && {
      idents: [{ type: 'create_card', value: draw.of([known.points, known.bonus]) }],
    }),
  })
  const cardOf = async (cardnumber) =>
    (await call('GET', `/Loyalty/MerchantCards?q=card.cardnumber:${cardnumber}`)).data?.[0]?.id ??
    'MCD_NOBODY'

  const scenes = {
    async sale() {
      const { id = 'STX_NOBODY' } = await call('POST', '/Smart/Transactions', sale())
      const path = `/Smart/Transactions/${id}`
      if (draw.below(3) === 0) await call('PUT', path, sale())
      if (draw.below(2) === 0) await call('POST', `${path}/preTransaction`)
      if (draw.below(6) === 0) await call('POST', `${path}/abort`)
      const how = draw.of(['cash', 'loyalty', 'cashless', 'cashless_direct', 'debit', 'bitcoin'])
      const { receipt_number: receipt } = await atTerminal('POST', `${path}/start/${how}`, {})
      if (draw.below(3) === 0) await call('POST', `${path}/cancel`)
      if (receipt !== undefined && draw.below(2) === 0)
        await atTerminal('POST', `/Smart/Transactions/${receipt}/canceltrx`)
      await call('GET', `${path}?expand=all`)
    },
    async order() {
      const input = {
        ...sale(),
        intent: 'order',
        delivery_options: { type: draw.of(['shipping', 'collection']) },
      }
      const { id = 'STX_NOBODY' } = await call('POST', '/Smart/Transactions', input)
      const path = `/Smart/Transactions/${id}`
      const how = draw.of(['creditcard', 'prepaid', 'invoice', 'paypal', 'easycredit'])
      const email = draw.of(['refuses@example.org', 'waits@example.org', 'zoë@example.org'])
      await call('POST', `${path}/prepare/${how}`, {
        email,
        customer: { contact: { surname: draw.of(names) } },
        ...(how === 'creditcard' && { container: { id: known.payerCard } }),
      })
      await call('POST', `${path}/start`)
      const delivery_options = { type: draw.of(['shipping', 'collection']) }
      await call('POST', `${path}/setDelivery`, { delivery_options })
    },
    async terminal() {
      sandbox.terminal.next(
        draw.of([{ act: 'approve', after: 5000 }, { act: 'approve', late: 7000 }, 'wait', 'busy']),
      )
      sandbox.terminal.set({ paper: draw.below(2) === 0 })
      const path = draw.of(['me/diagnosis', 'me/endOfDay'])
      await atTerminal('POST', `/Smart/Transactions/${path}`)
      await atTerminal('POST', '/Smart/Idents/smi_1/read')
      sandbox.clock.advance(10_000)
    },
    async devices() {
      const description = draw.of(names)
      const input = { type: draw.of(['cashier', 'zvt']), vendor: 'beispiel', vendor_uid: 'BX-7', description }
      const { id } = await call('POST', '/Smart/Devices', input)
      await call('PUT', `/Smart/Devices/${id}`, { description: draw.of(names) })
      await call('PUT', `/Smart/Devices/${id}/devicePin`, {
        merchant_id: known.merchant,
        pin: 'Brezel-42-Mehl-Salz',
      })
      await call('GET', `/Smart/Devices/${id}/devicePinConfig`)
      await call('POST', `/Smart/Devices/${id}/GetSecubaseConfig`, {})
      const { id: routing } = await call('POST', '/Smart/Routings', { description: draw.of(names) })
      await call('POST', `/Smart/Routings/${routing}/assign/${id}`)
      await call('GET', `/Smart/Devices/${id}/routing/${draw.of(['zvt', 'cashier'])}`)
      await call(
        ...draw.of([
          ['DELETE', `/Smart/Routings/${routing}/assign/${id}`],
          ['DELETE', `/Smart/Routings/${routing}`],
          ['PUT', `/Smart/Routings/${routing}`, { description: draw.of(names) }],
        ]),
      )
      await grant({
        grant_type: 'device_pin',
        uuid: '/vendor/beispiel/serial/BX-7',
        device_pin: 'Brezel-42-Mehl-Salz',
      })
    },
    async registration() {
      const uuid = `/vendor/beispiel/cashier/${draw.below(3)}`
      const { user_code: userCode, device_code: code } = await grant({ grant_type: 'device', uuid })
      await grant({ grant_type: 'device', code })
      if (userCode !== undefined) sandbox.confirmDevice(userCode)
      const { refresh_token } = await grant({ grant_type: 'device', code })
      await grant({ grant_type: 'refresh_token', refresh_token })
      await grant({ grant_type: 'appuser', username: 'erika@example.org', password: 'Streusel-49' })
    },
    async cards() {
      const cardnumber = draw.of(cards)
      const id = await cardOf(cardnumber)
      const path = `/Loyalty/MerchantCards/${id}`
      const amount = 1 + draw.below(2000)
      const action = draw.of([
        'charge',
        'discharge',
        'sale_revenue',
        'charge_points',
        'cancel_last',
        'immediate_bonus',
      ])
      await call('POST', `/Loyalty/MerchantCards/me/transaction/${id}`, { action, amount, cardnumber })
      await call(
        ...draw.of([
          ['POST', `${path}/lock`, { reason: 1, note: draw.of(names) }],
          ['POST', `${path}/unlock`, {}],
          ['GET', `${path}/lock`],
          ['PUT', `${path}/cardgroup/${draw.of([known.points, known.bonus])}`],
          ['PUT', path, { expiry_date: '2090-01-31T23:59:59+01:00' }],
          ['POST', `${path}/registerCustomer`, { merchant_contact: { surname: draw.of(names) } }],
          ['POST', `/Loyalty/MerchantCards/me/newPasscode`, { cardnumber, passcode: 4711 }],
          ['POST', `/Loyalty/MerchantCards/me/resetPasscode`, { cardnumber, passcode: 4711 }],
        ]),
      )
      await call('POST', '/Loyalty/MerchantCards/me/getCardBalanceReceipt', { cardnumber })
      await call('POST', '/Loyalty/MerchantCards/me/validateMerchantcard', { cardnumber })
      const body = { cards_amount: 1 + draw.below(3) }
      await call('POST', `/Loyalty/MerchantCards/${known.merchant}/createMerchantcards/${known.bonus}`, body)
      const [{ id: cardId = 'CRD_NOBODY' } = {}] = (await call('GET', '/Loyalty/Cards?count=1')).data ?? []
      await call(draw.of(['POST', 'DELETE']), `/Loyalty/Cards/${cardId}/assignUser/${known.account}`)
    },
    async customers() {
      const data = { merchant_contact: { surname: draw.of(names) }, note: draw.of(names) }
      const { id } = await call('POST', '/Loyalty/Customers', data)
      await call('POST', `/Loyalty/Customers/${id}/assignPaymentContainer/${known.bankAccount}`)
      const card = await cardOf(draw.of(cards))
      await call('POST', `/Loyalty/MerchantCards/${card}/customer/${id}`)
      await call('PUT', `/Loyalty/Customers/${id}`, draw.of([{ anonymize: true }, { note: draw.of(names) }]))
      const { id: group } = await call('POST', '/Loyalty/Cardgroups', {
        display_name: draw.of(names),
        merchant: known.merchant,
      })
      await call('PUT', `/Loyalty/Cardgroups/${group}`, { display_name: draw.of(names) })
      await call('POST', `/Smart/Transactions/${known.subscription}/updatePaymentContainer`)
    },
    async lists() {
      const list = draw.of([
        '/Smart/Transactions',
        '/Smart/Devices',
        '/Smart/Routings',
        '/Smart/Idents',
        '/Smart/Checkins',
        '/Loyalty/MerchantCards',
        '/Loyalty/Cards',
        '/Loyalty/Cardgroups',
        '/Loyalty/Customers',
        '/Loyalty/Transactions',
      ])
      const query = (fields) => `${list}?${new URLSearchParams(fields).toString()}`
      await call('GET', query({ count: '7', offset: String(draw.below(9)) }))
      await call('GET', query({ sort: 'created:desc,balance:asc', count: '50' }))
      for (const merchantRef of names)
        await call('POST', '/Smart/Transactions', { merchantRef, basket_info: { sum: 0, currency: 'EUR' } })
      await call('GET', '/Smart/Transactions?sort=merchantRef:asc,id:desc&count=100')
      await call('GET', '/Loyalty/Customers?sort=merchant_contact.surname:desc&count=50')
      for (const q of [
        'merchantRef:"straße" OR NOT description:A*',
        'display_name:*s* AND _exists_:id',
        'balance:[100 TO 5000]',
        'created:[2020-01-01 TO *] AND NOT (status:ok OR status:failed)',
        'q:(',
      ])
        await call('GET', query({ q, fields: 'id,merchantRef,balance', count: '20' }))
      const { scroll_id } = await call('GET', query({ scroll_expire: '1m', count: '3' }))
      if (scroll_id !== undefined) await call('GET', query({ scroll_id }))
      await call(
        'GET',
        query({ 'aggregate[group_by_prop]': 'status', 'aggregate[sum_by_prop]': 'basket_info.sum' }),
      )
      await call('GET', query({ meta: 'only' }))
    },
    async nonsense() {
      await call('GET', '/Smart/Nothing')
      await call('PATCH', '/Smart/Transactions')
      await call('POST', '/Smart/Transactions', '{"basket":')
      await call('POST', '/Smart/Transactions', { basket_info: { sum: 1.5 } })
      await send('GET', `${api}/Smart/Devices/me`, undefined, { authorization: 'Bearer nobody' })
    },
    async operator() {
      const cardnumber = `92760044300000${draw.below(90) + 10}`
      sandbox.addCard({ cardnumber, cash: draw.below(9000), bonus: draw.below(500), group: known.bonus })
      sandbox.setProgramme(known.bonus, {
        bonus: { 7: draw.below(20), 19: 10 },
        pointsPerEuro: draw.below(3),
      })
      sandbox.clock.advance(draw.below(3_600_000))
      if (draw.below(3) === 0) sandbox.undo(1 + draw.below(3))
      if (draw.below(3) === 0) sandbox.restore(JSON.parse(JSON.stringify(sandbox.snapshot())))
      const forked = await sandbox.fork()
      told.sum = checksum(told.sum, forked.journal.hash())
      await forked.close()
    },
    async faults() {
      // No `delay`: time stands still. A connection that breaks half-way is told in other words everywhere.
      const effects = ['refuse', 'cut', 'answer', 'truncate', 'end session', 'twice', 'late']
      sandbox.faults.atRandom({ seed: draw.below(1000), rate: 0.5, effects })
      await scenes.sale()
      await scenes.cards()
      sandbox.faults.atRandom()
      sandbox.clock.advance(10_000)
    },
  }

  const order = Object.keys(scenes)
  for (let turn = 0; turn < 5 * order.length; turn += 1) {
    // A token of before does not live as long as the clock runs.
    await signIn()
    await scenes[order[turn % order.length]]()
  }
  const hash = sandbox.journal.hash()
  await sandbox.close()
  return { hash, answers: told.sum.toString(16), calls: told.calls, statuses: told.statuses }
}

/** Draws from a seed: a linear congruential generator, of which only the upper bits are used. */
function drawing(seed) {
  let state = seed >>> 0
  const below = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return { below, of: (items) => items[below(items.length)] }
}

/** FNV-1a over the UTF-16 units of a text. */
function checksum(before, text) {
  let sum = before
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum
}
