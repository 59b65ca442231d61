import { createHash } from 'node:crypto'
import {
  clientCredentials,
  createSecuconnect,
  environments,
  type Secuconnect,
  type Where,
} from '@secukit/api'
import { readUrl } from './base-url.ts'
import { type Input, textOption } from './command.ts'
import { Failure } from './failure.ts'
import { isLoopback } from './loopback.ts'
import { type Profile, readProfiles } from './profiles.ts'
import { type ClientCredentials, sandboxCredentials } from './running-sandbox.ts'

/** Which API a command talks to, and as whom. */
export interface Connection {
  readonly secuconnect: Secuconnect
  /** Where it is, for people: an environment or a URL. */
  readonly where: string
  /** The saved profile that was used, if one was. */
  readonly profile: string | undefined
  /** What a journal of this connection is called: payments of one API or client mean nothing to another. */
  readonly journalName: string
}

/**
 * Finds the API from --base-url, --profile, the environment or the default profile, in this order. A profile that
 * is named beside --base-url lends its credentials; one that only the environment names never meets another URL.
 */
export async function connect(input: Input, env: NodeJS.ProcessEnv = process.env): Promise<Connection> {
  const name = profileName(input, env)
  const profile = name === undefined ? undefined : await findProfile(name)
  const baseUrl = textOption(input, 'base-url') ?? (profile ? profile.baseUrl : env['SECUKIT_BASE_URL'])
  const where = baseUrl === undefined ? environmentOf(profile) : readUrl(baseUrl)
  const address = 'baseUrl' in where ? where.baseUrl : environments[where.environment].baseUrl
  const credentials = await credentialsFor(address, profile, env)
  return {
    secuconnect: createSecuconnect({ ...where, auth: clientCredentials(credentials) }),
    profile: name,
    where: 'environment' in where ? where.environment : where.baseUrl,
    journalName: journalNameOf(address, credentials.clientId),
  }
}

/** The host for people; the hash keeps two paths or two clients on it apart, whose sale numbers may be the same. */
function journalNameOf(address: string, clientId: string): string {
  const { host, pathname } = new URL(address)
  const whose = JSON.stringify([pathname.replace(/\/+$/, ''), clientId])
  const hash = createHash('sha256').update(whose).digest('hex').slice(0, 12)
  return `${host.replaceAll(/[^\w.-]/g, '_')}-${hash}.journal`
}

function profileName(input: Input, env: NodeJS.ProcessEnv): string | undefined {
  const named = textOption(input, 'profile')
  if (named !== undefined || textOption(input, 'base-url') !== undefined) return named
  return env['SECUKIT_PROFILE'] || (env['SECUKIT_BASE_URL'] ? undefined : 'default')
}

async function findProfile(name: string): Promise<Profile | undefined> {
  const profiles = await readProfiles()
  if (Object.hasOwn(profiles, name)) return profiles[name]
  if (name === 'default') {
    throw Failure.input(
      'no API to talk to. Name one with --base-url URL, or save one with: secukit login. To try things out: secukit sandbox',
    )
  }
  const known = Object.keys(profiles)
  throw Failure.input(
    `there is no profile "${name}". ${known.length > 0 ? `Known: ${known.join(', ')}.` : 'None is saved yet: secukit login.'}`,
  )
}

function environmentOf(profile: Profile | undefined): Where {
  if (profile?.environment === undefined || !Object.hasOwn(environments, profile.environment))
    throw Failure.input('the profile names no API. Save it again with: secukit login')
  return { environment: profile.environment }
}

/**
 * From the profile, else from the environment; a sandbox on this machine needs none. Never from flags: others can read
 * those.
 */
async function credentialsFor(
  address: string,
  profile: Profile | undefined,
  env: NodeJS.ProcessEnv,
): Promise<ClientCredentials> {
  const { clientId, clientSecret } = profile ?? {
    clientId: env['SECUKIT_CLIENT_ID'],
    clientSecret: env['SECUKIT_CLIENT_SECRET'],
  }
  if (clientId && clientSecret) return { clientId, clientSecret }
  if (isLoopback(address)) return sandboxCredentials(address, env)
  throw Failure.input(
    'no credentials. Set SECUKIT_CLIENT_ID and SECUKIT_CLIENT_SECRET, or save them with: secukit login',
  )
}
