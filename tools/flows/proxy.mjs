import { once } from 'node:events'
import { createServer } from 'node:http'

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path Below `/api/v2`, without the query.
 * @property {string} url Path and query, as they came.
 * @property {Record<string, string>} headers
 * @property {any} body Parsed; undefined when there is none, or when it is no JSON.
 * @property {string} [text] The body as it came, when it is no JSON.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type
 * @property {any} body Parsed.
 * @property {string} [text] What to send in its place, when that is no JSON.
 *
 * @typedef {(request: Request) => Promise<Answer>} Server
 *
 * @typedef {(real: Server) => Server} FaultyServer Makes a faulty server of the real one; it may remember things.
 */

/**
 * A proxy before a server that makes it a faulty one.
 * @param {string} url
 * @param {FaultyServer} faulty
 */
export async function disguise(url, faulty) {
  const answer = faulty((request) => forward(url, request))
  /** @type {unknown} */
  let ownFault
  const server = createServer((incoming, outgoing) => {
    readRequest(incoming)
      .then(answer)
      .then(({ status, type, body, text = JSON.stringify(body) }) =>
        outgoing.writeHead(status, { 'content-type': type }).end(text),
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
    url: `http://127.0.0.1:${port}`,
    /** Throws what broke in the proxy itself: that is no proof of anything. */
    async close() {
      server.closeAllConnections()
      server.close()
      if (ownFault !== undefined) throw ownFault
    },
  }
}

/**
 * @param {string} server
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
async function forward(server, { method, url, headers, body, text }) {
  const sent = body === undefined && text === undefined ? {} : { body: text ?? JSON.stringify(body) }
  const response = await fetch(`${server}${url}`, { method, headers, ...sent })
  const type = response.headers.get('content-type') ?? ''
  const answered = await response.text()
  try {
    return { status: response.status, type, body: JSON.parse(answered) }
  } catch {
    return { status: response.status, type, body: undefined, text: answered }
  }
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
  const request = { method, url, path, headers, body: undefined }
  if (text === '') return request
  try {
    return { ...request, body: JSON.parse(text) }
  } catch {
    return { ...request, text }
  }
}
