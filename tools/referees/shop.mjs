// A fresh sandbox for each question, in this process: a start takes a few ms, and no answer depends on the one before.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Fault } from '../flows/fault.mjs'
import { root } from '../flows/paths.mjs'

/** The built sandbox; `SECUKIT_SANDBOX` names another build of it. */
const entry = process.env['SECUKIT_SANDBOX'] ?? join(root, 'packages/sandbox/dist/index.js')
if (!existsSync(entry)) throw new Fault(`there is no ${entry}; build it first: npm run build`)
const { startSandbox } = await import(pathToFileURL(entry).href)

/** The seed of every sandbox here: the same ids, card numbers and secrets each time. */
const seed = 7

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body
 *
 * @typedef {object} Till Somebody with a token at a running sandbox.
 * @property {string} url
 * @property {{ clientId: string, clientSecret: string }} credentials
 * @property {string} token
 * @property {(method: string, path: string, body?: unknown) => Promise<any>} call Throws unless it is answered
 *   with 200; a path without `/api/v2` or `/oauth` is one of the API.
 * @property {() => Promise<string>} foreignToken A token of another shop.
 * @property {() => void} wait Lets the time pass in which a token is good.
 * @property {() => Promise<void>} close
 */

/** Thrown when the sandbox does not do what a scene needs. */
class Refused extends Error {
  /**
   * @param {string} what
   * @param {Answer} answer
   */
  constructor(what, answer) {
    super(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
    this.status = answer.status
  }
}

/**
 * Opens a shop and signs in.
 * @returns {Promise<Till>}
 */
export async function openShop() {
  const sandbox = await startSandbox({ port: 0, seed })
  const { url, credentials } = sandbox
  const token = await tokenFor(url, credentials)
  return {
    url,
    credentials,
    token,
    async call(method, path, body) {
      const whole = /^\/(api|oauth)\//.test(path) ? path : `/api/v2${path}`
      const got = await send(url, method, whole, body, token)
      if (got.status !== 200) throw new Refused(`${method} ${path}`, got)
      return got.body
    },
    foreignToken: () => tokenFor(url, sandbox.foreignCredentials),
    wait: () => sandbox.clock.advance(24 * 3_600_000),
    close: () => sandbox.close(),
  }
}

/**
 * @param {string} url
 * @param {{ clientId: string, clientSecret: string }} credentials
 * @returns {Promise<string>}
 */
export async function tokenFor(url, { clientId, clientSecret }) {
  const input = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  return (await send(url, 'POST', '/oauth/token', input)).body?.access_token
}

/**
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {string} [token]
 * @returns {Promise<Answer>}
 */
async function send(url, method, path, body, token) {
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(url + path, { method, headers, ...sent })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}
