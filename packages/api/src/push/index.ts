// `@secukit/api/push`: the vendor's webhook. Nothing in here needs Node, or the client.
export { pushHandler } from './fetch.ts'
export { pushListener } from './node.ts'
export type { PushRequest, PushResponse } from './node.ts'
export { parsePush, PushError } from './parse.ts'
export type { OnPush, PushOptions } from './receive.ts'
export type { PushedObject, PushEvent, PushTarget, PushType } from '../generated/models.ts'
