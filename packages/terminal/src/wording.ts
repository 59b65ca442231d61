import type { Finding } from './finding.ts'

/** What is said of one thing, ready to be shown. */
export interface Texts {
  /** What happened and what to do next, at most 160 characters. */
  readonly cashier: string
  /** At most two lines of 40 characters, parted by a line break. */
  readonly customer: string
}

/** The messages that there are; every wording has all of them. */
export type Message =
  | 'other'
  | 'creating'
  | 'applied'
  | 'applied nothing'
  | 'applied all'
  | 'presenting cash'
  | 'presenting cashless'
  | 'presenting cashless_direct'
  | 'presenting loyalty'
  | 'cancel requested'
  | 'cancel requested at terminal'
  | 'resolving'
  | 'fencing'
  | 'needs operator'
  | 'approved'
  | 'approved with receipts'
  | 'approved to sign'
  | 'approved without transaction'
  | 'approved unconfirmed'
  | 'declined'
  | 'aborted'
  | 'unresolved'
  | 'earlier approved'
  | 'earlier not paid'
  | 'earlier unresolved'
  | 'reversed'
  | 'reversal refused'
  | 'reversal unresolved'
  | 'reversal needs operator'
  | 'reversal needs operator at terminal'
  | 'run done'
  | 'run refused'
  | 'run unresolved'

/** What the texts are made of. A text is empty where a thing is not known. */
interface Facts {
  readonly amount: string
  readonly covered: string
  readonly sale: string
  /** Whether nothing can be paid until what stands in the way is dealt with. */
  readonly isBlocked: boolean
}

/** What may stand in the way: of paying, or of knowing what became of it. */
export type Obstacle = 'journal' | 'connection' | 'server' | 'access' | 'busy' | 'findings'

/** What a text about a finding is made of: the sale, and the amounts of either side where they are known. */
interface FindingFacts {
  readonly sale: string
  readonly journal: string
  readonly server: string
}

/** Everything that is said in one language. */
export interface Wording {
  readonly messages: Readonly<Record<Message, (facts: Facts) => Texts>>
  /** Goes after a message of any outcome, known or not: so it says nothing about the money. */
  readonly obstacles: Readonly<Record<Obstacle, (sale: string) => string>>
  /** Goes before a cause in its own words. */
  readonly reason: string
  readonly findings: Readonly<Record<Finding['kind'] | 'other', (facts: FindingFacts) => string>>
  readonly actions: Readonly<Record<Finding['action'] | 'reverse double', string>>
}

/** Nothing, where there is no text to go after the mark. */
export function after(mark: string, text: string): string {
  return text === '' ? '' : `${mark}${text}`
}
