// Changes as a list for people.

/** @param {import('./git.mjs').Base} base @param {import('./changes.mjs').Change[]} changes */
export function reportText({ ref, commit }, changes) {
  const of = (/** @type {string} */ wanted) => changes.filter((change) => change.class === wanted)
  const [breaking, compatible] = [of('breaking'), of('compatible')]
  const since = commit ? `${ref} (${commit.slice(0, 7)})` : 'an empty history'
  const head = `specs/ since ${since}: ${breaking.length} breaking, ${compatible.length} compatible`
  return [head, ...section('Breaking', breaking), ...section('Compatible', compatible)].join('\n')
}

/** @param {string} title @param {import('./changes.mjs').Change[]} changes */
function section(title, changes) {
  // Types come by the dozen and say no more than their names.
  const types = changes.filter(({ place, what }) => place.startsWith('type ') && what === 'is new')
  const lines = changes.filter((change) => !types.includes(change)).map(line)
  if (types.length > 0)
    lines.push(wrapped(`new types: ${types.map(({ place }) => place.slice(5)).join(', ')}`))
  return lines.length === 0 ? [] : ['', title, ...lines]
}

/** @param {import('./changes.mjs').Change} change */
function line({ place, what, money, uses }) {
  // Who reads `smart.transactions.start answer 200` needs not be told which operation it is.
  const reached = uses.filter((use) => !place.startsWith(use))
  const more = reached.length > 3 ? ` and ${reached.length - 3} more` : ''
  const where = reached.length > 0 ? `\n      in ${reached.slice(0, 3).join(', ')}${more}` : ''
  return `  ${money ? 'MONEY ' : ''}${place}: ${what}${where}`
}

/** @param {string} text */
function wrapped(text) {
  return text.replaceAll(/(.{1,104})(?: |$)/g, '  $1\n').trimEnd()
}
