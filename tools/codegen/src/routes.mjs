// The route table of the sandbox: what the specs admit, and which validators judge it.
import { header, listOperations, requestBody, specNames } from './load.mjs'

/** @param {import('./load.mjs').Specs} specs */
export function routesFile(specs) {
  const rows = listOperations(specs).map((operation) => {
    const body = requestBody(specs, operation)
    const row = {
      operation: operation.id,
      method: operation.method,
      path: pathPrefix(specs, operation.spec) + operation.path,
      body: body ? (body.required ? 'required' : 'optional') : 'none',
      mediaTypes: body ? Object.keys(body.content) : [],
      query: operation.parameters.some((parameter) => parameter.in === 'query'),
      secured: operation.spec !== 'auth',
    }
    return `  ${JSON.stringify(row)},`
  })
  return `${header}import type { Route } from '../route.ts'

/** Every operation of the specs, in their order. */
export const routes: readonly Route[] = [
${rows.join('\n')}
]

/** The operations of the specs; the sandbox has a handler for each. */
export type OperationId = ${listOperations(specs)
    .map((operation) => `'${operation.id}'`)
    .join(' | ')}
`
}

/** The path of the first server: `/api/v2` for the API, nothing for the token endpoint. @param {any} specs @param {string} name */
function pathPrefix(specs, name) {
  if (!specNames.includes(/** @type {any} */ (name))) throw new Error(`no spec ${name}`)
  return new URL(specs[name].servers[0].url).pathname.replace(/\/$/, '')
}
