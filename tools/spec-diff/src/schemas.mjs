// The rules, from the side of somebody who calls the typed client. What the caller sends may be asked for
// less, never for more; what comes back may promise more, never less.
import { isDeepStrictEqual } from 'node:util'
import { flatten, nameOf, unwrap } from './flatten.mjs'

/**
 * @typedef {import('./changes.mjs').Direction} Direction
 * @typedef {import('./flatten.mjs').Flat} Flat
 * @typedef {{ changes: import('./changes.mjs').Changes, spec: string, before: any, after: any, direction: Direction,
 *   node: string, place: string }} At   where we are: both documents, what is being compared, and its readable place
 */

/** @param {At} at @param {any} beforeSchema @param {any} afterSchema */
export function compareSchemas(at, beforeSchema, afterSchema) {
  const before = unwrap(beforeSchema)
  const after = unwrap(afterSchema)
  if (before.nullable !== after.nullable) {
    const what = after.nullable ? 'may be null now' : 'is never null any more'
    tell(at, widened(at, after.nullable), what)
  }
  const names = [nameOf(before.schema), nameOf(after.schema)]
  if (names[0] === undefined || names[1] === undefined) {
    return compareFlat(at, flatten(at.before, before.schema), flatten(at.after, after.schema))
  }
  const node = `${at.spec}: ${names.join(' -> ')}, ${at.direction}`
  if (!at.changes.visit(node, at.node)) return
  compareFlat(
    { ...at, node, place: names[1] },
    flatten(at.before, before.schema),
    flatten(at.after, after.schema),
  )
}

/** @param {At} at @param {Flat} before @param {Flat} after */
function compareFlat(at, before, after) {
  if (!compareTypes(at, before, after)) return
  compareValues(at, before, after)
  compareWords(at, before, after)
  compareProperties(at, before, after)
  compareBranches(at, before, after)
  compareRest(at, before, after)
  if (before.items ?? after.items)
    compareSchemas({ ...at, place: `${at.place}[]` }, before.items, after.items)
  compareAdditional(at, before.additional, after.additional)
}

/** Gives false when nothing in common is left to compare. @param {At} at @param {Flat} before @param {Flat} after */
function compareTypes(at, { types: before }, { types: after }) {
  if (isDeepStrictEqual(before, after)) return true
  const lost = before.filter((type) => !covers(after, type))
  const gained = after.filter((type) => !covers(before, type))
  const wide = after.length === 0 || (before.length > 0 && gained.length > 0)
  const narrow = before.length === 0 || (after.length > 0 && lost.length > 0)
  const breaks = (wide && widened(at, true)) || (narrow && widened(at, false))
  tell(at, breaks, `type ${before.join('|') || 'anything'} became ${after.join('|') || 'anything'}`)
  return after.some((type) => covers(before, type)) || before.length === 0 || after.length === 0
}

/** Closed lists of values: a user can rely on nothing else coming, or send nothing else. @param {At} at @param {Flat} before @param {Flat} after */
function compareValues(at, { values: before, words: openBefore }, { values: after, words: openAfter }) {
  if (!before && !after) return
  if (!before || !after) {
    const list = (before ?? after).map(quote).join(', ')
    const limited = at.direction === 'request' ? 'only takes' : 'is only ever'
    const what = after ? `${limited} ${list} now` : `is no longer limited to ${list}`
    tell(at, widened(at, !after), what)
    // A closed list that opens keeps its words; those that it drops are told too.
    const dropped = (before ?? []).filter((value) => openAfter && !openAfter.includes(value))
    for (const value of dropped) tell(at, true, `known word ${quote(value)} is gone`)
    for (const value of (openBefore ?? []).filter((word) => after && !after.includes(word)))
      tell(at, true, `known word ${quote(value)} is gone`)
    return
  }
  for (const value of before.filter((each) => !after.includes(each)))
    tell(at, widened(at, false) || before.length === 1, `value ${quote(value)} is gone`)
  for (const value of after.filter((each) => !before.includes(each)))
    tell(at, widened(at, true), `value ${quote(value)} is new`)
}

/** Lists that may grow by themselves: the words are in the types all the same. @param {At} at @param {Flat} before @param {Flat} after */
function compareWords(at, { words: before, values: closedBefore }, { words: after, values: closedAfter }) {
  const gone = closedAfter ? [] : (before ?? []).filter((word) => !(after ?? []).includes(word))
  const fresh = closedBefore ? [] : (after ?? []).filter((word) => !(before ?? []).includes(word))
  for (const word of gone) tell(at, true, `known word ${quote(word)} is gone`)
  for (const word of fresh) tell(at, false, `known word ${quote(word)} is new`)
}

/** @param {At} at @param {Flat} before @param {Flat} after */
function compareProperties(at, before, after) {
  const request = at.direction === 'request'
  for (const name of new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])) {
    const inner = { ...at, place: `${at.place}.${name}` }
    const [was, is] = [before.required.has(name), after.required.has(name)]
    if (!(name in after.properties)) {
      tell(inner, true, 'is gone')
    } else if (name in before.properties) {
      if (was !== is) tell(inner, request ? is : was, is ? 'is required now' : 'is optional now')
      compareSchemas(inner, before.properties[name], after.properties[name])
    } else {
      tell(inner, request && is, is ? 'is new, and required' : 'is new')
    }
  }
}

/** @param {At} at @param {Flat} before @param {Flat} after */
function compareBranches(at, before, after) {
  if (before.branches.length === 0 && after.branches.length === 0) return
  const [was, is] = [named(at.before, before.branches), named(at.after, after.branches)]
  if (was.size === 0 || is.size === 0) {
    const names = [...was.keys(), ...is.keys()].join(', ')
    tell(at, true, is.size > 0 ? `is one of ${names} now` : `is no longer one of ${names}`)
    return
  }
  for (const [name, branch] of was) {
    if (is.has(name)) compareSchemas({ ...at, place: `${at.place}(${name})` }, branch, is.get(name))
    else tell(at, widened(at, false), `can no longer be ${name}`)
  }
  for (const name of is.keys()) if (!was.has(name)) tell(at, widened(at, true), `can be ${name} now`)
}

/** Free properties: absent means that the types know none, and that the server takes what it gets. @param {At} at @param {any} before @param {any} after */
function compareAdditional(at, before, after) {
  if (isDeepStrictEqual(before, after)) return
  const open = (/** @type {any} */ value) => value === true || typeof value === 'object'
  if (open(before) && open(after)) {
    compareSchemas(
      { ...at, place: `${at.place}.*` },
      before === true ? {} : before,
      after === true ? {} : after,
    )
  } else if (open(before) !== open(after)) {
    tell(at, !open(after), open(after) ? 'takes any property now' : 'takes no free properties any more')
  } else {
    const closed = after === false
    tell(
      at,
      closed && at.direction === 'request',
      closed ? 'refuses other properties now' : 'ignores other properties now',
    )
  }
}

/** Bounds, patterns and facts for machines. @param {At} at @param {Flat} before @param {Flat} after */
function compareRest(at, { rest: before }, { rest: after }) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]]
    if (isDeepStrictEqual(was, is)) continue
    const what = `${key} ${show(was)} became ${show(is)}`
    if (key === 'x-card-eans')
      tell(at, true, `articles that load or unload a card: ${show(was)} became ${show(is)}`, true)
    else if (key === 'deprecated') tell(at, false, is ? 'is deprecated' : 'is no longer deprecated')
    else if (key.startsWith('x-')) tell(at, false, what)
    else tell(at, at.direction === 'request' && !looser(key, was, is), what)
  }
}

/** @param {string} key @param {any} was @param {any} is */
function looser(key, was, is) {
  if (is === undefined) return true
  if (typeof was !== 'number' || typeof is !== 'number') return false
  return /^(?:min|exclusiveMin)/.test(key) ? is < was : /^(?:max|exclusiveMax)/.test(key) ? is > was : false
}

/** Whether it breaks that more (or less) is possible than before. @param {At} at @param {boolean} more */
function widened({ direction }, more) {
  return direction === 'answer' ? more : !more
}

/** Branches by what tells them apart. @param {any} document @param {any[]} branches @returns {Map<string, any>} */
function named(document, branches) {
  return new Map(
    branches.map((branch, index) => {
      const { properties, types } = flatten(document, branch)
      const mark = properties['type']?.const ?? properties['object']?.const
      return [nameOf(branch) ?? mark ?? (types.join('|') || `branch ${index + 1}`), branch]
    }),
  )
}

/** An integer is a number. @param {string[]} types @param {string} type */
function covers(types, type) {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

/** @param {At} at @param {boolean} breaks @param {string} what */
function tell({ changes, node, place }, breaks, what, money = false) {
  changes.add(node, breaks, place, what, money)
}

/** @param {unknown} value */
function quote(value) {
  return `\`${String(value)}\``
}

/** @param {unknown} value */
function show(value) {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
