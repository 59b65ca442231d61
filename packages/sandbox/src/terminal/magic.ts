import type { ScriptedAct } from './jobs.ts'

/** A sum that makes the customer do something. */
export interface MagicAmount {
  /** The last four digits of the sum in cents. */
  readonly ending: number
  readonly acts: readonly ScriptedAct[]
  /** What becomes of the payment. */
  readonly means: string
}

/** How much later than its answer a late result comes, in ms. */
const late = 5000

/** Sums that end in 66,NN, where NN is the response code of ISO 8583 as far as there is one. No round sum is magic. */
export const magicAmounts: readonly MagicAmount[] = [
  { ending: 6605, acts: [{ act: 'decline' }], means: 'declined, no reason given' },
  {
    ending: 6606,
    acts: [{ act: 'lose connection' }],
    means: 'the connection is lost before the card is charged: outcome unknown, never charged',
  },
  { ending: 6608, acts: [{ act: 'approve with signature' }], means: 'paid, the customer has to sign' },
  { ending: 6609, acts: [{ act: 'busy' }], means: 'refused, the terminal is busy' },
  { ending: 6617, acts: [{ act: 'customer abort' }], means: 'the customer gives up' },
  {
    ending: 6651,
    acts: [{ act: 'decline', reason: 'insufficient funds' }],
    means: 'declined, insufficient funds',
  },
  { ending: 6654, acts: [{ act: 'decline', reason: 'card expired' }], means: 'declined, card expired' },
  { ending: 6655, acts: [{ act: 'wrong PIN' }, { act: 'approve' }], means: 'one wrong PIN, then paid' },
  { ending: 6661, acts: [{ act: 'decline', reason: 'limit exceeded' }], means: 'declined, limit exceeded' },
  { ending: 6662, acts: [{ act: 'decline', reason: 'card blocked' }], means: 'declined, card blocked' },
  {
    ending: 6668,
    acts: [{ act: 'approve', late }],
    means: 'outcome unknown to the caller; the card is charged 5 seconds later, and the sale turns `ok`',
  },
  {
    ending: 6669,
    acts: [{ act: 'decline', late }],
    means: 'outcome unknown to the caller; the card is declined 5 seconds later',
  },
  {
    ending: 6675,
    acts: [{ act: 'wrong PIN' }, { act: 'wrong PIN' }, { act: 'wrong PIN' }],
    means: 'declined, the PIN was wrong three times',
  },
  {
    ending: 6690,
    acts: [{ act: 'wait' }],
    means: 'nothing happens until somebody acts, or the terminal gives up',
  },
  {
    ending: 6691,
    acts: [{ act: 'decline', reason: 'issuer not available' }],
    means: 'declined, the issuer cannot be reached',
  },
  { ending: 6698, acts: [{ act: 'time out' }], means: 'nobody presents a card, the terminal gives up' },
]

const byEnding = new Map(magicAmounts.map(({ ending, acts }) => [ending, acts]))

/** What the customer does at a payment of this sum, in cents; empty when the sum is like any other. */
export function magicActs(amount: number): readonly ScriptedAct[] {
  return byEnding.get(amount % 10_000) ?? []
}
