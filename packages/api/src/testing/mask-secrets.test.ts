import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConnectionError, type Transport } from '../index.ts'
import { type RecordedExchange, recordTransport } from './index.ts'
import { isSecretName } from './mask-secrets.ts'

const card = '9276004429942845'
const base = 'https://api.example/api/v2'

interface Exchange {
  readonly operation?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly answer?: unknown
  readonly text?: string
  readonly status?: number
  readonly answerHeaders?: Readonly<Record<string, string>>
  readonly failure?: Error
}

/** What a recorder writes down of some exchanges, as text. */
async function written(...exchanges: readonly Exchange[]): Promise<string> {
  const recording: RecordedExchange[] = []
  let current: Exchange = {}
  const inner: Transport = () => {
    const { failure, status = 200, answerHeaders = {}, answer = {}, text = JSON.stringify(answer) } = current
    return failure ? Promise.reject(failure) : Promise.resolve({ status, headers: answerHeaders, text })
  }
  const transport = recordTransport((exchange) => recording.push(exchange), inner)
  for (current of exchanges) {
    const {
      operation = 'smart.transactions.get',
      path = '/Smart/Transactions/STX_1',
      headers = {},
      body,
    } = current
    const request = {
      method: 'POST',
      url: base + path,
      headers,
      timeout: 1000,
      connection: 'kept',
      operation,
    } as const
    await transport({ ...request, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(
      () => undefined,
    )
  }
  expect(recording).toHaveLength(exchanges.length)
  return JSON.stringify(recording)
}

const forms = [
  { grant_type: 'client_credentials', client_id: 'canary-id', client_secret: 'canary-1-secret' },
  { grant_type: 'device', client_id: 'canary-id', client_secret: 'canary-2-secret', uuid: '/vendor/canary' },
  { grant_type: 'device', client_id: 'canary-id', client_secret: 'canary-3-secret', code: 'canary-4-code' },
  { grant_type: 'device_pin', uuid: '/vendor/canary', device_pin: 'canary-5-pin' },
  {
    grant_type: 'appuser',
    username: 'canary@example.org',
    password: 'canary-6-word',
    deviceinfo: { name: 'canary' },
  },
  { grant_type: 'refresh_token', refresh_token: 'canary-7-refresh' },
  { grant_type: 'one of tomorrow', novelty: 'canary-8-novelty', more: { yet: ['canary-9-more'] } },
]
const tokens = [
  {
    access_token: 'canary-10-token',
    refresh_token: 'canary-11-refresh',
    expires_in: 1200,
    token_type: 'bearer',
  },
  { device_code: 'canary-12-code', user_code: 'canary-13-user', interval: 5, expires_in: 1200 },
  { access_token: 'canary-14-token', novelty: 'canary-15-novelty' },
]

describe('a recording holds no secret', () => {
  it.each(forms)('of a form: $grant_type', async (body) => {
    const text = await written({ operation: 'auth.token', body })
    expect(text).not.toContain('canary')
    expect(text).toContain(body.grant_type)
  })

  it.each(tokens)('of an answer of the token endpoint', async (answer) => {
    const text = await written({ operation: 'auth.token', body: forms[0], answer })
    expect(text).not.toContain('canary')
  })

  it.each(
    `access_token refresh_token client_secret clientSecret device_code device_pin devicePin DEVICE_PIN user_pin pin
    passcode password new_passcode newPin csc cvc iban signature signedMessage transact_container`.split(
      /\s+/,
    ),
  )('in the property %s, on either side and at any depth', async (name) => {
    const body = { a: [{ [name]: 'canary-text', b: { [name]: ['canary-item', 471_147] } }], [name]: 815_815 }
    const text = await written({ body }, { answer: body })
    expect(text).not.toMatch(/canary|471147|815815/)
    expect(text.split('"a":')).toHaveLength(3)
  })

  it('that is echoed: in an error, in a later answer, in a path, a query, a header or a message', async () => {
    const secret = 'canary-secret/+='
    const pin = '4711'
    const echo = `no ${secret} and no ${pin}.`
    const token = 'canary-token'
    const text = await written(
      {
        operation: 'auth.token',
        body: { client_secret: secret, device_pin: pin },
        answer: { error_description: echo },
        status: 400,
      },
      { operation: 'auth.token', body: forms[0], answer: { access_token: token } },
      {
        answer: { error: echo, list: [echo, { x: `Bearer ${token}` }] },
        answerHeaders: { 'retry-after': echo },
      },
      { path: `/Smart/${encodeURIComponent(secret)}?q=${encodeURIComponent(echo)}&t=${token}` },
      {
        operation: `GET /x/${token}`,
        failure: new ConnectionError(echo, { operation: `GET /x/${token}`, sent: 'maybe' }),
      },
      { body: { note: echo } },
    )
    expect(text).not.toMatch(/canary|4711/)
  })

  it('of headers', async () => {
    const text = await written({
      headers: { authorization: 'Bearer canary', cookie: 'canary', 'x-api-key': 'canary' },
      answerHeaders: { 'set-cookie': 'canary', 'x-request-id': 'canary', 'content-type': 'application/json' },
    })
    expect(text).not.toContain('canary')
    expect(text).toContain('application/json')
  })

  it('of bodies that are no JSON', async () => {
    const text = await written(
      { text: '{"access_token":"canary', status: 200 },
      { text: '<p>canary</p>', status: 502 },
    )
    expect(text).not.toContain('canary')
  })

  it('and no full card number, wherever it stands', async () => {
    const text = await written(
      { path: `/Loyalty/Cards/${card}?q=card.cardnumber:${card}`, operation: `GET /Loyalty/Cards/${card}` },
      { body: { cardnumber: card, [card]: card, ean: card, n: Number('4929000000000006') } },
      { answer: { text: `Karte ${card.replaceAll(/(\d{4})/g, '$1 ')}`, [card]: [card] } },
      { failure: new ConnectionError(card, { operation: 'x', sent: 'no' }) },
    )
    expect(text.replaceAll(' ', '')).not.toMatch(/9276004429942845|4929000000000006/)
  })

  it('whatever it is called by, and whatever it looks like', async () => {
    const long = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' }).map((text) => `canary${text}`)
    await fc.assert(
      fc.asyncProperty(
        long,
        fc.constantFrom('pin', 'client_secret', 'refresh_token'),
        async (secret, name) => {
          const text = await written(
            { body: { [name]: secret } },
            {
              answer: { echo: `<${secret}>`, log: JSON.stringify({ sent: secret }) },
              path: `/x?q=${encodeURIComponent(secret)}`,
            },
          )
          expect(text).not.toContain('canary')
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a recording keeps', () => {
  it('what only looks like a secret or a card', async () => {
    const kept = {
      passcode: 2,
      request_token: true,
      token_status: { status: 'active' },
      hasPasscode: false,
      ean: '4260447149502',
      code: 4028,
      data: [{ id: 'MCD_1' }],
      sum: 4711,
      created: '2020-09-25T11:15:30+02:00',
      nothing: null,
    }
    const text = await written({ answer: kept })
    expect(JSON.parse(text)).toMatchObject([{ answer: { body: kept } }])
  })

  it('words that are a short PIN by chance, within others', async () => {
    const text = await written({ body: { pin: '1234' } }, { answer: { id: 'STX_A1234', sum: 1234 } })
    expect(JSON.parse(text)[1]).toMatchObject({ answer: { body: { id: 'STX_A1234', sum: 1234 } } })
  })

  it('the names of other properties', () => {
    for (const name of ['id', 'status', 'token_type', 'pinned', 'opinion', 'tokens', 'code'])
      expect(isSecretName(name)).toBe(false)
  })
})
