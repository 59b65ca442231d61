// The operator side of the sandbox: its routes, and which bodies and answers fit.
import { compiledFile } from './compile.mjs'
import { header, listOperations, requestBody, resolve } from './load.mjs'

/** @param {any} specs */
export function operatorRoutesFile(specs) {
  const operations = listOperations(specs)
  const rows = operations.map((operation) => {
    const body = requestBody(specs, operation)
    const schema = body && resolve(specs[operation.spec], body.content['application/json'].schema)
    const row = {
      operation: operation.id,
      method: operation.method,
      path: operation.path,
      body: body ? 'required' : 'none',
      mediaTypes: body ? Object.keys(body.content) : [],
      query: operation.parameters.some((parameter) => parameter.in === 'query'),
      secured: false,
      names: Object.keys(schema?.properties ?? {}),
      queryNames: operation.parameters
        .filter((parameter) => parameter.in === 'query')
        .map((parameter) => parameter.name),
    }
    return `  ${JSON.stringify(row)},`
  })
  return `${header}import type { Route } from '../route.ts'

/** A route of the operator side. */
export interface OperatorRoute extends Route {
  /** The properties that its body may have. */
  readonly names: readonly string[]
  /** The query parameters that it may have. */
  readonly queryNames: readonly string[]
}

/** Every operation of the operator side. */
export const operatorRoutes: readonly OperatorRoute[] = [
${rows.join('\n')}
]

export type OperatorOperation = ${operations.map(({ id }) => `'${id}'`).join(' | ')}
`
}

/** @param {any} specs */
export function operatorValidatorsFile(specs) {
  return compiledFile(specs)
    .replace('export const requestValidators', 'export const operatorRequests')
    .replace('export const responseValidators', 'export const operatorAnswers')
}
