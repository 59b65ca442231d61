import { maskCardNumbers } from '../errors/mask.ts'

/** What stands in place of a secret. Plain ASCII: as a token it has to fit into a header. */
const masked = 'masked'

// Properties of the specs that hold a secret, and what other systems call the same.
const secretNames = new Set(
  `token access_token refresh_token id_token authorization secret client_secret device_code user_code
  pin device_pin user_pin new_pin passcode new_passcode password new_password csc cvc cvv
  iban incoming_payment_iban transact_container transact_hash transact_skey_pubkey
  signature signed_message signed_key`
    .split(/\s+/)
    .map(plain),
)

/** Whether a property of this name holds a secret: a token, a PIN, a passcode and so on, however it is spelt. */
export function isSecretName(name: string): boolean {
  return secretNames.has(plain(name))
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}

/** Takes the secrets out of what goes through a transport. It remembers them, and finds them again where they are echoed. */
export interface SecretMask {
  /** Data of a request or an answer, as new data. */
  data(operation: string, side: 'request' | 'answer', value: unknown): unknown
  /** A text, such as a path. */
  text(text: string): string
}

/** What of the token endpoint's form and answer is kept; everything else says who the till is. */
const keptOfTokens: ReadonlySet<string> = new Set(
  'grant_type token_type expires_in interval verification_url error error_description error_details error_user status code supportId'.split(
    ' ',
  ),
)

/** Names the till, but is no secret: masked where it stands, not looked for elsewhere. */
const identity: ReadonlySet<string> = new Set(['client_id', 'uuid', 'username', 'device', 'name', 'scope'])

/** A mask without memory yet. */
export function createSecretMask(): SecretMask {
  const echoes = new Map<string, RegExp>()

  function learn(secret: string): void {
    if (secret.length < 3 || secret === masked) return
    // As it is, as JSON within a text, and as a form writes it.
    const form = new URLSearchParams([['', secret]]).toString().slice(1)
    for (const written of [secret, JSON.stringify(secret).slice(1, -1), form]) {
      const exact = written.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
      // A short one, such as a PIN, is looked for as a word: within longer ones it is chance.
      const found = written.length < 8 ? `(?<![A-Za-z\\d])${exact}(?![A-Za-z\\d])` : exact
      echoes.set(written, new RegExp(found, 'g'))
    }
  }

  function text(value: string): string {
    let safe = value
    for (const echo of echoes.values()) safe = safe.replace(echo, masked)
    return maskCardNumbers(safe)
  }

  return {
    text,
    data(operation, side, value) {
      const isToken = operation === 'auth.token'
      const isHidden = (name: string, leaf: unknown): boolean => {
        if (typeof leaf !== 'string' && typeof leaf !== 'number') return false
        // The token form's `code` is the device's; an error's `code` is a number that says why.
        if (isToken && !(keptOfTokens.has(name) && !(name === 'code' && side === 'request'))) return true
        // In an answer it is the rule, 0 to 6, when a passcode has to be entered (facts: MerchantCard).
        if (name === 'passcode' && side === 'answer' && typeof leaf === 'number' && leaf < 10) return false
        return isSecretName(name) || (name === 'data' && typeof leaf === 'string')
      }
      walk(value, '', (name, leaf) => {
        if (isHidden(name, leaf) && !identity.has(name)) learn(String(leaf))
        return leaf
      })
      return walk(
        value,
        '',
        (name, leaf) => {
          if (isHidden(name, leaf)) return masked
          // The number of an article is as long as that of a card, but is none.
          if (name === 'ean' && typeof leaf === 'string' && /^\d{8,14}$/.test(leaf)) return leaf
          if (typeof leaf === 'number') return maskNumber(leaf)
          return typeof leaf === 'string' ? text(leaf) : leaf
        },
        text,
      )
    },
  }
}

/** A card number may be written as a number; an amount that is a PIN by chance stays what it is. */
function maskNumber(value: number): string | number {
  const safe = maskCardNumbers(String(value))
  return safe === String(value) ? value : safe
}

/** A copy with every leaf changed; items of a list have the name of the list. */
function walk(
  value: unknown,
  name: string,
  change: (name: string, leaf: unknown) => unknown,
  key: (name: string) => string = (same) => same,
): unknown {
  if (Array.isArray(value)) return value.map((each) => walk(each, name, change, key))
  if (typeof value !== 'object' || value === null) return change(name, value)
  return Object.fromEntries(
    Object.entries(value).map(([property, each]) => [key(property), walk(each, property, change, key)]),
  )
}
