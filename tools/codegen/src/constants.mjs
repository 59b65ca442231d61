// Facts that code needs at run time and that are written once, in the specs.
import { header, specNames } from './load.mjs'

/** @param {import('./load.mjs').Specs} specs */
export function constantsFile(specs) {
  const schemas = Object.assign({}, ...specNames.map((name) => specs[name].components?.schemas))
  const eans = schemas.BasketItem.properties.ean['x-card-eans']
  const statuses = schemas.SmartTransactionStatus['x-extensible-enum']
  const methods = schemas.PaymentMethod['x-extensible-enum'] ?? schemas.PaymentMethod.enum
  return `${header}
/** Where the API and its token endpoint answer, by environment. */
export const environments: { readonly [name in 'live' | 'testing']: { readonly baseUrl: string; readonly tokenUrl: string } } = ${json(
    environments(specs),
  )}

/** Articles with these EANs load money onto the card of the sale, or take it off. */
export const cardEans: { readonly load: readonly string[]; readonly unload: readonly string[] } = ${json(eans)}

/** The status words that the specs list; the wire may bring others. */
export const knownStatuses: readonly string[] = ${json(statuses)}

/** The methods that \`start\` knows. */
export const paymentMethods: readonly string[] = ${json(methods)}
`
}

/** @param {import('./load.mjs').Specs} specs */
function environments(specs) {
  const urls = (/** @type {any} */ spec, /** @type {string} */ name) =>
    spec.servers.find((/** @type {any} */ server) => server['x-environment'] === name).url
  const tokenPath = Object.keys(specs.auth.paths)[0]
  return Object.fromEntries(
    ['live', 'testing'].map((name) => [
      name,
      { baseUrl: urls(specs.smart, name), tokenUrl: urls(specs.auth, name) + tokenPath },
    ]),
  )
}

/** @param {unknown} value */
function json(value) {
  return JSON.stringify(value, undefined, 2)
}
