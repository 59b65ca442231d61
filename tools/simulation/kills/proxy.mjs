import { once } from 'node:events'
import { createServer } from 'node:http'

/**
 * What happens to a request on its way. `before`: the server never sees it. `late`: the caller is cut off, and the
 * server gets it some time later.
 * @typedef {'none' | 'cut before' | 'cut after' | 'half' | 'late' | 'slow there' | 'slow back' | 'bad gateway' | 'gateway timeout' | 'outage'} Fault
 *
 * @typedef {{ operation: string, path: string }} Arrival
 *
 * @typedef {object} ProxyOptions
 * @property {(request: Request) => Promise<Response>} server
 * @property {(arrival: Arrival) => { fault: Fault, ms: number }} judge What happens to this one.
 * @property {(arrival: Arrival) => void} onArrival Hears of each request before the server does.
 */

/** @type {readonly Fault[]} */
export const faults = [
  'cut before',
  'cut after',
  'half',
  'late',
  'slow there',
  'slow back',
  'bad gateway',
  'gateway timeout',
  'outage',
]

/**
 * A faulty network before a server, on loopback.
 * @param {ProxyOptions} options
 */
export async function openProxy({ server, judge, onArrival }) {
  /** Requests that the server has not answered yet, whoever still waits for them. @type {Set<Promise<unknown>>} */
  const under = new Set()
  /** @type {unknown} */
  let ownFault
  let closed = false
  const proxy = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error) => {
      ownFault ??= error
      outgoing.destroy()
    })
  })
  proxy.keepAliveTimeout = 60_000
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address())

  /** @param {import('node:http').IncomingMessage} incoming @param {import('node:http').ServerResponse} outgoing */
  async function pass(incoming, outgoing) {
    // The till may be killed while it sends: half a request never was one.
    const chunks = await incoming.toArray().catch(() => undefined)
    if (chunks === undefined) return
    const { method = 'GET', url = '/' } = incoming
    const operation = operationOf(method, url)
    const arrival = { operation, path: url.replace(/\?.*$/, '') }
    onArrival(arrival)
    const { fault, ms } = judge(arrival)
    const ask = () => track(forward(incoming, method, url, Buffer.concat(chunks)))

    if (fault === 'outage') return outage(ms)
    if (fault === 'cut before') return void outgoing.destroy()
    if (fault === 'bad gateway') return void outgoing.writeHead(502, html).end('<h1>502 Bad Gateway</h1>')
    if (fault === 'late') {
      outgoing.destroy()
      await track(pause(ms))
      return void (await ask())
    }
    if (fault === 'slow there') await track(pause(ms))
    const { status, type, text } = await ask()
    if (fault === 'slow back') await pause(ms)
    if (fault === 'cut after') return void outgoing.destroy()
    if (fault === 'gateway timeout')
      return void outgoing.writeHead(504, html).end('<h1>504 Gateway Timeout</h1>')
    outgoing.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) })
    if (fault !== 'half') return void outgoing.end(text)
    outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy())
  }

  /** @param {import('node:http').IncomingMessage} incoming @param {string} method @param {string} url @param {Buffer} body */
  async function forward({ headers }, method, url, body) {
    const { authorization, 'content-type': type } = headers
    const response = await server(
      new Request(`http://127.0.0.1${url}`, {
        method,
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        ...(body.length > 0 && { body }),
      }),
    )
    const text = await response.text()
    return { status: response.status, type: response.headers.get('content-type') ?? 'text/plain', text }
  }

  /** @template T @param {Promise<T>} promise */
  function track(promise) {
    under.add(promise)
    void promise.finally(() => under.delete(promise)).catch(() => undefined)
    return promise
  }

  /** Nobody is there for a while: connections are refused. @param {number} ms */
  async function outage(ms) {
    if (!proxy.listening) return
    proxy.close()
    proxy.closeAllConnections()
    await track(pause(ms))
    if (closed) return
    proxy.listen(port, '127.0.0.1')
    await once(proxy, 'listening')
  }

  return {
    url: `http://127.0.0.1:${port}`,
    /** Until everything that was under way has reached the server, and was answered. */
    async quiet() {
      while (under.size > 0) await Promise.allSettled(under)
    },
    /** Throws what broke in the proxy itself: that is no proof of anything. */
    async close() {
      closed = true
      proxy.closeAllConnections()
      proxy.close()
      if (ownFault !== undefined) throw ownFault
    },
  }
}

const html = { 'content-type': 'text/html' }

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

/** @param {string} method @param {string} url */
function operationOf(method, url) {
  const [, , , , , , action] = url.replace(/\?.*$/, '').split('/')
  if (url.startsWith('/oauth/')) return 'token'
  if (url.startsWith('/slip/')) return 'slip'
  if (action !== undefined) return action
  if (method === 'POST') return 'create'
  return /\/Transactions(\?|$)/.test(url) ? 'list' : 'get'
}
