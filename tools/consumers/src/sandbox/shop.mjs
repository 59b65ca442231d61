// A sandbox, and clients that stand in its shop.
import {
  clientCredentials,
  ConnectionError,
  createSecuconnect,
  memoryTokenStore,
  TimeoutError,
} from '@secukit/api'
import { startSandbox } from '@secukit/sandbox'
import { onTestFinished } from 'vitest'

/** The ways from a client to a sandbox. */
export const ways = ['over a socket', 'in process']

/** What the shop has, by its ids and numbers. */
export const known = {
  merchant: 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG',
  store: 'STO_2ZCZRU9V6U8QA7B49K94667UP6C4PJ',
  till: 'SDV_2YJDXYESB2YBHECVB5GQGSYPNM8UA6',
  terminal: 'SDV_7B3M0CPPZA2NUXX67A0ST289A6JEYA',
  routing: 'SRT_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG',
  /** A card with nothing on it, of the group without rules. */
  empty: {
    number: '9276004429942845',
    id: 'MCD_2RXTNXPRM2YG9922UMBHHAEWEGN6AJ',
    cardId: 'CRD_2U7MTNAMM3PMBPAB50C9G2AEHA9GPJ',
  },
  /** 20,00 EUR cash and 2,50 EUR bonus. */
  full: { number: '9276004410000018', id: 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA' },
  locked: { number: '9276004410000026', id: 'MCD_6T8YB1RDN4SWQ3MZX7KHV5PJG2ECAA' },
  points: 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ',
  bonus: 'CRG_7HX2WQ9ZTN4VJ8KR3MBYCD65GPSFA1',
  // What people set up elsewhere, and the API only names.
  account: 'ACC_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2',
  payerCard: 'PCT_8Z4NKT6QXJ2WVB9MR3CHDY57GPSFA2',
  subscription: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2',
  bankAccount: '4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2',
  checkin: 'CKI_5X9NKT3QZJ7WVB2MR8CHDY46GPSFA2',
}

/** The person who may sign in to an app. */
export const person = { username: 'erika@example.org', password: 'Streusel-49' }

/**
 * @typedef {object} Shop
 * @property {import('@secukit/sandbox').Sandbox} sandbox
 * @property {import('@secukit/api').Secuconnect} client With the bakery's credentials.
 * @property {(auth?: object, more?: object) => import('@secukit/api').Secuconnect} connect Another client.
 * @property {object} where What tells a helper of the client where the sandbox is.
 * @property {{ method: string, url: string, status: number }[]} calls All that reached the sandbox.
 * @property {(part: string) => number} count How many of them have this in their URL.
 */

/**
 * Opens a shop; the test closes it.
 * @param {string} way
 * @param {import('@secukit/sandbox').SandboxOptions} options
 * @param {Set<string>} driven Where the operations are added that were answered with what was asked for.
 * @returns {Promise<Shop>}
 */
export async function openShop(way, options = {}, driven = new Set()) {
  const calls = []
  const sandbox = await startSandbox({
    seed: 1,
    listen: way === 'over a socket',
    onCall: (call) => calls.push(call),
    ...options,
  })
  onTestFinished(() => sandbox.close())
  const logger = ({ kind, operation }) => void (kind === 'done' && driven.add(operation))
  const where = {
    baseUrl: sandbox.url,
    logger,
    ...(way === 'in process' && { transport: inProcess(sandbox) }),
  }
  const connect = (auth = clientCredentials(sandbox.credentials), more = {}) =>
    createSecuconnect({ ...where, auth, ...more })
  const count = (part) => calls.filter(({ url }) => url.includes(part)).length
  return { sandbox, client: connect(), connect, where, calls, count }
}

/** A transport that asks a sandbox without a socket, through its `fetch`. */
function inProcess({ fetch }) {
  return async ({ method, url, headers, body, signal, timeout, operation }) => {
    const limit = AbortSignal.timeout(Math.ceil(timeout))
    const either = signal ? AbortSignal.any([signal, limit]) : limit
    try {
      const init = { method, headers, body, signal: either }
      const answer = await fetch(url, init)
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        text: await answer.text(),
      }
    } catch (cause) {
      signal?.throwIfAborted()
      const details = { operation, sent: 'maybe', cause }
      throw limit.aborted
        ? new TimeoutError(`no answer in ${timeout} ms`, details)
        : new ConnectionError('no answer', details)
    }
  }
}

/** A till of the shop: its credentials, its name, and a place for its tokens. */
export function deviceOf({ sandbox }, uuid = '/vendor/beispiel/cashier/2') {
  return { ...sandbox.credentials, uuid, store: memoryTokenStore() }
}

/** Every operation that a client has, such as `smart.transactions.start`. */
export function operationsOf(client) {
  return ['smart', 'loyalty'].flatMap((area) =>
    Object.entries(client[area])
      .filter(([resource]) => resource !== 'client')
      .flatMap(([resource, methods]) =>
        Object.keys(methods).map((method) => [area, resource, method].join('.')),
      ),
  )
}

/** One article. */
export function article(priceOne, more = {}) {
  return { id: 1, desc: 'Roggenbrot 1000 g', quantity: 1, priceOne, tax: 7, ...more }
}

/** The article that loads a card. */
export function load(priceOne) {
  return article(priceOne, { desc: `Kartenaufladung ${priceOne / 100} EUR`, ean: '4260447149502', tax: 0 })
}

/** A sale of these articles, with the right sum. */
export function sale(cardnumber, ...items) {
  return {
    intent: 'sale',
    basket: { products: items.map((item, index) => ({ ...item, id: index + 1 })) },
    basket_info: {
      sum: items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0),
      currency: 'EUR',
    },
    ...(cardnumber !== undefined && { idents: [{ type: 'card', value: cardnumber }] }),
  }
}

/** What a call fails with. Throws when it succeeds. */
export async function failure(call) {
  return call.then(
    () => {
      throw new Error('expected a failure')
    },
    (error) => error,
  )
}

/** Asks the token endpoint, without a client. */
export async function fetchToken({ sandbox }, fields) {
  const { clientId, clientSecret } = sandbox.credentials
  const answer = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...fields }),
  })
  return answer.json()
}
