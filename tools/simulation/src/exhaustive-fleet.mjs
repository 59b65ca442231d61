// Everything that can go wrong, in all small worlds, on several cores.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { addCount, emptyCount, smallWorlds } from './exhaustive.mjs'
import { startWorker } from './start-worker.mjs'

/** Into how many parts each world is cut, so that no core is left with the last one alone. */
const parts = 8

/** @typedef {{ world: import('./exhaustive.mjs').Small, count: import('./exhaustive.mjs').Count }} Row */

/**
 * @param {object} options
 * @param {string} options.policy As the command line names it.
 * @param {number} [options.share] The part of the ways that is gone at each turn. Default: 1.
 * @param {number} [options.cores]
 * @param {(schedules: number) => void} [options.onProgress] Hears how many were played so far.
 * @param {(world: import('./exhaustive.mjs').Small) => boolean} [options.filter] Which worlds. Default: all.
 * @returns {Promise<Row[]>} The same whatever the cores.
 */
export async function playAll({
  policy,
  share = 1,
  cores = availableParallelism(),
  onProgress = () => {},
  filter = () => true,
}) {
  const jobs = [...smallWorlds.keys()]
    .filter((world) => filter(smallWorlds[world]))
    .flatMap((world) =>
      Array.from({ length: parts }, (_nothing, part) => ({ world, part, count: emptyCount() })),
    )
  let [next, schedules] = [0, 0]
  await Promise.all(
    Array.from({ length: cores }, async () => {
      const worker = startWorker(new URL('exhaustive-worker.mjs', import.meta.url))
      try {
        while (next < jobs.length) {
          const job = jobs[next++]
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
          worker.postMessage({ world: job.world, part: job.part, parts, policy, share })
          const [{ count, error }] = await once(worker, 'message')
          if (error !== undefined) throw new Error(error)
          job.count = count
          onProgress((schedules += count.schedules))
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return smallWorlds.flatMap((world, index) => {
    const ofWorld = jobs.filter((job) => job.world === index)
    if (ofWorld.length === 0) return []
    const count = emptyCount()
    for (const job of ofWorld) addCount(count, job.count)
    return [{ world, count }]
  })
}

const columns = ['double', 'lost', 'phantom', 'unresolved']

/** As Markdown. `other`: whatever else the oracle blames. */
export function exhaustiveTable(rows) {
  const total = emptyCount()
  for (const { count } of rows) addCount(total, count)
  const cells = ({ schedules, violations }) => {
    const other = Object.entries(violations).reduce(
      (sum, [kind, n]) => (columns.includes(kind) ? sum : sum + n),
      0,
    )
    return [schedules, ...columns.map((kind) => violations[kind] ?? 0), other].map((n) =>
      n.toLocaleString('en'),
    )
  }
  return [
    `| Sale | Reading | Schedules | ${columns.join(' | ')} | other |`,
    `| --- | --- | ---: | ${columns.map(() => '---:').join(' | ')} | ---: |`,
    ...rows.map(({ world, count }) => `| ${[world.sale, world.reading, ...cells(count)].join(' | ')} |`),
    `| **all** | | ${cells(total).join(' | ')} |`,
  ].join('\n')
}
