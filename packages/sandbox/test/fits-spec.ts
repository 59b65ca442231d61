import type { SandboxRequest, SandboxResponse } from '../src/core.ts'
import { responseValidators } from '../src/generated/response-validators.ts'
import { operationOf } from '../src/router.ts'
import { describeErrors } from '../src/validator.ts'

/** Throws unless the specs allow this answer to this request. A 5xx that nobody asked for is none. */
export function expectFitsSpec(
  { method, url }: Pick<SandboxRequest, 'method' | 'url'>,
  { status, body }: Pick<SandboxResponse, 'status' | 'body'>,
): void {
  const path = url.split('?', 1)[0] ?? ''
  // An answer from outside every operation is an error of the API like any other.
  const operation = operationOf(method, path) ?? 'smart.transactions.list'
  const validate =
    responseValidators[`${operation} ${status}`] ??
    responseValidators[`${operation} ${String(status).charAt(0)}XX`]
  const answer = `${status} to ${method} ${url}`
  // One operation refuses with 500, and its specs say so. A lost card terminal leaves the outcome open: code 1005.
  const isUnknown = status === 500 && (body as { code?: number }).code === 1005
  if (status >= 500 && !isUnknown && `${operation} ${status}` !== 'smart.devices.setDevicePin 500')
    throw new Error(`${answer}: the sandbox failed: ${JSON.stringify(body)}`)
  if (!validate) throw new Error(`${answer}: the specs know no such status`)
  if (!validate(body))
    throw new Error(`${answer}: ${describeErrors(validate.errors)}: ${JSON.stringify(body)}`)
  // The schemas of the two kinds of error are open, and each admits the other.
  const keys = status === 200 ? undefined : Object.keys(body as object).join()
  const wanted =
    operation === 'auth.token'
      ? 'error,error_description'
      : 'status,error,error_details,error_user,code,supportId'
  if (keys !== undefined && keys !== wanted) throw new Error(`${answer}: an error has ${wanted}, not ${keys}`)
  const { supportId = '0'.repeat(32) } = body as { supportId?: string }
  if (!/^[0-9a-f]{32}$/.test(supportId)) throw new Error(`${answer}: ${supportId} is no support id`)
}
