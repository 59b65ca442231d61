/**
 * @typedef {object} Sale
 * @property {string} saleId
 * @property {readonly object[]} basket
 * @property {string} [card]
 * @property {'cash' | 'cashless'} method
 * @property {boolean} [balanceFirst]
 *
 * @typedef {{ do: 'pay', sale: Sale, cancels?: boolean, decides?: boolean }
 *   | { do: 'reverse', saleId: string, decides?: boolean }
 *   | { do: 'diagnosis' }
 *   | { do: 'end of day' }} Errand
 *
 * @typedef {{ operation: string, seen: readonly [number, number], fault: import('./proxy.mjs').Fault, after?: string }} Planned
 * From the first to the last request of this operation, counted from 1; from when a request of `after` came, if named.
 *
 * @typedef {object} Day
 * @property {readonly Errand[]} errands
 * @property {readonly Planned[]} [network] What surely goes wrong on the way.
 * @property {readonly (string | object)[]} [customers] The first ones, one after the other.
 * @property {boolean} [quiet] Whether nothing else goes wrong on the way.
 * @property {Record<string, number>} [options] Of the driver.
 */

/** A card of the sandbox, with 20 EUR cash and 2.50 EUR bonus. */
export const card = '9276004410000018'

/** @param {string} saleId @param {number} cents @returns {Sale} */
const load = (saleId, cents) => ({
  saleId,
  basket: [{ id: 1, desc: 'Aufladung', ean: '4260447149502', quantity: 1, priceOne: cents, tax: 0 }],
  card,
  method: 'cash',
})

/** @param {string} saleId @param {number} cents @param {'cash' | 'cashless'} method @returns {Sale} */
const goods = (saleId, cents, method) => ({
  saleId,
  basket: [{ id: 1, desc: 'Roggenbrot', quantity: 1, priceOne: cents, tax: 7 }],
  method,
})

/** @param {Sale} sale @returns {Errand} */
const pay = (sale) => ({ do: 'pay', sale })

/** @param {string} operation @param {import('./proxy.mjs').Fault} fault @returns {readonly Planned[]} */
const first = (operation, fault) => [{ operation, seen: [1, 1], fault }]

/**
 * A reversal that nobody can tell about for long, so a person looks at the card terminal.
 * @param {import('./proxy.mjs').Fault} fault @returns {Day}
 */
const decidedReversal = (fault) => ({
  errands: [pay(goods('S1', 1250, 'cashless')), { do: 'reverse', saleId: 'S1', decides: true }],
  network: [
    ...first('canceltrx', fault),
    { operation: 'get', seen: [1, 12], fault: 'bad gateway', after: 'canceltrx' },
  ],
  customers: [{ act: 'approve', after: 20 }],
  quiet: true,
  options: { operatorAfter: 5000 },
})

/**
 * What a till does on one day. Customers that are not named come as they like, some without money.
 * @satisfies {Record<string, Day>}
 */
export const days = {
  'cash load': { errands: [pay(load('S1', 1500))] },
  cashless: { errands: [pay(goods('S1', 1250, 'cashless'))] },
  'two sales': { errands: [pay(goods('S1', 1250, 'cashless')), pay(load('S2', 2000))] },
  'card first, rest cash': { errands: [pay({ ...goods('S1', 5000, 'cash'), card, balanceFirst: true })] },
  'card first, rest cashless': {
    errands: [pay({ ...goods('S1', 5000, 'cashless'), card, balanceFirst: true })],
  },
  'card covers all': { errands: [pay({ ...goods('S1', 480, 'cash'), card, balanceFirst: true })] },
  'cash is reversed': { errands: [pay(load('S1', 1500)), { do: 'reverse', saleId: 'S1' }] },
  'cashless is reversed': {
    errands: [pay(goods('S1', 1250, 'cashless')), { do: 'reverse', saleId: 'S1' }],
  },
  'end of day': { errands: [pay(goods('S1', 1250, 'cashless')), { do: 'end of day' }] },
  diagnosis: { errands: [{ do: 'diagnosis' }, pay(goods('S1', 1250, 'cashless'))] },
  signature: {
    errands: [pay(goods('S1', 1250, 'cashless'))],
    customers: [{ act: 'approve with signature', after: 60 }],
  },
  'declined, then paid': {
    errands: [pay(goods('S1', 1250, 'cashless'))],
    customers: [{ act: 'decline', after: 60 }],
  },
  'cancelled, then paid': {
    errands: [{ do: 'pay', sale: goods('S1', 1250, 'cashless'), cancels: true }],
    customers: [{ act: 'customer abort', after: 120 }],
  },
  'start is lost': { errands: [pay(load('S1', 1500))], network: first('start', 'cut before') },
  'start arrives late': { errands: [pay(load('S1', 1500))], network: first('start', 'late') },
  'answer is lost': {
    errands: [pay(goods('S1', 1250, 'cashless'))],
    network: first('start', 'cut after'),
  },
  'reversal is lost': {
    errands: [pay(load('S1', 1500)), { do: 'reverse', saleId: 'S1' }],
    network: first('cancel', 'cut before'),
  },
  'reversal at the terminal: answer is lost': {
    errands: [pay(goods('S1', 1250, 'cashless')), { do: 'reverse', saleId: 'S1' }],
    network: first('canceltrx', 'cut after'),
  },
  'end of day: answer is lost': {
    errands: [pay(goods('S1', 1250, 'cashless')), { do: 'end of day' }],
    network: first('endOfDay', 'cut after'),
  },
  // Nobody can tell for long, so a person looks at the card terminal.
  'operator decides': {
    errands: [{ do: 'pay', sale: goods('S1', 1250, 'cashless'), decides: true }],
    network: [
      { operation: 'start', seen: [1, 1], fault: 'cut after' },
      { operation: 'get', seen: [1, 12], fault: 'bad gateway' },
    ],
    customers: [{ act: 'approve', after: 20 }],
    quiet: true,
    options: { operatorAfter: 5000 },
  },
  'operator has seen the reversal': decidedReversal('cut after'),
  'operator has seen no reversal': decidedReversal('cut before'),
  // A cash sale goes on while a cashless one is open.
  'one is open': {
    errands: [pay(load('S1', 1500)), pay(load('S2', 2000)), pay(goods('S3', 1250, 'cash'))],
    network: [
      { operation: 'start', seen: [1, 1], fault: 'cut before' },
      { operation: 'get', seen: [1, 6], fault: 'bad gateway' },
    ],
  },
}

/** @typedef {keyof typeof days} DayName */
