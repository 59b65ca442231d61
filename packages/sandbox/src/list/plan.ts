import { matcher } from './evaluate.ts'
import { spanOf } from './moments.ts'
import type { Condition } from './parse.ts'

/** Objects of one kind, oldest first. None is changed in place: a change puts a new object where the old one was. */
export interface Collection<Item extends object> {
  readonly size: number
  values(): Iterable<Item>
  /**
   * Properties with at most one item per value: `id`, `card.cardnumber`, … They are texts, and no lists. An index is
   * asked for the text of the query and gives the item that has exactly this text, if there is one.
   */
  readonly indexes?: Readonly<Record<string, (value: string) => Item | undefined>>
  /** What `values` gives now, whatever changes later. Without it a scroll copies all of them. */
  readonly snapshot?: () => Iterable<Item>
  /** The `object` of the items. Without it a scroll looks at the first item to see whose it is. */
  readonly kind?: string
}

/** All items that fit, oldest first. An exact term on an indexed property, where all hits need it, saves the search. */
export function* hits(items: Collection<object>, condition: Condition): Generator<object> {
  const fits = matcher(condition)
  for (const item of foundByIndex(items, condition) ?? items.values()) if (fits(item)) yield item
}

function foundByIndex(items: Collection<object>, condition: Condition): readonly object[] | undefined {
  if (condition.kind === 'and') {
    for (const each of condition.of) {
      const found = foundByIndex(items, each)
      if (found) return found
    }
  }
  if (condition.kind !== 'term') return undefined
  const { path, text } = condition
  const [name, indexes = {}] = [path.join('.'), items.indexes]
  // A date may be written in more than one way: only a search finds them all.
  if (!Object.hasOwn(indexes, name) || spanOf(text)) return undefined
  const item = indexes[name]?.(text)
  return item ? [item] : []
}
