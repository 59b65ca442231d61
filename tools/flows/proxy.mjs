import { once } from 'node:events'
import { createServer } from 'node:http'
import { startSandbox } from './process.mjs'

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path Below `/api/v2`, without the query.
 * @property {string} url Path and query, as they came.
 * @property {Record<string, string>} headers
 * @property {any} body Parsed; undefined when there is none.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type
 * @property {any} body Parsed.
 *
 * @typedef {(request: Request) => Promise<Answer>} Server
 *
 * @typedef {(real: Server) => Server} FaultyServer Makes a faulty server of the real one; it may remember things.
 */

/**
 * A fresh sandbox behind a proxy that plays the faulty server.
 * @param {FaultyServer} faulty
 */
export async function startFaulty(faulty) {
  const sandbox = await startSandbox()
  const answer = faulty((request) => forward(sandbox.url, request))
  /** @type {unknown} */
  let ownFault
  const server = createServer((incoming, outgoing) => {
    readRequest(incoming)
      .then(answer)
      .then(({ status, type, body }) =>
        outgoing.writeHead(status, { 'content-type': type }).end(JSON.stringify(body)),
      )
      .catch((error) => {
        ownFault = error
        outgoing.destroy()
      })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    ...sandbox,
    url: `http://127.0.0.1:${port}`,
    /** Throws what broke in the proxy itself: that is no proof of anything. */
    async close() {
      server.closeAllConnections()
      server.close()
      await sandbox.close()
      if (ownFault !== undefined) throw ownFault
    },
  }
}

/**
 * @param {string} server
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
async function forward(server, { method, url, headers, body }) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(`${server}${url}`, { method, headers, ...sent })
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, body: await response.json() }
}

/**
 * @param {import('node:http').IncomingMessage} incoming
 * @returns {Promise<Request>}
 */
async function readRequest(incoming) {
  const chunks = await incoming.toArray()
  const text = Buffer.concat(chunks).toString('utf8')
  const { method = 'GET', url = '/' } = incoming
  const { authorization, 'content-type': type = 'application/json' } = incoming.headers
  const headers = { 'content-type': type, ...(authorization !== undefined && { authorization }) }
  const path = decodeURIComponent(url.replace(/\?.*$/, '').replace('/api/v2', ''))
  return { method, url, path, headers, body: text === '' ? undefined : JSON.parse(text) }
}
