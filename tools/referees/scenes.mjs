// What has to be there before an operation can succeed, and what it is then asked: one scene or more for each.
/** @import { Till } from './shop.mjs' */

/**
 * @typedef {object} Ask
 * @property {Record<string, string | number>} [path] Path parameters.
 * @property {Record<string, string | number>} [query]
 * @property {unknown} [body]
 *
 * @typedef {(till: Till, example: Example) => Promise<Ask> | Ask} Scene
 *
 * @typedef {(name: string) => any} Example The body that the specs give as an example of the operation, with the ids and
 *   numbers of this shop in place of its own.
 */

const cash = { is_demo: true, intent: 'sale' }

/** @param {number} cents @param {object} [more] @param {string} [card] @param {object} [item] */
function saleOf(cents, more = {}, card, item = {}) {
  return {
    ...cash,
    ...(card !== undefined && { idents: [{ type: 'card', value: card }] }),
    basket: { products: [{ id: 1, desc: 'Brot', quantity: 1, priceOne: cents, tax: 7, ...item }] },
    basket_info: { sum: cents, currency: 'EUR' },
    ...more,
  }
}

/** @param {Till} till @param {unknown} [input] @returns {Promise<string>} The id of a new sale. */
async function sale(till, input = saleOf(480)) {
  return (await till.call('POST', '/Smart/Transactions', input)).id
}

/** @param {Till} till @param {string} method @param {unknown} [input] */
async function paid(till, method, input = saleOf(480)) {
  const id = await sale(till, input)
  return till.call('POST', `/Smart/Transactions/${id}/start/${method}`, {})
}

/** @param {Till} till @param {string} path @param {(item: any) => boolean} [wanted] */
async function one(till, path, wanted = () => true) {
  const { data } = await till.call('GET', path)
  const found = data?.find(wanted)
  if (found === undefined) throw new Error(`the sandbox has nothing fitting in ${path}`)
  return found
}

/** A card that pays. @param {Till} till */
const richCard = (till) =>
  one(till, '/Loyalty/MerchantCards', (card) => card.lock_status !== 'locked' && card.cash_balance > 0)

/** @param {Till} till */
const lockedCard = (till) => one(till, '/Loyalty/MerchantCards', (card) => card.lock_status === 'locked')

/** @param {Till} till */
const customer = (till) =>
  till.call('POST', '/Loyalty/Customers', {
    merchant_contact: { forename: 'Erika', surname: 'Beispiel' },
  })

/** @param {Till} till @param {string} type */
const device = (till, type) => one(till, '/Smart/Devices', (found) => found.type === type)

/** The digits on the back of a card of the seed are its last four. @param {any} card */
const cscOf = (card) => card.card.cardnumber.slice(-4)

const uuid = '/vendor/beispiel/cashier/2'

/** @param {Till} till */
function client({ credentials }) {
  return { client_id: credentials.clientId, client_secret: credentials.clientSecret }
}

/** @param {Till} till */
const registration = (till) =>
  till.call('POST', '/oauth/token', { grant_type: 'device', ...client(till), uuid })

/** @param {Till} till @returns {Promise<string>} What the device asks for its token with. */
async function confirmedDevice(till) {
  const { device_code: code, user_code: userCode } = await registration(till)
  const { id } = await device(till, 'cashier')
  await till.call('PUT', `/Smart/Devices/${id}/pin`, { user_pin: userCode })
  return code
}

/** @type {Scene} */
const nothing = () => ({})
/** @type {Scene} */
const firstPage = () => ({ query: { count: 2, offset: 0 } })
/** @param {string} name @returns {Scene} */
const withBody = (name) => (_till, example) => ({ body: example(name) })
/** @param {string} parameter @param {string} path @param {string} [body] @returns {Scene} */
const byId = (parameter, path, body) => async (till, example) => ({
  path: { [parameter]: (await one(till, path)).id },
  ...(body !== undefined && { body: example(body) }),
})
/** @param {(till: Till) => Promise<string>} idOf @param {(example: Example) => unknown} [body] @returns {Scene} */
const ofSale = (idOf, body) => async (till, example) => ({
  path: { smartTransactionId: await idOf(till) },
  ...(body && { body: body(example) }),
})
/** @param {string} paymentMethod @param {string} body @returns {Scene} */
const ofMethod = (paymentMethod, body) => async (till, example) => ({
  path: { smartTransactionId: await sale(till), paymentMethod },
  body: example(body),
})
const payer = { contact: { forename: 'Erika', surname: 'Beispiel' } }

/**
 * The payer of the example is not here: it is one that comes into being.
 * @param {string} paymentMethod
 * @param {string} body
 * @returns {Scene}
 */
const ofNewPayer = (paymentMethod, body) => async (till, example) => {
  const { customer: _customer, ...container } = example(body).container
  return {
    path: { smartTransactionId: await sale(till), paymentMethod },
    body: { ...example(body), customer: payer, container },
  }
}
/** @param {(till: Till) => Promise<any>} find @param {(example: Example, card: any) => unknown} [body] @returns {Scene} */
const ofCard = (find, body) => async (till, example) => {
  const card = await find(till)
  return { path: { loyaltyMerchantCardId: card.id }, ...(body && { body: body(example, card) }) }
}
/** @param {string} name @param {object} [more] @returns {Scene} */
const aboutCard = (name, more) => async (till, example) => {
  const card = await richCard(till)
  return {
    path: { loyaltyMerchantCardId: 'me' },
    body: { ...example(name), cardnumber: card.card.cardnumber, ...more },
  }
}

/**
 * The scenes of each operation, by names of their own.
 * @type {Record<string, Record<string, Scene>>}
 */
export const scenes = {
  'auth.token': {
    clientCredentials: (till) => ({ body: { grant_type: 'client_credentials', ...client(till) } }),
    deviceRegistration: (till) => ({ body: { grant_type: 'device', ...client(till), uuid } }),
    deviceSession: async (till) => ({
      body: { grant_type: 'device', ...client(till), code: await confirmedDevice(till) },
    }),
    refreshToken: async (till) => {
      const session = { grant_type: 'device', ...client(till), code: await confirmedDevice(till) }
      const { refresh_token: token } = await till.call('POST', '/oauth/token', session)
      return { body: { grant_type: 'refresh_token', ...client(till), refresh_token: token } }
    },
  },

  'smart.transactions.list': { page: firstPage },
  'smart.transactions.create': {
    goods: () => ({ body: saleOf(480, { transactionRef: 'Einkauf', merchantRef: '4711' }) }),
    load: async (till) => ({
      body: saleOf(1500, {}, (await richCard(till)).card.cardnumber, { ean: '4260447149502', tax: 0 }),
    }),
    empty: withBody('empty'),
    newCard: withBody('newCard'),
  },
  'smart.transactions.get': { sale: ofSale((till) => sale(till)) },
  'smart.transactions.update': {
    dearer: ofSale(
      (till) => sale(till),
      () => saleOf(650, { transactionRef: 'Frühstück' }),
    ),
  },
  'smart.transactions.preTransaction': {
    card: ofSale(async (till) => sale(till, saleOf(480, {}, (await richCard(till)).card.cardnumber))),
  },
  'smart.transactions.prepare': {
    invoice: ofMethod('invoice', 'invoice'),
    debit: ofNewPayer('debit', 'debit'),
    newCard: ofNewPayer('creditcard', 'newCard'),
    googlePay: ofMethod('creditcard', 'googlePay'),
    applePay: ofMethod('creditcard', 'applePay'),
  },
  'smart.transactions.start': {
    cash: async (till) => ({
      path: { smartTransactionId: await sale(till), paymentMethod: 'cash' },
      body: {},
    }),
    cashless: async (till) => ({
      path: { smartTransactionId: await sale(till), paymentMethod: 'cashless' },
      body: {},
    }),
    loyalty: async (till) => {
      const id = await sale(till, saleOf(480, {}, (await richCard(till)).card.cardnumber))
      await till.call('POST', `/Smart/Transactions/${id}/preTransaction`)
      return { path: { smartTransactionId: id, paymentMethod: 'loyalty' }, body: {} }
    },
    cashlessDirect: ofMethod('cashless_direct', 'cashlessDirect'),
  },
  'smart.transactions.startPrepared': {
    invoice: ofSale(async (till) => {
      const id = await sale(till)
      await till.call('POST', `/Smart/Transactions/${id}/prepare/invoice`, { customer: payer })
      return id
    }),
  },
  'smart.transactions.setDelivery': {
    shipping: ofSale(
      async (till) => {
        const id = await sale(till, saleOf(480, { intent: 'order' }))
        await till.call('POST', `/Smart/Transactions/${id}/prepare/invoice`, { customer: payer })
        await till.call('POST', `/Smart/Transactions/${id}/start`)
        return id
      },
      (example) => example('shipping'),
    ),
  },
  'smart.transactions.abort': { sale: ofSale((till) => sale(till)) },
  'smart.transactions.cancel': { cash: ofSale(async (till) => (await paid(till, 'cash')).id) },
  'smart.transactions.cancelTrx': {
    cashless: async (till) => ({ path: { receiptNumber: (await paid(till, 'cashless')).receipt_number } }),
  },
  'smart.transactions.diagnosis': { me: () => ({ path: { smartDeviceId: 'me' } }) },
  'smart.transactions.endOfDay': {
    me: async (till) => {
      await paid(till, 'cashless')
      return { path: { smartDeviceId: 'me' } }
    },
  },
  'smart.transactions.updatePaymentContainer': {
    example: () => ({ path: { subscriptionId: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2' } }),
  },

  'smart.devices.list': { page: firstPage },
  'smart.devices.create': { till: withBody('till') },
  'smart.devices.get': { till: byId('smartDeviceId', '/Smart/Devices') },
  'smart.devices.update': {
    terminal: async (till) => ({
      path: { smartDeviceId: (await device(till, 'zvt')).id },
      body: { description: 'Terminal Theke' },
    }),
  },
  'smart.devices.getRouting': {
    terminal: async (till) => ({ path: { smartDeviceId: (await device(till, 'cashier')).id, type: 'zvt' } }),
  },
  'smart.devices.authorize': {
    userCode: async (till) => {
      const { user_code: userCode } = await registration(till)
      return { path: { smartDeviceId: (await device(till, 'cashier')).id }, body: { user_pin: userCode } }
    },
  },
  'smart.devices.setDevicePin': {
    device: byId('smartDeviceId', '/Smart/Devices', 'device'),
    store: byId('smartDeviceId', '/Smart/Devices', 'store'),
  },
  'smart.devices.getDevicePinConfig': { till: byId('smartDeviceId', '/Smart/Devices') },
  'smart.devices.getSecubaseConfig': {
    versions: async (till, example) => ({
      path: { smartDeviceId: (await device(till, 'zvt')).id },
      body: example('versions'),
    }),
  },
  'smart.routings.list': { page: firstPage },
  'smart.routings.create': { store: withBody('store') },
  'smart.routings.get': { first: byId('smartRoutingId', '/Smart/Routings') },
  'smart.routings.update': { name: byId('smartRoutingId', '/Smart/Routings', 'name') },
  'smart.routings.delete': {
    unused: async (till) => ({
      path: { smartRoutingId: (await till.call('POST', '/Smart/Routings', { description: 'Hof' })).id },
    }),
  },
  'smart.routings.assign': {
    till: async (till) => ({
      path: {
        smartRoutingId: (await one(till, '/Smart/Routings')).id,
        smartDeviceId: (await device(till, 'cashier')).id,
      },
    }),
  },
  'smart.routings.unassign': {
    till: async (till) => ({
      path: {
        smartRoutingId: (await one(till, '/Smart/Routings')).id,
        smartDeviceId: (await device(till, 'cashier')).id,
      },
    }),
  },
  'smart.idents.list': { page: firstPage },
  'smart.idents.get': { card: byId('identId', '/Smart/Idents') },
  'smart.idents.read': { card: byId('identId', '/Smart/Idents') },
  'smart.idents.validate': {
    card: async (till) => ({
      path: { identId: 'notused' },
      body: [{ type: 'card', value: (await richCard(till)).card.cardnumber }],
    }),
  },
  'smart.checkins.list': { page: firstPage },

  'loyalty.merchantCards.list': { page: firstPage },
  'loyalty.merchantCards.get': { card: ofCard(richCard) },
  'loyalty.merchantCards.update': {
    expiry: ofCard(richCard, () => ({ expiry_date: '2029-12-31T23:59:59+01:00' })),
  },
  'loyalty.merchantCards.validate': { card: aboutCard('ownCard') },
  'loyalty.merchantCards.checkCsc': {
    card: async (till) => {
      const card = await richCard(till)
      return {
        path: { loyaltyMerchantCardId: 'me' },
        body: { cardnumber: card.card.cardnumber, csc: cscOf(card) },
      }
    },
  },
  'loyalty.merchantCards.checkPasscode': { card: aboutCard('card') },
  'loyalty.merchantCards.setPasscode': { card: aboutCard('card') },
  'loyalty.merchantCards.resetPasscode': {
    card: async (till, example) => {
      const { cardnumber } = (await richCard(till)).card
      await till.call('POST', '/Loyalty/MerchantCards/me/newPasscode', { cardnumber, passcode: 4711 })
      return { path: { loyaltyMerchantCardId: 'me' }, body: { ...example('card'), cardnumber } }
    },
  },
  'loyalty.merchantCards.getBalanceReceipt': { card: aboutCard('card') },
  'loyalty.merchantCards.book': {
    charge: async (till) => {
      const card = await richCard(till)
      return {
        path: { loyaltyMerchantCardId: 'me', targetMerchantCardId: card.id },
        body: { action: 'charge', cardnumber: card.card.cardnumber, amount: 1000 },
      }
    },
    points: async (till) => {
      const card = await richCard(till)
      return {
        path: { loyaltyMerchantCardId: 'me', targetMerchantCardId: card.id },
        body: { action: 'charge_points', cardnumber: card.card.cardnumber, amount: 5 },
      }
    },
  },
  'loyalty.merchantCards.getLock': { card: ofCard(lockedCard) },
  'loyalty.merchantCards.lock': { lost: ofCard(richCard, (example) => example('lost')) },
  'loyalty.merchantCards.unlock': {
    found: ofCard(lockedCard, (_example, card) => ({ note: 'Wiedergefunden', csc: cscOf(card) })),
  },
  'loyalty.merchantCards.listLockReasons': { all: nothing },
  'loyalty.merchantCards.registerCustomer': {
    customer: ofCard(richCard, (example) => example('customer')),
  },
  'loyalty.merchantCards.setCustomer': {
    known: async (till) => ({
      path: {
        loyaltyMerchantCardId: (await richCard(till)).id,
        loyaltyCustomerId: (await customer(till)).id,
      },
    }),
  },
  'loyalty.merchantCards.setCardGroup': {
    other: async (till) => {
      const card = await richCard(till)
      const group = await one(till, '/Loyalty/Cardgroups', ({ id }) => id !== card.cardgroup.id)
      return { path: { loyaltyMerchantCardId: card.id, loyaltyCardGroupId: group.id } }
    },
  },
  'loyalty.merchantCards.create': {
    one: async (till, example) => {
      const card = await richCard(till)
      return {
        path: { generalMerchantId: card.merchant.id, loyaltyCardGroupId: card.cardgroup.id },
        body: example('one'),
      }
    },
  },
  'loyalty.merchantCards.getVirtualTerminal': {
    card: async (till) => {
      const card = await richCard(till)
      return { path: { loyaltyMerchantCardId: card.id, generalMerchantId: card.merchant.id } }
    },
  },
  'loyalty.cards.list': { page: firstPage },
  'loyalty.cards.get': {
    card: async (till) => ({ path: { loyaltyCardId: (await richCard(till)).card.id } }),
  },
  'loyalty.cards.assignUser': {
    pin: async (till, example) => {
      const card = await richCard(till)
      return {
        path: { loyaltyCardId: card.card.id, generalAccountId: account },
        body: { ...example('pin'), pin: cscOf(card) },
      }
    },
  },
  'loyalty.cards.unassignUser': {
    assigned: async (till) => {
      const card = await richCard(till)
      const path = `/Loyalty/Cards/${card.card.id}/assignUser/${account}`
      await till.call('POST', path, { pin: cscOf(card) })
      return { path: { loyaltyCardId: card.card.id, generalAccountId: account } }
    },
  },
  'loyalty.cardGroups.list': { page: firstPage },
  'loyalty.cardGroups.create': { new: withBody('new') },
  'loyalty.cardGroups.get': { first: byId('loyaltyCardGroupId', '/Loyalty/Cardgroups') },
  'loyalty.cardGroups.update': { name: byId('loyaltyCardGroupId', '/Loyalty/Cardgroups', 'name') },
  'loyalty.cardGroups.checkPasscodeEnabled': {
    discharge: async (till) => {
      const { card, cardgroup } = await richCard(till)
      return {
        path: { loyaltyCardGroupId: cardgroup.id },
        body: { action: 'discharge', cardnumber: card.cardnumber },
      }
    },
  },
  'loyalty.customers.list': { page: firstPage },
  'loyalty.customers.create': { new: withBody('new') },
  'loyalty.customers.get': {
    known: async (till) => ({ path: { loyaltyCustomerId: (await customer(till)).id } }),
  },
  'loyalty.customers.update': {
    note: async (till, example) => ({
      path: { loyaltyCustomerId: (await customer(till)).id },
      body: example('note'),
    }),
    anonymous: async (till, example) => ({
      path: { loyaltyCustomerId: (await customer(till)).id },
      body: example('anonymous'),
    }),
  },
  'loyalty.customers.assignPaymentContainer': { known: (till, example) => ofContainer(till, example) },
  'loyalty.customers.unassignPaymentContainer': {
    known: (till, example) => ofAssignedContainer(till, example),
  },
  'loyalty.transactions.list': { page: firstPage },
  'loyalty.transactions.get': {
    booking: async (till) => {
      const { cardnumber } = (await richCard(till)).card
      const { transactions } = await paid(till, 'cash', saleOf(480, {}, cardnumber))
      return { path: { loyaltyTransactionId: transactions[0].id } }
    },
  },
}

/** The account of the one person who can sign in to an app. */
const account = 'ACC_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2'

/** Nothing in the API makes a bank account: it is the one that the sandbox opens with. @type {Scene} */
const ofContainer = async (till) => ({
  path: {
    loyaltyCustomerId: (await one(till, '/Loyalty/Customers')).id,
    loyaltyPaymentContainerId: '4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2',
  },
})

/** @type {Scene} */
const ofAssignedContainer = async (till, example) => {
  const asked = await ofContainer(till, example)
  const { loyaltyCustomerId: owner, loyaltyPaymentContainerId: container } = asked.path ?? {}
  await till.call('POST', `/Loyalty/Customers/${owner}/assignPaymentContainer/${container}`)
  return asked
}

/**
 * The ids and numbers of the vendor's examples, and what they are in this shop.
 * @param {Till} till
 * @param {any} operation
 * @returns {Promise<Example>}
 */
export async function exampleOf(till, operation) {
  const card = await richCard(till)
  const terminal = await device(till, 'zvt').catch(() => undefined)
  const here = [
    [/"MRC_[0-9A-Z]+"/g, card.merchant.id],
    [/"STO_[0-9A-Z]+"/g, card.created_for_store?.id],
    [/"CRG_[0-9A-Z]+"/g, card.cardgroup.id],
    [/"SDV_[0-9A-Z]+"/g, terminal?.id],
    [/"9276\d{12}"/g, card.card.cardnumber],
    [/"65004711"/g, terminal?.tid],
  ]
  return (name) => {
    const example = operation.requestBody?.content?.['application/json']?.examples?.[name]
    if (example === undefined) throw new Error(`${operation.operationId} has no example ${name}`)
    let text = JSON.stringify(example.value)
    for (const [pattern, value] of here)
      if (value !== undefined) text = text.replaceAll(pattern, JSON.stringify(value))
    return JSON.parse(text)
  }
}
