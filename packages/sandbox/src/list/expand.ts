import { Refusal } from '../refusal.ts'
import { propertyName } from './properties.ts'

/** Names an object elsewhere. */
export interface Reference {
  readonly object: string
  readonly id: string
}

/** The full object of a reference, as far as there is one. */
export type Resolve = (reference: Reference) => object | undefined

/**
 * An item with its references replaced by the full objects: those of one property, with dots for a nested one, or with
 * `all` every one. References within the full objects stay, and so do those to what is not known. Throws a `Refusal` for
 * what names no property.
 */
export function expanded(item: object, expand: unknown, resolve: Resolve): object {
  if (expand === undefined || expand === '') return item
  if (typeof expand !== 'string' || !propertyName.test(expand))
    throw Refusal.badInput(`expand is not understood; it takes the name of a property, or all`)
  return replaced(item, expand === 'all' ? undefined : expand.split('.'), resolve)
}

/** @param path The way to the references; none for all of them. */
function replaced(item: object, path: readonly string[] | undefined, resolve: Resolve): object {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      path && path[0] !== name ? value : replacedValue(value, path?.slice(1), resolve),
    ]),
  )
}

function replacedValue(value: unknown, path: readonly string[] | undefined, resolve: Resolve): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => replacedValue(each, path, resolve))
  if (path === undefined || path.length === 0) {
    const full = isReference(value) ? resolve(value) : undefined
    // What stood here may say more than the object does of itself, as a card does within a merchant card.
    if (full) return { ...value, ...full }
  }
  return replaced(value, path, resolve)
}

function isReference(value: object): value is Reference {
  const { object, id } = value as Partial<Reference>
  return typeof object === 'string' && typeof id === 'string'
}
