import type { Client } from 'openapi-fetch'
import type { Authentication } from './auth/authentication.ts'
import { createCore } from './core.ts'
import { createFetchClient } from './fetch-client.ts'
import { environments } from './generated/constants.ts'
import type { paths as LoyaltyPaths } from './generated/loyalty.ts'
import type { LoyaltyMethods, SmartMethods } from './generated/methods.ts'
import type { paths as SmartPaths } from './generated/smart.ts'
import { createMethods } from './methods.ts'
import type { Transport } from './transport/transport.ts'
import { createTransport } from '#transport'

/** Where the API is: one of the vendor's environments, or a URL such as the sandbox's. */
export type Where =
  | {
      /** `testing` needs an account with the vendor too; `live` moves real money. */
      readonly environment: 'live' | 'testing'
    }
  | {
      /** The base of all paths, `https://…/api/v2`. An origin alone, such as `http://127.0.0.1:4010`, gets `/api/v2`. */
      readonly baseUrl: string
      /** The token endpoint. Default: `/oauth/token` on the base URL's origin. */
      readonly tokenUrl?: string
    }

/** What `createSecuconnect` needs to know. */
export type SecuconnectOptions = Where & {
  /** How this client proves who it is, such as `clientCredentials({ … })`. */
  readonly auth: Authentication
  /** Sends the requests. Default: `node:http(s)` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
  /** Default: `secukit`. */
  readonly userAgent?: string
}

/** The Smart API: payments at the till, the devices that take them, and how they are routed. */
export interface SmartApi extends SmartMethods {
  /** The same API as an openapi-fetch client, for calls by method and path. */
  readonly client: Client<SmartPaths, 'application/json'>
}

/** The Loyalty API: cards, their balances, and who holds them. */
export interface LoyaltyApi extends LoyaltyMethods {
  /** The same API as an openapi-fetch client, for calls by method and path. */
  readonly client: Client<LoyaltyPaths, 'application/json'>
}

/** A client of the secuconnect API. */
export interface Secuconnect {
  readonly smart: SmartApi
  readonly loyalty: LoyaltyApi
}

/**
 * Makes a client. It sends nothing until the first call, which fetches a token; the token is kept and shared by all calls.
 * Throws a `TypeError` when a URL cannot be read. Calls reject with a `SecuconnectError`.
 */
export function createSecuconnect(options: SecuconnectOptions): Secuconnect {
  const { baseUrl, tokenUrl } = resolveUrls(options)
  const core = createCore({
    tokenUrl,
    auth: options.auth,
    transport: options.transport ?? createTransport(),
    userAgent: options.userAgent ?? 'secukit',
  })
  const withClient = (methods: object): object =>
    Object.defineProperty(methods, 'client', {
      enumerable: true,
      get: once(() => createFetchClient(core, baseUrl)),
    })
  return {
    smart: withClient(createMethods(core, baseUrl, 'smart')) as SmartApi,
    loyalty: withClient(createMethods(core, baseUrl, 'loyalty')) as LoyaltyApi,
  }
}

function resolveUrls(where: Where): { readonly baseUrl: string; readonly tokenUrl: string } {
  if ('environment' in where) {
    if (!Object.hasOwn(environments, where.environment)) {
      throw new TypeError(
        `environment must be ${Object.keys(environments).join(' or ')}, got ${where.environment}`,
      )
    }
    return environments[where.environment]
  }
  const base = readUrl('baseUrl', where.baseUrl, 'http://127.0.0.1:4010')
  const path = base.pathname === '/' ? '/api/v2' : base.pathname.replace(/\/$/, '')
  const { tokenUrl = `${base.origin}/oauth/token` } = where
  readUrl('tokenUrl', tokenUrl, 'http://127.0.0.1:4010/oauth/token')
  return { baseUrl: base.origin + path, tokenUrl }
}

function readUrl(name: string, text: string, example: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`${name} is not an http(s) address: ${text}. Example: ${example}`)
  }
  return url
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
