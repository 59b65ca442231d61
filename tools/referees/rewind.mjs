// A server before the sandbox that begins anew for each request: it opens a shop, plays the scene of the operation, and
// passes the request on. A generator of requests knows nothing of what its earlier ones changed.
import { once } from 'node:events'
import { createServer, request as send } from 'node:http'
import { Fault } from '../flows/fault.mjs'
import { exampleOf, scenes } from './scenes.mjs'
import { openShop, tokenFor } from './shop.mjs'
import { operationsOf } from './specs.mjs'

/** @import { Ask } from './scenes.mjs' */
/** @import { Till } from './shop.mjs' */

/**
 * @typedef {object} Prepared One scene, played once to see what it asks.
 * @property {string} name
 * @property {any} operation
 * @property {string} method
 * @property {string} template The path as the specs have it.
 * @property {string} path With its parameters filled in.
 * @property {Ask} ask
 * @property {string} token
 * @property {any} answer What the sandbox answered.
 */

/**
 * Plays all scenes once. Throws when one does not succeed, or when an operation has none.
 * @param {any} description
 * @returns {Promise<Prepared[]>}
 */
export async function prepareScenes(description) {
  /** @type {Prepared[]} */
  const prepared = []
  const missing = []
  for (const { path: template, method, operation } of operationsOf(description)) {
    const id = operation.operationId
    for (const name of Object.keys(scenes[id] ?? { none: undefined })) {
      const till = await openShop()
      try {
        const ask = await play(till, operation, name)
        const path = fill(template, ask.path)
        const query = ask.query
          ? `?${new URLSearchParams(Object.entries(ask.query).map(([key, value]) => [key, String(value)]))}`
          : ''
        const answer = await till.call(method.toUpperCase(), path + query, ask.body)
        prepared.push({ name, operation, method, template, path, ask, token: till.token, answer })
      } catch (error) {
        missing.push(`${id} ${name}: ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        await till.close()
      }
    }
  }
  if (missing.length > 0) throw new Fault(missing.map((line) => `✗ ${line}`).join('\n'))
  return prepared
}

/** @param {Till} till @param {any} operation @param {string} name @returns {Promise<Ask>} */
async function play(till, operation, name) {
  const scene = scenes[operation.operationId]?.[name]
  if (scene === undefined) throw new Error('nobody wrote a scene for it')
  return scene(till, await exampleOf(till, operation))
}

/** @param {string} template @param {Record<string, string | number>} [values] */
function fill(template, values = {}) {
  return template.replaceAll(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(values[name] ?? name)))
}

/**
 * @typedef {object} RewindOptions
 * @property {(till: Till) => Promise<{ url: string, close: () => Promise<void> }>} [guise] Puts a faulty server before
 *   each shop. Default: none.
 * @property {(scene: Prepared, request: { url: string, headers: import('node:http').IncomingHttpHeaders, body: string }) => boolean} [counts]
 *   Whether the answer matters. One that does not is replaced by what the sender expects, unless the server broke.
 */

/**
 * @param {Prepared[]} prepared
 * @param {RewindOptions} [options]
 */
export async function startRewinding(
  prepared,
  { guise = async ({ url }) => ({ url, async close() {} }), counts = () => true } = {},
) {
  const patterns = new Map(prepared.map(({ template }) => [template, patternOf(template)]))
  const byLiterals = prepared.toSorted((a, b) => holes(a.template) - holes(b.template))
  // Tokens that somebody holds: they were good in a shop that has closed since.
  const held = new Set(prepared.map(({ token }) => token))
  let calls = 0
  let voided = 0

  /** @param {string} method @param {string} path */
  function sceneOf(method, path) {
    return (
      prepared.find((scene) => scene.method === method && scene.path === path) ??
      byLiterals.find((scene) => scene.method === method && patterns.get(scene.template)?.test(path))
    )
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => outgoing.destroy(error))
  })

  /** @param {import('node:http').IncomingMessage} incoming @param {import('node:http').ServerResponse} outgoing */
  async function answer(incoming, outgoing) {
    calls += 1
    const body = Buffer.concat(await incoming.toArray())
    const { method = 'GET', url = '/' } = incoming
    const scene = sceneOf(method.toLowerCase(), url.replace(/\?.*$/, ''))
    const till = await openShop()
    const disguised = await guise(till)
    try {
      if (scene) await play(till, scene.operation, scene.name)
      const headers = { ...incoming.headers, host: new URL(disguised.url).host, connection: 'close' }
      // A faulty server may have an eye on the tokens that it gave.
      if (disguised.url !== till.url) await tokenFor(disguised.url, till.credentials)
      const [, token = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
      if (token === foreign) headers.authorization = `Bearer ${await till.foreignToken()}`
      else if (token === expired || held.has(token)) headers.authorization = `Bearer ${till.token}`
      if (token === expired) till.wait()
      const passed = send(disguised.url + url, { method, headers })
      passed.end(body)
      const [response] = await once(passed, 'response')
      const answered = Buffer.concat(await response.toArray())
      if (url === '/oauth/token' && response.statusCode === 200)
        held.add(JSON.parse(answered.toString('utf8')).access_token)
      if (
        scene &&
        response.statusCode < 500 &&
        !counts(scene, { url, headers, body: body.toString('utf8') })
      ) {
        voided += 1
        const meantWell = headers['specmatic-response-code'] === '200'
        const no = scene.operation.security?.length === 0 ? oauthRefusal : refusal
        const [status, expected] = meantWell ? [200, scene.answer] : [400, no]
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(expected))
        return
      }
      outgoing.writeHead(response.statusCode, headersOf(response.headers)).end(answered)
    } finally {
      await disguised.close()
      await till.close()
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    voided: () => voided,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What stands for the token of another shop, and for one that was good yesterday. */
export const foreign = 'foreign'
export const expired = 'expired'

export const refusal = {
  status: 'error',
  error: 'ProductFormatException',
  error_details: 'not a test',
  error_user: 'Kein Test.',
  code: 1001,
  supportId: 'none',
}

const oauthRefusal = { error: 'invalid_request', error_description: 'not a test' }

/** @param {import('node:http').IncomingHttpHeaders} headers */
function headersOf({ connection: _connection, 'transfer-encoding': _coding, ...headers }) {
  return headers
}

/** @param {string} template */
function patternOf(template) {
  const segments = template.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : part))
  return new RegExp(`^${segments.join('/')}$`, 'i')
}

/** @param {string} template */
function holes(template) {
  return template.split('{').length
}
