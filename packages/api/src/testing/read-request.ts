import { schemas } from '../generated/schemas.ts'
import type { TransportRequest } from '../transport/transport.ts'
import type { ExchangeSchemas, Schema } from './schema.ts'

/** A request as the specs speak of it. */
export interface ReadRequest {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Takes a request apart; `undefined` when its URL is not that of the operation. */
export function readRequest(
  { url, body }: TransportRequest,
  { path: template, request }: ExchangeSchemas,
): ReadRequest | undefined {
  const { pathname, searchParams } = new URL(url)
  const wanted = template.split('/')
  // What is before is the base URL's.
  const given = pathname.split('/').slice(1 - wanted.length)
  const path: Record<string, unknown> = {}
  for (const [index, part] of wanted.slice(1).entries()) {
    const segment = given[index] ?? ''
    if (part.startsWith('{')) path[part.slice(1, -1)] = decodeURIComponent(segment)
    else if (part !== segment) return undefined
  }
  return {
    path,
    query: readQuery(searchParams, request.properties?.['query']?.properties ?? {}),
    ...(body !== undefined && { body: readBody(body) }),
  }
}

/** `sum=1&aggregate[min]=2` as data; texts that the specs read as numbers are numbers. */
function readQuery(
  pairs: URLSearchParams,
  properties: Readonly<Record<string, Schema>>,
): Readonly<Record<string, unknown>> {
  const query: Record<string, unknown> = {}
  for (const [name, text] of pairs) {
    const [, outer = name, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? []
    const schema = resolved(properties[outer])
    if (inner === undefined) query[name] = readText(schema, text)
    else {
      const value = readText(resolved(schema.properties?.[inner]), text)
      query[outer] = { ...(query[outer] as object | undefined), [inner]: value }
    }
  }
  return query
}

function readText(schema: Schema, text: string): unknown {
  return schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text
}

function resolved(schema: Schema | undefined): Schema {
  return schema?.$ref === undefined ? (schema ?? {}) : (schemas[schema.$ref] ?? {})
}

/** A body that is no JSON stays a text, which fits nothing. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
