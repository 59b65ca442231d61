import type { Client } from 'openapi-fetch'
import type { Authentication, TokenEndpoint } from './auth/authentication.ts'
import { createTokenEndpoint } from './auth/token-endpoint.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { environments } from './generated/constants.ts'
import type { paths as LoyaltyPaths } from './generated/loyalty.ts'
import type { LoyaltyMethods, SmartMethods } from './generated/methods.ts'
import type { paths as SmartPaths } from './generated/smart.ts'
import { lazyClient } from './lazy-client.ts'
import { createMethods } from './methods.ts'
import type { Logger } from './observe/log.ts'
import type { Api } from './operation.ts'
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

/** How requests are sent. */
export interface Sending {
  /** Sends the requests. Default: `node:http(s)` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
  /** How often to try again after a failure that may pass; each call can say otherwise. Default: 2. */
  readonly retries?: number
  /** Gets a line for each request, call, retry and failure; `logTo(console)` makes one. Default: nothing is logged. */
  readonly logger?: Logger
  /** Default: `secukit`. */
  readonly userAgent?: string
}

/** What `createSecuconnect` needs to know. */
export type SecuconnectOptions = Where &
  Sending & {
    /** How this client proves who it is, such as `clientCredentials({ … })`. */
    readonly auth: Authentication
    /** The header that carries the token as `Bearer …`. Default: `authorization`. */
    readonly tokenHeader?: string
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
  const exchange = exchangeOf(options)
  const tokens = options.auth(createTokenEndpoint(exchange, tokenUrl))
  const api = (name: Api): object => ({
    ...createMethods(exchange, tokens, baseUrl, name),
    client: lazyClient(async () => {
      const { createFetchClient } = await import('./fetch-client.ts')
      return createFetchClient(exchange, tokens, baseUrl, name)
    }),
  })
  return { smart: api('smart') as SmartApi, loyalty: api('loyalty') as LoyaltyApi }
}

/** The token endpoint of a place, for what happens before there is a client, such as the registration of a device. */
export function tokenEndpointOf(options: Where & Sending): TokenEndpoint {
  return createTokenEndpoint(exchangeOf(options), resolveUrls(options).tokenUrl)
}

function exchangeOf(options: Sending & { readonly tokenHeader?: string }): Exchange {
  const { transport = createTransport(), userAgent = 'secukit', tokenHeader, retries, logger } = options
  return createExchange({ transport, userAgent, tokenHeader, retries, logger })
}

function resolveUrls(where: Where): { readonly baseUrl: string; readonly tokenUrl: string } {
  if ('environment' in where) {
    const { environment } = where
    if (Object.hasOwn(environments, environment)) return environments[environment]
    throw new TypeError(`environment must be ${Object.keys(environments).join(' or ')}, got ${environment}`)
  }
  const { origin, pathname } = readUrl('baseUrl', where.baseUrl)
  const { tokenUrl = `${origin}/oauth/token` } = where
  readUrl('tokenUrl', tokenUrl, '/oauth/token')
  return { baseUrl: origin + (pathname === '/' ? '/api/v2' : pathname.replace(/\/$/, '')), tokenUrl }
}

function readUrl(name: string, text: string, path = ''): URL {
  const url = URL.canParse(text) && new URL(text)
  if (url && /^https?:$/.test(url.protocol) && url.username + url.password === '') return url
  // A password in an address is not repeated.
  // oxlint-disable-next-line typescript/no-unnecessary-type-conversion -- JavaScript callers pass anything
  const shown = String(text).replace(/\/\/[^/]*@/, '//…@')
  throw new TypeError(
    `${name} is not an http(s) address without a user: ${shown}. Example: http://127.0.0.1:4010${path}`,
  )
}
