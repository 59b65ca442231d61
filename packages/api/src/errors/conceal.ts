import type { TransportResponse } from '../transport/transport.ts'

/** Properties of the specs that hold a secret, by the end of their names. */
const secretName = /(pin|passcode|password|csc|secret|token)$/i
/** What is no secret in the form of a token request; everything else is. */
const openName = /^(grant_type|client_id|uuid)$/

/**
 * Takes out of a refusal what repeats the access token or a secret of the request, in whatever escapes:
 * servers quote what they were sent, errors must not.
 */
export function conceal(
  answer: TransportResponse,
  body: string | undefined,
  token: string | undefined,
): TransportResponse {
  const secrets = token === undefined ? [] : [plain(token)]
  parse(body, (name, value) => {
    const isSecret = token === undefined ? !openName.test(name) : secretName.test(name)
    // A passcode travels without its leading zeros.
    if (isSecret && (typeof value === 'string' || typeof value === 'number') && value !== '')
      secrets.push(plain(String(value)).replace(/^0+(?=\d)/, ''))
    return value
  })
  const text = parse(answer.text, (_name, value) => {
    const hides =
      typeof value === 'string'
        ? secrets.some((secret) => plain(value).includes(secret))
        : secrets.includes(String(value))
    return hides ? '…' : value
  })
  // What is not JSON is quoted by no error.
  return text === undefined ? answer : { ...answer, text: JSON.stringify(text) }
}

/** A text without JSON's escapes, however often it was escaped. */
function plain(text: string): string {
  return text
    .replaceAll(/\\+u([\da-f]{4})/gi, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('\\', '')
}

function parse(text: string | undefined, change: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text ?? '', change)
  } catch {
    return undefined
  }
}
