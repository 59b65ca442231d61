import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceal } from './conceal.ts'

const refusal = (body: unknown) => ({ status: 400, headers: {}, text: JSON.stringify(body) })
const shown = (body: unknown, sent: unknown, token: string | undefined = 'a-token'): unknown =>
  JSON.parse(conceal(refusal(body), JSON.stringify(sent), token).text)

/** As PHP writes JSON: no letter beyond ASCII, and no slash, stays as it is. */
const phpJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[^ -~]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const quotes: Readonly<Record<string, (sent: Readonly<Record<string, string>>) => string>> = {
  'as it is': (sent) => Object.values(sent).join(' '),
  'in the body that was sent': (sent) => JSON.stringify(sent),
  'in the body as PHP writes it': (sent) => phpJson(sent),
  'in a body that is quoted by another': (sent) => JSON.stringify({ was: phpJson(sent) }),
}

describe.each(Object.entries(quotes))('a secret that is quoted %s', (_how, quote) => {
  it('is not shown, whatever printable signs are in it', () => {
    const unit = constantFrom('"', '\\', '/', 'ü', 'ß', '€', '😀', 'x', '$', '.')
    const secrets = array(unit, { minLength: 6, maxLength: 12 }).map(
      (units) => `Canary${units.join('')}Yranac`,
    )
    assert(
      property(secrets, (secret) => {
        const error_details = `before ${quote({ pin: secret })} after`
        expect(shown({ error: 'X', error_details }, { pin: secret })).toEqual({
          error: 'X',
          error_details: '…',
        })
      }),
    )
  })
})

describe('what is concealed', () => {
  it.each([
    ['a PIN that is a number', { pin: 4711 }, 'wrong: 4711!', '…'],
    ['a passcode with its zeros back', { passcode: 42 }, 'wrong: 0042', '…'],
    ['the same digits within a longer number, to be safe', { passcode: 42 }, '1420', '…'],
    ['a CSC', { csc: '123' }, 'csc 123', '…'],
    ['a user PIN that lies deeper', { device: { user_pin: 'AB-12' } }, 'no AB-12', '…'],
    ['nothing else', { desc: 'Kaffee', amount: 12 }, 'Kaffee, 12', 'Kaffee, 12'],
    ['the token', undefined, 'token a-token has expired', '…'],
  ])('%s', (_what, sent, details, expected) => {
    expect(shown({ error_details: details }, sent)).toEqual({ error_details: expected })
  })

  it('is a number too', () => {
    expect(shown({ code: 4711, other: 4712, list: [4711, null, true] }, { pin: '4711' })).toEqual({
      code: '…',
      other: 4712,
      list: ['…', null, true],
    })
  })

  it('is all of a token request but grant, client and uuid, which have no token yet', () => {
    const sent = {
      grant_type: 'device',
      client_id: 'till',
      uuid: '/a/b',
      code: 'c0de',
      deviceinfo: { name: 'Bar' },
    }
    const answer = conceal(refusal(['device till /a/b', 'a c0de', 'Bar']), JSON.stringify(sent), undefined)
    expect(JSON.parse(answer.text)).toEqual(['device till /a/b', '…', '…'])
  })

  it('does not depend on a body that can be read', () => {
    expect(conceal(refusal({ error: 'a-token' }), 'pin=1', 'a-token').text).toBe('{"error":"…"}')
    expect(conceal({ status: 502, headers: {}, text: '<html>' }, undefined, 'a-token').text).toBe('<html>')
  })
})
