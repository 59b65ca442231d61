import type { Call, SandboxRequest, Surroundings } from './core.ts'
import { requestValidators } from './generated/request-validators.ts'
import type { OperationId } from './generated/routes.ts'
import { Refusal } from './refusal.ts'
import type { Route } from './route.ts'
import { type Match, matchPath } from './router.ts'
import { describeErrors } from './validator.ts'

interface Admitted {
  readonly operation: OperationId
  readonly call: Call
}

/** Admits what the specs admit. Throws `Refusal` for anything else: a simulator that says yes to all proves nothing. */
export function readRequest(request: SandboxRequest, surroundings: Surroundings): Admitted {
  const url = parseUrl(request.url)
  const matches = matchPath(url.pathname)
  const match = matches.find(({ route }) => route.method === request.method)
  // Whether a path exists is no business of strangers.
  if (match?.route.secured !== false) checkToken(request, surroundings)
  if (!match) throw noRoute(request.method, url.pathname, matches)

  const { route, parameters } = match
  return {
    operation: route.operation as OperationId,
    call: { path: parameters, query: readQuery(route, url), body: readBody(route, request) },
  }
}

function parseUrl(text: string): URL {
  // A path that begins with two slashes names no host.
  const whole = text.startsWith('/') ? `http://sandbox${text}` : text
  return new URL(URL.canParse(whole) ? whole : 'http://sandbox')
}

function checkToken({ headers }: SandboxRequest, { state, clock }: Surroundings): void {
  // Some of the vendor's pages print the header as `Authenticate` (facts: section (a), request headers).
  const [, token] = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? headers['authenticate'] ?? '') ?? []
  const until = token === undefined ? undefined : state.tokens.get(token)
  if (until === undefined || until <= clock.now()) throw Refusal.noToken()
}

function noRoute(method: string, path: string, matches: readonly Match[]): Refusal {
  if (matches.length === 0) return Refusal.notFound(`${method} ${path}`)
  const known = matches.map(({ route }) => route.method).join(', ')
  return Refusal.api(
    405,
    'ProductNotAllowedException',
    1001,
    `${method} is not allowed on ${path}; it knows ${known}`,
    'Die Anfrage ist nicht erlaubt.',
  )
}

function readQuery(route: Route, url: URL): Record<string, string | number> {
  const given = [...url.searchParams]
  if (!route.query) {
    if (given.length > 0)
      throw wrongForm(route, `${route.operation} takes no query parameters, got ${given[0]?.[0]}`)
    return {}
  }
  const query = Object.fromEntries(
    given.map(([name, text]) => [name, /^-?\d{1,15}$/.test(text) && isNumber(name) ? Number(text) : text]),
  )
  check(route, 'query', query)
  return query
}

/** The query parameters that the specs type as integers. */
function isNumber(name: string): boolean {
  return ['count', 'offset', 'validate'].includes(name)
}

function readBody(route: Route, { headers, body, bodyCut }: SandboxRequest): unknown {
  if (bodyCut) throw wrongForm(route, 'the body is too large', 413)
  if (route.body === 'none') return undefined
  if (body === '') {
    if (route.body === 'required') throw wrongForm(route, `${route.operation} needs a body`)
    return undefined
  }
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!route.mediaTypes.includes(mediaType)) {
    const known = route.mediaTypes.join(' or ')
    throw wrongForm(route, `the body must be ${known}, not ${mediaType || 'of no type'}`, 415)
  }
  const data =
    mediaType === 'application/json' ? parseJson(route, body) : Object.fromEntries(new URLSearchParams(body))
  check(route, 'body', data)
  return data
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
  return levels > 0 && Object.values(data).every((value) => isFlat(value, levels - 1))
}

function check(route: Route, part: 'body' | 'query', data: unknown): void {
  const validate = requestValidators[`${route.operation} ${part}`]
  if (validate && !validate(data)) {
    const violations = `${part}: ${describeErrors(validate.errors)}`
    throw route.secured ? Refusal.badInput(violations) : tokenRefusal(data, violations)
  }
}

/** What each of them says: facts, section (a), OAuth errors. */
function tokenRefusal(data: unknown, violations: string): Refusal {
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
  return Refusal.oauth(400, 'invalid_request', violations)
}

/** The refusal of a request that has the wrong form. The token endpoint knows no envelope, and no status but 400 and 401. */
function wrongForm(route: Route, details: string, status = 400): Refusal {
  return route.secured ? Refusal.badInput(details, status) : Refusal.oauth(400, 'invalid_request', details)
}
