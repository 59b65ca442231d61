// The way between the till and the server, and everything that happens on it.
import { ConnectionError, TimeoutError } from '@secukit/api'
import { between } from './chance.mjs'
import { pathOf } from './server.mjs'

/**
 * What can happen to one call. `ms` of a fault is how long the request of `late` and `slow` is on its way.
 * - `refused`: no connection; not a byte was sent.
 * - `request lost`: the connection breaks, and the request never arrives.
 * - `answer lost`: it is executed, and the connection breaks before the answer comes.
 * - `reset`: the connection breaks as soon as the request was sent. It arrives all the same.
 * - `late`: the connection breaks, and the request arrives so much later.
 * - `slow`: the request takes so long; the caller waits for its answer, or gives up.
 * - `hang`, `hang after`: no answer comes until the caller gives up; the request never arrives, or it is executed.
 * - `500`, `502`, `429`, `403`: something on the way answers, and nothing is executed. 502 is the HTML of a proxy, the
 *   others have the form of the API.
 * - `500 after`, `502 after`: it is executed, and then answered so.
 * - `truncated`: it is executed, and the answer ends in the middle.
 * - `session ended`: the token has ended before its time.
 * @typedef {'refused' | 'request lost' | 'answer lost' | 'reset' | 'late' | 'slow' | 'hang' | 'hang after' | '500' |
 *   '500 after' | '502' | '502 after' | '429' | '403' | 'truncated' | 'session ended'} FaultKind
 */

/** @type {readonly FaultKind[]} */
export const faultKinds = [
  'refused',
  'request lost',
  'answer lost',
  'reset',
  'late',
  'slow',
  'hang',
  'hang after',
  '500',
  '500 after',
  '502',
  '502 after',
  '429',
  '403',
  'truncated',
  'session ended',
]

/** The longest that a request is on its way, in ms. */
export const longestWay = 95_000

/** How long a broken connection takes to show, in ms. */
const breaking = 1_000

const never = new Set(['refused', 'request lost', 'hang'])
const silent = new Set(['hang', 'hang after'])
const broken = new Set(['request lost', 'reset', 'late'])

/**
 * @param {object} world
 * @param {import('./scheduler.mjs').Scheduler} world.scheduler
 * @param {import('./server.mjs').Server} world.server
 * @param {import('./schedule.mjs').Schedule} world.schedule
 * @param {() => number} world.latency
 * @param {(who: string, what: () => string) => void} world.say
 * @param {boolean} world.isTraced Whether anybody reads which transaction a call is about.
 * @param {(id: string) => boolean} [world.hasIntent] Whether the till's journal knows that this transaction is started.
 */
export function createNetwork({
  scheduler,
  server,
  schedule,
  latency,
  say,
  isTraced,
  hasIntent = () => true,
}) {
  let inFlight = 0
  const network = {
    /** How many requests were sent so far. */
    calls: 0,
    /** How often `start` of a transaction was sent, by its id. @type {Map<string, number>} */
    starts: new Map(),
    /** The transactions whose `start` was sent before its intent was on disk. @type {Set<string>} */
    hasty: new Set(),
    /** How often an end of day was sent. */
    endsOfDay: 0,
    /** Requests that have not arrived, or are at work at the server. */
    get inFlight() {
      return inFlight
    },
    transportOf,
  }

  /** @returns {import('@secukit/api').Transport} The way of one process: it sends nothing once that is dead. */
  function transportOf(process) {
    return (request) =>
      new Promise((resolve, reject) => {
        const end = process.pending(reject)
        if (!process.alive) return
        const what = isTraced ? describe(request, server) : request.operation
        const crash = process.effect(`send ${what}`)
        if (crash && !crash.keep) return process.crash()
        const call = (network.calls += 1)
        const fault = schedule.faultOf(call, scheduler.now)
        say(process.name, () => `→ ${what}  (call ${call}${fault ? `, ${textOf(fault)}` : ''})`)
        count(request)
        exchange({ request, fault, call, what, process, resolve, reject, end })
        if (crash) process.crash()
      })
  }

  function count({ url, method }) {
    if (method !== 'POST') return
    const path = pathOf(url)
    if (path.endsWith('/endOfDay')) network.endsOfDay += 1
    const id = /\/([^/]+)\/start\/[^/]+$/.exec(path)?.[1]
    if (!id) return
    network.starts.set(id, (network.starts.get(id) ?? 0) + 1)
    if (!hasIntent(id)) network.hasty.add(id)
  }

  /** One request and its answer, with at most one fault. */
  function exchange({ request, fault, call, what, process, resolve, reject, end }) {
    const { signal, operation } = request
    // The client's own clock is the machine's: what is left of a limit differs by a hair each time.
    const timeout = Math.ceil(request.timeout / 1000) * 1000
    const kind = fault?.kind
    const there = between(latency, 10, 120)
    const back = between(latency, 10, 120)
    const details = { operation, sent: 'maybe' }
    let isOpen = true
    const limit = scheduler.at(scheduler.now + timeout, () =>
      fail(() => new TimeoutError(`no answer in ${timeout} ms`, details), 'no answer in time'),
    )
    const onAbort = () => fail(() => signal.reason, 'given up by the till')
    signal?.addEventListener('abort', onAbort)

    function isOver() {
      if (!isOpen) return true
      isOpen = false
      scheduler.callOff(limit)
      signal?.removeEventListener('abort', onAbort)
      end()
      return false
    }
    function fail(error, why) {
      if (isOver()) return
      // Of a process that has ended the client still has a timer to clear.
      reject(process.alive && arrives(why) ? error() : new Error('the process has ended'))
    }
    function deliver(answer) {
      if (isOver()) return
      if (process.alive && arrives(isTraced ? `${answer.status}${statusOf(answer)}` : '')) resolve(answer)
      else reject(new Error('the process has ended'))
    }
    /** The till hears of it, unless it ends just then. */
    function arrives(how) {
      say(process.name, () => `← ${what}: ${how}  (call ${call})`)
      const crash = process.effect(`hear ${what}`)
      if (crash) process.crash()
      return !crash
    }
    const breaks = (ms) =>
      scheduler.at(scheduler.now + ms, () =>
        fail(() => new ConnectionError('the connection broke', details), 'the connection broke'),
      )

    if (kind === 'refused')
      scheduler.at(scheduler.now + there, () =>
        fail(() => new ConnectionError('no connection', { operation, sent: 'no' }), 'no connection'),
      )
    if (broken.has(kind)) breaks(kind === 'reset' ? there + 1 : breaking)
    if (never.has(kind)) return

    const way = kind === 'late' || kind === 'slow' ? (fault.ms ?? longestWay) : there
    inFlight += 1
    scheduler.at(scheduler.now + way, () => {
      const made = answerBefore(kind)
      if (made) {
        inFlight -= 1
        scheduler.at(scheduler.now + back, () => deliver(made))
        return
      }
      const sent =
        kind === 'session ended'
          ? { ...request, headers: { ...request.headers, authorization: 'Bearer ended' } }
          : request
      if (kind === 'late' || kind === 'slow') say('server', () => `${what} arrives  (call ${call})`)
      const answer = server.arrive(sent)
      if (answer instanceof Promise) void answer.then(answered)
      else answered(answer)
    })

    function answered(answer) {
      inFlight -= 1
      if (!isOpen || silent.has(kind)) return
      if (kind === 'answer lost') return void breaks(back)
      const shown = answerAfter(kind, answer)
      scheduler.at(scheduler.now + back, () => deliver(shown))
    }
  }

  return network
}

const headers = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }

function envelope(status, error, code) {
  const body = {
    status: 'error',
    error,
    error_details: 'simulated',
    error_user: 'Bitte versuchen Sie es erneut.',
    code,
    supportId: '0123456789abcdef0123456789abcdef',
  }
  return { status, headers, text: JSON.stringify(body) }
}

const failed = envelope(500, 'ProductInternalException', 1001)
const proxy = { status: 502, headers: html, text: '<html><body>502 Bad Gateway</body></html>' }
const before = new Map([
  ['500', failed],
  ['502', proxy],
  ['429', envelope(429, 'ProductTooManyRequestsException', 1001)],
  ['403', envelope(403, 'ProductNotAllowedException', 1003)],
])

function answerBefore(kind) {
  return before.get(kind)
}

function answerAfter(kind, answer) {
  switch (kind) {
    case '500 after':
      return failed
    case '502 after':
      return proxy
    case 'truncated':
      return { ...answer, text: answer.text.slice(0, Math.ceil(answer.text.length / 2)) }
    default:
      return answer
  }
}

function textOf({ kind, ms }) {
  return kind === 'late' || kind === 'slow' ? `${kind} by ${ms ?? longestWay} ms` : kind
}

/** A call as stories and schedules name it: `get t1`, `start t1 cashless`. */
function describe({ operation, url }, server) {
  const name = operation.slice(operation.lastIndexOf('.') + 1)
  const [, id, rest] = /\/Transactions\/(?:me\/)?([^/?]+)(?:\/([^?]*))?/.exec(url) ?? []
  if (!id) return name
  const more = /^start\/(.+)$/.exec(rest ?? '')?.[1]
  return `${name} ${server.labelOf(id)}${more ? ` ${more}` : ''}`
}

function statusOf({ text }) {
  const status = /"status":"(\w+)"/.exec(text)?.[1]
  return status ? ` ${status}` : ''
}
