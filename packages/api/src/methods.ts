import { dataOf } from './answer.ts'
import type { TokenSource } from './auth/authentication.ts'
import type { CallOptions, ListCall } from './call.ts'
import type { Exchange, Job } from './exchange.ts'
import { type Api, type Operation, operationsOf } from './operation.ts'
import { type Page, type Query, walk } from './paging.ts'
import type { TransportResponse } from './transport/transport.ts'

/**
 * The methods of one API, built from the operation table: `transactions.start(…)` and so on.
 * Their types are the generated interfaces; here they are one function with arguments by position.
 */
export function createMethods(exchange: Exchange, tokens: TokenSource, baseUrl: string, api: Api): object {
  const resources: Record<string, Record<string, unknown>> = {}
  for (const operation of operationsOf(api)) {
    const { id, takes } = operation
    const read = (answer: TransportResponse): unknown => dataOf(answer, id)
    const send = async (...args: readonly unknown[]): Promise<unknown> =>
      exchange(jobOf(baseUrl, operation, args), read, tokens)
    const [, resource = '', method = ''] = id.split('.')
    resources[resource] ??= {}
    resources[resource][method] = takes === 'list' ? listMethod(send, id) : send
  }
  return resources
}

function listMethod(send: (...args: readonly unknown[]) => Promise<unknown>, id: string) {
  return (query: Query = {}, options?: CallOptions): ListCall<unknown, unknown> => {
    const page = (wanted: Query): Promise<Page> => send(wanted, options) as Promise<Page>
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- un-awaited it is the walk over all hits
      then: (resolve, reject) => page(query).then(resolve, reject),
      [Symbol.asyncIterator]: () => walk(page, query, id),
    }
  }
}

/** Path parameters first, then the body or the query, then the options: as the generated interfaces say. */
function jobOf(baseUrl: string, operation: Operation, args: readonly unknown[]): Job {
  const { id, urlTemplate, takes } = operation
  let next = 0
  const segments = urlTemplate.split('/').map((part) => {
    if (!part.startsWith('{')) return part
    const value = args[next++]
    // An empty segment would address another resource, `/Smart/Transactions/` is the list; so would dots, which URLs
    // resolve. Half a surrogate pair has no encoding.
    if (typeof value === 'string' && !/^\.{0,2}$|[\ud800-\udfff]/u.test(value))
      return encodeURIComponent(value)
    const shown = value === '' ? 'an empty one' : typeof value
    throw new TypeError(`${id}: ${part.slice(1, -1)} must be a text, neither empty nor dots, got ${shown}`)
  })
  const input = takes === 'nothing' ? undefined : args[next++]
  const isBody = takes === 'body'
  return {
    operation,
    url: baseUrl + segments.join('/') + (isBody ? '' : queryText(input as Query | undefined)),
    body: isBody ? JSON.stringify(input) : undefined,
    options: args[next] as CallOptions | undefined,
  }
}

function queryText(query?: Query): string {
  if (query === undefined) return ''
  const pairs = Object.entries(query)
    .flatMap(([name, value]) => (isPlain(value) ? deepPairs(name, value) : [[name, value] as const]))
    .filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

/** A condition is no plain object: it knows how it is written. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** `aggregate[group_by_prop]=status`: what the specs, and OpenAPI, call `deepObject`. */
function deepPairs(name: string, value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).map(([key, part]) => [`${name}[${key}]`, part])
}
