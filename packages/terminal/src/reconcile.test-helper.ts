import * as fc from 'fast-check'
import type { Finding } from './finding.ts'
import type { Evidence, JournalRecord } from './journal.ts'
import type { ServerTransaction } from './reconcile.ts'

// Days of a till, told from both sides, with discrepancies put in on purpose. What is to be found is known because it
// was put there; nothing here reads what the code under test reads.

/** What a script of the day says: one sale, or something of others that the list shows too. */
interface Story {
  readonly records: readonly JournalRecord[]
  readonly server: readonly ServerTransaction[]
  readonly live?: readonly string[]
  /** Approved in the journal, not in the list. */
  readonly unlisted?: readonly string[]
  /** Asked one by one, and not known to the server. */
  readonly notFound?: readonly string[]
  readonly findings?: readonly Expected[]
}

type Expected = readonly [id: string, kind: Finding['kind'], action: Finding['action']]

export interface Day {
  readonly records: readonly JournalRecord[]
  readonly server: readonly ServerTransaction[]
  readonly live: ReadonlySet<string>
  readonly unlisted: readonly string[]
  readonly notFound: readonly string[]
  /** In the order of the ids. */
  readonly findings: readonly Expected[]
  /** The till's time, in ms. */
  readonly now: number
}

/** The till of all days. */
const tillName: string = 'K4sse.1'

/** How long all days are watched, in ms. */
export const watch: number = 24 * 3_600_000

const tillNow = Date.parse('2026-05-04T20:00:00Z')

const paidWords = ['ok', 'received', 'collection', 'shipped', 'collected']
const deadWords = ['failed', 'aborted', 'cancelled', 'canceled', 'timeout']
const waitingWords = ['created', 'processing']
/** Documented ones that say nothing about the money, and ones that nobody knows yet. */
const oddWords = ['pending', 'approved', 'finished', 'OK', 'Failed', 'voided', '']

/** The dice of one story. */
interface Dice {
  readonly saleId: string
  readonly ids: readonly [string, string, string]
  readonly amount: number
  readonly tip: number
  readonly minutes: number
  readonly paid: string
  readonly paidToo: string
  readonly dead: string
  readonly waiting: string
  readonly odd: string
  readonly flag: boolean
  readonly other: boolean
  /** How far the server's clock is from the till's, in ms. */
  readonly skew: number
}

/** One sale, told by its transactions: the first, second and third attempt. */
class Scene {
  readonly records: JournalRecord[] = []
  readonly server: ServerTransaction[] = []
  readonly dice: Dice
  minutes: number

  constructor(dice: Dice) {
    this.dice = dice
    this.minutes = dice.minutes
  }

  get at(): string {
    return new Date(tillNow - this.minutes * 60_000).toISOString()
  }

  id(attempt: number): string {
    return this.dice.ids[attempt - 1] as string
  }

  intent(attempt = 1): this {
    const { saleId, amount } = this.dice
    const common = {
      method: 'cashless',
      start: 'cashless',
      order: 'h',
      device: 'me',
      currency: 'EUR',
    } as const
    const transactionId = this.id(attempt)
    this.records.push({ type: 'intent', at: this.at, saleId, attempt, transactionId, amount, ...common })
    return this
  }

  closed(attempt: number, outcome: 'approved' | 'declined' | 'aborted', status = 'ok'): this {
    const common = { at: this.at, saleId: this.dice.saleId, transactionId: this.id(attempt) }
    this.records.push({ type: 'outcome', ...common, outcome, status })
    return this
  }

  decided(attempt: number, outcome: 'approved' | 'aborted'): this {
    const common = { at: this.at, saleId: this.dice.saleId, transactionId: this.id(attempt) }
    const evidence: Evidence = { by: '7', saw: 'terminal shows no payment' }
    this.records.push(
      { type: 'needs operator', ...common },
      { type: 'decision', ...common, outcome, evidence },
    )
    return this
  }

  reversal(attempt: number, outcome?: 'reversed' | 'refused'): this {
    const common = { at: this.at, saleId: this.dice.saleId, transactionId: this.id(attempt) }
    this.records.push({
      type: 'reversal intent',
      ...common,
      call: 'cancelTrx',
      receiptNumber: '7',
      device: 'me',
    })
    if (outcome) this.records.push({ type: 'reversal outcome', ...common, outcome, status: 'cancelled' })
    return this
  }

  shows(attempt: number, status: string, info: Partial<ServerTransaction> = {}): this {
    const { saleId, amount, flag, skew } = this.dice
    this.server.push({
      id: this.id(attempt),
      status,
      merchantRef: `${tillName}-${saleId}#${attempt}`,
      created: new Date(tillNow + skew - this.minutes * 60_000).toISOString(),
      ...(flag && { basket_info: { sum: amount, currency: 'EUR', gratuity: null } }),
      ...info,
    })
    return this
  }

  /** What follows from it: kind and action, by attempt. */
  tells(...findings: readonly (readonly [number, Finding['kind'], Finding['action']])[]): Story {
    const { records, server } = this
    return { records, server, findings: findings.map(([attempt, ...rest]) => [this.id(attempt), ...rest]) }
  }
}

type Script = (scene: Scene, dice: Dice) => Story

/** What happens on good days: no finding. */
const quiet: Readonly<Record<string, Script>> = {
  approved: (scene, { paid }) => scene.intent().closed(1, 'approved').shows(1, paid).tells(),
  'approved with a tip on top': (scene, { paid, amount, tip }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, paid, { basket_info: { sum: amount + tip, currency: 'EUR', gratuity: tip } })
      .tells(),
  'approved with the tip within': (scene, { paid, amount, tip }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, paid, { basket_info: { sum: amount, gratuity: tip } })
      .tells(),
  'decided as approved': (scene, { paid }) => scene.intent().decided(1, 'approved').shows(1, paid).tells(),
  'declined, then approved': (scene, { paid, dead }) =>
    scene
      .intent(1)
      .closed(1, 'declined', dead)
      .shows(1, dead)
      .intent(2)
      .closed(2, 'approved')
      .shows(2, paid)
      .tells(),
  reversed: (scene, { dead }) =>
    scene.intent().closed(1, 'approved').reversal(1, 'reversed').shows(1, dead).tells(),
  'not reversed': (scene, { paid }) =>
    scene.intent().closed(1, 'approved').reversal(1, 'refused').shows(1, paid).tells(),
  'being reversed': (scene, { paid, dead, other }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .reversal(1)
      .shows(1, other ? paid : dead)
      .tells(),
  open: (scene, { paid, dead, waiting, odd, amount, flag, other }) =>
    scene
      .intent()
      .shows(1, flag ? paid : other ? dead : amount % 2 ? waiting : odd)
      .tells(),
  'open, about something else, and not paid': (scene, { waiting, amount }) =>
    scene
      .intent()
      .shows(1, waiting, { basket_info: { sum: amount + 1 } })
      .tells(),
  'failed on both sides': (scene, { dead, flag, amount }) =>
    scene
      .intent()
      .closed(1, flag ? 'declined' : 'aborted', dead)
      .shows(1, dead, { basket_info: { sum: amount + 1 } })
      .tells(),
  'not started, and given up': (scene, { dead }) =>
    scene.intent().closed(1, 'aborted', 'not started').shows(1, dead).tells(),
  'under way': (scene, { waiting }) => ({ ...scene.shows(1, waiting).tells(), live: [scene.id(1)] }),
  'under way, and told by both sides in other words': (scene, { dead }) => ({
    ...scene.intent().closed(1, 'approved').shows(1, dead).tells(),
    live: [scene.id(1)],
  }),
  'approved, and not listed': (scene) => ({
    ...scene.intent().closed(1, 'approved').tells(),
    unlisted: [scene.id(1)],
  }),
  'approved, not listed, and being reversed': (scene) =>
    scene.intent().closed(1, 'approved').reversal(1).tells(),
  'failed, and not listed': (scene) => scene.intent().closed(1, 'declined', 'failed').tells(),
  'approved, and not final at the server': (scene, { waiting, odd, flag }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, flag ? waiting : odd)
      .tells(),
  'unknown to the journal, and nothing to do': (scene, { dead, odd, flag }) =>
    scene.shows(1, flag ? dead : odd).tells(),
  'of another till': (scene, { saleId, paid, waiting, odd, amount, flag, other }) => {
    const names = ['K4sse', 'K4sse.12', 'K4sse.1_', 'k4sse.1', 'XK4sse.1', 'K4sse1', 'K4sse_1', '']
    const merchantRef = `${names[amount % names.length]}-${saleId}#1`
    return scene.shows(1, flag ? paid : other ? waiting : odd, { merchantRef }).tells()
  },
  'of no till': (scene, { saleId, paid, waiting, amount, flag }) => {
    const references = [
      saleId,
      `${tillName}#1`,
      `${tillName}-#1`,
      `${tillName}-${saleId}#0`,
      `${tillName}-4711`,
      null,
    ]
    const merchantRef = references[amount % references.length] as string | null
    return scene.shows(1, flag ? paid : waiting, { merchantRef }).tells()
  },
  'report of an end of the day': (scene, { paid, ids }) => {
    const { merchantRef: _, ...report } = scene.shows(1, paid).server[0] as ServerTransaction
    const at = scene.at
    return {
      records: [
        { type: 'end of day intent', at, device: 'me', before: [] },
        { type: 'end of day outcome', at, outcome: 'done', transactionId: ids[0] },
      ],
      server: [report],
    }
  },
  'long ago': (scene, { paid, waiting, dead, amount, tip, flag, other }) => {
    scene.minutes = watch / 60_000 + tip
    if (amount % 3 === 0) return scene.shows(1, flag ? paid : waiting).tells()
    if (amount % 3 === 1) return scene.intent().closed(1, 'approved').tells()
    return scene
      .intent()
      .closed(1, 'approved')
      .shows(1, other ? dead : paid)
      .intent(2)
      .shows(2, paid)
      .tells()
  },
}

/** What must be found. */
const discrepant: Readonly<Record<string, Script>> = {
  'journal lost': (scene, { paid }) => scene.shows(1, paid).tells([1, 'found payment', 'look into it']),
  'at the very edge of the watched time': (scene, { paid }) => {
    scene.minutes = watch / 60_000
    return scene.shows(1, paid).tells([1, 'found payment', 'look into it'])
  },
  'when, nobody says': (scene, { paid, flag }) =>
    scene
      .shows(1, paid, { created: flag ? 'once upon a time' : '' })
      .tells([1, 'found payment', 'look into it']),
  'told as failed, and paid': (scene, { paid, dead, flag, other }) => {
    if (other) scene.intent().decided(1, 'aborted')
    else scene.intent().closed(1, flag ? 'declined' : 'aborted', dead)
    return scene.shows(1, paid).tells([1, 'found payment', 'reverse'])
  },
  'told as not started, and paid': (scene, { paid }) =>
    scene.intent().closed(1, 'aborted', 'not started').shows(1, paid).tells([1, 'found payment', 'reverse']),
  'told as reversed, and paid': (scene, { paid }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .reversal(1, 'reversed')
      .shows(1, paid)
      .tells([1, 'found payment', 'look into it']),
  'found, reversed, and still paid': (scene, { paid }) =>
    scene.reversal(1, 'reversed').shows(1, paid).tells([1, 'found payment', 'look into it']),
  'paid again, unknown to the journal': (scene, { paid, paidToo, flag }) => {
    const [good, bad] = flag ? [1, 2] : [2, 1]
    return scene
      .intent(good)
      .closed(good, 'approved')
      .shows(bad, paidToo)
      .shows(good, paid)
      .tells([bad, 'double', 'reverse'])
  },
  'paid again, unknown to the journal, the good one not listed': (scene, { paidToo }) => ({
    ...scene.intent(1).closed(1, 'approved').shows(2, paidToo).tells([2, 'double', 'reverse']),
    unlisted: [scene.id(1)],
  }),
  'paid again, while the good one is open': (scene, { paid, paidToo }) =>
    scene.intent(2).shows(2, paid).shows(1, paidToo).tells([1, 'double', 'reverse']),
  'paid again, after it was told as failed': (scene, { paid, paidToo, dead }) =>
    scene
      .intent(1)
      .closed(1, 'declined', dead)
      .shows(1, paidToo)
      .intent(2)
      .closed(2, 'approved')
      .shows(2, paid)
      .tells([1, 'double', 'reverse']),
  'approved twice': (scene, { paid, paidToo }) =>
    scene
      .intent(1)
      .closed(1, 'approved')
      .intent(2)
      .closed(2, 'approved')
      .shows(2, paidToo)
      .shows(1, paid)
      .tells([2, 'double', 'reverse']),
  'paid three times, all unknown': (scene, { paid, paidToo }) =>
    scene
      .shows(3, paid)
      .shows(1, paid)
      .shows(2, paidToo)
      .tells([1, 'found payment', 'look into it'], [2, 'double', 'reverse'], [3, 'double', 'reverse']),
  'paid by an unknown one, and by one that was told as reversed': (scene, { paid, paidToo }) =>
    scene
      .intent(1)
      .closed(1, 'approved')
      .reversal(1, 'reversed')
      .shows(1, paid)
      .shows(2, paidToo)
      .tells([1, 'double', 'look into it'], [2, 'found payment', 'look into it']),
  'paid by an unknown one, while the known one is being reversed': (scene, { paid, paidToo }) =>
    scene
      .intent(1)
      .closed(1, 'approved')
      .reversal(1)
      .shows(1, paid)
      .shows(2, paidToo)
      .tells([2, 'found payment', 'look into it']),
  'paid by another one than the journal says': (scene, { paid, dead }) =>
    scene
      .intent(1)
      .closed(1, 'approved')
      .shows(1, dead)
      .shows(2, paid)
      .tells([1, 'phantom', 'look into it'], [2, 'found payment', 'look into it']),
  'created, and never started': (scene, { waiting }) =>
    scene.shows(1, waiting).tells([1, 'orphan', 'give up']),
  'not started, and not given up': (scene, { waiting }) =>
    scene.intent().closed(1, 'aborted', 'not started').shows(1, waiting).tells([1, 'orphan', 'give up']),
  'created beside a paid one': (scene, { paid, waiting }) =>
    scene.shows(1, waiting).intent(2).closed(2, 'approved').shows(2, paid).tells([1, 'orphan', 'give up']),
  'not paid, and left as it was': (scene, { waiting, flag, other }) => {
    if (other) scene.intent().decided(1, 'aborted')
    else scene.intent().closed(1, flag ? 'declined' : 'aborted', waiting)
    return scene.shows(1, waiting).tells([1, 'orphan', 'give up'])
  },
  'decided as approved, and not paid at the server': (scene, { waiting, odd, flag }) =>
    scene
      .intent()
      .decided(1, 'approved')
      .shows(1, flag ? waiting : odd)
      .tells([1, 'phantom', 'look into it']),
  'approved, and dead at the server': (scene, { dead, amount }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, dead, { basket_info: { sum: amount + 1 } })
      .tells([1, 'phantom', 'look into it']),
  'not reversed, and dead at the server': (scene, { dead }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .reversal(1, 'refused')
      .shows(1, dead)
      .tells([1, 'phantom', 'look into it']),
  'approved, and not known to the server': (scene) => ({
    ...scene.intent().decided(1, 'approved').tells([1, 'phantom', 'look into it']),
    unlisted: [scene.id(1)],
    notFound: [scene.id(1)],
  }),
  'another amount': (scene, { paid, amount, tip, flag, other }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, paid, {
        basket_info: { sum: flag ? amount + tip : amount - tip, gratuity: other ? -tip : tip + 1 },
      })
      .tells([1, 'amount', 'look into it']),
  'another currency': (scene, { paid, amount }) =>
    scene
      .intent()
      .closed(1, 'approved')
      .shows(1, paid, { basket_info: { sum: amount, currency: 'CHF' } })
      .tells([1, 'amount', 'look into it']),
  'open, and paid with another amount': (scene, { paid, amount, tip }) =>
    scene
      .intent()
      .shows(1, paid, { basket_info: { sum: amount + tip, currency: 'EUR' } })
      .tells([1, 'amount', 'look into it']),
}

/** The names of all stories, for those who count them. */
export const scripts: Readonly<Record<string, Script>> = { ...quiet, ...discrepant }

const awkward = fc.constantFrom(
  '4711',
  'a-b',
  '#',
  'x#1',
  '7#2#3',
  '-',
  '2026-05-04/17',
  'Tüte ☕',
  '\n',
  ' ',
  '__proto__',
)

const dice: fc.Arbitrary<Omit<Dice, 'ids' | 'saleId' | 'skew'>> = fc.record({
  amount: fc.integer({ min: 10_000, max: 99_999 }),
  tip: fc.integer({ min: 1, max: 999 }),
  minutes: fc.integer({ min: 0, max: watch / 60_000 }),
  paid: fc.constantFrom(...paidWords),
  paidToo: fc.constantFrom(...paidWords),
  dead: fc.constantFrom(...deadWords),
  waiting: fc.constantFrom(...waitingWords),
  odd: fc.constantFrom(...oddWords),
  flag: fc.boolean(),
  other: fc.boolean(),
})

const line = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.keys(quiet)) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(discrepant)) },
  ),
  dice,
  awkward,
)

/** Days of 20 to 60 sales; the server's clock is up to two days off. */
export const days: fc.Arbitrary<Day> = fc
  .record({
    lines: fc.array(line, { minLength: 20, maxLength: 60, size: 'max' }),
    skew: fc.integer({ min: -2 * watch, max: 2 * watch }),
    /** Orders the ids and the list in ways of their own. */
    salt: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ lines, skew, salt }) => dayOf(lines, skew, salt))

function dayOf(
  lines: readonly (readonly [string, Omit<Dice, 'ids' | 'saleId' | 'skew'>, string])[],
  skew: number,
  salt: number,
): Day {
  const stories = lines.map(([name, rolled, text], index) => {
    const ids = [1, 2, 3].map(
      (each) => `STX_${String((index * 3 + each) * 7919 * salt).slice(-6)}_${index}_${each}`,
    )
    const saleId = rolled.flag ? `${index}${text}` : `${text}${index}`
    const all = { ...rolled, skew, saleId, ids: ids as unknown as Dice['ids'] }
    return (scripts[name] as Script)(new Scene(all), all)
  })
  // Somebody else's, so that the newest moment of the server is known.
  const newest = { id: 'STX_newest', status: 'ok', created: new Date(tillNow + skew).toISOString() }
  const server = [newest, ...stories.flatMap((story) => story.server)]
  return {
    records: [
      { type: 'till', at: new Date(tillNow - 10 * watch).toISOString(), till: tillName },
      ...stories.flatMap(({ records }) => records),
    ],
    server: server.toSorted((one, other) => scattered(one.id, salt) - scattered(other.id, salt)),
    live: new Set(stories.flatMap((story) => story.live ?? [])),
    unlisted: sorted(stories.flatMap((story) => story.unlisted ?? [])),
    notFound: stories.flatMap((story) => story.notFound ?? []),
    findings: stories
      .flatMap((story) => story.findings ?? [])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    now: tillNow,
  }
}

function scattered(text: string, salt: number): number {
  return Array.from(text).reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0) * salt) % 65_521, salt)
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted((one, other) => (one < other ? -1 : 1))
}
