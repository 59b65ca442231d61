import { createServer } from 'node:http'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  parsePush,
  type PushError,
  type PushEvent,
  pushHandler,
  pushListener,
  type PushRequest,
  type PushResponse,
} from './index.ts'

// These tests fail in `tsc`, not in vitest: what is written in them is never called.

describe('types', () => {
  it('fit the servers that they are for', () => {
    const use = (): void => {
      createServer(pushListener(() => undefined))
      expectTypeOf(pushHandler(async () => {})).toEqualTypeOf<(request: Request) => Promise<Response>>()
      expectTypeOf(pushListener(() => {})).toEqualTypeOf<
        (request: PushRequest, response: PushResponse) => void
      >()
      pushListener((event, query) => {
        expectTypeOf(event).toEqualTypeOf<PushEvent>()
        expectTypeOf(query).toEqualTypeOf<URLSearchParams>()
      })
      // @ts-expect-error -- an option that is none
      pushListener(() => {}, { timeoutMs: 1 })
    }
    expect(use).toBeTypeOf('function')
  })

  it('let words through that the specs do not list, and know the listed ones', () => {
    const use = (body: string): void => {
      const event = parsePush(body)
      const { type, target } = event
      if (type === 'changed') expectTypeOf(type).toExtend<string>()
      const other: PushEvent = { ...event, type: 'moved', target: 'smart.transactions' }
      // @ts-expect-error -- a word all the same
      const wrong: PushEvent = { ...event, type: 7 }
      for (const { object, id } of event.data) expectTypeOf([object, id]).toEqualTypeOf<string[]>()
      expect([other, wrong, target]).toBeDefined()
    }
    expect(use).toBeTypeOf('function')
  })

  it('say which status a PushError stands for', () => {
    expectTypeOf<PushError['status']>().toEqualTypeOf<400 | 408 | 413>()
  })
})
