import { NotFoundError, type SmartTransaction } from '@secukit/api'
import type { Finding } from './finding.ts'
import { isTransaction, once } from './payment-work.ts'
import {
  compare,
  mostPages,
  pageSize,
  reachesBeyond,
  referencePattern,
  type Scope,
  type ServerTransaction,
  toAsk,
} from './reconcile.ts'
import { lifeOf } from './settings.ts'
import type { Surroundings } from './surroundings.ts'

/** How far back is compared, in ms: what is lost on the way comes back within a day, or with the end of the day. */
const watch = 26 * 3_600_000

/** Compares the journal with the server, gives up what was never started, and remembers what it found. */
export class Sweep {
  findings: readonly Finding[] = []
  readonly #around: Surroundings
  readonly #onFinding: (finding: Finding) => void
  readonly #isLive: Scope['live']
  /** When this run began, in ms since 1970. */
  readonly #begun: number
  /** The sales and transactions that were worked on since a comparison began: what it was shown of them may be old. */
  readonly #touched = new Set<string>()
  readonly #told = new Set<string>()
  #running: Promise<readonly Finding[]> | undefined

  constructor(around: Surroundings, onFinding: (finding: Finding) => void, isLive: Scope['live']) {
    this.#around = around
    this.#begun = around.clock.now()
    this.#onFinding = onFinding
    this.#isLive = isLive
  }

  /** Somebody works on a sale, or on a transaction. */
  touch(id: string): void {
    if (this.#running) this.#touched.add(id)
  }

  /** Rejects when the server cannot be asked. Two at once are one. */
  run(): Promise<readonly Finding[]> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      this.#touched.clear()
    })
    return this.#running
  }

  /** What was told as not paid is paid: that cannot wait for the next comparison. */
  contradicted(saleId: string, { id, status, basket_info: info }: SmartTransaction): void {
    const attempt = this.#around.till().attempts.get(id)
    const { amount, currency } = attempt?.intent ?? {}
    this.#keep([
      ...this.findings.filter(({ transactionId }) => transactionId !== id),
      {
        kind: 'found payment',
        saleId,
        transactionId: id,
        ...(amount !== undefined &&
          currency !== undefined && {
            expected: { amount, currency, outcome: attempt?.closedBy?.outcome ?? 'unknown' },
          }),
        found: { amount: info?.sum, currency: info?.currency, status },
        action: 'reverse',
      },
    ])
  }

  async #run(): Promise<readonly Finding[]> {
    const { api, till, clock } = this.#around
    const scope: Scope = {
      watch,
      now: clock.now(),
      live: (transactionId, saleId) =>
        this.#touched.has(saleId) || this.#touched.has(transactionId) || this.#isLive(transactionId, saleId),
    }
    const listed = await this.#list(referencePattern(till().name ?? ''))
    // What a list shows may be old, and what it does not show may be there: nothing is told before it was asked.
    const asked = toAsk(till(), listed, scope)
    const answers: ServerTransaction[] = []
    const notFound: string[] = []
    for (const id of asked) {
      try {
        const transaction = await api.get(id, {}, this.#options())
        if (isTransaction(transaction) && transaction.id === id) answers.push(transaction)
      } catch (error) {
        // What gives no answer now is asked the next time.
        if (error instanceof NotFoundError) notFound.push(id)
      }
    }
    const unasked = listed.filter(({ id }) => !asked.includes(id))
    const found = compare(till(), [...unasked, ...answers], scope, notFound)
    const left: Finding[] = []
    for (const finding of found) {
      if (finding.action !== 'give up' || !(await this.#giveUp(finding, scope))) left.push(finding)
    }
    this.#keep(left)
    return this.findings
  }

  async #list(q: string): Promise<readonly ServerTransaction[]> {
    const listed: ServerTransaction[] = []
    for (let page = 0; page < mostPages; page += 1) {
      const { data } = await this.#around.api.list(
        { q, sort: 'created:desc', count: pageSize, offset: page * pageSize },
        this.#options(),
      )
      const items: readonly SmartTransaction[] = Array.isArray(data) ? data : []
      listed.push(...items.filter(isTransaction))
      if (items.length < pageSize || reachesBeyond(listed, watch)) break
    }
    return listed
  }

  /** Whether there is nothing to tell about it: it is given up, or that has to wait. */
  async #giveUp({ transactionId, saleId }: Finding, { live, now }: Scope): Promise<boolean> {
    // An earlier run with another journal may have started it just before it ended: that is for a later comparison.
    if (now < this.#begun + lifeOf(this.#around.settings, true)) return true
    // It may have been presented since it was found.
    if (live(transactionId, saleId)) return true
    try {
      const { id, status } = await this.#around.api.abort(transactionId, this.#options())
      return id === transactionId && status === 'aborted'
    } catch {
      return false
    }
  }

  #options(): typeof once & { readonly signal: AbortSignal } {
    return { ...once, signal: this.#around.ending }
  }

  #keep(findings: readonly Finding[]): void {
    this.findings = findings
    for (const finding of findings) {
      const name = `${finding.kind} ${finding.transactionId}`
      if (this.#told.has(name)) continue
      this.#told.add(name)
      this.#onFinding(finding)
    }
  }
}
