import type { WaitableClock } from '../clock.ts'
import { refused, type SandboxRequest, type SandboxResponse } from '../core.ts'
import type { Random } from '../random.ts'
import { Refusal } from '../refusal.ts'
import type { Fault } from './fault.ts'

type Answered = SandboxResponse | Promise<SandboxResponse>

/** What a fault needs of its surroundings. */
interface Means {
  readonly proceed: (request: SandboxRequest) => Answered
  readonly clock: WaitableClock
  readonly random: Random
  readonly endSession: (request: SandboxRequest) => void
}

const broken: SandboxResponse = { status: 0, body: undefined, cut: 'before' }

/** Lets one call suffer one fault. */
export function disturb(fault: Fault, request: SandboxRequest, means: Means): Answered {
  const { proceed, clock, random } = means
  const { when = 'before', ms = 1000 } = fault
  switch (fault.effect) {
    case 'refuse':
      return refused(refusalOf(fault), random)
    case 'delay':
      return when === 'before'
        ? pause(clock, ms).then((isOver) => (isOver ? proceed(request) : broken))
        : Promise.resolve(proceed(request)).then((response) =>
            pause(clock, ms).then((isOver) => (isOver ? response : broken)),
          )
    case 'cut':
      if (when === 'before') return broken
      return andThen(proceed(request), (response) =>
        when === 'half' ? { ...response, cut: 'half' } : broken,
      )
    case 'answer':
      return when === 'before'
        ? answerOf(fault, random)
        : andThen(proceed(request), () => answerOf(fault, random))
    case 'truncate':
      return andThen(proceed(request), (response) => {
        const text = response.text ?? JSON.stringify(response.body)
        return { ...response, text: text.slice(0, Math.ceil(text.length / 2)) }
      })
    case 'end session': {
      means.endSession(request)
      return andThen(proceed(request), (response) =>
        response.status === 403 ? { ...response, status: fault.status ?? 403 } : response,
      )
    }
    case 'twice': {
      const first = proceed(request)
      void proceed(request)
      return first
    }
    case 'late':
      clock.at(clock.now() + ms, () => void proceed(request))
      return broken
  }
}

/** Whether the time came: it does not when the sandbox is closed, or goes back. */
function pause(clock: WaitableClock, ms: number): Promise<boolean> {
  return new Promise((done) =>
    clock.at(
      clock.now() + ms,
      () => done(true),
      () => done(false),
    ),
  )
}

/** What is known at once stays so: only a terminal lets its callers wait. */
function andThen(pending: Answered, change: (response: SandboxResponse) => SandboxResponse): Answered {
  // A connection that is broken already has nothing left to go wrong.
  const changed = (response: SandboxResponse): SandboxResponse =>
    response.cut === 'before' ? response : change(response)
  return pending instanceof Promise ? pending.then(changed) : changed(pending)
}

function refusalOf({ status = 403, code = 1005 }: Fault): Refusal {
  return Refusal.api(
    status,
    'ProductNotAllowedException',
    code,
    'refused on purpose: a fault of the sandbox',
    'Dieser Vorgang ist nicht möglich.',
  )
}

/** What comes from a proxy, a load balancer, or a server that fell over. */
function answerOf({ status = 503, as = 'json', retryAfter }: Fault, random: Random): SandboxResponse {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  if (as === 'nothing') return { status, body: undefined, headers, text: '' }
  if (as === 'html') {
    const text = `<!doctype html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`
    return {
      status,
      body: undefined,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      text,
    }
  }
  const failed = Refusal.api(
    status,
    'ProductBackendproviderException',
    1001,
    'failed on purpose: a fault of the sandbox',
    'Der Dienst ist zurzeit nicht erreichbar.',
  )
  return { ...refused(failed, random), headers }
}
