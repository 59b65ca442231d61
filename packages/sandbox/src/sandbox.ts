import { type Clock, runningClock } from './clock.ts'
import { handle, type SandboxRequest, type SandboxResponse } from './core.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { seededRandom } from './random.ts'
import { serve } from './server.ts'
import { initialState } from './state.ts'
import { world } from './world.ts'

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** The port on 127.0.0.1. Default: 0, a free one. */
  readonly port?: number
  /** The same seed gives the same ids. A whole number; default: 1. */
  readonly seed?: number
  /** Hears of every call, after its answer was made. */
  readonly onCall?: (call: SandboxCall) => void
}

/** One call, as `onCall` hears of it. */
export interface SandboxCall {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly status: number
}

/** A running sandbox: the API with a bakery, three loyalty cards, and no money. */
export interface Sandbox extends AsyncDisposable {
  /** Where it answers, such as `http://127.0.0.1:4010`; the API is below `/api/v2`, tokens come from `/oauth/token`. */
  readonly url: string
  /** What its token endpoint accepts. */
  readonly credentials: { readonly clientId: string; readonly clientSecret: string }
  /** Its time: push it forward to see tokens expire. */
  readonly clock: Clock
  /** What was really charged: ask it, and not the program under test. */
  readonly ledger: Ledger
  /** Stops answering and frees the port. */
  close(): Promise<void>
}

/** Starts a sandbox on loopback. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = runningClock()
  const surroundings = { state: initialState(), clock, random: seededRandom(options.seed ?? 1) }
  const server = await serve((request) => {
    const response = handle(request, surroundings)
    options.onCall?.(callOf(request, response))
    return response
  }, options.port ?? 0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port

  function close(): Promise<void> {
    return new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  }
  return {
    url: `http://127.0.0.1:${port}`,
    credentials: world.credentials,
    clock,
    ledger: ledgerOf(surroundings.state),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function callOf({ method, url }: SandboxRequest, { status }: SandboxResponse): SandboxCall {
  return { method, url, status }
}
