// The far side: the sandbox in step with virtual time, its customers, and what arrived there.
import { startSandbox } from '@secukit/sandbox'

const transactionsPath = '/api/v2/Smart/Transactions'

/**
 * @typedef {object} ServerTransaction What is known of a transaction from what arrived and was answered.
 * @property {string} id
 * @property {string} saleId From the `merchantRef` of the create that arrived.
 * @property {string} label Short, for stories: `t1`.
 */

/** @typedef {Awaited<ReturnType<typeof openServer>>} Server */

/**
 * @param {import('./scheduler.mjs').Scheduler} scheduler
 * @param {object} options
 * @param {object} options.assumptions What the vendor leaves open.
 * @param {(saleId: string, job: number) => import('@secukit/sandbox').ScriptedAct} options.customerOf What the customer of
 * a sale does at the terminal, at its first job (0) and at those that follow; of the sale `end of day`: the terminal.
 */
export async function openServer(scheduler, { assumptions, customerOf }) {
  const sandbox = await startSandbox({ listen: false, seed: 1, assumptions })
  const { clock, terminal } = sandbox
  clock.stop(scheduler.now)
  /** @type {Map<string, ServerTransaction>} */
  const transactions = new Map()
  /** How many jobs of a sale reached the terminal. */
  const jobs = new Map()
  /** How many ends of the day. */
  let days = 0
  let watched

  function inStep() {
    const behind = scheduler.now - clock.now()
    if (behind > 0) clock.advance(behind)
  }

  /** Time stops by wherever the terminal is about to do something: nothing is jumped over. */
  function watchTerminal() {
    const { job } = terminal
    if (!job) return
    const moment = Math.min(job.plan?.at ?? Infinity, job.until)
    if (watched !== undefined && watched.moment === moment && watched.ticket === job.ticket) return
    watched = { moment, ticket: job.ticket }
    scheduler.at(moment, () => {
      inStep()
      watchTerminal()
    })
  }

  /** The customer makes up his mind when the terminal asks him. */
  function sendCustomer(path) {
    const id = /\/([^/]+)\/start\/cashless$/.exec(path)?.[1]
    const transaction = id && transactions.get(id)
    if (!transaction || terminal.job) return
    const { saleId } = transaction
    const job = jobs.get(saleId) ?? 0
    jobs.set(saleId, job + 1)
    terminal.always(customerOf(saleId, job))
  }

  function noteCreated({ method, body }, path, answer) {
    if (method !== 'POST' || path !== transactionsPath || answer.status !== 200) return
    const id = /"id":"(STX_[^"]+)"/.exec(answer.text)?.[1]
    const ref = /"merchantRef":"([^"]*)"/.exec(body ?? '')?.[1]
    const saleId = /-([^#]+)#\d+$/.exec(ref ?? '')?.[1] ?? `unknown ${ref}`
    transactions.set(id, { id, saleId, label: `t${transactions.size + 1}` })
  }

  return {
    sandbox,
    transactions,
    /** A request arrives; the answer comes at once or when the terminal is done. */
    arrive(request) {
      inStep()
      const path = pathOf(request.url)
      if (path.endsWith('/start/cashless')) sendCustomer(path)
      else if (path.endsWith('/endOfDay')) terminal.always(customerOf('end of day', days++))
      else if (path.includes('/canceltrx/') || path.includes('/cancelTrx/')) terminal.always('approve')
      const answer = sandbox.ask(request)
      watchTerminal()
      if (!(answer instanceof Promise)) noteCreated(request, path, answer)
      return answer
    },
    get isBusy() {
      return terminal.job !== undefined
    },
    inStep,
    labelOf: (id) => transactions.get(id)?.label ?? id,
    close: () => sandbox.close(),
  }
}

/** The path of an absolute URL, without its query. */
export function pathOf(url) {
  const path = url.slice(url.indexOf('/', 8))
  const query = path.indexOf('?')
  return query < 0 ? path : path.slice(0, query)
}
