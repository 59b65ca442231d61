// The properties that `q` of each list can name, in dotted form.
import { header, resolve, schemaName } from './load.mjs'
import { clientOperations, itemType } from './methods.mjs'

/** @typedef {import('./load.mjs').Specs} Specs */

/** `a.b.c`: what lies deeper is seldom asked for, and would make the unions too long to read. */
const levels = 3

/** @param {Specs} specs */
export function propertiesFile(specs) {
  const types = clientOperations(specs).flatMap((operation) => {
    const item = itemType(specs, operation)
    if (item === undefined) return []
    const name = schemaName(item)
    if (name === undefined) throw new Error(`${operation.id}: give the schema of its items a name`)
    const names = [...new Set(dotted(specs[operation.spec], item))].toSorted()
    return `/** The properties that \`q\` of \`${operation.id}\` can name, ${levels} levels deep. For \`filter()\`. */
export type ${name.replace(/ListItem$/, '')}Property =
${names.map((property) => `  | '${property}'`).join('\n')}
`
  })
  return `${header}
${types.join('\n')}`
}

/**
 * The names below a schema, each followed by the names below it. What a list of things holds is named like the thing.
 * @param {any} document @param {any} schemaOrRef @param {readonly string[]} above
 * @returns {string[]}
 */
function dotted(document, schemaOrRef, above = []) {
  // What an aggregation counts is no property of the items.
  if (above.length === levels || schemaName(schemaOrRef) === 'AggregationBucket') return []
  const schema = resolve(document, schemaOrRef) ?? {}
  const sameLevel = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), schema.items]
  return [
    ...sameLevel.filter(Boolean).flatMap((part) => dotted(document, part, above)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const path = [...above, key]
      return [path.join('.'), ...dotted(document, property, path)]
    }),
  ]
}
