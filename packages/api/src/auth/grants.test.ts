import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  appUser,
  type Authentication,
  clientCredentials,
  devicePin,
  deviceSession,
  memoryTokenStore,
} from '../index.ts'

const client = { clientId: 'till-7', clientSecret: 'canary-secret' }
const id = { client_id: 'till-7', client_secret: 'canary-secret' }
const uuid = '/vendor/beispiel/serial/BX-20417'

/** An endpoint that gives `canary-1`, `canary-2` and so on, and remembers what it was sent. */
function tokenEndpoint(url = 'https://api.test/oauth/token') {
  const forms: unknown[] = []
  return {
    forms,
    url,
    request(form: Readonly<Record<string, unknown>>) {
      forms.push(form)
      return Promise.resolve({
        access_token: `canary-${forms.length}`,
        expires_in: 1200,
        ...(form['grant_type'] === 'appuser' && { refresh_token: 'canary-refresh' }),
      })
    },
  }
}

const registered = memoryTokenStore()
await registered.write(`device https://api.test/oauth/token till-7 ${uuid}`, { deviceCode: 'canary-device' })

describe.each<[name: string, auth: () => Authentication, forms: readonly unknown[]]>([
  [
    'clientCredentials',
    () => clientCredentials(client),
    [
      { ...id, grant_type: 'client_credentials' },
      { ...id, grant_type: 'client_credentials' },
    ],
  ],
  [
    'devicePin',
    () => devicePin({ ...client, uuid, devicePin: 'canary-pin' }),
    [
      { ...id, grant_type: 'device_pin', uuid, device_pin: 'canary-pin' },
      { ...id, grant_type: 'device_pin', uuid, device_pin: 'canary-pin' },
    ],
  ],
  [
    'appUser',
    () => appUser({ ...client, username: 'erika@example.org', password: 'canary-password' }),
    [
      { ...id, grant_type: 'appuser', username: 'erika@example.org', password: 'canary-password' },
      { ...id, grant_type: 'refresh_token', refresh_token: 'canary-refresh' },
    ],
  ],
  [
    'appUser with a device',
    () =>
      appUser({
        ...client,
        username: 'erika@example.org',
        password: 'canary-password',
        device: 'D1',
        deviceName: 'Erikas Telefon',
      }),
    [
      {
        ...id,
        grant_type: 'appuser',
        username: 'erika@example.org',
        password: 'canary-password',
        device: 'D1',
        deviceinfo: { name: 'Erikas Telefon' },
      },
      { ...id, grant_type: 'refresh_token', refresh_token: 'canary-refresh' },
    ],
  ],
  [
    'deviceSession',
    () => deviceSession({ ...client, uuid, store: registered }),
    [
      { ...id, grant_type: 'device', code: 'canary-device' },
      { ...id, grant_type: 'device', code: 'canary-device' },
    ],
  ],
])('%s', (_name, make, forms) => {
  it('sends what the specs say, and again when the token was refused', async () => {
    const endpoint = tokenEndpoint()
    const tokens = make()(endpoint)
    expect(await tokens.get()).toBe('canary-1')
    tokens.drop('canary-1')
    expect(await tokens.get()).toBe('canary-2')
    expect(endpoint.forms).toEqual(forms)
  })

  it('shows no secret when it is printed', async () => {
    const auth = make()
    const tokens = auth(tokenEndpoint())
    await tokens.get()
    for (const value of [auth, tokens]) {
      expect(inspect(value, { depth: null, showHidden: true, getters: true })).not.toContain('canary')
      expect(JSON.stringify({ value })).not.toContain('canary')
    }
  })
})

describe('a store that several share', () => {
  const makers: readonly ((words: Readonly<Record<string, string>>) => Authentication)[] = [
    (words) => clientCredentials({ ...client, store, ...words }),
    (words) => devicePin({ ...client, uuid, devicePin: 'pin', store, ...words }),
    (words) => appUser({ ...client, username: 'erika', password: 'p', store, ...words }),
  ]
  let store = memoryTokenStore()

  it.each(makers)(
    'keeps clients, devices, users and places apart, and secrets out of its keys',
    async (make) => {
      const keys = new Set<string>()
      const memory = memoryTokenStore()
      store = { ...memory, alone: (key, task) => memory.alone(key, (keys.add(key), task)) }
      const auths = [
        make({}),
        make({ clientId: 'other' }),
        make({ uuid: 'other', username: 'other', clientId: 'third' }),
      ]
      const test = tokenEndpoint()
      const live = tokenEndpoint('https://live.test/oauth/token')
      for (const endpoint of [test, live, test, live]) {
        for (const auth of auths) await auth(endpoint).get()
      }
      expect([test.forms.length, live.forms.length]).toEqual([3, 3])
      expect(keys.size).toBe(6)
      expect([...keys].join('')).not.toMatch(/canary|pin$|\bp\b/)
    },
  )
})

describe('clients that share a way to authenticate', () => {
  it.each([
    ['a device with a PIN', devicePin({ ...client, uuid, devicePin: 'pin' })],
    ['a user', appUser({ ...client, username: 'erika', password: 'p' })],
  ])('share the one token of %s', async (_who, auth) => {
    const endpoint = tokenEndpoint()
    const clients = [auth(endpoint), auth(endpoint)]
    expect(await Promise.all(clients.map((tokens) => tokens.get()))).toEqual(['canary-1', 'canary-1'])
    expect(endpoint.forms).toHaveLength(1)
  })
})
