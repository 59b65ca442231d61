import { describe, expect, it } from 'vitest'
import { credentials } from '../test/api-server.ts'
import { httpServer, sendJson } from '../test/servers.ts'
import {
  clientCredentials,
  createSecuconnect,
  environments,
  type SecuconnectOptions,
  type Transport,
} from './index.ts'

const auth = clientCredentials(credentials)

/** The URLs that a client with these options asks for: the token's, then the call's. */
async function urlsOf(where: object): Promise<readonly string[]> {
  const urls: string[] = []
  const transport: Transport = ({ url }) => {
    urls.push(url)
    return Promise.resolve({ status: 200, headers: {}, text: '{"access_token":"t","expires_in":1200}' })
  }
  await createSecuconnect({ auth, transport, ...where } as SecuconnectOptions).smart.transactions.get('STX_1')
  return urls
}

describe('where the API is', () => {
  it.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/api/v2', 'http://127.0.0.1:4010/oauth/token'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010/api/v2', 'http://127.0.0.1:4010/oauth/token'],
    ['https://till.example/api/v2', 'https://till.example/api/v2', 'https://till.example/oauth/token'],
    ['https://till.example/api/v2/', 'https://till.example/api/v2', 'https://till.example/oauth/token'],
    ['https://till.example/proxy/v3', 'https://till.example/proxy/v3', 'https://till.example/oauth/token'],
    ['HTTPS://Till.Example', 'https://till.example/api/v2', 'https://till.example/oauth/token'],
    ['http://[::1]:4010', 'http://[::1]:4010/api/v2', 'http://[::1]:4010/oauth/token'],
  ])('baseUrl %s', async (baseUrl, base, tokenUrl) => {
    expect(await urlsOf({ baseUrl })).toEqual([tokenUrl, `${base}/Smart/Transactions/STX_1`])
  })

  it('tokenUrl may be anywhere else', async () => {
    const [token] = await urlsOf({
      baseUrl: 'https://till.example',
      tokenUrl: 'https://login.example/token?x=1',
    })
    expect(token).toBe('https://login.example/token?x=1')
  })

  it.each(['live', 'testing'] as const)('environment %s', async (environment) => {
    const { baseUrl, tokenUrl } = environments[environment]
    expect(await urlsOf({ environment })).toEqual([tokenUrl, `${baseUrl}/Smart/Transactions/STX_1`])
    expect(baseUrl).toMatch(/^https:\/\/connect.*\/api\/v2$/)
  })

  it('live and testing are different machines', () => {
    expect(new URL(environments.live.baseUrl).host).not.toBe(new URL(environments.testing.baseUrl).host)
  })

  it.each([
    '',
    'till.example',
    '127.0.0.1:4010',
    'ftp://till.example',
    'file:///etc',
    'http://',
    undefined,
    null,
    4010,
  ])('baseUrl %s is a TypeError with an example', (baseUrl) => {
    const make = (): unknown => createSecuconnect({ baseUrl, auth } as unknown as SecuconnectOptions)
    expect(make).toThrow(TypeError)
    expect(make).toThrow('Example: http://127.0.0.1:4010')
  })

  it.each(['', 'oauth/token', '/oauth/token', 'ftp://till.example/token'])(
    'tokenUrl %j is a TypeError with an example',
    (tokenUrl) => {
      const make = (): unknown => createSecuconnect({ baseUrl: 'https://till.example', tokenUrl, auth })
      expect(make).toThrow(TypeError)
      expect(make).toThrow('Example: http://127.0.0.1:4010/oauth/token')
    },
  )

  it.each(['production', 'Live', '', 'toString', undefined])(
    'environment %j is a TypeError that names the ones there are',
    (environment) => {
      const make = (): unknown => createSecuconnect({ environment, auth } as unknown as SecuconnectOptions)
      expect(make).toThrow(TypeError)
      expect(make).toThrow(/live.*testing/)
    },
  )
})

describe('the client', () => {
  it('sends the user agent that it was given, to the token endpoint too', async () => {
    const server = await httpServer(({ url }, response) =>
      sendJson(response, 200, url === '/oauth/token' ? { access_token: 't', expires_in: 1200 } : {}),
    )
    const { smart } = createSecuconnect({ baseUrl: server.url, auth, userAgent: 'BakeryTill/3.1' })
    await smart.transactions.get('STX_1')
    expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'BakeryTill/3.1',
      'BakeryTill/3.1',
    ])
  })

  it('two clients share no token', async () => {
    const server = await httpServer(({ url }, response) =>
      sendJson(response, 200, url === '/oauth/token' ? { access_token: 't', expires_in: 1200 } : {}),
    )
    for (let client = 0; client < 2; client += 1) {
      await createSecuconnect({ baseUrl: server.url, auth }).smart.transactions.get('STX_1')
    }
    expect(server.requests.filter(({ url }) => url === '/oauth/token')).toHaveLength(2)
  })
})
