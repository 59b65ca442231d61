import type { Client } from 'openapi-fetch'

type AnyClient = Client<object, 'application/json'>

const names = [
  'request',
  'GET',
  'PUT',
  'POST',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
  'use',
  'eject',
] as const

/** An openapi-fetch client that is loaded when it is first used: whoever calls the methods alone never pays for it. */
export function lazyClient(load: () => Promise<AnyClient>): AnyClient {
  let loading: Promise<AnyClient> | undefined
  // All wait for the same promise, so that middleware is there before the calls that come after it.
  const use = async (name: (typeof names)[number], args: readonly unknown[]): Promise<unknown> => {
    const client = await (loading ??= load())
    return (client[name] as (...args: readonly unknown[]) => unknown)(...args)
  }
  const client = names.map((name) => [name, (...args: readonly unknown[]) => use(name, args)] as const)
  return Object.fromEntries(client) as unknown as AnyClient
}
