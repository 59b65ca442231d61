// What goes wrong, and when: written down, or drawn.
import { between, chance, oneOf } from './chance.mjs'
import { faultKinds, longestWay } from './network.mjs'

/**
 * @typedef {object} ScheduledFault
 * @property {number} [call] Which request, from 1 on, those for tokens counted.
 * @property {number} [record] Or which record of the journal, from 1 on: that cannot be written, and none after it until the
 * till is opened again.
 * @property {import('./network.mjs').FaultKind | 'write failed'} kind
 * @property {number} [ms] How long a `late` or a `slow` request is on its way. Default: the longest.
 *
 * @typedef {object} ScheduledCrash
 * @property {number} effect Which effect, from 1 on, it strikes.
 * @property {boolean} keep Whether the effect took place: the request was sent, the record is on disk, the till has
 * written down what it was told. An effect that only comes to the till, such as an answer, is lost either way.
 *
 * @typedef {object} Schedule
 * @property {(call: number, now: number) => ScheduledFault | undefined} faultOf
 * @property {(record: number) => ScheduledFault | undefined} writeFaultOf
 * @property {(effect: number) => ScheduledCrash | undefined} crashOf
 * @property {() => void} stop From here on nothing goes wrong any more, unless it was written down.
 * @property {ScheduledFault[]} faults What went wrong so far.
 * @property {ScheduledCrash[]} crashes
 */

/**
 * A schedule that was written down. It may go wrong after the last sale too.
 * @returns {Schedule}
 */
export function scripted(faults = [], crashes = []) {
  const byCall = new Map(faults.map((fault) => [fault.call, fault]))
  const byRecord = new Map(faults.map((fault) => [fault.record, fault]))
  const byEffect = new Map(crashes.map((crash) => [crash.effect, crash]))
  const schedule = {
    faults: [],
    crashes: [],
    faultOf: (call) => noted(schedule.faults, byCall.get(call)),
    writeFaultOf: (record) => noted(schedule.faults, byRecord.get(record)),
    crashOf: (effect) => noted(schedule.crashes, byEffect.get(effect)),
    stop() {},
  }
  return schedule
}

/** In which part of the sales the till ends. */
const crashShare = 1 / 3
/** How often a record cannot be written, for each call that suffers a fault. */
const writeShare = 1 / 50
/** Over how many effects of each sale the crashes are spread. */
const effectsOfSale = 14

/**
 * A schedule by chance: each call suffers a fault at this rate, and now and then a write of the journal; in every third sale the till ends at some effect, which
 * may be one of its recovery; and sometimes the network is down for a while.
 * @param {object} options
 * @param {number} options.seed
 * @param {number} options.rate From 0 to 1.
 * @param {number} options.sales How many sales there are to spread it over.
 * @param {number} options.begin When it begins, in ms since 1970.
 * @returns {Schedule}
 */
export function drawn({ seed, rate, sales, begin }) {
  const draw = chance(seed, 'faults')
  const drawCrash = chance(seed, 'crashes')
  const drawWrite = chance(seed, 'writes')
  const crashes = new Map()
  for (let n = 0; n < sales; n += 1) {
    if (drawCrash() >= crashShare) continue
    const effect = between(drawCrash, 1, effectsOfSale * sales)
    crashes.set(effect, { effect, keep: drawCrash() < 0.5 })
  }
  const outage = drawCrash() < rate ? outageOf(drawCrash, sales, begin) : undefined
  let stopped = false
  const schedule = {
    faults: [],
    crashes: [],
    faultOf(call, now) {
      if (stopped) return undefined
      const isDown = outage && now >= outage.from && now < outage.to
      if (draw() >= (isDown ? 1 : rate)) return undefined
      const kind = isDown
        ? oneOf(draw, ['refused', 'request lost', 'answer lost', 'hang'])
        : oneOf(draw, faultKinds)
      const ms = kind === 'late' || kind === 'slow' ? between(draw, 200, longestWay) : undefined
      return noted(schedule.faults, { call, kind, ...(ms !== undefined && { ms }) })
    },
    writeFaultOf(record) {
      if (stopped || drawWrite() >= rate * writeShare) return undefined
      return noted(schedule.faults, { record, kind: 'write failed' })
    },
    crashOf: (effect) => (stopped ? undefined : noted(schedule.crashes, crashes.get(effect))),
    stop: () => (stopped = true),
  }
  return schedule
}

/** Up to half an hour, in which some of the sales fall. */
function outageOf(draw, sales, begin) {
  const from = begin + between(draw, 0, sales * 60_000)
  return { from, to: from + between(draw, 5_000, 1_800_000) }
}

function noted(list, entry) {
  if (entry) list.push(entry)
  return entry
}
