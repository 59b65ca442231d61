import type { PushEvent } from '../generated/models.ts'

/** What came is no push. The message says what is wrong and where, and never repeats what was sent. */
export class PushError extends Error {
  override readonly name: string = 'PushError'
  /** The place in the body, as a JSON pointer such as `/data/0/id`. Empty when it is the body as a whole. */
  readonly at: string
  /** The HTTP status to answer with: 400 for something else than a push, 408 when it is too slow, 413 when it is too long. */
  readonly status: 400 | 408 | 413

  constructor(message: string, details: { readonly at?: string; readonly status?: 400 | 408 | 413 } = {}) {
    super(message)
    this.at = details.at ?? ''
    this.status = details.status ?? 400
  }
}

/**
 * Reads the body of a push: its text, its bytes, or what a JSON parser made of it.
 *
 * The vendor signs nothing, so a push proves nothing: anyone who knows the address can send one. Read the objects in
 * `data` through the API before you act. The same push may come twice (compare `id`), late, and out of order.
 *
 * Targets, types and properties that the specs do not list are carried along, and so is a `created` that is no time.
 * `data` must be a list of objects with `object` and `id`; the list may be empty.
 *
 * Throws a `PushError` for anything else.
 * Source: facts, section (g); the form is in specs/push.yaml.
 */
export function parsePush(body: unknown): PushEvent {
  const event = objectAt('', readJson(body))
  if (event['object'] !== 'event.pushes') throw wrong('/object', 'must be "event.pushes"')
  for (const name of ['id', 'created', 'target', 'type']) textAt(`/${name}`, event[name])
  const { data } = event
  if (!Array.isArray(data)) throw wrong('/data', 'must be a list')
  for (const [index, each] of data.entries()) {
    const pushed = objectAt(`/data/${index}`, each)
    textAt(`/data/${index}/object`, pushed['object'])
    textAt(`/data/${index}/id`, pushed['id'])
  }
  return event as unknown as PushEvent
}

function readJson(body: unknown): unknown {
  const text = body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? readText(body) : body
  if (typeof text !== 'string') return text
  if (text === '') throw new PushError('the body is empty, so it is no push.')
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own error is left out: it quotes the body.
    throw new PushError('the body is not JSON, so it is no push.')
  }
}

function readText(bytes: ArrayBuffer | ArrayBufferView): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PushError('the body is not UTF-8, so it is no push.')
  }
}

function objectAt(at: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(at, 'must be an object')
  return value as Readonly<Record<string, unknown>>
}

function textAt(at: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw wrong(at, 'must be a text that is not empty')
}

function wrong(at: string, rule: string): PushError {
  return new PushError(`${at === '' ? 'the body' : at} ${rule}, so it is no push.`, { at })
}
