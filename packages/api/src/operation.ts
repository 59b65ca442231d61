import { operations } from './generated/operations.ts'
import type { Repeatable } from './retry.ts'

/** The APIs that have methods. */
export type Api = 'smart' | 'loyalty'

/** One operation of the specs. */
export interface Operation {
  /** Such as `smart.transactions.start`. */
  readonly id: string
  readonly method: string
  /** The path below the base URL; its `{placeholders}` are the method's first arguments, in this order. */
  readonly urlTemplate: string
  /** What the method takes after them. A `list` takes a query, answers `{ count, data }` and is read page by page. */
  readonly takes: string
  /** What moves money or drives a terminal is never sent again by itself, whatever the answer. */
  readonly repeatable: Repeatable
  /** How long it may hold the line, in seconds, where the specs say so. */
  readonly blockingSeconds: number | undefined
}

/** The operations of one API, read from the table that is generated from the specs. */
export function operationsOf(api: Api): readonly Operation[] {
  return operations[api].split('\n\n').flatMap((group) => {
    const [head = '', ...rows] = group.trim().split('\n')
    const [resource, base = '', own = ''] = head.split(' ')
    return rows.map((row) => {
      const [name = '', method = '', takes = '', rest = '', once, seconds] = row.split(' ')
      return {
        id: `${api}.${resource}.${name}`,
        method,
        urlTemplate: (base + rest).replace(':', own).replace('*', name).replace(/\/$/, ''),
        takes,
        repeatable: once ? 'never' : method === 'GET' ? 'always' : 'unsent',
        blockingSeconds: seconds ? Number(seconds) : undefined,
      }
    })
  })
}
