import type { Engine } from '../src/engine.ts'
import type { SmartTransaction } from '../src/generated/models.ts'
import { ledgerOf } from '../src/ledger.ts'
import { engineOf, type SandboxOptions } from '../src/sandbox.ts'
import { type Shop, shopOf } from '../src/state.ts'
import { type TerminalControl, terminalControlOf } from '../src/terminal/control.ts'
import { bakery } from '../src/world.ts'
import { type Answer, signIn, type Till } from './till.ts'

/** A till with a card terminal beside it. Its clock stands still until it is moved. */
export interface Counter extends Till {
  readonly engine: Engine
  readonly terminal: TerminalControl
  /** Everything that the terminal has shown, in order. */
  readonly shown: string[]
  shop(): Shop
  /** A sale of one article for so many cents. */
  sell(cents: number): Promise<SmartTransaction>
  /** Starts it at the terminal and does not wait. */
  pay(id: string): Waiting
  post(path: string): Waiting
}

/** A call that may still wait for the terminal. */
export interface Waiting {
  readonly answer: Promise<Answer>
  /** How often it was answered: a caller gets one answer. */
  readonly answers: Answer[]
}

export async function openCounter(options: SandboxOptions = {}): Promise<Counter> {
  const engine = engineOf({ seed: 1, ...options })
  engine.surroundings.clock.stop()
  const shop = (): Shop => shopOf(engine.surroundings.state, bakery.merchant.id)
  const till = await signIn(async (request) => {
    const response = await engine.call(request)
    // Whoever is hung up on never hears of it again.
    return response.cut === undefined ? response : new Promise(() => undefined)
  }, ledgerOf(shop))
  const terminal = terminalControlOf(engine, shop)
  const shown: string[] = []
  terminal.onDisplay((text) => shown.push(text))
  function post(path: string): Waiting {
    const answers: Answer[] = []
    const answer = till.call('POST', path).then((told) => {
      answers.push(told)
      return told
    })
    return { answer, answers }
  }
  return {
    ...till,
    engine,
    terminal,
    shown,
    shop,
    post,
    sell: (cents) => till.create({ basket_info: { sum: cents } }),
    pay: (id) => post(`/Smart/Transactions/${id}/start/cashless`),
  }
}

/** Lets everybody who was answered hear of it. */
export function heard(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0))
}
