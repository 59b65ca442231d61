// Not by chance: everything that can go wrong with one sale, up to two faults and the till's end, in every order.
import { chance } from './chance.mjs'
import { faultKinds } from './network.mjs'
import { runSchedule } from './run.mjs'
import { scenarios } from './scenario.mjs'

/**
 * @typedef {object} Small One sale under one reading of what the vendor leaves open.
 * @property {string} sale How the sale is called.
 * @property {string} reading How the reading is called.
 * @property {import('./scenario.mjs').Scenario} scenario
 * @property {object} assumptions
 *
 * @typedef {object} Played A schedule, as `runSchedule` takes it.
 * @property {import('./scenario.mjs').Scenario} scenario
 * @property {object} assumptions
 * @property {readonly import('./schedule.mjs').ScheduledFault[]} faults
 * @property {readonly import('./schedule.mjs').ScheduledCrash[]} crash
 *
 * @typedef {object} Node A schedule and where in it the next thing may go wrong: never before what is there already, so
 * that each schedule comes about in one way only.
 * @property {readonly import('./schedule.mjs').ScheduledFault[]} faults
 * @property {readonly import('./schedule.mjs').ScheduledCrash[]} crash
 * @property {number} from The effect of the last thing that goes wrong.
 */

/** Whoever is told that it is not paid pays again, once: that is how sales are paid twice. */
function saleOf(name, more = {}) {
  const [sale] = scenarios[name].sales
  return { ...scenarios[name], sales: [{ ...sale, repeats: 1, ...more }] }
}

const sales = {
  cash: saleOf('cash'),
  'cashless, approved': saleOf('cashless'),
  'cashless, declined at first': saleOf('declined, then approved'),
  'card balance, the rest in cash': saleOf('balance first', { method: 'cash' }),
  'reversal at the terminal': saleOf('reversal'),
  'cancel requested': saleOf('slow customer', { cancelAfter: 20_000 }),
  'late customer': saleOf('late result'),
}

/** `kind` is the sandbox's own, cautious one: what is not allowed is refused, and what happened shows. */
const readings = {
  kind: {},
  'abort ignored': {
    abortAtTerminal: 'ignored',
    statusAtTerminal: 'pending',
    declinedAtTerminal: 'forgotten',
  },
  'start after abort': {
    startAfterAbort: 'executed',
    secondStart: 'charged again',
    abortAtTerminal: 'ignored',
    statusAtTerminal: 'created',
    listDelay: 30_000,
  },
}

/** Where the terminal does at once what it is asked, or nothing, it makes no difference what an abort does there. */
const withoutAbort = new Set(['cash', 'card balance, the rest in cash', 'reversal at the terminal'])

/** @type {readonly Small[]} */
export const smallWorlds = Object.entries(sales).flatMap(([sale, scenario]) =>
  Object.entries(readings)
    .filter(([reading]) => reading !== 'abort ignored' || !withoutAbort.has(sale))
    .map(([reading, assumptions]) => ({ sale, reading, scenario, assumptions })),
)

const read = /\.(?:get|list|token)$/
/** Of a read nobody can say whether it was executed: these come to the same as others. */
const likeOthers = new Set(['answer lost', 'reset', 'late', 'hang after', '500 after', '502 after'])
const readFaults = faultKinds.filter((kind) => !likeOthers.has(kind))
/** To a fault that is not alone these are like `500`, `500 after` or `answer lost`. */
const muchLikeOthers = new Set(['429', '403', '502', '502 after', 'reset'])
const isPlain = (kind) => !muchLikeOthers.has(kind)
const plainFaults = faultKinds.filter(isPlain)
const plainReadFaults = readFaults.filter(
  (kind) => isPlain(kind) && kind !== 'refused' && kind !== 'truncated',
)
/** The ways in which an answer can be missing: it was not executed, it was, it will be. */
const basic = new Set(['request lost', 'answer lost', 'late'])
/** After how many of the schedules with a fault and an end the till ends a second time. */
const endAgain = 1 / 16

/** What can happen to a call when so many faults were there before. */
function kindsOf(operation, { faults, crash }) {
  const isRead = read.test(operation)
  if (faults.length === 0) return isRead ? readFaults : faultKinds
  if (!faults.every(({ kind }) => isPlain(kind))) return []
  const kinds = isRead ? plainReadFaults : plainFaults
  return crash.length === 0 ? kinds : areBasic(faults) ? kinds.filter((kind) => basic.has(kind)) : []
}

/** Whether these are played with the till's end as well, even when they are two. */
function areBasic(faults) {
  return faults.every(({ kind }) => basic.has(kind))
}

/** What only comes to the till is lost with it either way. */
const goesOut = /^(?:send|journal|tell|print)/

/**
 * Everything that may go wrong next: a fault of a call that was sent, or the till's end at an effect.
 *
 * - up to one fault and one end, in either order: every call, every kind, every effect, with it and without it;
 * - two ends without a fault: every pair;
 * - two faults: every pair of calls, every pair of kinds but those that come to much the same;
 * - two faults and an end, in every order: the basic kinds;
 * - a fault and two ends: some, by chance.
 *
 * Of questions that follow each other, with nothing between them but time, only the first and the last.
 * @param {Node} node
 * @param {readonly string[]} effects Those of its run.
 * @returns {Node[]}
 */
export function followers(node, effects) {
  const { faults, crash } = node
  // To end before an effect is to end after the one that came before it: when more goes wrong that is played once.
  const isTwin = crash.some(({ effect, keep }) => !keep && goesOut.test(effects[effect - 1]))
  if (isTwin && faults.length > 0) return []
  const isDull = dullOf(effects)
  const found = []
  const seconds = []
  const ends = isTwin ? undefined : mayCrash(node) ? found : mayCrashAgain(node) ? seconds : undefined
  let call = 0
  for (const [index, what] of effects.entries()) {
    const effect = index + 1
    const isLost = crash.some((each) => each.effect === effect && !each.keep)
    const operation = what.startsWith('send ') && !isLost ? what.slice(5) : undefined
    if (operation !== undefined) call += 1
    if (effect < node.from || isDull(index)) continue
    const isSame = effect === node.from

    if (operation !== undefined && !isSame && mayFault(node))
      for (const kind of kindsOf(operation, node))
        found.push({ faults: [...faults, { call, kind }], crash, from: effect })
    if (isSame && crash.at(-1)?.effect === effect) continue
    for (const keep of waysOf(node, what, isSame))
      ends?.push({ faults, crash: [...crash, { effect, keep }], from: effect })
  }
  const lot = chance(1, JSON.stringify(node))
  if (seconds.length > 0 && lot() < endAgain) found.push(seconds[Math.floor(lot() * seconds.length)])
  return found
}

/** Whether an effect took place at which the till ends. */
function waysOf({ faults, crash }, what, isSame) {
  if (!goesOut.test(what)) return [false]
  // At the very call that suffers a fault the till ends once that was sent.
  return isSame || faults.length + crash.length === 2 ? [true] : [false, true]
}

function mayFault({ faults, crash }) {
  return faults.length < 2 && crash.length < 2
}

function mayCrash({ faults, crash }) {
  if (faults.length === 0) return crash.length < 2
  return crash.length === 0 && (faults.length < 2 || areBasic(faults))
}

function mayCrashAgain({ faults, crash }) {
  return faults.length === 1 && crash.length === 1
}

/** Questions that follow each other, with nothing between them but time: all but the first and the last. */
function dullOf(effects) {
  const isQuestion = (what) => what === 'wake' || what.endsWith('.get')
  const dull = new Set()
  for (let begin = 0; begin < effects.length;) {
    let end = begin
    while (end < effects.length && isQuestion(effects[end])) end += 1
    for (let index = begin + 3; index < end - 3; index += 1) dull.add(index)
    begin = Math.max(end, begin + 1)
  }
  return (index) => dull.has(index)
}

/**
 * @typedef {object} Count What schedules came to.
 * @property {number} schedules How many were played; no two of them are the same.
 * @property {number} faults
 * @property {number} crashes
 * @property {number} paid In how many the till was told that it is paid.
 * @property {Record<string, number>} violations How many have a violation of each kind.
 * @property {{ schedule: Played, kind: string, what: string }[]} first The first of each kind.
 */

/** @returns {Count} */
export function emptyCount() {
  return { schedules: 0, faults: 0, crashes: 0, paid: 0, violations: {}, first: [] }
}

/** Adds the second to the first. */
export function addCount(count, other) {
  for (const name of ['schedules', 'faults', 'crashes', 'paid']) count[name] += other[name]
  for (const [kind, times] of Object.entries(other.violations))
    count.violations[kind] = (count.violations[kind] ?? 0) + times
  for (const found of other.first) keepFirst(count, found)
}

function keepFirst({ first }, found) {
  if (!first.some(({ kind }) => kind === found.kind)) first.push(found)
}

/**
 * Plays every schedule of a world, or a part of them.
 * @param {Small} world
 * @param {object} options
 * @param {import('./policies.mjs').Policy} options.policy
 * @param {number} [options.part] Which part, from 0 on: of what goes wrong first, every `parts`-th. Default: all.
 * @param {number} [options.parts]
 * @param {number} [options.share] At each turn the part of the ways that is gone, from 0 to 1; which, a seed decides.
 * Default: 1.
 * @param {number} [options.seed]
 * @returns {Promise<Count>}
 */
export async function playTree(world, { policy, part = 0, parts = 1, share = 1, seed = 1 }) {
  const { scenario, assumptions } = world
  const count = emptyCount()
  const draw = chance(seed, `${world.sale}/${world.reading}/${part}`)

  async function play({ faults, crash }) {
    const schedule = { scenario, assumptions, faults, crash }
    const ran = await runSchedule({ ...schedule, policy, trace: false })
    return { schedule, ran }
  }
  function add({ schedule, ran }) {
    count.schedules += 1
    count.faults += ran.faults.length
    count.crashes += ran.crashes.length
    count.paid += ran.counts.approved
    for (const kind of new Set(ran.violations.map((violation) => violation.kind)))
      count.violations[kind] = (count.violations[kind] ?? 0) + 1
    for (const { kind, what } of ran.violations) keepFirst(count, { schedule, kind, what })
  }
  async function visit(node, played) {
    add(played)
    for (const next of followers(node, played.ran.effects))
      if (share === 1 || draw() < share) await visit(next, await play(next))
  }

  const root = { faults: [], crash: [], from: 0 }
  const played = await play(root)
  if (part === 0) add(played)
  for (const [index, next] of followers(root, played.ran.effects).entries())
    if (index % parts === part && (share === 1 || draw() < share)) await visit(next, await play(next))
  return count
}

/** How a schedule is seen again. */
export function commandOf(schedule, policy) {
  return `node tools/simulation/bin.mjs schedule '${JSON.stringify(schedule)}' --policy ${policy} --trace`
}
