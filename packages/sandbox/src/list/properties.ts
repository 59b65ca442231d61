/** A property's name, cut at its dots. */
export type Path = readonly string[]

/** The form of a property's name: words joined by dots. */
export const propertyName: RegExp = /^[a-zA-Z]\w*(?:\.\w+)*$/

const nothing: readonly unknown[] = []

/**
 * What an item holds under a name: every element where the way leads through lists, nothing for what is absent or null.
 *
 * @param from How many parts of the name the way has behind it.
 */
export function valuesAt(item: unknown, path: Path, from = 0): readonly unknown[] {
  let at = item
  for (let next = from; next < path.length; next += 1) {
    if (Array.isArray(at)) return at.flatMap((each) => valuesAt(each, path, next))
    at = propertyOf(at, path[next] ?? '')
  }
  if (Array.isArray(at)) return at.flatMap((each) => valuesAt(each, path, path.length))
  return at === undefined || at === null ? nothing : [at]
}

/** Whether there is anything but nulls, however deep. */
export function isSomething(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(isSomething)
    : value !== undefined && value !== null
}

/** Of its own alone: every object has a `toString`. */
function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}
