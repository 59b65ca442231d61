/** @typedef {import('./days.mjs').DayName} DayName */

/** Days on which nothing but chance is in the way. @type {readonly DayName[]} */
const usual = [
  'cash load',
  'cashless',
  'two sales',
  'card first, rest cash',
  'card first, rest cashless',
  'card covers all',
  'signature',
  'declined, then paid',
  'answer is lost',
]
/** @type {readonly DayName[]} */
const reversals = ['cash is reversed', 'cashless is reversed']
/** @type {readonly DayName[]} */
const applied = ['card first, rest cash', 'card first, rest cashless', 'card covers all']
/** @type {readonly DayName[]} */
const ends = ['end of day', 'end of day: answer is lost']
/** @type {readonly DayName[]} */
const lost = ['start is lost', 'start arrives late', 'one is open']
/** @type {readonly DayName[]} */
const decided = ['operator decides']
/** @type {readonly DayName[]} */
const decidedBack = ['operator has seen the reversal', 'operator has seen no reversal']

/** Records of the journal, and the days on which they are written. @type {Record<string, readonly DayName[]>} */
const records = {
  till: usual,
  intent: usual,
  outcome: usual,
  'reversal intent': [...reversals, 'reversal is lost'],
  'reversal outcome': [...reversals, 'reversal at the terminal: answer is lost'],
  'end of day intent': ends,
  'end of day outcome': ends,
  'needs operator': [...decided, ...decidedBack],
  decision: decided,
  'reversal decision': decidedBack,
  'print begun': usual,
  'print done': usual,
}

/** @type {Record<string, readonly DayName[]>} */
const calls = {
  token: usual,
  create: usual,
  get: ['answer is lost', 'start is lost', 'cash is reversed'],
  preTransaction: applied,
  start: [...usual, 'start arrives late'],
  abort: lost,
  cancel: ['cash is reversed', 'reversal is lost'],
  cancelTrx: ['cashless is reversed'],
  list: [...usual, ...ends],
  diagnosis: ['diagnosis'],
  endOfDay: ends,
}

/** @type {Record<string, readonly DayName[]>} */
const told = {
  creating: usual,
  applied,
  presenting: usual,
  'cancel requested': ['cancelled, then paid'],
  resolving: [...lost, 'answer is lost'],
  fencing: lost,
  'needs operator': decided,
  'reversal needs operator': decidedBack,
  outcome: usual,
}

/** Told, and not yet in the till's own books. @type {Record<string, readonly DayName[]>} */
const unwritten = {
  approved: usual,
  declined: ['declined, then paid'],
  aborted: ['start is lost'],
  reversed: reversals,
  'end of day': ends,
  diagnosis: ['diagnosis'],
}

/** The moment of a kill by the parent, who does not know what the till is at. */
export const anyMoment = 'at any moment'

/**
 * Every named step, and the days on which it is reached.
 * @type {ReadonlyMap<string, readonly DayName[]>}
 */
export const steps = new Map([
  ['opened', usual],
  ['operator looks', [...decided, ...decidedBack]],
  ...times(records, 'record', ['before', 'half a line is written', 'written, not synced', 'after']),
  ...times(calls, 'call', ['before', 'on its way', 'after']),
  ...Object.entries(told).map(([event, on]) => entry(`told ${event}`, on)),
  ...Object.entries(unwritten).map(([what, on]) => entry(`books: ${what} is told`, on)),
  ...times({ customer: usual, merchant: ['signature'] }, 'paper', ['before', 'after']),
  [anyMoment, [...usual, ...reversals, ...lost, ...ends]],
])

/** @param {Record<string, readonly DayName[]>} of @param {string} kind @param {readonly string[]} moments */
function times(of, kind, moments) {
  return Object.entries(of).flatMap(([name, on]) =>
    moments.map((moment) => entry(`${kind} ${name}: ${moment}`, on)),
  )
}

/** @param {string} name @param {readonly DayName[]} on @returns {[string, readonly DayName[]]} */
function entry(name, on) {
  return [name, on]
}
