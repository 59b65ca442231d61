import { dayAtTheTill } from './day-at-the-till.mjs'

/** A driver's fault, where it shows, and what has to be said about it. @type {readonly (readonly [string, string, string])[]} */
export const faultyDrivers = [
  ['no intent', 'call start: on its way', 'no intent: start'],
  ['no memory', 'books: approved is told', 'double: sale S1 is paid 2 times'],
  ['no outcome', 'books: approved is told', 'journal: of sale S1'],
  ['start is repeated', 'told resolving', 'sent twice: start'],
  ['no receipts', 'books: approved is told', "paper: the customer's copy of sale S1 is missing"],
  ['every receipt twice', 'books: approved is told', 'does not say that it is one'],
  ['unmarked duplicates', 'paper customer: after', 'does not say that it is one'],
  ['every receipt a duplicate', 'opened', 'says that it is a second one'],
  ['open is paid', 'told fencing', 'phantom: the till was told that sale S1 is paid'],
  ['paid is open', 'opened', 'lost: sale S1 is paid'],
  ['reversals invented', 'call cancel: before', 'reversal: sale S1 is ok'],
  ['reversals denied', 'call cancel: before', 'reversal: sale S1 is cancelled'],
  ['ends of day invented', 'call endOfDay: before', 'phantom: an end of day'],
]

/**
 * What the oracle says about it, until it is what it should. Chance decides about a day, so a fault may not show in the first.
 * @param {string} fault @param {string} step @param {string} said
 */
export async function saidAbout(fault, step, said) {
  const terminal = new URL(`faulty-terminals.mjs?${encodeURIComponent(fault)}`, import.meta.url).href
  let all = ''
  for (let seed = 1; seed <= 10 && !all.includes(said); seed += 1)
    all += (await dayAtTheTill({ step, seed, terminal })).failures.join('\n')
  return all
}
