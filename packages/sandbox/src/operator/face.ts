import type { Assumptions } from '../assumptions.ts'
import type { SandboxRequest, SandboxResponse } from '../core.ts'
import type { Fault } from '../faults/fault.ts'
import type { RandomFaults } from '../faults/faults.ts'
import { type OperatorOperation, operatorRoutes } from '../generated/operator-routes.ts'
import type { Programme } from '../loyalty/programme.ts'
import { splitUrl } from '../read-request.ts'
import { routerOf } from '../router.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Snapshot } from '../engine.ts'
import { timestamp } from '../clock.ts'
import {
  type ActDetails,
  checkScripted,
  type RandomCustomer,
  type ScriptedAct,
  type TerminalAct,
  type TerminalControl,
} from '../terminal/control.ts'
import { operatorFault } from './check.ts'
import { isOwnAddress, operatorRoot } from './root.ts'
import type { CardSeed } from './seed.ts'

// The operator side over HTTP: what `startSandbox` returns, call by call. It never mixes with the API: another root,
// no token, other errors.

interface OperatorCall {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** The operator was asked for something that is not to be had. `status`: of HTTP. */
class Unwilling extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const match = routerOf(operatorRoutes)

/** Answers one call of the operator side. */
export function operate(sandbox: Sandbox, request: SandboxRequest): SandboxResponse {
  try {
    checkCaller(request)
    const { operation, call } = readCall(request)
    return { status: 200, body: acts[operation](sandbox, call) }
  } catch (error) {
    // What the TypeScript side throws for arguments that cannot be.
    if (error instanceof RangeError) return { status: 409, body: { error: error.message } }
    if (error instanceof Unwilling) return { status: error.status, body: { error: error.message } }
    throw error
  }
}

/**
 * Only this machine, whatever the sandbox listens on. A page of a browser could reach loopback too, under a name of its own that leads here. It is known by its `Host` and
 * its `Origin`; programs send none, or ours.
 */
function checkCaller({ headers, remote }: SandboxRequest): void {
  if (!isOwnAddress(remote))
    throw new Unwilling(403, `the operator side is for this machine only, not for ${remote}`)
  const local = /^(?:https?:\/\/)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|sandbox\.invalid)(?::\d+)?$/i
  for (const name of ['host', 'origin']) {
    const value = headers[name]
    if (value !== undefined && !(typeof value === 'string' && local.test(value)))
      throw new Unwilling(403, `the operator side is for this machine only, not for ${name} ${String(value)}`)
  }
}

function readCall({ method, url, headers, body, bodyCut }: SandboxRequest): {
  readonly operation: OperatorOperation
  readonly call: OperatorCall
} {
  const { path, search } = splitUrl(url)
  const found = match(path.slice(operatorRoot.length))
  if (!found) throw new Unwilling(404, `there is no ${path}`)
  const route = found.routes[method]
  if (!route) throw new Unwilling(405, `${path} knows ${Object.keys(found.routes).join(', ')}`)
  const query = Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, text]) => [
      name,
      /^\d{1,15}$/.test(text) ? Number(text) : text,
    ]),
  )
  const operation = route.operation as OperatorOperation
  check(operation, 'query', query)
  const call = { path: found.parameters, query, body: undefined as unknown }
  if (route.body !== 'none') {
    if (bodyCut) throw new Unwilling(413, 'the body is too large')
    const type = headers['content-type']
    // Pages of a browser may send anything but this to another host without asking it first.
    if (!(typeof type === 'string' && /^application\/json\s*(?:;|$)/i.test(type)))
      throw new Unwilling(415, 'the body must be application/json')
    call.body = parse(body)
    check(operation, 'body', call.body)
  }
  return { operation, call }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unwilling(
      400,
      `the body is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function check(operation: OperatorOperation, part: 'query' | 'body', data: unknown): void {
  const fault = operatorFault(operation, part, data)
  if (fault !== undefined) throw new Unwilling(400, `${part}: ${fault}`)
}

const acts: { readonly [id in OperatorOperation]: (sandbox: Sandbox, call: OperatorCall) => unknown } = {
  'operator.status': statusOf,
  'operator.reset'(sandbox) {
    sandbox.reset()
    return statusOf(sandbox)
  },
  'operator.undo'(sandbox, { body }) {
    sandbox.undo((body as { steps?: number }).steps)
    return statusOf(sandbox)
  },
  'operator.snapshot': (sandbox) => sandbox.snapshot(),
  'operator.restore'(sandbox, { body }) {
    sandbox.restore(body as Snapshot)
    return statusOf(sandbox)
  },
  'operator.addCard'(sandbox, { body }) {
    sandbox.addCard(body as CardSeed)
    return statusOf(sandbox)
  },
  'operator.generateCards'(sandbox, { body }) {
    sandbox.generateCards((body as { count: number }).count)
    return statusOf(sandbox)
  },
  'operator.setProgramme'(sandbox, { path, body }) {
    sandbox.setProgramme(path['cardGroupId'] ?? '', body as Partial<Programme>)
    return statusOf(sandbox)
  },
  'operator.confirmDevice'(sandbox, { body }) {
    sandbox.confirmDevice((body as { userCode: string }).userCode)
    return statusOf(sandbox)
  },
  'operator.checkIn'(sandbox, { body }) {
    const { customerName, cardnumber } = body as { customerName: string; cardnumber?: string }
    sandbox.checkIn(customerName, cardnumber)
    return statusOf(sandbox)
  },
  'operator.payerActs'(sandbox, { path, body }) {
    sandbox.payerActs(path['transactionId'] ?? '', (body as { act: 'authorises' | 'refuses' }).act)
    return statusOf(sandbox)
  },
  'operator.assumptions': ({ assumptions }) => ({ ...assumptions }),
  'operator.assume': ({ assumptions }, { body }) => ({
    ...Object.assign(assumptions, body as Partial<Assumptions>),
  }),
  'operator.clock': timeOf,
  'operator.setClock'(sandbox, { body }) {
    const { advance, stopAt, run } = body as { advance?: number; stopAt?: string; run?: boolean }
    if ([advance, stopAt, run].filter((each) => each !== undefined).length !== 1)
      throw new Unwilling(400, 'body: say one of advance, stopAt and run')
    if (advance !== undefined) sandbox.clock.advance(advance)
    else if (stopAt !== undefined) sandbox.clock.stop(new Date(stopAt))
    else if (run) sandbox.clock.run()
    else sandbox.clock.stop()
    return timeOf(sandbox)
  },
  'operator.terminals': (sandbox) => ({ terminals: terminalsOf(sandbox) }),
  'operator.setTerminal'(sandbox, { path, body }) {
    const terminal = terminalOf(sandbox, path['terminalId'] ?? '')
    const { always, next, ...setting } = body as {
      plugged?: boolean
      paper?: boolean
      always?: ScriptedAct | RandomCustomer
      next?: readonly ScriptedAct[]
    }
    // All of it or nothing.
    for (const act of [...(always ? [always] : []), ...(next ?? [])]) checkScripted(act)
    if (Object.keys(setting).length > 0) terminal.set(setting)
    if (always) terminal.always(always)
    if (next) terminal.next(...next)
    return shown(terminal)
  },
  'operator.act'(sandbox, { path, body }) {
    const terminal = terminalOf(sandbox, path['terminalId'] ?? '')
    const { act, ...details } = body as ActDetails & { act: TerminalAct }
    terminal.act(act, details)
    return shown(terminal)
  },
  'operator.faults': faultsOf,
  'operator.addFault'(sandbox, { body }) {
    sandbox.faults.add(body as Fault)
    return faultsOf(sandbox)
  },
  'operator.clearFaults'(sandbox) {
    sandbox.faults.clear()
    return faultsOf(sandbox)
  },
  'operator.randomFaults'(sandbox, { body }) {
    sandbox.faults.atRandom(body as RandomFaults)
    return faultsOf(sandbox)
  },
  'operator.ledger'({ ledger }, { query }) {
    const only = query['transaction']
    const isMeant = ({ transactionId }: { readonly transactionId?: string }): boolean =>
      only === undefined || transactionId === only
    const charges = ledger.charges.filter(isMeant)
    return {
      bookings: ledger.bookings.filter(isMeant),
      charges,
      payments: ledger.payments.filter(isMeant),
      charged: charges.reduce((sum, { amount, status }) => sum + (status === 'reversed' ? 0 : amount), 0),
      takings: ledger.takings(),
    }
  },
  'operator.journal'({ journal }, { query }) {
    const after = Number(query['after'] ?? 0)
    return { last: journal.last, hash: journal.hash(), records: journal.records(after).slice(0, 1000) }
  },
}

function statusOf(sandbox: Sandbox): object {
  return {
    ...sandbox.counts(),
    now: timestamp(sandbox.clock.now()),
    last: sandbox.journal.last,
    terminals: terminalsOf(sandbox),
  }
}

function timeOf({ clock }: Sandbox): object {
  return { now: timestamp(clock.now()), stopped: clock.stopped }
}

function faultsOf({ faults: { list, hits } }: Sandbox): object {
  return { list, hits }
}

function terminalsOf({ terminal }: Sandbox): readonly object[] {
  return terminal.all.map((each) => shown(each))
}

function shown({ id, job, display, setting: { plugged, paper } }: TerminalControl): object {
  return { id, ...(job && { job }), display, plugged, paper }
}

function terminalOf({ terminal }: Sandbox, id: string): TerminalControl {
  const found = id === 'me' ? terminal : terminal.all.find((each) => each.id === id)
  if (!found) throw new Unwilling(404, `there is no terminal ${id}`)
  return found
}
