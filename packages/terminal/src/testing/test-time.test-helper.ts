import type { CallOptions, SmartTransaction } from '@secukit/api'
import type { Clock } from '../clock.ts'
import type { PaymentApi } from '../terminal.ts'

// Virtual time over real HTTP. It stands still but while a test waits for something, and then only while nothing is on
// the wire that will answer by itself: then whoever sleeps is woken one by one, the earliest first.

/** Who can say that a call is held, so that no answer comes by itself. */
interface Holding {
  isHolding(call: string): boolean
}

interface Sleeper {
  /** When it wakes, in ms since 1970. */
  readonly at: number
  /** Whether nobody waits for it. */
  readonly idle: boolean
  readonly wake: () => void
}

type Calls = PaymentApi['smart']['transactions']

/** So many turns of the event loop without anything new, and whatever was to come of the last thing has come. */
const quietTurns = 3

/** Longer than anything that the driver does by itself, in ms of its own time. */
const mostMs = 3 * 86_400_000

export class TestTime implements Clock {
  #now = Date.parse('2025-03-01T09:00:00.000Z')
  readonly #sleepers = new Set<Sleeper>()
  /** What is on the wire. */
  readonly #calls = new Set<{ readonly name: string; readonly to: Holding }>()
  /** Counts everything that begins or ends. */
  #changes = 0

  now(): number {
    return this.#now
  }

  /** How many sleep now. */
  get sleeping(): number {
    return this.#sleepers.size
  }

  /** How many of them would keep the process alive. */
  get waitedFor(): number {
    return [...this.#sleepers].filter(({ idle }) => !idle).length
  }

  sleep(ms: number, { signal, idle = false }: Parameters<Clock['sleep']>[1] = {}): Promise<void> {
    return new Promise((done) => {
      if (signal?.aborted) return done()
      const sleeper = {
        at: this.#now + ms,
        idle,
        wake: () => {
          this.#changes += 1
          this.#sleepers.delete(sleeper)
          signal?.removeEventListener('abort', sleeper.wake)
          done()
        },
      }
      this.#changes += 1
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', sleeper.wake)
    })
  }

  /** The client, with its calls counted. The driver may have none of them sent again by the client. */
  watch({ smart: { transactions } }: PaymentApi, to: Holding): PaymentApi {
    const count = <T>(
      operation: string,
      what: unknown,
      options: CallOptions | undefined,
      call: (options: CallOptions | undefined) => PromiseLike<T>,
    ): Promise<T> => {
      if (options?.retries !== 0) throw new Error(`the client may repeat ${operation}`)
      const flying = { name: `${operation} ${String(what)}`, to }
      this.#calls.add(flying)
      this.#changes += 1
      return Promise.resolve(call(options)).finally(() => {
        this.#calls.delete(flying)
        this.#changes += 1
      })
    }
    const byId = (name: 'abort' | 'cancel' | 'cancelTrx' | 'diagnosis' | 'endOfDay') => {
      return (id: string, options?: CallOptions): Promise<SmartTransaction> =>
        count(name, id, options, (so) => transactions[name](id, so))
    }
    const counted: Calls = {
      abort: byId('abort'),
      cancel: byId('cancel'),
      cancelTrx: byId('cancelTrx'),
      create: (body, options) =>
        count('create', body.merchantRef, options, (so) => transactions.create(body, so)),
      diagnosis: byId('diagnosis'),
      endOfDay: byId('endOfDay'),
      get: (id, query, options) => count('get', id, options, (so) => transactions.get(id, query, so)),
      // Cast: the driver reads pages, and never walks.
      list: (query, options) =>
        count('list', '', options, (so) => transactions.list(query, so)) as unknown as ReturnType<
          Calls['list']
        >,
      preTransaction: (id, options) =>
        count('preTransaction', id, options, (so) => transactions.preTransaction(id, so)),
      start: (id, method, body, options) =>
        count('start', id, options, (so) => transactions.start(id, method, body, so)),
    }
    return { smart: { transactions: counted } }
  }

  /** Lets time pass until it is there. */
  async run<T>(wanted: PromiseLike<T>): Promise<T> {
    let isThere = false
    const promise = Promise.resolve(wanted)
    const end = (): void => void (isThere = true)
    promise.then(end, end)
    const latest = this.#now + mostMs
    for (;;) {
      await this.#quiet(() => isThere)
      if (isThere) return promise
      if (this.#now > latest) throw new Error('three days have passed, and nothing came of it')
      const [next] = [...this.#sleepers].toSorted((one, other) => one.at - other.at)
      // Without a sleeper it is the machine itself that is waited for, such as a file that is being opened.
      if (!next) await new Promise((later) => setTimeout(later, 1))
      else {
        this.#now = Math.max(this.#now, next.at)
        next.wake()
      }
    }
  }

  /** Lets so many ms pass. */
  pass(ms: number): Promise<void> {
    return this.run(this.sleep(ms))
  }

  /** Lets everything be done that needs no time. */
  settle(): Promise<void> {
    return this.#quiet(() => false)
  }

  async #quiet(isEnough: () => boolean): Promise<void> {
    for (let quiet = 0; quiet < quietTurns && !isEnough();) {
      const before = this.#changes
      await new Promise((turn) => setImmediate(turn))
      const isBusy = [...this.#calls].some(({ name, to }) => !to.isHolding(name))
      quiet = isBusy || this.#changes !== before ? 0 : quiet + 1
    }
  }
}
