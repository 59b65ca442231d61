import type { WaitableClock } from '../clock.ts'
import type { SandboxRequest, SandboxResponse } from '../core.ts'
import { routes } from '../generated/routes.ts'
import { type Random, seededRandom } from '../random.ts'
import { splitUrl } from '../read-request.ts'
import { operationOf } from '../router.ts'
import { disturb } from './disturb.ts'
import { checkFault, type Fault, type FaultEffect, faultEffects, isMeant } from './fault.ts'

/** A fault that struck. */
export interface Hit {
  /** The operation, where the request names one. */
  readonly operation?: string
  readonly fault: Fault
  /** The sandbox's time, in ms since 1970. */
  readonly at: number
}

/** Faults at random: the same seed strikes the same calls in the same way. */
export interface RandomFaults {
  readonly seed: number
  /** How many calls are struck, from 0 to 1. */
  readonly rate: number
  /** Default: all of them. */
  readonly effects?: readonly FaultEffect[]
  /** As in a fault. Default: every call. */
  readonly operation?: string
}

/** Makes calls of the API go wrong, on purpose. Faults are no part of the journal: what they do is. */
export interface Faults {
  /** Adds a fault; of several that mean the same call the oldest strikes. Throws a `RangeError` for one that cannot be. */
  add(fault: Fault): void
  /** Strikes at random, beside what was added. Without an argument it stops. Throws a `RangeError`. */
  atRandom(faults?: RandomFaults): void
  /** Takes all away. */
  clear(): void
  /** What is still to strike. */
  readonly list: readonly Fault[]
  /** What has struck so far, oldest first. */
  readonly hits: readonly Hit[]
}

/** Lets a request through, or not. */
export type Disturbing = (
  request: SandboxRequest,
  proceed: (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>,
) => SandboxResponse | Promise<SandboxResponse>

/** How many hits are remembered at least. */
const mostHits = 10_000

interface Armed {
  readonly fault: Fault
  skip: number
  /** How often it still strikes. */
  left: number
}

const operations = routes.map(({ operation }) => operation)

/** `endSession`: ends the session of a request's token. */
export function createFaults(
  clock: WaitableClock,
  random: Random,
  endSession: (request: SandboxRequest) => void,
): Faults & { readonly apply: Disturbing } {
  let armed: Armed[] = []
  let chance: { readonly faults: RandomFaults; readonly draw: Random } | undefined
  let hits: Hit[] = []

  /** The fault that strikes this call; each that means it counts it. */
  function next(operation: string | undefined): Fault | undefined {
    let struck: Armed | undefined
    for (const each of armed) {
      if (struck || !isMeant(each.fault.operation ?? '*', operation)) continue
      if (each.skip > 0) each.skip -= 1
      else struck = each
    }
    if (struck) {
      struck.left -= 1
      if (struck.left <= 0) armed = armed.filter((each) => each !== struck)
      return struck.fault
    }
    return chance && isMeant(chance.faults.operation ?? '*', operation) ? drawn(chance) : undefined
  }
  return {
    add(fault) {
      checkFault(fault, operations)
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times === 0 ? Infinity : (fault.times ?? 1) })
    },
    atRandom(faults) {
      if (!faults) {
        chance = undefined
        return
      }
      checkRandom(faults)
      chance = { faults, draw: seededRandom(faults.seed) }
    },
    clear() {
      armed = []
      chance = undefined
    },
    get list() {
      return armed.map(({ fault }) => fault)
    },
    get hits() {
      return [...hits]
    },
    apply(request, proceed) {
      if (armed.length === 0 && !chance) return proceed(request)
      const operation = operationOf(request.method, splitUrl(request.url).path)
      const fault = next(operation)
      if (!fault) return proceed(request)
      // A server that is struck for days does not remember every one.
      if (hits.length >= 2 * mostHits) hits = hits.slice(-mostHits)
      hits.push({ fault, at: clock.now(), ...(operation !== undefined && { operation }) })
      return disturb(fault, request, { proceed, clock, random, endSession })
    },
  }
}

function checkRandom({ seed, rate, effects, operation }: RandomFaults): void {
  if (!Number.isInteger(seed)) throw new RangeError('seed must be a whole number')
  if (!(rate >= 0 && rate <= 1)) throw new RangeError('rate must be a number from 0 to 1')
  if (effects?.length === 0) throw new RangeError('effects must name at least one')
  for (const effect of effects ?? [])
    checkFault({ effect, ...(operation !== undefined && { operation }) }, operations)
}

const chances = 1_000_000

/** Each call draws the same number of times, whether it is struck or not: one more call moves nothing else. */
function drawn({
  faults,
  draw,
}: {
  readonly faults: RandomFaults
  readonly draw: Random
}): Fault | undefined {
  const [strike, which, how, long] = [draw.below(chances), draw.below(1000), draw.below(6), draw.below(5000)]
  if (strike >= faults.rate * chances) return undefined
  const effects = faults.effects ?? faultEffects
  const effect = effects[which % effects.length] ?? 'cut'
  const when = how % 2 === 0 ? ('before' as const) : ('after' as const)
  switch (effect) {
    case 'cut':
      return { effect, when: how >= 4 ? 'half' : when }
    case 'answer':
      return {
        effect,
        when,
        status: [500, 502, 503, 504, 429, 503][how] ?? 503,
        as: how === 1 || how === 3 ? 'html' : 'json',
      }
    case 'delay':
    case 'late':
      return { effect, when, ms: long }
    case 'end session':
      return { effect, status: how % 2 === 0 ? 401 : 403 }
    default:
      return { effect }
  }
}
