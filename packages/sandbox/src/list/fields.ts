import { Refusal } from '../refusal.ts'
import { propertyName } from './properties.ts'

/** The named properties, as a tree; one that is wanted whole has no branches. */
export type Fields = Map<string, Fields | undefined>

/** Parts that the specs call for wherever the property on the left is there, and that therefore stay. */
const needed: Readonly<Record<string, readonly string[]>> = {
  basket_info: ['sum'],
  delivery_options: ['type'],
  idents: ['type', 'value'],
  payment_hint: ['type', 'value'],
  products: ['id', 'desc', 'quantity', 'priceOne', 'tax'],
  receipt: ['type', 'value'],
  receipt_merchant: ['type', 'value'],
  // Of a receipt's line.
  value: ['name', 'value', 'text'],
}

/** What the specs call for in an object of this kind, beside `object` and `id`. */
const neededIn: Readonly<Record<string, readonly string[]>> = {
  'smart.idents': ['type'],
  'smart.transactions': ['status'],
}

/** Reads `fields`: names joined by commas. Throws a `Refusal` for anything else. */
export function readFields(fields: string): Fields {
  const tree: Fields = new Map()
  for (const each of fields.split(',')) {
    const name = each.trim()
    if (!propertyName.test(name))
      throw Refusal.badInput(
        `fields: ${each} is not understood; it takes names of properties, joined by commas`,
      )
    plant(tree, name.split('.'))
  }
  return tree
}

/**
 * An item with the named properties alone. It is not documented whether `object` and `id` stay. They do here, at every
 * level, and with them whatever else the specs call for: `status` of a sale, `type` of a kind of ident, and what makes
 * an item of a basket or a line of a receipt one. So a shortened answer is still one that the specs allow.
 */
export function project(item: object, fields: Fields): object {
  const { object } = item as { readonly object?: unknown }
  return cut(item, fields, (typeof object === 'string' && neededIn[object]) || [])
}

/** A property that is wanted whole stays whole, though parts of it are named as well. */
function plant(tree: Fields, [name = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    tree.set(name, undefined)
  } else if (!tree.has(name) || tree.get(name)) {
    const branch: Fields = tree.get(name) ?? new Map()
    plant(branch, rest)
    tree.set(name, branch)
  }
}

function cut(item: object, fields: Fields, alsoNeeded: readonly string[]): object {
  const kept = new Set(['object', 'id', ...alsoNeeded])
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => fields.has(name) || kept.has(name))
      .map(([name, value]) => [name, cutValue(name, value, fields.get(name))]),
  )
}

function cutValue(name: string, value: unknown, fields: Fields | undefined): unknown {
  if (!fields || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => cutValue(name, each, fields))
  return cut(value, fields, Object.hasOwn(needed, name) ? (needed[name] ?? []) : [])
}
