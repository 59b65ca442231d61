import {
  type Collection,
  createScrolls,
  type ListContext,
  listPage,
  type ListQuery,
} from '../src/list/collection.ts'

/** What a list answers, as tests read it. */
export interface ListAnswer {
  readonly count: number
  readonly data: readonly Readonly<Record<string, unknown>>[]
  readonly scroll_id: string
  readonly meta: Readonly<Record<string, string>>
  readonly lookup: readonly string[]
  readonly sum: boolean
  readonly type: string
  readonly result: boolean
}

/** A list's surroundings: no time passes, nothing is known to `expand`, and scrolls are named s1, s2, … */
export function quietContext(now = 0): ListContext {
  let opened = 0
  return { now, scrolls: createScrolls(), newScrollId: () => `s${(opened += 1)}`, resolve: () => undefined }
}

export function ask(
  items: readonly object[] | Collection<object>,
  query: ListQuery = {},
  context: ListContext = quietContext(),
): ListAnswer {
  const collection =
    'values' in items && !Array.isArray(items)
      ? (items as Collection<object>)
      : listOf(items as readonly object[])
  return listPage(collection, query, context) as ListAnswer
}

export function listOf(items: readonly object[]): Collection<object> {
  return { size: items.length, values: () => items }
}

/** What was found, by their ids. */
export function ids({ data }: Pick<ListAnswer, 'data'>): readonly unknown[] {
  return data.map(({ id }) => id)
}
