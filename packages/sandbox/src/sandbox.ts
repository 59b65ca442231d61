import type { Assumptions } from './assumptions.ts'
import type { Clock } from './clock.ts'
import type { SandboxRequest, SandboxResponse } from './core.ts'
import { credentials } from './credentials.ts'
import type { FileJournal } from './data/file-journal.ts'
import { checkSnapshot, createEngine, type Engine, type Snapshot } from './engine.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { type Ask, askOf, fetchOf } from './fetch.ts'
import type { Journal, JournalRecord } from './journal.ts'
import { createJudge } from './judge.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import type { Programme } from './loyalty/programme.ts'
import { checkOperator } from './operator/check.ts'
import { operatorRoot } from './operator/root.ts'
import { checkIn } from './operations/checkins.ts'
import { confirmDevice } from './operations/devices.ts'
import { payerActs } from './operations/orders.ts'
import { type CardSeed, cardEvents, programmeEvents, unlessRefused } from './operator/seed.ts'
import { bearerOf } from './read-request.ts'
import { type Random, seededRandom, unseededRandom } from './random.ts'
import { type SandboxEvent, type Shop, shopOf } from './state.ts'
import { type TerminalControl, terminalControlOf } from './terminal/control.ts'
import { bakery, florist, floristCredentials, openingEvents, pointsGroupId } from './world.ts'

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** Whether it answers on a socket. Default: true. Without one, `fetch` is the way in. */
  readonly listen?: boolean
  /** The port to listen on. Default: 0, a free one. */
  readonly port?: number
  /** The address to listen on. Default: `127.0.0.1`. */
  readonly host?: string
  /**
   * Whether `host` may be an address that other machines reach. Default: false; then only loopback is allowed. The
   * operator side stays closed to others in any case.
   */
  readonly expose?: boolean
  /**
   * The same seed gives the same ids and tokens, and the published credentials; receipts are the same where the clock
   * is stopped, too. A whole number. Default: none; then the secrets are made anew each time.
   */
  readonly seed?: number
  /** A folder to keep everything in, over restarts and crashes. Default: none; then it is forgotten with the process. */
  readonly data?: string
  /** How many loyalty cards to make up, beside those of the shop. Default: 0. */
  readonly cards?: number
  /** What the vendor leaves open. Default: the cautious reading. */
  readonly assumptions?: Partial<Assumptions>
  /** Where to begin: a snapshot of another sandbox. Default: the shop as it opens. */
  readonly from?: Snapshot
  /** What is to have happened since: records of a journal that build on `from`. Default: nothing. */
  readonly replay?: readonly JournalRecord[]
  /** Hears of every call of the API, after its answer was made. */
  readonly onCall?: (call: SandboxCall) => void
}

/** One call, as `onCall` hears of it. */
export interface SandboxCall {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Of HTTP; 0 when the connection was broken on purpose. */
  readonly status: number
}

/** What a client signs in with. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** A running sandbox: the API with a bakery, its loyalty cards, a card terminal, and no money. */
export interface Sandbox extends AsyncDisposable {
  /** Where it answers, such as `http://127.0.0.1:4010`; the API is below `/api/v2`, tokens come from `/oauth/token`. */
  readonly url: string
  /** Asks it in process, without a socket: give it to clients that take a `fetch`. Any host will do. */
  readonly fetch: typeof globalThis.fetch
  /**
   * Asks it in process with plain data: `fetch` without its objects, and several times faster. The answer is a promise
   * only while a card terminal is at work, or a fault takes its time; `await` serves both.
   */
  readonly ask: Ask
  /** What its token endpoint accepts from the bakery. */
  readonly credentials: ClientCredentials
  /** The same of another merchant, the florist: a token of his sees nothing of the bakery. */
  readonly foreignCredentials: ClientCredentials
  /** Its time: push it forward to see tokens expire. */
  readonly clock: Clock
  /** The card terminal, and the customer in front of it. */
  readonly terminal: TerminalControl
  /** What goes wrong, on purpose. */
  readonly faults: Faults
  /** What was really charged: ask it, and not the program under test. */
  readonly ledger: Ledger
  /** What has happened so far. */
  readonly journal: Journal
  /** What the vendor leaves open; may be changed at any time. */
  readonly assumptions: Assumptions
  /** Puts a loyalty card into the shop, or changes one. Throws a `RangeError` for a card that cannot be. */
  addCard(card: CardSeed): void
  /** Makes so many cards, `9276005000000000` and on, in place of those that were made before: at once, however many. */
  generateCards(count: number): void
  /** Changes the rules of a card group; what is left out stays. Throws a `RangeError` when there is no such group. */
  setProgramme(cardGroupId: string, rules: Partial<Programme>): void
  /** Confirms a till by the code that it shows. Throws a `RangeError` when no till shows it. */
  confirmDevice(userCode: string): void
  /** Lets a customer check in at the store. Throws a `RangeError` when the shop has no such card. */
  checkIn(customerName: string, cardnumber?: string): void
  /** Lets the payer of a pending order authorise the payment or refuse it. Throws a `RangeError` when nobody waits for him. */
  payerActs(transactionId: string, act: 'authorises' | 'refuses'): void
  /** How much there is of everything. */
  counts(): { readonly merchant: string; readonly transactions: number; readonly cards: number }
  /** Everything there is, as plain JSON with secrets: `startSandbox({ from })` goes on from there. */
  snapshot(): Snapshot
  /** Goes on from a snapshot. Callers that wait for a terminal are hung up on. Throws a `RangeError` when it is none. */
  restore(snapshot: Snapshot): void
  /** Another sandbox, without a socket, that begins as this one stands, and shares nothing with it. */
  fork(): Promise<Sandbox>
  /** Takes back the last calls that changed something. Default: one. Throws a `RangeError` when there are fewer. */
  undo(steps?: number): void
  /** Begins anew. Callers that wait for a terminal are hung up on; faults stay. */
  reset(): void
  /** Stops answering and frees the port. */
  close(): Promise<void>
}

type Answer = (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>

/**
 * Starts a sandbox, on loopback. Rejects when the port is taken, with a `RangeError` for options that cannot be, and
 * with a `DataError` when the folder cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options)
  const data = options.data === undefined ? undefined : await openData(options.data)
  try {
    return await opened(options, data)
  } catch (error) {
    await data?.close()
    throw error
  }
}

async function opened(options: SandboxOptions, data: FileJournal | undefined): Promise<Sandbox> {
  const engine = engineOf(options, data)
  const { surroundings } = engine
  const faults = createFaults(surroundings.clock, surroundings.random, (request) => {
    const id = bearerOf(request)
    if (surroundings.state.sessions.has(id)) engine.commit('faults', [{ type: 'session ended', id }])
  })
  let closed = false
  const heard: Answer = options.onCall ? hearing(options.onCall, ask) : ask
  function ask(request: SandboxRequest): SandboxResponse | Promise<SandboxResponse> {
    return faults.apply(request, (each) => engine.call(each))
  }
  function answer(request: SandboxRequest): SandboxResponse | Promise<SandboxResponse> {
    if (closed) return { status: 0, body: undefined, cut: 'before' }
    const response = request.url.startsWith(operatorRoot) ? operated(request) : heard(request)
    // Nobody is told what is not kept yet.
    return data ? Promise.resolve(response).then((made) => data.flush().then(() => made)) : response
  }
  /** Loaded when somebody is there: most sandboxes are in tests, which have hands of their own. */
  async function operated(request: SandboxRequest): Promise<SandboxResponse> {
    const { operate } = await import('./operator/face.ts')
    return operate(sandbox, request)
  }
  await data?.flush()
  const socket: Partial<Socket> = options.listen === false ? {} : await listen(answer, options)
  const sandbox = sandboxOf({ engine, faults, answer, options, socket, data, onClose: () => (closed = true) })
  return sandbox
}

/** The core of a sandbox, without a way in. */
export function engineOf(options: SandboxOptions, data?: FileJournal): Engine {
  const { seed, from, replay = [], assumptions, cards } = options
  const random = seed === undefined ? unseededRandom() : seededRandom(seed)
  const base = data?.opening ?? from
  const opening = from ?? openingOf(options, random, base)
  const engine = createEngine({
    opening,
    random,
    ...(base && { base }),
    records: data?.opening ? data.records : replay,
    ...(data && { keeper: data }),
    ...(assumptions && { assumptions }),
    checkResponse: createJudge(),
  })
  if (data && !data.opening) {
    data.begin(opening)
    for (const record of replay) data.append(record)
  }
  // What happened in earlier runs is read once more at every start: it is better short.
  else if (data && data.records.length > longestTail) engine.restore(engine.snapshot())
  const shop = shopOf(engine.surroundings.state, bakery.merchant.id)
  if (cards !== undefined && cards !== (shop.cards.generated?.count ?? 0))
    engine.commit('operator.generateCards', [generated(cards, bakery.merchant.id)])
  return engine
}

/** How many records of earlier runs a data folder keeps one by one. */
const longestTail = 10_000

function hearing(onCall: (call: SandboxCall) => void, ask: Answer): Answer {
  return (request) => {
    const told = (response: SandboxResponse): SandboxResponse => {
      onCall({ method: request.method, url: request.url, status: response.status })
      return response
    }
    const response = ask(request)
    return response instanceof Promise ? response.then(told) : told(response)
  }
}

function checkOptions({
  listen: listens,
  host,
  expose = false,
  seed,
  cards,
  port,
  assumptions = {},
  from,
}: SandboxOptions): void {
  checkOperator('operator.assume', assumptions)
  if (from) checkSnapshot(from)
  const isLocal = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/.test(host ?? '127.0.0.1')
  if (listens !== false && !expose && !isLocal) {
    throw new RangeError(
      `other machines would reach a sandbox on ${host}, and it was made for this one: listen on 127.0.0.1, or say expose: true`,
    )
  }
  for (const [name, value, most] of [
    ['seed', seed, Number.MAX_SAFE_INTEGER],
    ['cards', cards, 10_000_000],
    ['port', port, 65_535],
  ] as const) {
    if (
      value !== undefined &&
      !(Number.isInteger(value) && Math.abs(value) <= most && (value >= 0 || name === 'seed'))
    )
      throw new RangeError(`${name} must be a whole number, not ${value}`)
  }
}

/** Node's file system is loaded only where it is asked for: the rest runs in a browser. */
async function openData(folder: string): Promise<FileJournal> {
  const { openFileJournal } = await import('./data/file-journal.ts')
  return openFileJournal(folder)
}

interface Socket {
  readonly url: string
  close(): Promise<void>
}

/** So is Node's server. */
async function listen(answer: Answer, { port = 0, host = '127.0.0.1' }: SandboxOptions): Promise<Socket> {
  const { serve } = await import('./server.ts')
  const server = await serve(answer, port, host)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

interface Parts {
  readonly engine: Engine
  readonly faults: Faults
  readonly answer: Answer
  readonly options: SandboxOptions
  readonly socket: Partial<Socket>
  readonly data: FileJournal | undefined
  readonly onClose: () => void
}

function sandboxOf({ engine, faults, answer, options, socket, data, onClose }: Parts): Sandbox {
  const { surroundings } = engine
  const ask = askOf(answer)
  const shop = (id = bakery.merchant.id): Shop => shopOf(surroundings.state, id)
  const credentialsOf = ({ facts: { clientId, clientSecret } }: Shop): ClientCredentials => ({
    clientId,
    clientSecret,
  })
  let closed: Promise<void> | undefined
  async function closeAll(): Promise<void> {
    onClose()
    engine.close()
    await socket.close?.()
    await data?.close()
  }
  const close = (): Promise<void> => (closed ??= closeAll())
  return {
    url: socket.url ?? 'http://sandbox.invalid',
    fetch: fetchOf(ask),
    ask,
    get credentials() {
      return credentialsOf(shop())
    },
    get foreignCredentials() {
      return credentialsOf(shop(florist.merchant.id))
    },
    clock: surroundings.clock,
    terminal: terminalControlOf(engine, () => shop()),
    faults,
    ledger: ledgerOf(() => shop()),
    journal: {
      records: (after = 0) =>
        engine.records.slice(Math.max(0, after - (engine.last - engine.records.length))),
      get last() {
        return engine.last
      },
      hash: () => engine.hash(),
    },
    assumptions: surroundings.assumptions,
    addCard: (card) => engine.commit('operator.addCard', cardEvents(card, shop(), surroundings)),
    generateCards: (count) => engine.commit('operator.generateCards', generationEvents(count, shop())),
    setProgramme: (cardGroupId, rules) =>
      engine.commit('operator.setProgramme', programmeEvents(cardGroupId, rules, shop())),
    confirmDevice: (userCode) =>
      engine.commit(
        'operator.confirmDevice',
        unlessRefused(() => confirmDevice(shop(), userCode, surroundings).events),
      ),
    checkIn: (customerName, cardnumber) =>
      engine.commit(
        'operator.checkIn',
        unlessRefused(
          () =>
            checkIn(shop(), { customerName, ...(cardnumber !== undefined && { cardnumber }) }, surroundings)
              .events,
        ),
      ),
    payerActs: (transactionId, act) =>
      engine.commit(
        'operator.payerActs',
        unlessRefused(() => payerActs(shop(), transactionId, act, surroundings)),
      ),
    counts: () => ({
      merchant: shop().facts.merchant.companyname ?? '',
      transactions: shop().transactions.size,
      cards: shop().cards.size,
    }),
    snapshot: () => engine.snapshot(),
    restore: (snapshot) => engine.restore(snapshot),
    fork: () => {
      const { data: _folder, cards: _cards, onCall: _onCall, ...rest } = options
      return startSandbox({
        ...rest,
        listen: false,
        from: engine.snapshot(),
        assumptions: { ...surroundings.assumptions },
      })
    },
    undo: (steps = 1) => engine.undo(steps),
    reset: () => engine.restart(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** A new shop. Its secrets are the published ones when somebody chose the seed; those of a shop that was there stay. */
function openingOf(
  { seed, cards = 0 }: SandboxOptions,
  random: Random,
  base: Snapshot | undefined,
): Snapshot {
  const known = new Map<string, string>()
  if (seed !== undefined) {
    for (const each of [credentials, floristCredentials]) known.set(each.clientId, each.clientSecret)
  }
  for (const event of base?.events ?? [])
    if (event.type === 'shop opened') known.set(event.facts.clientId, event.facts.clientSecret)
  const events = openingEvents((clientId) => known.get(clientId) ?? random.token())
  return {
    events: cards === 0 ? events : [...events, generated(cards, bakery.merchant.id)],
    random: random.state(),
    clock: { ahead: 0 },
    last: 0,
  }
}

function generationEvents(count: number, shop: Shop): readonly SandboxEvent[] {
  if (!(Number.isInteger(count) && count >= 0 && count <= 10_000_000))
    throw new RangeError(`count must be a whole number up to 10,000,000, not ${count}`)
  return [generated(count, shop.facts.merchant.id)]
}

function generated(count: number, shop: string): SandboxEvent {
  return {
    type: 'cards generated',
    shop,
    cards: { count, groupId: pointsGroupId, created: '2020-01-02T08:00:00+01:00' },
  }
}
