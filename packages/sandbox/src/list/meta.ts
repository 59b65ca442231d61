import { momentOf } from './moments.ts'

/** The properties that these items have, by their names with dots, and the type of each: the model, as far as it shows. */
export function describe(items: readonly object[]): Readonly<Record<string, string>> {
  const types: Map<string, string> = new Map()
  const visit = (name: string, value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(name, each)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) visit(name === '' ? key : `${name}.${key}`, each)
    } else if (value !== null && value !== undefined) {
      const [known, type] = [types.get(name), typeOf(value)]
      types.set(name, known === undefined || known === type ? type : common(known, type))
    }
  }
  for (const item of items) visit('', item)
  return Object.fromEntries(types)
}

function typeOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return momentOf(value) === undefined ? typeof value : 'date-time'
}

function common(one: string, other: string): string {
  const isNumeric = [one, other].every((type) => type === 'integer' || type === 'number')
  return isNumeric ? 'number' : 'string'
}
