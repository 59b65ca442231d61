import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { clientCredentials, createSecuconnect, type Secuconnect } from '@secukit/api'

// A server of our own, on loopback: as much of the API as the driver uses, and a ledger of what was really charged.
// It shares no code with the driver, and it has no guard: a second `start` charges a second time, and the ledger shows it.

export type BankOperation = 'token' | 'create' | 'start' | 'get'

/** A transaction as the bank keeps it. */
export interface BankTransaction {
  readonly id: string
  readonly merchantRef: string
  readonly basket_info: { readonly sum: number; readonly currency: string }
  readonly idents: unknown
  status: string
}

/** Money that was really taken. */
export interface Charge {
  readonly saleId: string
  readonly transactionId: string
  readonly amount: number
  readonly method: string
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
  /** What a start makes of the transaction. Money is taken unless the word says that it is not. Default: `ok`. */
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

const unpaid = new Set(['created', 'failed', 'aborted', 'cancelled', 'canceled', 'timeout'])

export class FakeBank implements AsyncDisposable {
  /** Every request but those for tokens, as it came: `create sale-1#1`, `start STX_1 cash`, `get STX_1`. */
  readonly log: string[] = []
  readonly charges: Charge[] = []
  /** The bodies that `create` got. */
  readonly created: unknown[] = []
  /** Called with each line of the log before the request is served. */
  watch: (line: string) => void = () => undefined
  readonly #transactions = new Map<string, BankTransaction>()
  readonly #next: Record<BankOperation, Treatment[]> = { token: [], create: [], start: [], get: [] }
  readonly #sockets = new Set<Socket>()
  #late: (() => void)[] = []
  #held: (() => void)[] = []
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
  client(): Secuconnect {
    return createSecuconnect({
      baseUrl: this.url,
      auth: clientCredentials({ clientId: 'till', clientSecret: 'secret' }),
    })
  }

  /** How the next requests of this kind fare, in order; the ones after them go well. */
  treat(operation: BankOperation, ...treatments: Treatment[]): void {
    this.#next[operation].push(...treatments)
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
    while (this.#held.length === 0) await new Promise<void>((wake) => this.#wake.push(wake))
  }

  /** Answers what is held. */
  release(): void {
    for (const answer of this.#held.splice(0)) answer()
  }

  /** What was to take effect late does so now. */
  land(): void {
    for (const effect of this.#late.splice(0)) effect()
  }

  /** No more faults, and every payment that was left in an odd state is `ok`. */
  heal(): void {
    for (const queue of Object.values(this.#next)) queue.splice(0)
    for (const { transactionId } of this.charges) this.transaction(transactionId).status = 'ok'
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
    const treatment = this.#next[operation].shift() ?? {}
    if (operation === 'token') {
      reply(response, treatment.answer, { access_token: 'token', expires_in: 1200 })
      return
    }
    const input =
      operation === 'create' ? (JSON.parse(body) as Omit<BankTransaction, 'id' | 'status'>) : undefined
    this.#write([operation, input?.merchantRef ?? id, method].join(' ').trimEnd())

    let transaction = this.#transactions.get(id)
    if (input) {
      this.created.push(input)
      if (treatment.effect !== 'never') transaction = this.#create(input)
    } else if (!transaction) {
      reply(response, refusal(404, 'ProductNotFoundException').answer, undefined)
      return
    }
    if (operation === 'start' && transaction) this.#startBy(treatment, transaction, method)

    const answer = (): void => {
      const shown = transaction && (treatment.show ? treatment.show({ ...transaction }) : transaction)
      reply(response, treatment.answer, shown)
    }
    if (treatment.answer === 'hold') {
      this.#held.push(answer)
      for (const wake of this.#wake.splice(0)) wake()
    } else {
      answer()
    }
  }

  #create(input: Omit<BankTransaction, 'id' | 'status'>): BankTransaction {
    const transaction = { ...input, id: `STX_${this.#transactions.size + 1}`, status: 'created' }
    this.#transactions.set(transaction.id, transaction)
    return transaction
  }

  #startBy({ effect = 'now', status = 'ok' }: Treatment, transaction: BankTransaction, method: string): void {
    const charge = (): void => {
      transaction.status = status
      if (unpaid.has(status)) return
      const saleId = transaction.merchantRef.replace(/#\d+$/, '')
      this.charges.push({
        saleId,
        transactionId: transaction.id,
        amount: transaction.basket_info.sum,
        method,
      })
    }
    if (effect === 'now') charge()
    if (effect === 'late') this.#late.push(charge)
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

function readCall({
  method,
  url = '',
}: IncomingMessage): readonly [BankOperation, (string | undefined)?, string?] {
  if (url === '/oauth/token') return ['token']
  const [, id, start] = /^\/api\/v2\/Smart\/Transactions(?:\/([^/]+)(?:\/start\/(\w+))?)?$/.exec(url) ?? []
  if (start !== undefined) return ['start', id, start]
  return method === 'POST' ? ['create'] : ['get', id]
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
