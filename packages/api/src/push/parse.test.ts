import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PushEvent } from '../generated/models.ts'
import { parsePush, PushError } from './parse.ts'

const text = fc.string({ minLength: 1 })
/** Any push that the specs admit, with words and properties that they do not list. */
const push = fc
  .tuple(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.record({
      object: fc.constant('event.pushes'),
      id: text,
      created: text,
      target: fc.oneof(fc.constant('payment.transactions'), text),
      type: fc.oneof(fc.constantFrom('changed', 'added', 'display'), text),
      data: fc.array(
        fc
          .tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.record({ object: text, id: text }))
          .map(([more, known]) => ({ ...more, ...known })),
      ),
    }),
  )
  .map(([more, known]) => ({ ...more, ...known }) as PushEvent)

function errorOf(body: unknown): PushError {
  try {
    parsePush(body)
  } catch (error) {
    if (error instanceof PushError) return error
    throw error
  }
  throw new Error('it was taken for a push')
}

const good = {
  object: 'event.pushes',
  id: 'evt_4b81d07c52e94f3aa6c01e7f93d2b658',
  created: '2026-05-04T09:31:12+02:00',
  target: 'payment.transactions',
  type: 'changed',
  data: [{ object: 'payment.transactions', id: 'PCI_1' }],
}

describe('parsePush', () => {
  it('gives what came, whatever the words and properties, as text, as bytes or parsed', () => {
    fc.assert(
      fc.property(push, (event) => {
        const json = JSON.stringify(event)
        const sent: unknown = JSON.parse(json)
        const bytes = new TextEncoder().encode(json)
        expect(parsePush(json)).toEqual(sent)
        expect(parsePush(bytes)).toEqual(sent)
        expect(parsePush(bytes.buffer)).toEqual(sent)
        expect(parsePush(Buffer.from(json))).toEqual(sent)
        expect(parsePush(event)).toBe(event)
      }),
    )
  })

  it('takes any other value for no push, and throws nothing else', () => {
    const values = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.anything({ withBigInt: true }))
    fc.assert(
      fc.property(values, fc.json(), fc.string(), fc.uint8Array(), (value, json, words, bytes) => {
        for (const body of [value, json, words, bytes]) expect(errorOf(body).status).toBe(400)
      }),
    )
  })

  it('says where one wrong value is, and not what it is', () => {
    const secret = 'q7Zk-not-to-be-told'
    const wrong = fc.constantFrom(undefined, null, '', 7, true, [secret], { secret })
    const places = fc.constantFrom('object', 'id', 'created', 'target', 'type', 'data/0/object', 'data/0/id')
    fc.assert(
      fc.property(wrong, places, (value, place) => {
        const [name, , inner] = place.split('/') as [string, string?, string?]
        const body = inner
          ? { ...good, data: [{ ...good.data[0], [inner]: value }] }
          : { ...good, [name]: value }
        const { at, message, name: kind } = errorOf(body)
        expect([at, kind]).toEqual([`/${place}`, 'PushError'])
        expect(message).toContain(`/${place} must be`)
        expect(message).not.toContain(secret)
      }),
    )
  })

  it.each([
    ['', '', 'empty'],
    ['{"object":"event.pushes", "q7Zk', '', 'not JSON'],
    [new Uint8Array([0x22, 0xff, 0x22]), '', 'not UTF-8'],
    ['[]', '', 'an object'],
    ['null', '', 'an object'],
    [{ ...good, object: 'event.actions' }, '/object', 'event.pushes'],
    [{ ...good, data: undefined }, '/data', 'a list'],
    [{ ...good, data: { object: 'general.notifications', text: 'Karte bitte' } }, '/data', 'a list'],
    [{ ...good, data: [good.data[0], 'PCI_1'] }, '/data/1', 'an object'],
    [`{"__proto__": ${JSON.stringify(good)}}`, '/object', 'event.pushes'],
    ['['.repeat(60_000), '', 'not JSON'],
  ])('refuses %j', (body, at, message) => {
    const error = errorOf(body)
    expect(error).toMatchObject({ at, status: 400 })
    expect(error.message).toContain(message)
    expect(error.message).not.toContain('q7Zk')
    // The parser's own error quotes the body.
    expect(error.cause).toBeUndefined()
  })

  it('takes an empty list, and a time that is none', () => {
    expect(parsePush({ ...good, data: [], created: 'soon' })).toMatchObject({ data: [], created: 'soon' })
  })
})
