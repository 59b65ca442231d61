// What is wrong with a value, and what of it nobody described.
import { compile, local, placeOf } from './compile.mjs'
import { undescribed } from './undescribed.mjs'

/**
 * @typedef {{ at: string, message: string, value: unknown, place: string }} Violation
 * @typedef {{ violations: Violation[], undescribed: string[] }} Verdict
 */

/**
 * @param {{ document: any, schema: any }} target
 * @param {unknown} payload
 * @param {{ at?: string, each?: boolean, partial?: boolean }} [how]
 * @returns {Verdict}
 */
export function judge({ document, schema }, payload, { at = '', each = false, partial = false } = {}) {
  const place = atPointer(payload, at)
  if (each && !Array.isArray(place)) throw new Error(`${at || 'the payload'} is no list`)
  const values = each ? place.map((value, index) => [`${at}/${index}`, value]) : [[at, place]]
  const verdicts = values.map(([where, value]) => ({
    violations: violations(document, schema, value, partial).map((violation) => ({
      ...violation,
      at: where + violation.at,
    })),
    undescribed: undescribed(document, schema, value).map((pointer) => where + pointer),
  }))
  return {
    violations: verdicts.flatMap((verdict) => verdict.violations),
    undescribed: verdicts.flatMap((verdict) => verdict.undescribed),
  }
}

/** @param {any} document @param {any} schema @param {unknown} value @param {boolean} partial @returns {Violation[]} */
function violations(document, schema, value, partial) {
  const validate = compile(document, schema)
  if (validate(value)) return []
  const errors = /** @type {import('ajv').ErrorObject[]} */ ([...(validate.errors ?? [])])
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
  /** What the branches of a union complain about is told by the union. @type {Set<string>} */
  const told = new Set()
  const found = unions.flatMap((union) => {
    const branches = union.schema.map((branch) => local(branch))
    for (const branch of branches) {
      const judgeBranch = compile(document, branch)
      if (judgeBranch(union.data)) continue
      for (const error of judgeBranch.errors ?? []) told.add(keyOf(error, union.instancePath))
    }
    if (told.has(keyOf(union))) return []
    return unionViolations(document, union, branches, partial)
  })
  const plain = errors
    .filter((error) => !unions.includes(error) && !told.has(keyOf(error)))
    .filter((error) => !(partial && error.keyword === 'required'))
  return [...plain.map(asViolation), ...found].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The complaints of the branch that comes closest; a branch for another kind of object is further away than any. */
function unionViolations(document, union, branches, partial) {
  const passed = union.params.passingSchemas
  if (passed) return [{ ...asViolation(union), message: `fits ${passed.length} branches, not one` }]
  const tried = branches
    .map((branch) => violations(document, branch, union.data, partial))
    .toSorted((a, b) => distance(a) - distance(b))
  // What made every branch fail was only that the payload is cut short.
  if (tried[0].length === 0) return []
  const nearest = tried[0].map((violation) => ({ ...violation, at: union.instancePath + violation.at }))
  if (Number.isFinite(distance(tried[0]))) return nearest
  return [{ ...asViolation(union), message: `fits none of the ${branches.length} branches` }]
}

/** @param {Violation[]} found */
function distance(found) {
  const otherKind = found.some(({ at, message }) => at === '' && message.startsWith('must be '))
  const otherWord = found.some(({ at, message }) => /^\/\w+$/.test(at) && message.startsWith('must be equal'))
  return otherKind || otherWord ? Number.POSITIVE_INFINITY : found.length
}

/** @param {import('ajv').ErrorObject} error @param {string} below */
function keyOf(error, below = '') {
  return [below + error.instancePath, error.keyword, JSON.stringify(error.params)].join(' ')
}

/** @param {import('ajv').ErrorObject} error @returns {Violation} */
function asViolation(error) {
  return { at: error.instancePath, message: messageOf(error), value: error.data, place: placeOf(error) }
}

/** @param {import('ajv').ErrorObject} error */
function messageOf(error) {
  if (error.keyword === 'const') return `must be equal to ${JSON.stringify(error.params.allowedValue)}`
  if (error.keyword === 'enum') return `must be one of ${error.params.allowedValues.join(', ')}`
  if (error.keyword === 'additionalProperties')
    return `must not have the property ${error.params.additionalProperty}`
  return error.message ?? error.keyword
}

/** @param {unknown} value @param {string} pointer */
function atPointer(value, pointer) {
  const keys = pointer.split('/').slice(1)
  const found = keys.reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], value)
  if (found === undefined && pointer !== '') throw new Error(`the payload has nothing at ${pointer}`)
  return found
}
