/** @import { faultsByArea } from '../flows/faulty-servers.mjs' */

/**
 * @typedef {'prism' | 'specmatic' | 'flows'} Referee
 * @typedef {keyof typeof faultsByArea} AreaName
 *
 * @typedef {object} Area Where a fault that is not in the table of the README is looked for first.
 * @property {string[]} operations What Prism and Specmatic are asked about.
 * @property {string[]} flows The flows that come before the others.
 * @property {Referee[]} order
 */

/** @type {Record<AreaName, Area>} */
export const areas = {
  schema: {
    operations: [
      'smart.transactions.create',
      'smart.transactions.start',
      'smart.transactions.get',
      'loyalty.merchantCards.list',
      'smart.transactions.list',
    ],
    flows: ['load-a-card'],
    order: ['prism', 'flows', 'specmatic'],
  },
  auth: {
    operations: ['auth', 'smart.transactions.create', 'smart.transactions.get', 'loyalty.merchantCards.list'],
    flows: ['sign-in-a-till', 'load-a-card', 'pay-partly-with-card', 'pay-with-card', 'set-a-device-pin'],
    order: ['flows', 'prism', 'specmatic'],
  },
  state: {
    operations: ['smart.transactions.create', 'smart.transactions.update', 'smart.transactions.get'],
    flows: ['pay-with-card', 'find-a-sale', 'abort-a-sale', 'cancel-a-load', 'pay-partly-with-card'],
    order: ['flows', 'prism', 'specmatic'],
  },
  money: {
    operations: ['smart.transactions.start', 'smart.transactions.preTransaction'],
    flows: ['pay-partly-with-card', 'load-a-card', 'cancel-a-card-payment', 'cancel-a-load', 'collect-bonus'],
    order: ['flows', 'prism', 'specmatic'],
  },
  query: {
    operations: ['smart.transactions.list', 'loyalty.merchantCards.list'],
    flows: ['find-a-sale', 'load-a-card'],
    order: ['flows', 'prism', 'specmatic'],
  },
  cards: {
    operations: ['loyalty.merchantCards'],
    flows: ['lock-a-card', 'book-on-a-card', 'let-a-card-expire', 'record-revenue', 'create-a-card'],
    order: ['flows', 'prism', 'specmatic'],
  },
  terminal: {
    operations: ['smart.transactions.start', 'smart.transactions.endOfDay', 'smart.transactions.cancelTrx'],
    flows: ['pay-at-the-terminal', 'cancel-at-the-terminal', 'end-of-day', 'pay-after-a-decline'],
    order: ['flows', 'prism', 'specmatic'],
  },
  receipts: {
    operations: ['smart.transactions.start'],
    flows: ['pay-at-the-terminal', 'load-a-card', 'record-revenue', 'pay-partly-with-card'],
    order: ['flows', 'prism', 'specmatic'],
  },
  faults: {
    operations: ['smart.transactions.create', 'smart.transactions.get', 'loyalty.merchantCards.list'],
    flows: ['pay-with-card', 'load-a-card', 'find-a-sale'],
    order: ['prism', 'flows', 'specmatic'],
  },
}
