import type { CallOptions, ListCall } from './call.ts'
import { type Core, dataOf } from './core.ts'
import { operations } from './generated/operations.ts'
import type { Operation } from './operation.ts'

interface Page {
  readonly count?: number
  readonly data?: readonly unknown[]
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * The methods of one API, built from the operation table: `transactions.start(…)` and so on.
 * Their types are the generated interfaces; here they are one function with arguments by position.
 */
export function createMethods(core: Core, baseUrl: string, spec: Operation['spec']): object {
  const resources: Record<string, Record<string, unknown>> = {}
  for (const [id, operation] of Object.entries(operations)) {
    if (operation.spec !== spec) continue
    const [, resource = '', method = ''] = id.split('.')
    resources[resource] ??= {}
    resources[resource][method] = operation.list
      ? listMethod(core, baseUrl, id, operation)
      : plainMethod(core, baseUrl, id, operation)
  }
  return resources
}

function plainMethod(core: Core, baseUrl: string, name: string, operation: Operation) {
  return async (...args: readonly unknown[]): Promise<unknown> => {
    const { url, body, options } = readArguments(baseUrl, name, operation, args)
    return dataOf(await core({ method: operation.method, url, body, operation, name, options }), name)
  }
}

function listMethod(core: Core, baseUrl: string, name: string, operation: Operation) {
  return (query: Query = {}, options?: CallOptions): ListCall<unknown, unknown> => {
    const page = async (wanted: Query): Promise<Page> => {
      const { url } = readArguments(baseUrl, name, operation, [wanted])
      return dataOf(await core({ method: operation.method, url, operation, name, options }), name) as Page
    }
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- un-awaited it is the walk over all hits
      then: (resolve, reject) => page(query).then(resolve, reject),
      async *[Symbol.asyncIterator]() {
        let offset = Number(query['offset'] ?? 0)
        for (;;) {
          const { count = Infinity, data = [] } = await page({ ...query, offset })
          yield* data
          offset += data.length
          if (data.length === 0 || offset >= count) return
        }
      },
    }
  }
}

interface Arguments {
  readonly url: string
  readonly body: string | undefined
  readonly options: CallOptions | undefined
}

/** Path parameters first, then the body or the query, then the options: as the generated interfaces say. */
function readArguments(
  baseUrl: string,
  name: string,
  operation: Operation,
  args: readonly unknown[],
): Arguments {
  let path = operation.path
  operation.pathParameters.forEach((parameter, index) => {
    const value = args[index]
    // An empty segment would address another resource, `/Smart/Transactions/` is the list; so would dots, which URLs resolve.
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw new TypeError(`${name}: ${parameter} must be a text that is not empty, got ${describe(value)}`)
    }
    path = path.replace(`{${parameter}}`, encodeURIComponent(value))
  })
  const rest = args.slice(operation.pathParameters.length)
  const input = operation.takes === 'nothing' ? undefined : rest[0]
  const options = (operation.takes === 'nothing' ? rest[0] : rest[1]) as CallOptions | undefined
  return {
    url: baseUrl + path + (operation.takes === 'query' ? queryText(input as Query | undefined) : ''),
    body: operation.takes === 'body' && input !== undefined ? JSON.stringify(input) : undefined,
    options,
  }
}

function queryText(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  if (pairs.length === 0) return ''
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`
}

function describe(value: unknown): string {
  return value === ''
    ? 'an empty one'
    : value === null
      ? 'null'
      : typeof value === 'string'
        ? `'${value}'`
        : typeof value
}
