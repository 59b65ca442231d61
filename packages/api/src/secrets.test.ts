import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { apiServer, credentials, envelope, failureOf } from '../test/api-server.ts'
import { deadPort, sendJson, type Answer } from '../test/servers.ts'
import { clientCredentials, createSecuconnect, type Secuconnect } from './index.ts'
import { createTransport as createFetchTransport } from './transport/fetch.ts'

const token = 'canary-token-9c42'
const card = '9276004429942845'
const secrets = [credentials.clientSecret, token, card]

/** All the places where somebody who logs a value would find its content. */
function printed(value: unknown): string {
  const texts: string[] = []
  for (let error = value; error instanceof Error; error = error.cause)
    texts.push(String(error), error.message, error.stack ?? '')
  texts.push(
    JSON.stringify(value) ?? '',
    JSON.stringify(value, Object.getOwnPropertyNames(Object(value))) ?? '',
  )
  texts.push(inspect(value, { depth: null, showHidden: true, getters: true }), inspect(value))
  return texts.join('\n')
}

/** The secrets that somebody who logs the value would find. */
function leaksOf(value: unknown): readonly string[] {
  const text = printed(value)
  return secrets.filter((secret) => text.includes(secret))
}

const goodToken = (_count: number, response: Parameters<Answer>[1]): void =>
  sendJson(response, 200, { access_token: token, expires_in: 1200, token_type: 'bearer' })

const calls: readonly (readonly [string, (secuconnect: Secuconnect) => PromiseLike<unknown>])[] = [
  [
    'a list with a card number in its query',
    ({ loyalty }) => loyalty.merchantCards.list({ q: `card.cardnumber:${card}` }),
  ],
  ['a body with a card number', ({ loyalty }) => loyalty.merchantCards.validate('me', { cardnumber: card })],
  ['a path with a card number', ({ loyalty }) => loyalty.merchantCards.get(card)],
  [
    'a basket with a card',
    ({ smart }) => smart.transactions.create({ idents: [{ type: 'card', value: card }] }),
  ],
  [
    'a hand-made path with a card number',
    ({ smart }) => smart.client.GET(`/Loyalty/Cards/${card}?q=${card}` as never, {} as never),
  ],
]

const misbehaviours: readonly (readonly [string, Answer])[] = [
  [
    'repeats the card number',
    (_seen, response) =>
      sendJson(
        response,
        400,
        envelope({ error: `Card${card}`, error_details: `card ${card}`, error_user: `Karte ${card}` }),
      ),
  ],
  [
    'repeats it in a 404',
    (_seen, response) => sendJson(response, 404, envelope({ error_details: `no card_${card}` })),
  ],
  ['answers 401', (_seen, response) => sendJson(response, 401, envelope())],
  ['answers HTML', (_seen, response) => response.writeHead(502).end(`<html>${card}</html>`)],
  ['answers something else with 200', (_seen, response) => response.end(`x${card}`)],
  ['cuts its JSON', (_seen, response) => response.end(`{"cardnumber":"${card}`)],
  ['hangs up', (_seen, response) => response.destroy()],
  [
    'breaks off',
    (_seen, response) =>
      response.writeHead(200, { 'content-length': '99' }).write(card, () => response.destroy()),
  ],
]

describe('the check itself', () => {
  it('finds a secret in a message, a cause, a property and a closed box', () => {
    const boxed = Object.defineProperty({}, 'hidden', { value: card })
    const values = [
      new Error(card),
      new Error('x', { cause: new Error(card) }),
      Object.assign(new Error('x'), { card }),
      { card },
      boxed,
    ]
    for (const value of values) expect(leaksOf(value)).toEqual([card])
  })
})

describe.each(calls)('no secret is in the error of %s', (_name, call) => {
  it.each(misbehaviours)('when the server %s', async (_what, answer) => {
    const server = await apiServer({ token: goodToken, answer })
    // The fetch client gives errors of the server as data; then there is nothing thrown to look at.
    const outcome = await call(server.secuconnect).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(leaksOf(outcome)).toEqual([])
    expect(server.calls().length).toBeGreaterThan(0)
  })

  it.each([
    ['node', undefined],
    ['fetch', createFetchTransport()],
  ])('when nobody answers, with transport/%s', async (_kind, transport) => {
    const baseUrl = `http://127.0.0.1:${await deadPort()}`
    const auth = clientCredentials(credentials)
    const error = await failureOf(call(createSecuconnect({ baseUrl, auth, ...(transport && { transport }) })))
    expect(error).toBeInstanceOf(Error)
    expect(leaksOf(error)).toEqual([])
  })
})

describe('the token endpoint', () => {
  it.each<readonly [string, (response: Parameters<Answer>[1]) => void]>([
    [
      'refuses',
      (response) => sendJson(response, 400, { error: 'invalid_client', error_description: 'wrong' }),
    ],
    [
      'refuses and quotes what it was sent',
      (response) =>
        sendJson(response, 400, {
          error: 'invalid_client',
          error_description: `no ${credentials.clientSecret}`,
        }),
    ],
    ['cuts its answer', (response) => response.end(`{"access_token":"${token}","expires_`)],
    ['sends the token alone', (response) => response.end(token)],
    ['leaves out the lifetime', (response) => sendJson(response, 200, { access_token: token })],
    ['fails', (response) => sendJson(response, 500, envelope())],
    ['hangs up', (response) => response.destroy()],
  ])('no secret is in the error when it %s', async (_what, answer) => {
    const server = await apiServer({ token: (_count, response) => answer(response) })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(Error)
    expect(leaksOf(error)).toEqual([])
  })
})

describe('the client', () => {
  it('shows no secret when somebody prints it, before or after a call', async () => {
    const server = await apiServer({ token: goodToken })
    expect(leaksOf(server.secuconnect)).toEqual([])
    await server.secuconnect.smart.transactions.get('STX_1')
    await server.secuconnect.smart.client.GET('/Smart/Transactions', {})
    expect(leaksOf(server.secuconnect)).toEqual([])
    expect(leaksOf(clientCredentials(credentials))).toEqual([])
  })
})
