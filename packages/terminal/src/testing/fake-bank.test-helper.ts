import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { clientCredentials, createSecuconnect, type Secuconnect } from '@secukit/api'

// A server of our own, on loopback: as much of the API as the driver uses, and a ledger of what was really charged.
// It shares no code with the driver, and it has no guard: a second `start` charges a second time, and the ledger shows it.

export type BankOperation =
  | 'token'
  | 'create'
  | 'start'
  | 'get'
  | 'list'
  | 'preTransaction'
  | 'abort'
  | 'cancel'
  | 'cancelTrx'
  | 'diagnosis'
  | 'endOfDay'

/** A transaction as the bank keeps it. */
export interface BankTransaction {
  readonly id: string
  readonly created: string
  /** Absent where it tracks a run of the card terminal. */
  readonly merchantRef?: string
  readonly basket_info: { readonly sum: number; readonly currency: string }
  readonly idents?: unknown
  status: string
  payment_method?: string
  /** Of the card terminal's receipt. */
  receipt_number?: string
  receipt?: unknown
  receipt_merchant?: unknown
  receipt_merchant_print?: boolean
  /** The card terminal that it was at. */
  device_destination?: { readonly id: string }
}

/** Money that was really taken. */
export interface Charge {
  readonly saleId: string
  readonly transactionId: string
  readonly amount: number
  readonly method: string
}

/** A report of the card terminal, and the payments that it settled. */
export interface Closing {
  readonly id: string
  readonly transactionIds: readonly string[]
}

/** How a request is answered: not for a while, with a dead connection, or with these bytes. */
export type BankAnswer =
  | 'hold'
  | 'reset'
  | { readonly status: number; readonly body: string; readonly type?: string }

/** How one request fares; what is left out goes well. */
export interface Treatment {
  /** Whether it does its work: `late` means when `land` is called, long after the answer. Default: `now`. */
  readonly effect?: 'now' | 'never' | 'late'
  /**
   * What a start makes of the transaction, or what a run ends with. Money is taken unless the word says that it is not.
   * Default: `ok`.
   */
  readonly status?: string
  /** Default: the transaction. `hold`: nothing until `release`. `reset`: the connection dies. */
  readonly answer?: BankAnswer
  /** Changes what is shown of the transaction, never what it is. */
  readonly show?: (transaction: BankTransaction) => unknown
}

/** The error body of the API. */
export function errorBody(status: number, error = 'ProductNotAllowedException', code = 1003): BankAnswer {
  return {
    status,
    body: JSON.stringify({ status: 'error', error, error_details: 'refused by the test', code }),
  }
}

/** The server's no: nothing is done. */
export function refusal(...error: Parameters<typeof errorBody>): Treatment {
  return { effect: 'never', answer: errorBody(...error) }
}

/** What a proxy says in the bank's place. */
export function html(status: number): BankAnswer {
  return { status, body: '<html><body>Bad Gateway</body></html>', type: 'text/html' }
}

/** Given for every request that was not treated: for random faults. */
export type Plan = (operation: BankOperation, merchantRef: string | undefined) => Treatment

const unpaid = new Set(['created', 'failed', 'aborted', 'cancelled', 'canceled', 'timeout'])

export class FakeBank implements AsyncDisposable {
  /** Every request but those for tokens, as it came: `create till1-sale-1#1`, `start STX_1 cash`, `get STX_1`, `list`. */
  readonly log: string[] = []
  readonly charges: Charge[] = []
  /** Money that was given back, by transaction. */
  readonly refunds: string[] = []
  readonly closings: Closing[] = []
  /** The bodies that `create` and `start` got. */
  readonly created: unknown[] = []
  readonly started: unknown[] = []
  /** The calls that the till hung up on: `start STX_1`. */
  readonly hungUp: string[] = []
  /** What bonus and balance of every card pay, in cents. */
  bonus = 0
  balance = 0
  /** The id of the terminal that serves the till; shown where it is known. */
  terminal: string | undefined
  /** What the list does not show yet, by id. */
  readonly unlisted: Set<string> = new Set<string>()
  plan: Plan = () => ({})
  /** Called with each line of the log before the request is served. */
  watch: (line: string) => unknown = () => undefined
  readonly #transactions = new Map<string, BankTransaction>()
  readonly #next = new Map<BankOperation, Treatment[]>()
  /** How much of each transaction a card pays, in cents. */
  readonly #covered = new Map<string, number>()
  /** Card payments since the last closing. */
  #batch: string[] = []
  readonly #sockets = new Set<Socket>()
  readonly #late: (() => void)[] = []
  #held: { readonly call: string; readonly answer: (by?: BankAnswer) => void }[] = []
  #wake: (() => void)[] = []
  #server: Server | undefined
  #port = 0

  static async open(): Promise<FakeBank> {
    const bank = new FakeBank()
    await bank.up()
    return bank
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** A client of this bank, as a till makes it. */
  client({ retries = 2 }: { readonly retries?: number } = {}): Secuconnect {
    return createSecuconnect({
      baseUrl: this.url,
      retries,
      auth: clientCredentials({ clientId: 'till', clientSecret: 'secret' }),
    })
  }

  /** How the next requests of this kind fare, in order; the ones after them go well. */
  treat(operation: BankOperation, ...treatments: Treatment[]): void {
    this.#next.set(operation, [...(this.#next.get(operation) ?? []), ...treatments])
  }

  /** The next requests of this kind go well again. */
  forget(operation: BankOperation): void {
    this.#next.delete(operation)
  }

  chargesOf(saleId: string): readonly Charge[] {
    return this.charges.filter((charge) => charge.saleId === saleId)
  }

  starts(): readonly string[] {
    return this.log.filter((line) => line.startsWith('start'))
  }

  transaction(id: string): BankTransaction {
    const transaction = this.#transactions.get(id)
    if (!transaction) throw new Error(`the bank has no ${id}`)
    return transaction
  }

  /** Resolves once a request is being held. */
  async held(): Promise<void> {
    while (this.#held.length === 0) await this.changed()
  }

  /** Resolves when the next request is held, or the till hangs up on one. */
  changed(): Promise<void> {
    return new Promise((wake) => this.#wake.push(wake))
  }

  /** Whether a call is being held: `start STX_1`. */
  isHolding(call: string): boolean {
    return this.#held.some((held) => held.call === call)
  }

  /** Answers what is held, as if nothing had been or as it is told. */
  release(by?: BankAnswer): void {
    for (const { answer } of this.#held.splice(0)) answer(by)
  }

  /** The report of a terminal of another till, or one that does not say whose it is. */
  closeElsewhere(device?: string): void {
    this.#add({ ...noSale, status: 'ok', ...shownAt(device) })
  }

  /** Keeps what is to take effect late. Default: until `land`. */
  later: (effect: () => void) => void = (effect) => void this.#late.push(effect)

  /** What was to take effect late does so now. */
  land(): void {
    for (const effect of this.#late.splice(0)) effect()
  }

  /** No more faults, and every payment that was left in an odd state is `ok`. */
  heal(): void {
    this.#next.clear()
    this.plan = () => ({})
    for (const { transactionId } of this.charges)
      if (!this.refunds.includes(transactionId)) this.transaction(transactionId).status = 'ok'
  }

  /** Listens, on the same port as before. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      // A client that dies in the middle of its request is what these tests are about.
      this.#serve(request, response).catch(() => response.destroy())
    })
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(this.#port, '127.0.0.1', listening)
    })
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  /** Refuses connections and cuts the open ones. */
  async down(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    this.#held = []
    for (const socket of this.#sockets) socket.destroy()
    if (server) await new Promise<void>((closed) => server.close(() => closed()))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.down()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const [operation, id = '', method = ''] = readCall(request)
    const input = operation === 'create' ? (JSON.parse(body) as Input) : undefined
    const known = operation === 'cancelTrx' ? this.#byReceipt(id) : this.#transactions.get(id)
    const treatment =
      this.#next.get(operation)?.shift() ?? this.plan(operation, (input ?? known)?.merchantRef)
    if (operation === 'token') {
      reply(response, treatment.answer, { access_token: 'token', expires_in: 1200 })
      return
    }
    const what = operation === 'list' ? '' : (input?.merchantRef ?? id)
    this.#write([operation, what, method].join(' ').trimEnd())
    if (input) this.created.push(input)
    if (operation === 'start') this.started.push(JSON.parse(body))

    const isRun = operation === 'diagnosis' || operation === 'endOfDay'
    if (!input && !known && !isRun && operation !== 'list') {
      reply(response, refusal(404, 'ProductNotFoundException').answer, undefined)
      return
    }
    const shown =
      operation === 'list'
        ? () => this.#page(request.url ?? '')
        : this.#do(operation, treatment, input, known, isRun ? id : method)
    const answer = (by = treatment.answer): void =>
      reply(response, by === 'hold' ? undefined : by, by === undefined || by === 'hold' ? shown() : undefined)
    if (treatment.answer === 'hold') this.#hold(`${operation} ${what}`, answer, response)
    else answer()
  }

  #hold(call: string, answer: (by?: BankAnswer) => void, response: ServerResponse): void {
    const held = { call, answer }
    this.#held.push(held)
    response.once('close', () => {
      if (!this.#held.includes(held)) return
      this.#held = this.#held.filter((each) => each !== held)
      this.hungUp.push(call)
      this.#wakeAll()
    })
    this.#wakeAll()
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }

  /** Does what was asked, or leaves it for later, and tells what is then shown. */
  #do(
    operation: BankOperation,
    { effect = 'now', status = 'ok', show = (transaction) => transaction }: Treatment,
    input: Input | undefined,
    known: BankTransaction | undefined,
    how: string,
  ): () => unknown {
    let transaction = known
    const work = (): void => {
      if (operation === 'create' && input) transaction = this.#add({ ...input, status: 'created' })
      else if (operation === 'diagnosis') transaction = this.#run(status, how)
      else if (operation === 'endOfDay') transaction = this.#close(status, how)
      else if (known) this.#change(operation, known, status, how)
    }
    if (effect === 'now') work()
    if (effect === 'late') this.later(work)
    if (operation === 'preTransaction' && known) return () => this.#left(known)
    return () => transaction && show({ ...transaction })
  }

  #change(operation: BankOperation, transaction: BankTransaction, status: string, method: string): void {
    const isStarted = transaction.status !== 'created' && transaction.status !== 'processing'
    switch (operation) {
      case 'start':
        return this.#charge(transaction, status, method)
      case 'preTransaction':
        transaction.status = 'processing'
        this.#covered.set(transaction.id, this.#coverOf(transaction))
        return
      case 'abort':
        // It knows how to abandon what was not started; a start that comes later it takes all the same.
        if (!isStarted) transaction.status = 'aborted'
        return
      case 'cancel':
      case 'cancelTrx':
        if (status !== 'ok') return
        this.refunds.push(transaction.id)
        transaction.status = 'cancelled'
        return
      default:
    }
  }

  #add(input: Omit<BankTransaction, 'id' | 'created'>): BankTransaction {
    const number = this.#transactions.size + 1
    const created = new Date(Date.parse('2025-03-01T09:00:00Z') + number).toISOString()
    const transaction = { ...input, id: `STX_${number}`, created }
    this.#transactions.set(transaction.id, transaction)
    return transaction
  }

  #charge(transaction: BankTransaction, status: string, method: string): void {
    const { id, merchantRef = '', basket_info: info } = transaction
    transaction.status = status
    transaction.payment_method = method
    if (unpaid.has(status)) return
    transaction.receipt = [{ type: 'textline', value: { text: `Beleg ${id}` } }]
    if (method === 'cashless') {
      transaction.receipt_number = String(70 + this.#transactions.size)
      transaction.receipt_merchant = [{ type: 'textline', value: { text: `Händlerbeleg ${id}` } }]
      transaction.receipt_merchant_print = true
      Object.assign(transaction, shownAt(this.terminal))
      this.#batch.push(id)
    }
    const amount = info.sum - (method === 'loyalty' ? 0 : (this.#covered.get(id) ?? 0))
    this.charges.push({ saleId: saleOf(merchantRef), transactionId: id, amount, method })
  }

  #run(status: string, device: string): BankTransaction {
    return this.#add({ ...noSale, status, ...shownAt(device === 'me' ? this.terminal : device) })
  }

  #close(status: string, device: string): BankTransaction {
    const transaction = this.#run(status, device)
    if (status !== 'ok') return transaction
    this.closings.push({ id: transaction.id, transactionIds: this.#batch })
    this.#batch = []
    return transaction
  }

  #coverOf({ basket_info: { sum } }: BankTransaction): number {
    return Math.min(sum, this.bonus + this.balance)
  }

  #left(transaction: BankTransaction): unknown {
    const { sum } = transaction.basket_info
    const bonus = Math.min(sum, this.bonus)
    return {
      missing_sum: sum - this.#coverOf(transaction),
      bonus_products: bonus > 0 ? [{ desc: 'Bonus', priceOne: -bonus, quantity: 1 }] : [],
    }
  }

  #byReceipt(number: string): BankTransaction | undefined {
    return [...this.#transactions.values()].find((each) => each.receipt_number === number)
  }

  #page(url: string): unknown {
    const asked = new URL(url, this.url).searchParams
    const known = [...this.#transactions.values()].filter(({ id }) => !this.unlisted.has(id))
    const hits = known.filter(readFilter(asked.get('q') ?? '')).toReversed()
    const offset = Number(asked.get('offset') ?? 0)
    return { count: hits.length, data: hits.slice(offset, offset + Number(asked.get('count') ?? 10)) }
  }

  #write(line: string): void {
    this.log.push(line)
    this.watch(line)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

type Input = Omit<BankTransaction, 'id' | 'created' | 'status'>

/** What a run of the card terminal sells. */
const noSale = { basket_info: { sum: 0, currency: 'EUR' } }

function shownAt(device: string | undefined): Pick<BankTransaction, 'device_destination'> {
  return device === undefined ? {} : { device_destination: { id: device } }
}

/** The sale that a reference of a till names. */
function saleOf(merchantRef: string): string {
  return merchantRef.replace(/^\w+-/, '').replace(/#\d+$/, '')
}

/** The two questions that a till asks. */
function readFilter(q: string): (transaction: BankTransaction) => boolean {
  if (q === 'NOT _exists_:merchantRef') return ({ merchantRef }) => merchantRef === undefined
  const [, pattern] = /^merchantRef:(.*)\*$/.exec(q) ?? []
  if (pattern === undefined) throw new Error(`the bank does not understand ${q}`)
  const prefix = pattern.replaceAll(/\\(.)/g, '$1')
  return ({ merchantRef }) => merchantRef?.startsWith(prefix) === true
}

function readCall({ method, url = '' }: IncomingMessage): readonly [BankOperation, string?, string?] {
  if (url === '/oauth/token') return ['token']
  const { pathname } = new URL(url, 'http://localhost')
  const [id, verb, more] = pathname.replace(/^\/api\/v2\/Smart\/Transactions\/?/, '').split('/')
  if (!id) return [method === 'POST' ? 'create' : 'list']
  if (verb === undefined) return ['get', id]
  const operation = verb === 'canceltrx' ? 'cancelTrx' : (verb as BankOperation)
  return more === undefined ? [operation, id] : [operation, id, more]
}

function reply(response: ServerResponse, answer: BankAnswer | undefined, data: unknown): void {
  if (answer === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  // What was held is answered as if nothing had been.
  const plain = answer === 'hold' ? undefined : answer
  const { status, body, type = 'application/json' } = plain ?? { status: 200, body: JSON.stringify(data) }
  response.writeHead(status, { 'content-type': type }).end(body)
}
