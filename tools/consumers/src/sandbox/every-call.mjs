// One call of each operation, sorted by what the client may do when it fails. Written by hand: what moves money is
// nothing to copy from the list that the client itself goes by.
import { article, known, sale } from './shop.mjs'

const { merchant, till, terminal, routing, points, subscription, account, bankAccount } = known
const { id: card, number: cardnumber } = known.full
const transaction = 'STX_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2'
const customer = 'CUS_4N8WJZ2KXT6VQB9MR3CHDY57GPSFA2'
const contact = { merchant_contact: { surname: 'Muster' } }
const order = sale(undefined, article(500))

/** May be sent again after any failure that may pass. */
const reads = {
  'smart.transactions.list': [{}],
  'smart.transactions.get': [transaction, {}],
  'smart.devices.list': [{}],
  'smart.devices.get': [till, {}],
  'smart.devices.getRouting': [till, 'zvt'],
  'smart.devices.getDevicePinConfig': [till],
  'smart.routings.list': [{}],
  'smart.routings.get': [routing, {}],
  'smart.idents.list': [{}],
  'smart.idents.get': ['smi_1'],
  'smart.checkins.list': [{}],
  'loyalty.merchantCards.list': [{}],
  'loyalty.merchantCards.get': [card, {}],
  'loyalty.merchantCards.getLock': [card],
  'loyalty.merchantCards.listLockReasons': [],
  'loyalty.merchantCards.getVirtualTerminal': [card, merchant],
  'loyalty.cards.list': [{}],
  'loyalty.cards.get': [known.empty.cardId, {}],
  'loyalty.cardGroups.list': [{}],
  'loyalty.cardGroups.get': [points, {}],
  'loyalty.customers.list': [{}],
  'loyalty.customers.get': [customer, {}],
  'loyalty.transactions.list': [{}],
  'loyalty.transactions.get': ['LTX_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2', {}],
}

/** Are sent again only when not a byte of them left the machine, or with another token. */
const writes = {
  'smart.transactions.create': [order],
  'smart.transactions.update': [transaction, order],
  'smart.transactions.preTransaction': [transaction],
  'smart.transactions.setDelivery': [transaction, { delivery_options: { type: 'shipping' } }],
  'smart.transactions.abort': [transaction],
  'smart.transactions.updatePaymentContainer': [subscription],
  'smart.devices.create': [{ type: 'cashier' }],
  'smart.devices.update': [till, { description: 'Kasse 1' }],
  'smart.devices.authorize': [till, { user_pin: 'k7m2p9xq' }],
  'smart.devices.setDevicePin': [till, { merchant_id: merchant, pin: 'Brezel-42-Mehl-Salz' }],
  'smart.devices.getSecubaseConfig': [terminal, {}],
  'smart.routings.create': [{ description: 'Garten' }],
  'smart.routings.update': [routing, { description: 'Theke' }],
  'smart.routings.delete': [routing],
  'smart.routings.assign': [routing, till],
  'smart.routings.unassign': [routing, till],
  'smart.idents.validate': ['notused', [{ type: 'card', value: cardnumber }]],
  'loyalty.merchantCards.update': [card, {}],
  'loyalty.merchantCards.validate': ['me', { cardnumber }],
  'loyalty.merchantCards.checkCsc': ['me', { cardnumber, csc: '0018' }],
  'loyalty.merchantCards.checkPasscode': ['me', { cardnumber, pin: 4711 }],
  'loyalty.merchantCards.setPasscode': ['me', { cardnumber, passcode: 4711 }],
  'loyalty.merchantCards.resetPasscode': ['me', { cardnumber, passcode: 4711 }],
  'loyalty.merchantCards.getBalanceReceipt': ['me', { cardnumber }],
  'loyalty.merchantCards.lock': [card, {}],
  'loyalty.merchantCards.unlock': [card, {}],
  'loyalty.merchantCards.registerCustomer': [card, contact],
  'loyalty.merchantCards.setCustomer': [card, customer],
  'loyalty.merchantCards.setCardGroup': [card, points],
  'loyalty.cards.assignUser': [known.empty.cardId, account, {}],
  'loyalty.cards.unassignUser': [known.empty.cardId, account],
  'loyalty.cardGroups.create': [{ display_name: 'Gartenfreunde', merchant }],
  'loyalty.cardGroups.update': [points, { display_name: 'Punkte' }],
  'loyalty.cardGroups.checkPasscodeEnabled': [points, {}],
  'loyalty.customers.create': [contact],
  'loyalty.customers.update': [customer, contact],
  'loyalty.customers.assignPaymentContainer': [customer, bankAccount],
  'loyalty.customers.unassignPaymentContainer': [customer, bankAccount],
}

/** Move money or cards, or drive a terminal: never sent again, whatever happens. */
const once = {
  'smart.transactions.prepare': [transaction, 'creditcard', {}],
  'smart.transactions.start': [transaction, 'cash', {}],
  'smart.transactions.startPrepared': [transaction],
  'smart.transactions.cancel': [transaction],
  'smart.transactions.cancelTrx': ['1'],
  'smart.transactions.diagnosis': ['me'],
  'smart.transactions.endOfDay': ['me'],
  'smart.idents.read': ['smi_1'],
  'loyalty.merchantCards.book': ['me', card, { action: 'charge', amount: 100, cardnumber }],
  'loyalty.merchantCards.create': [merchant, points, {}],
}

/** @type {readonly { operation: string, kind: 'read' | 'write' | 'once', args: readonly unknown[] }[]} */
export const everyCall = Object.entries({ read: reads, write: writes, once }).flatMap(([kind, calls]) =>
  Object.entries(calls).map(([operation, args]) => ({ operation, kind, args })),
)

/** Calls an operation by its name. */
export function call(client, { operation, args }, options) {
  const [area, resource, method] = operation.split('.')
  return client[area][resource][method](...args, options)
}
