import { inspect } from 'node:util'
import { array, type Arbitrary, constantFrom, integer, noBias, noShrink, record } from 'fast-check'

/** A secret for each place where a secret can stand; no two are alike, and none occurs by chance. */
export interface Secrets {
  readonly clientSecret: string
  readonly devicePin: string
  readonly deviceCode: string
  readonly password: string
  readonly deviceName: string
  readonly refreshToken: string
  readonly accessToken: string
  /** Of a device, set by the API. */
  readonly newPin: string
  readonly userPin: string
  readonly cardPin: string
  readonly csc: string
  readonly passcode: string
  readonly newPasscode: string
  readonly cardInPath: string
  readonly cardInQuery: string
  readonly cardInBody: string
}

/** Signs that are escaped somewhere: in JSON, by PHP, in URLs, in HTML, in regular expressions. */
const awkward = constantFrom('"', '\\', '/', "'", '%', '&', '<', '$', '.', '+', '(', ' ', 'ü', 'ß', '€', '😀')
const awkwardInHeader = constantFrom('"', '\\', '/', "'", '%', '&', '<', '$', '.', '+', '(')

function text(name: string, sign: Arbitrary<string> = awkward): Arbitrary<string> {
  return array(sign, { minLength: 1, maxLength: 8 }).map((signs) => `Canary${name}${signs.join('')}End`)
}

function digits(first: number, more: number): Arbitrary<string> {
  return noBias(integer({ min: 0, max: 10 ** more - 1 })).map(
    (rest) => `${first}${String(rest).padStart(more, '0')}`,
  )
}

/** Not made smaller when a test fails: all digits would become zeros, and then one number is part of another. */
export const anySecrets: Arbitrary<Secrets> = noShrink(
  record({
    clientSecret: text('ClientSecret'),
    devicePin: text('DevicePin'),
    deviceCode: text('DeviceCode'),
    password: text('Password'),
    deviceName: text('DeviceName'),
    refreshToken: text('RefreshToken'),
    // What a header can hold (RFC 6750).
    accessToken: text('AccessToken', awkwardInHeader),
    newPin: text('NewPin'),
    userPin: text('UserPin'),
    cardPin: digits(1, 8),
    csc: digits(2, 8),
    passcode: digits(3, 8),
    newPasscode: digits(4, 8),
    cardInPath: digits(92761, 11),
    cardInQuery: digits(92762, 11),
    cardInBody: digits(92763, 11),
  }),
)

/** The names of the secrets that somebody who logs the value, or looks into it, would find, and where. */
export function leaksOf(value: unknown, secrets: Partial<Secrets>): readonly string[] {
  const shown = plain([...textsOf(value, new Set())].join('\n'))
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const at = shown.indexOf(plain(secret))
    return at === -1 ? [] : [`${name}: …${shown.slice(Math.max(0, at - 80), at + 80)}…`]
  })
}

/** Undoes escapes, however many lie above each other. */
function plain(shown: string): string {
  return shown
    .replaceAll(/(%[\da-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes)
      } catch {
        return bytes
      }
    })
    .replaceAll(/\\+u([\da-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\+/g, '')
}

/** All that can be reached in a value, and all that printing it shows. */
function* textsOf(value: unknown, seen: Set<unknown>): Generator<string> {
  if (typeof value === 'symbol') yield String(value.description)
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return yield String(value)
  if (seen.has(value)) return
  const isFirst = seen.size === 0
  seen.add(value)
  if (isFirst) {
    const all = { maxStringLength: Infinity, maxArrayLength: Infinity }
    yield inspect(value)
    yield inspect(value, { depth: null, showHidden: true, getters: true, ...all })
    yield `${JSON.stringify(value) ?? ''} ${value instanceof Error ? `${value.stack} ${String(value)}` : ''}`
  }
  if (value instanceof Uint8Array)
    yield `${Buffer.from(value).toString('utf8')} ${Buffer.from(value).toString('latin1')}`
  if (value instanceof Map || value instanceof Set) for (const each of value) yield* textsOf(each, seen)
  for (const key of Reflect.ownKeys(value)) {
    yield String(key)
    // `arguments` and `caller` of old functions cannot be read.
    if (typeof value === 'function' && (key === 'arguments' || key === 'caller')) continue
    yield* textsOf(Reflect.get(value, key), seen)
  }
}
