// Reads specs/*.yaml, each bundled into one document, and lists their operations.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, createConfig } from '@redocly/openapi-core'

export const specNames = /** @type {const} */ (['auth', 'smart', 'loyalty', 'push'])
const folder = fileURLToPath(new URL('../../../specs', import.meta.url))
const httpMethods = ['get', 'put', 'post', 'delete', 'patch']

/**
 * @typedef {(typeof specNames)[number]} SpecName
 * @typedef {Record<SpecName, any>} Specs            bundled OpenAPI documents
 * @typedef {{ id: string, spec: SpecName, method: string, path: string, operation: any, parameters: any[] }} Operation
 * @typedef {{ id: string, spec: SpecName, operation: any }} Webhook   what the server posts to the integrator
 */

/** @returns {Promise<Specs>} */
export async function loadSpecs(from = folder) {
  return /** @type {Specs} */ (await load(specNames, from))
}

/** The sandbox's operator side, which is no part of the API. @returns {Promise<any>} */
export function loadOperatorSpec(from = folder) {
  return load(['operator'], from)
}

/** @param {readonly string[]} names @param {string} from */
async function load(names, from) {
  const config = await createConfig({}, { extends: ['minimal'] })
  /** @type {Record<string, any>} */
  const specs = {}
  for (const name of names) {
    const ref = join(from, `${name}.yaml`)
    if (!existsSync(ref)) throw new Error(`${ref} is missing`)
    const { bundle: result, problems } = await bundle({ ref, config })
    const errors = problems.filter((problem) => problem.severity === 'error')
    if (errors.length > 0)
      throw new Error(errors.map((problem) => `${name}.yaml: ${problem.message}`).join('\n'))
    specs[name] = result.parsed
  }
  return specs
}

/**
 * Follows a local `$ref`, or gives back what it was handed.
 * @param {any} document
 * @param {any} node
 */
export function resolve(document, node) {
  let current = node
  while (current?.$ref) {
    const pointer = current.$ref
    current = pointer
      .slice(2)
      .split('/')
      .reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
    if (current === undefined) throw new Error(`${pointer} leads nowhere`)
  }
  return current
}

/** The public type that a schema is named by, or undefined for an inline one. @param {any} schema */
export function schemaName(schema) {
  return schema?.$ref?.startsWith('#/components/schemas/') ? schema.$ref.split('/').at(-1) : undefined
}

/**
 * Every operation, in the order of the specs.
 * @param {Specs} specs
 * @returns {Operation[]}
 */
export function listOperations(specs) {
  return /** @type {SpecName[]} */ (Object.keys(specs)).flatMap((spec) =>
    Object.entries(specs[spec].paths ?? {}).flatMap(([path, itemOrRef]) => {
      const item = resolve(specs[spec], itemOrRef)
      return httpMethods
        .filter((method) => item[method])
        .map((method) => {
          const operation = item[method]
          const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
            resolve(specs[spec], parameter),
          )
          return {
            id: operation.operationId,
            spec,
            method: method.toUpperCase(),
            path,
            operation,
            parameters,
          }
        })
    }),
  )
}

/** What the server sends by itself. @param {Specs} specs @returns {Webhook[]} */
export function listWebhooks(specs) {
  return specNames.flatMap((spec) =>
    Object.values(specs[spec].webhooks ?? {}).map((itemOrRef) => {
      const operation = resolve(specs[spec], itemOrRef).post
      return { id: operation.operationId, spec, operation }
    }),
  )
}

/** @param {Specs} specs @param {Operation | Webhook} operation */
export function requestBody(specs, { spec, operation }) {
  return resolve(specs[spec], operation.requestBody)
}

/** @param {Specs} specs @param {Operation | Webhook} operation @param {string} status */
export function responseSchema(specs, { spec, operation }, status) {
  return resolve(specs[spec], operation.responses[status])?.content?.['application/json']?.schema
}

export const header = '// Generated from specs/. Do not edit: change the spec and run `npm run generate`.\n'
