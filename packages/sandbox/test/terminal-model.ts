import * as fc from 'fast-check'
import { expect } from 'vitest'
import { type Counter, heard, openCounter, type Waiting } from './counter.ts'
import type { Assumptions } from '../src/assumptions.ts'
import type { ScriptedAct, TerminalAct } from '../src/terminal/control.ts'

// Random days at a counter, beside a model of one card terminal that knows nothing of the sandbox: what the customers
// were charged, what every caller was told, what each sale became.

type Kind = 'payment' | 'reversal' | 'run'

interface ModelSale {
  id: string
  cents: number
  status: 'created' | 'ok' | 'failed' | 'aborted' | 'cancelled'
}

interface ModelCharge {
  sale: ModelSale
  status: 'charged' | 'reversed' | 'settled'
}

/** A status of HTTP; for 200 the sale's own. */
type Told = number | string

interface Caller {
  readonly waiting: Waiting
  told?: Told
}

interface ModelJob {
  readonly kind: Kind
  readonly sale?: ModelSale
  readonly charge?: ModelCharge
  readonly endsDay: boolean
  readonly caller: Caller
  until: number
  wrongPins: number
  told: boolean
  plan?: { at: number; act: TerminalAct; late?: number | undefined } | undefined
}

class Model {
  now = 0
  plugged = true
  script: ScriptedAct[] = []
  always: ScriptedAct = { act: 'approve' }
  job: ModelJob | undefined
  readonly sales: ModelSale[] = []
  readonly charges: ModelCharge[] = []

  begin(kind: Kind, caller: Caller, about: Partial<ModelJob> = {}): void {
    if (this.job) return this.tell(caller, 403)
    if (!this.plugged) return this.tell(caller, 500)
    const [until, wrongPins, told] = [this.now + 120_000, 0, false]
    this.job = { kind, caller, until, wrongPins, told, endsDay: false, ...about }
    this.draw(this.job, this.now)
    this.pass(0)
  }

  pass(ms: number): void {
    this.now += ms
    for (;;) {
      const { job } = this
      if (!job) return
      const { plan } = job
      if (plan && plan.at <= job.until && plan.at <= this.now) this.happen(plan.act, plan.late, plan.at)
      else if (job.until <= this.now) this.happen('time out', undefined, job.until)
      else return
    }
  }

  happen(act: TerminalAct, late: number | undefined, at: number): void {
    const { job } = this
    if (!job) return
    job.plan = undefined
    if (late !== undefined && !job.told) {
      job.told = true
      this.tell(job.caller, 500)
      job.plan = { at: at + late, act }
      job.until = Math.max(job.until, at + late)
      return this.pass(0)
    }
    if (act === 'wrong PIN' && job.kind === 'payment' && job.wrongPins < 2) {
      job.wrongPins += 1
      this.draw(job, at)
      return this.pass(0)
    }
    this.job = undefined
    const answer = this.end(job, act)
    if (!job.told) this.tell(job.caller, answer)
  }

  private end({ kind, sale, charge, endsDay }: ModelJob, act: TerminalAct): Told {
    if (act === 'busy') return 403
    if (act === 'lose connection') return 500
    if (!act.startsWith('approve')) {
      if (kind === 'reversal') return 403
      const status = act === 'stop' ? 'aborted' : 'failed'
      if (sale) sale.status = status
      return status
    }
    if (sale) {
      sale.status = 'ok'
      this.charges.push({ sale, status: 'charged' })
    }
    if (charge) {
      charge.status = 'reversed'
      charge.sale.status = 'cancelled'
      return 'cancelled'
    }
    if (endsDay) for (const each of this.charges) if (each.status === 'charged') each.status = 'settled'
    return 'ok'
  }

  private draw(job: ModelJob, at: number): void {
    const { act, after = 0, late } = this.script.shift() ?? this.always
    if (act !== 'wait') job.plan = { at: at + after, act, late }
  }

  private tell(caller: Caller, told: Told): void {
    if (caller.told !== undefined) throw new Error('the model answers twice')
    caller.told = told
  }
}

type Step =
  | { readonly do: 'sell'; readonly cents: number }
  | { readonly do: 'pay' | 'abort' | 'take back'; readonly which: number }
  | { readonly do: 'run'; readonly endsDay: boolean }
  | { readonly do: 'act'; readonly act: TerminalAct; readonly late?: number | undefined }
  | { readonly do: 'script' | 'always'; readonly act: ScriptedAct }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'plug'; readonly plugged: boolean }
  | { readonly do: 'restart' }

const acts = [
  'approve',
  'approve with signature',
  'decline',
  'wrong PIN',
  'customer abort',
  'time out',
  'busy',
  'lose connection',
  'stop',
] as const satisfies readonly TerminalAct[]

const late = fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constantFrom(0, 2000, 200_000))
const scripted = fc
  .record({
    act: fc.constantFrom(...acts, 'approve', 'approve', 'wait', 'wait'),
    after: fc.constantFrom(0, 0, 1000, 60_000, 130_000),
    late,
  })
  .map(({ late: ms, ...act }): ScriptedAct => (ms === undefined ? act : { ...act, late: ms }))
const which = fc.nat({ max: 30 })

const step: fc.Arbitrary<Step> = fc.oneof(
  // None of them is magic.
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('sell' as const), cents: fc.integer({ min: 1, max: 6600 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pay' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('take back' as const, 'abort' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('run' as const), endsDay: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('act' as const), act: fc.constantFrom(...acts, 'approve'), late }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('script' as const, 'always' as const), act: scripted }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 1000, 59_000, 200_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('plug' as const), plugged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)

const refusal = 'Zahlung abgelehnt|Abbruch durch Kunde|Zeitüberschreitung|Abbruch durch Kasse'
const end = `Keine Verbindung|${refusal}|`
/** What a terminal shows during one job; the last one may not be over. */
const jobTexts = [
  `Bitte Karte einstecken(/PIN eingeben/PIN falsch){0,2}(/(PIN eingeben/Bitte warten/(Zahlung erfolgt|Zahlung abgelehnt|PIN zu oft falsch)|Bitte Unterschrift prüfen/Zahlung erfolgt|${end}))?`,
  `Storno läuft(/(Storno erfolgt|${end}))?`,
  `Diagnose läuft(/(Diagnose erfolgreich|${end}))?`,
  `Kassenschnitt läuft(/(Kassenschnitt durchgeführt|${end}))?`,
]
const inOrder = new RegExp(`^(?:(?:${jobTexts.join('|')})(?:/|$))*$`)

/** One day, step by step, and both are compared after each. */
async function live(steps: readonly Step[], abortAtTerminal: Assumptions['abortAtTerminal']): Promise<void> {
  const model = new Model()
  let counter = await openCounter({ assumptions: { abortAtTerminal } })
  let callers: Caller[] = []
  const shown: string[] = []
  const post = (path: string): Caller => {
    const caller = { waiting: counter.post(path) }
    callers.push(caller)
    return caller
  }
  for (const each of steps) {
    switch (each.do) {
      case 'sell':
        model.sales.push({ id: (await counter.sell(each.cents)).id, cents: each.cents, status: 'created' })
        break
      case 'pay': {
        const sale = model.sales[each.which % model.sales.length]
        if (!sale) break
        const caller = post(`/Smart/Transactions/${sale.id}/start/cashless`)
        if (model.job?.sale === sale || !['created', 'failed'].includes(sale.status)) caller.told = 403
        else model.begin('payment', caller, { sale })
        break
      }
      case 'abort': {
        const sale = model.sales[each.which % model.sales.length]
        if (!sale) break
        const caller = post(`/Smart/Transactions/${sale.id}/abort`)
        if (model.job?.sale === sale) {
          caller.told = abortAtTerminal === 'refused' ? 403 : sale.status
          if (abortAtTerminal === 'stops the terminal') {
            model.happen('stop', undefined, model.now)
            caller.told = 'aborted'
          }
        } else if (['created', 'failed'].includes(sale.status)) {
          sale.status = 'aborted'
          caller.told = 'aborted'
        } else caller.told = 403
        break
      }
      case 'take back': {
        const index = each.which % (model.charges.length + 1)
        const charge = model.charges[index]
        const caller = post(`/Smart/Transactions/${index + 1}/canceltrx`)
        if (!charge) caller.told = 404
        else if (charge.status !== 'charged') caller.told = 403
        else model.begin('reversal', caller, { charge })
        break
      }
      case 'run': {
        const caller = post(`/Smart/Transactions/me/${each.endsDay ? 'endOfDay' : 'diagnosis'}`)
        model.begin('run', caller, { endsDay: each.endsDay })
        break
      }
      case 'act': {
        const details = each.late === undefined ? {} : { late: each.late }
        if (!model.job) expect(() => counter.terminal.act(each.act, details)).toThrow(RangeError)
        else {
          counter.terminal.act(each.act, details)
          // What is late by nothing happens when somebody looks at the clock again.
          model.happen(each.act, each.late, model.now)
        }
        break
      }
      case 'script':
        counter.terminal.next(each.act)
        model.script.push(each.act)
        break
      case 'always':
        counter.terminal.always(each.act)
        model.always = each.act
        break
      case 'pass':
        counter.engine.surroundings.clock.advance(each.ms)
        model.pass(each.ms)
        break
      case 'plug':
        counter.terminal.set({ plugged: each.plugged })
        model.plugged = each.plugged
        if (!each.plugged) model.happen('lose connection', undefined, model.now)
        break
      case 'restart': {
        await compare()
        shown.push(...counter.shown)
        const from = counter.engine.snapshot()
        counter.engine.close()
        counter = await openCounter({ from, assumptions: { abortAtTerminal } })
        callers = []
      }
    }
    await compare()
  }
  expect([...shown, ...counter.shown].join('/')).toMatch(inOrder)

  async function compare(): Promise<void> {
    await heard()
    for (const { waiting, told } of callers)
      expect(waiting.answers.map(toldBy)).toEqual(told === undefined ? [] : [told])
    expect(chargesOf(counter)).toEqual(
      model.charges.map(({ sale: { id, cents }, status }) => [id, cents, status]),
    )
    const statuses = model.sales.map(({ id }) => counter.shop().transactions.get(id)?.status)
    expect(statuses).toEqual(model.sales.map(({ status }) => status))
    expect(counter.shop().jobs.size).toBe(model.job ? 1 : 0)
    for (const { id, cents } of model.sales) {
      const standing = model.charges.filter(({ sale, status }) => sale.id === id && status !== 'reversed')
      expect(counter.ledger.charged(id)).toBe(standing.length * cents)
      expect(standing.length).toBeLessThan(2)
    }
  }
}

function chargesOf({ ledger }: Counter): readonly (readonly [string, number, string])[] {
  return ledger.charges.map(({ transactionId, amount, status }) => [transactionId, amount, status])
}

function toldBy({ status, body }: { status: number; body: unknown }): Told {
  return status === 200 ? (body as { status: string }).status : status
}

/** Lives so many days. Rejects with the shortest one that goes wrong. */
export async function checkDays(numRuns: number, maxLength: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength }),
      fc.constantFrom('refused', 'ignored', 'stops the terminal' as const),
      live,
    ),
    { numRuns },
  )
}
