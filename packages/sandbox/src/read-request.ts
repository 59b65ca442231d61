import type { Call, SandboxRequest, Surroundings } from './core.ts'
import { requestValidators } from './generated/validators.ts'
import type { OperationId } from './generated/routes.ts'
import { Refusal } from './refusal.ts'
import type { Route } from './route.ts'
import { type Match, matchPath } from './router.ts'
import { type Session, shopOf } from './state.ts'
import { violations } from './validator.ts'

interface Admitted {
  readonly operation: OperationId
  readonly call: Call
}

/** Admits what the specs admit. Throws `Refusal` for anything else: a simulator that says yes to all proves nothing. */
export function readRequest(request: SandboxRequest, surroundings: Surroundings): Admitted {
  const { path, search } = splitUrl(request.url)
  const match = matchPath(path)
  const route = match?.routes[request.method]
  // Whether a path exists is no business of strangers.
  const session = route?.secured === false ? noSession : checkToken(request, surroundings)
  if (!match || !route) throw noRoute(request.method, path, match)
  return {
    operation: route.operation as OperationId,
    call: {
      path: match.parameters,
      query: readQuery(route, search),
      body: readBody(route, request),
      session,
      // The token endpoint looks for the shop itself; before that there is none.
      shop: session === noSession ? (undefined as never) : shopOf(surroundings.state, session.merchantId),
    },
  }
}

const noSession: Session = { id: '', merchantId: '', until: 0 }

/** A proxy may name the host too; no path of ours is looked for on it. */
export function splitUrl(url: string): { readonly path: string; readonly search: string } {
  const whole = url.startsWith('/') ? url : url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
  const end = whole.search(/[?#]/)
  if (end < 0) return { path: whole, search: '' }
  return {
    path: whole.slice(0, end),
    search: whole[end] === '?' ? whole.slice(end + 1).replace(/#.*$/s, '') : '',
  }
}

/** The token that a request carries; empty without one. */
export function bearerOf({ headers }: SandboxRequest): string {
  // Some of the vendor's pages print the header as `Authenticate` (facts: section (a), request headers).
  const header = headers['authorization'] ?? headers['authenticate']
  return typeof header === 'string' && /^Bearer /i.test(header) ? header.slice(7) : ''
}

function checkToken(request: SandboxRequest, { state, clock }: Surroundings): Session {
  const session = state.sessions.get(bearerOf(request))
  if (!session || session.until <= clock.now()) throw Refusal.noToken()
  return session
}

function noRoute(method: string, path: string, match: Match | undefined): Refusal {
  if (!match) return Refusal.notFound(`${method} ${path}`)
  const known = Object.keys(match.routes).join(', ')
  return Refusal.api(
    405,
    'ProductNotAllowedException',
    1001,
    `${method} is not allowed on ${path}; it knows ${known}`,
    'Die Anfrage ist nicht erlaubt.',
  )
}

const noQuery: Readonly<Record<string, unknown>> = {}

function readQuery(route: Route, search: string): Readonly<Record<string, unknown>> {
  if (search === '') return noQuery
  // Without a prototype: `__proto__` is a name like any other, and not known.
  const query = Object.create(null) as Record<string, unknown>
  for (const [name, text] of new URLSearchParams(search)) {
    if (!route.query) throw wrongForm(route, `${route.operation} takes no query parameters, got ${name}`)
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? []
    if (outer === undefined || inner === undefined) add(route, query, name, text)
    else {
      const group = (query[outer] ??= Object.create(null) as object)
      // A parameter cannot be a text and a group at once: the schema refuses the text.
      if (typeof group === 'object' && group !== null)
        add(route, group as Record<string, unknown>, inner, text)
    }
  }
  check(route, 'query', query)
  return query
}

/** One parameter; a second of the same name would leave open which one counts. */
function add(route: Route, query: Record<string, unknown>, name: string, text: string): void {
  if (Object.hasOwn(query, name)) throw wrongForm(route, `query: ${name} is given twice`)
  const value = numbers.has(name) && /^-?\d{1,15}$/.test(text) ? Number(text) : text
  Object.defineProperty(query, name, { value, enumerable: true, writable: true, configurable: true })
}

/** The query parameters that the specs type as integers. */
const numbers = new Set(['count', 'offset', 'validate', 'min', 'max'])

function readBody(route: Route, { headers, body, bodyCut }: SandboxRequest): unknown {
  if (bodyCut) throw wrongForm(route, 'the body is too large', 413)
  if (route.body === 'none') return undefined
  if (body === '') {
    if (route.body === 'required') throw wrongForm(route, `${route.operation} needs a body`)
    return undefined
  }
  const header = headers['content-type']
  const mediaType = (typeof header === 'string' ? header : '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!route.mediaTypes.includes(mediaType)) {
    const known = route.mediaTypes.join(' or ')
    throw wrongForm(route, `the body must be ${known}, not ${mediaType || 'of no type'}`, 415)
  }
  const data = mediaType === 'application/json' ? parseJson(route, body) : parseForm(route, body)
  check(route, 'body', data)
  return data
}

function parseForm(route: Route, text: string): unknown {
  const fields = [...new URLSearchParams(text)]
  const names = fields.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw wrongForm(route, `body: ${twice} is given twice`)
  return Object.fromEntries(fields)
}

function parseJson(route: Route, text: string): unknown {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw wrongForm(route, `the body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isFlat(data, deepest)) throw wrongForm(route, `the body is nested more than ${deepest} deep`)
  return data
}

/** Validators and `JSON.stringify` walk a body by recursion: one of a hundred thousand brackets ends the stack. */
const deepest = 32

function isFlat(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return true
  if (levels === 0) return false
  // A loop, and no list of the values: every body comes by here. What was parsed from JSON has only properties of its own.
  for (const key in data) {
    const value = (data as Readonly<Record<string, unknown>>)[key]
    if (typeof value === 'object' && value !== null && !isFlat(value, levels - 1)) return false
  }
  return true
}

function check(route: Route, part: 'body' | 'query', data: unknown): void {
  const validate = requestValidators[`${route.operation} ${part}`]
  const told = validate && violations(validate, data)
  if (told !== undefined) {
    const details = `${part}: ${told}`
    throw route.secured ? Refusal.badInput(details) : tokenRefusal(data, details)
  }
}

/** What each of them says: facts, section (a), OAuth errors. */
function tokenRefusal(data: unknown, details: string): Refusal {
  const known = ['client_credentials', 'device', 'device_pin', 'appuser', 'refresh_token']
  const {
    grant_type: grant,
    client_id: id,
    client_secret: secret,
  }: Record<string, unknown> = { ...(data as object) }
  if (typeof grant === 'string' && !known.includes(grant)) {
    return Refusal.oauth(400, 'unsupported_grant_type', `grant type ${grant} is not known`)
  }
  if (grant !== undefined && (id === undefined || secret === undefined)) {
    return Refusal.oauth(
      400,
      'invalid_client',
      `${id === undefined ? 'client_id' : 'client_secret'} is missing`,
    )
  }
  return Refusal.oauth(400, 'invalid_request', details)
}

/** The refusal of a request that has the wrong form. The token endpoint knows no envelope, and no status but 400 and 401. */
function wrongForm(route: Route, details: string, status = 400): Refusal {
  return route.secured ? Refusal.badInput(details, status) : Refusal.oauth(400, 'invalid_request', details)
}
