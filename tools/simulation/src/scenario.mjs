// What is sold, to whom, and how the vendor has it.
import { between, chance, oneOf, weighted } from './chance.mjs'

/**
 * @typedef {object} SaleScript
 * @property {string} saleId
 * @property {'cash' | 'cashless' | 'cashless_direct' | 'loyalty'} method
 * @property {number} cents
 * @property {string} [card] The number of a loyalty card.
 * @property {boolean} [balanceFirst]
 * @property {{ after: number, goesOn: boolean }} [confirm] What he says, after so many ms, to what the card leaves to pay.
 * @property {import('@secukit/sandbox').ScriptedAct[]} customer What the customer does at the terminal each time that he
 * is asked; the last one is what he does from then on.
 * @property {number} repeats How often he wants to pay again after a no.
 * @property {number} [cancelAfter] The cashier wants an end so many ms after the payment began.
 * @property {boolean} [reverse] The customer brings it back.
 * @property {number} gap How long it is until the next customer, in ms.
 *
 * @typedef {object} Scenario
 * @property {readonly SaleScript[]} sales
 * @property {'pay again' | 'recovered'} afterCrash Whether the cashier pays the sale again that was under way when the
 * till ended, or takes what the till has recovered.
 * @property {number} restart How long the till takes to come back, in ms.
 * @property {boolean} [waits] Whether nobody pays at the terminal until what is open there is known.
 * @property {boolean} [decides] Whether somebody decides, by the bank's ledger, about what nobody else can tell.
 * @property {readonly import('@secukit/sandbox').ScriptedAct[]} [endOfDay] What the terminal does each time that it is
 * asked to end the day, which is done when everything is sold. Without it the day is not ended.
 * @property {object} assumptions What the vendor leaves open.
 */

const cards = ['9276004410000018', '9276004429942845']

const methods = { cashless: 66, cash: 20, direct: 4, card: 7, loyalty: 3 }

const acts = {
  approve: 79,
  signature: 3,
  decline: 6,
  abort: 3,
  wait: 1.5,
  busy: 1.5,
  lost: 2,
  'late approve': 3,
  'late decline': 1,
}

/** How the terminal ends the day. */
const runs = { approve: 80, decline: 7, busy: 6, lost: 7 }

/** A scenario that a seed decides. @returns {Scenario} */
export function drawnScenario(seed) {
  const draw = chance(seed, 'scenario')
  const sales = Array.from({ length: between(draw, 6, 12) }, (_nothing, index) => drawnSale(draw, index + 1))
  return {
    sales,
    afterCrash: draw() < 0.7 ? 'pay again' : 'recovered',
    restart: between(draw, 1_000, 90_000),
    waits: draw() < 0.75,
    decides: draw() < 0.6,
    ...(draw() < 0.5 && { endOfDay: Array.from({ length: 3 }, () => drawnAct(draw, runs)) }),
    assumptions: drawnAssumptions(draw),
  }
}

function drawnSale(draw, n) {
  const way = weighted(draw, methods)
  // No sum may end in what the sandbox's terminal takes for an order.
  const cents = between(draw, 1, 40) * 100 + between(draw, 1, 4) * 10
  const hasCard = way === 'card' || way === 'loyalty' || draw() < 0.05
  return {
    saleId: `S${n}`,
    method: methodOf(draw, way),
    cents: way === 'loyalty' ? between(draw, 1, 9) * 50 : cents,
    ...(hasCard && { card: way === 'loyalty' ? cards[0] : oneOf(draw, cards) }),
    ...((way === 'card' || way === 'loyalty') && { balanceFirst: true }),
    ...(hasCard && { confirm: { after: between(draw, 0, 20_000), goesOn: draw() < 0.85 } }),
    customer: Array.from({ length: 4 }, () => drawnAct(draw)),
    repeats: weighted(draw, { 0: 40, 1: 40, 2: 20 }) * 1,
    ...(draw() < 0.06 && { cancelAfter: between(draw, 0, 60_000) }),
    ...(draw() < 0.05 && { reverse: true }),
    gap: between(draw, 1_000, 60_000),
  }
}

function methodOf(draw, way) {
  if (way === 'direct') return 'cashless_direct'
  return way === 'card' ? oneOf(draw, ['cashless', 'cash']) : way
}

function drawnAct(draw, weights = acts) {
  const speed = draw()
  const after = speed < 0.45 ? 0 : speed < 0.9 ? between(draw, 2_000, 15_000) : between(draw, 15_000, 110_000)
  switch (weighted(draw, weights)) {
    case 'signature':
      return { act: 'approve with signature', after }
    case 'decline':
      return { act: 'decline', after }
    case 'abort':
      return { act: 'customer abort', after }
    case 'wait':
      return { act: 'wait' }
    case 'busy':
      return { act: 'busy' }
    case 'lost':
      return { act: 'lose connection', after }
    case 'late approve':
      return { act: 'approve', after: Math.min(after, 20_000), late: between(draw, 500, 100_000) }
    case 'late decline':
      return { act: 'decline', after: Math.min(after, 20_000), late: between(draw, 500, 100_000) }
    default:
      return { act: 'approve', after }
  }
}

function drawnAssumptions(draw) {
  return {
    startAfterAbort: oneOf(draw, ['refused', 'executed']),
    secondStart: oneOf(draw, ['refused', 'answered again', 'charged again']),
    statusAtTerminal: oneOf(draw, ['created', 'processing', 'pending']),
    abortAtTerminal: oneOf(draw, ['refused', 'ignored', 'stops the terminal']),
    declinedAtTerminal: oneOf(draw, ['failed', 'failed', 'refused', 'forgotten']),
    listDelay: oneOf(draw, [0, 0, 3_000, 30_000]),
  }
}

const sale = { saleId: 'S1', cents: 480, customer: [{ act: 'approve' }], repeats: 0, gap: 5_000 }
const quiet = { afterCrash: 'pay again', restart: 5_000, assumptions: {} }

/** One sale each, to put everything else on. @type {Record<string, Scenario>} */
export const scenarios = {
  cashless: { ...quiet, sales: [{ ...sale, method: 'cashless' }] },
  'slow customer': {
    ...quiet,
    sales: [{ ...sale, method: 'cashless', customer: [{ act: 'approve', after: 40_000 }] }],
  },
  'late result': {
    ...quiet,
    sales: [{ ...sale, method: 'cashless', customer: [{ act: 'approve', after: 3_000, late: 30_000 }] }],
  },
  'declined, then approved': {
    ...quiet,
    sales: [{ ...sale, method: 'cashless', repeats: 1, customer: [{ act: 'decline' }, { act: 'approve' }] }],
  },
  cash: { ...quiet, sales: [{ ...sale, method: 'cash' }] },
  'balance first': {
    ...quiet,
    sales: [{ ...sale, method: 'cashless', cents: 3_000, card: cards[0], balanceFirst: true }],
  },
  loyalty: { ...quiet, sales: [{ ...sale, method: 'loyalty', card: cards[0], balanceFirst: true }] },
  reversal: { ...quiet, sales: [{ ...sale, method: 'cashless', reverse: true }] },
  'two sales': {
    ...quiet,
    sales: [
      { ...sale, method: 'cashless' },
      { ...sale, saleId: 'S2', method: 'cashless', cents: 990 },
    ],
  },
}

/** The basket of a sale, as the till sells it. */
export function basketOf({ cents }) {
  return [{ id: 1, desc: 'Roggenbrot 1000 g', quantity: 1, priceOne: cents, tax: 7 }]
}
