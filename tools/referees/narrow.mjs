// Request schemas as narrow as one scene. Specmatic fills in random values where a schema lets it, and a random sum, card
// number or id is refused by any server that keeps books. What is left to it: which optional properties are there, the
// values that no rule is about, and everything that is wrong.

/** Properties that may hold anything that the specs admit: no rule of the API is about them. */
const free = new Set([
  'desc',
  'transactionRef',
  'merchantRef',
  'articleNumber',
  'note',
  'forename',
  'surname',
  'salutation',
  'city',
  'street',
])

/** Properties that the specs call optional, and that a request cannot do without once its neighbours are there. */
const needed = new Set([
  'sum',
  'basket',
  'basket_info',
  'products',
  'idents',
  'currency',
  'csc',
  'ean',
  'amount',
  'customer',
  'container',
  'private',
  'type',
  'tid',
  'trace',
  'cardtype',
])

/**
 * The part of a schema that admits this value, and little else.
 * @param {any} description
 * @param {any} schema
 * @param {any} value
 * @param {string} [name] The property that holds it.
 * @returns {any}
 */
export function narrow(description, schema, value, name = '') {
  const { type: _type, properties, required, items, ...rest } = flat(description, schema, value)
  if (Array.isArray(value)) {
    // As long as the example: an empty list, or a longer one, adds up to something else.
    return {
      type: 'array',
      items: narrow(description, items ?? {}, value[0]),
      minItems: 1,
      maxItems: value.length,
    }
  }
  if (typeof value === 'object' && value !== null) {
    const known = Object.entries(value).filter(([key]) => properties?.[key] !== undefined)
    return {
      type: 'object',
      properties: Object.fromEntries(
        known.map(([key, part]) => [key, narrow(description, properties[key], part, key)]),
      ),
      required: known.map(([key]) => key).filter((key) => required.includes(key) || needed.has(key)),
    }
  }
  const kind = typeOf(value)
  if (free.has(name)) return { type: kind, ...rest }
  return kind === 'boolean' ? { type: kind } : { type: kind, enum: [value] }
}

/** @param {unknown} value */
function typeOf(value) {
  if (value === null) return 'null'
  return typeof value === 'number' ? 'integer' : typeof value
}

/**
 * A schema without references and unions: of these, the branch that the value fits best.
 * @param {any} description
 * @param {any} schema
 * @param {any} value
 * @returns {any}
 */
function flat(description, schema, value) {
  if (schema.$ref !== undefined) return flat(description, resolve(description, schema.$ref), value)
  const { allOf = [], oneOf, anyOf, description: _text, examples: _examples, ...own } = schema
  const parts = [...allOf, ...bestOf(description, oneOf ?? anyOf ?? [], value)]
  const merged = { required: [], ...own, properties: { ...own.properties } }
  for (const part of parts.map((each) => flat(description, each, value))) {
    const { properties, required, ...rest } = part
    Object.assign(merged, rest)
    merged.properties = { ...merged.properties, ...properties }
    merged.required = [...merged.required, ...required]
  }
  return merged
}

/**
 * Of the branches that a value fits, the one that knows most of its properties.
 * @param {any} description
 * @param {any[]} branches
 * @param {any} value
 */
function bestOf(description, branches, value) {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const known = (/** @type {any} */ branch) => {
    const { properties } = flat(description, branch, value)
    return keys.filter((key) => properties[key] !== undefined).length
  }
  const fitting = branches.filter((branch) => fits(description, branch, value))
  return fitting.toSorted((a, b) => known(b) - known(a)).slice(0, 1)
}

/**
 * @param {any} description
 * @param {any} schema
 * @param {any} value
 * @returns {boolean}
 */
function fits(description, schema, value) {
  const { type, const: only, pattern, properties = {}, required = [] } = flat(description, schema, value)
  if (only !== undefined && only !== value) return false
  if (type !== undefined && ![type].flat().some((each) => hasType(each, value))) return false
  if (typeof value === 'string') return pattern === undefined || new RegExp(pattern, 'u').test(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true
  return (
    required.every((/** @type {string} */ key) => key in value) &&
    Object.entries(value).every(
      ([key, part]) => properties[key] === undefined || fits(description, properties[key], part),
    )
  )
}

/** @param {string} type @param {any} value */
function hasType(type, value) {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer' || type === 'number') return typeof value === 'number'
  return typeOf(value) === type
}

/** @param {any} description @param {string} reference */
export function resolve(description, reference) {
  return reference
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((at, key) => at[key], description)
}
