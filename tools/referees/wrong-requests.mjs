// What a server must refuse, whatever the operation: the answers are judged, and not only that there are some.
/** @import { Prepared } from './rewind.mjs' */

/**
 * @typedef {object} WrongRequest
 * @property {string} name
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} headers
 * @property {string} [body]
 */

/**
 * @param {Prepared} scene
 * @returns {WrongRequest[]}
 */
export function wrongRequests({ operation, method: lower, path, ask, token }) {
  const method = lower.toUpperCase()
  const secured = operation.security?.length !== 0
  const json = { 'content-type': 'application/json' }
  const signed = { authorization: `Bearer ${token}` }
  const headers = { ...(secured && signed), ...(ask.body !== undefined && json) }
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body)
  const right = { method, path, headers, ...(body !== undefined && { body }) }
  /** @type {WrongRequest[]} */
  const wrong = []
  if (secured) {
    wrong.push({ ...right, name: 'no token', headers: body === undefined ? {} : json })
    wrong.push({ ...right, name: 'junk for a token', headers: { ...headers, authorization: 'Bearer junk' } })
    wrong.push({ ...right, name: 'unknown parameter', path: `${path}?bogus=1` })
  }
  if (body !== undefined) {
    wrong.push({ ...right, name: 'no JSON', body: '{' })
    wrong.push({
      ...right,
      name: 'another media type',
      headers: { ...headers, 'content-type': 'text/plain' },
    })
    wrong.push({ ...right, name: 'a number for a body', body: '17' })
  }
  const id = Object.values(ask.path ?? {}).find((value) => /^[A-Z]{3}_/.test(String(value)))
  if (id !== undefined) {
    wrong.push({
      ...right,
      name: 'unknown id',
      path: path.replace(String(id), `${String(id).slice(0, 4)}0000000000000000000000000000`),
    })
  }
  return wrong
}
