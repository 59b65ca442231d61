import { Failure } from './failure.ts'
import { isLoopback } from './loopback.ts'

/** An http(s) address that credentials may be sent to, or a failure that shows one. Of user info it repeats nothing. */
export function readUrl(text: string): { readonly baseUrl: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw Failure.input(
      `"${text.replace(/^.*@/s, '…@')}" is not an http(s) address. Example: http://127.0.0.1:4010`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw Failure.input(
      `the address of ${url.host} holds a user name or password; leave them out. Credentials come from secukit login, or from SECUKIT_CLIENT_ID and SECUKIT_CLIENT_SECRET`,
    )
  }
  if (url.protocol === 'http:' && !isLoopback(text)) {
    throw Failure.input(
      `http://${url.host} would get the credentials unencrypted: use https. Only an address on this machine may be http`,
    )
  }
  return { baseUrl: text }
}
