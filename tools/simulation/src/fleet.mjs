// Many days, on several cores.
import { availableParallelism } from 'node:os'
import { startWorker } from './start-worker.mjs'
import { addTally, emptyTally } from './tally.mjs'

/** How many days a worker takes at once. */
const share = 100

/** Hardly anything lives longer than its day: with room for what is young it is rarely looked at before it is gone. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }

/**
 * Plays days from seed `begin` on until there were so many sales.
 * @param {object} options
 * @param {string} options.policy As the command line names it.
 * @param {number} options.rate
 * @param {number} options.sales At least.
 * @param {number} [options.begin]
 * @param {number} [options.cores]
 * @param {(tally: import('./tally.mjs').Tally) => void} [options.onProgress]
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function playMany({
  policy,
  rate,
  sales,
  begin = 1,
  cores = availableParallelism(),
  onProgress = () => {},
}) {
  const total = emptyTally()
  /** By their first seed: how far it is counted does not depend on who is faster. */
  const done = new Map()
  let [next, counted] = [begin, begin]
  const isEnough = () => total.sales >= sales

  function count() {
    for (; done.has(counted) && !isEnough(); counted += share) {
      addTally(total, done.get(counted))
      done.delete(counted)
      onProgress(total)
    }
  }

  await Promise.all(
    Array.from({ length: cores }, async () => {
      const worker = startWorker(new URL('worker.mjs', import.meta.url), { resourceLimits })
      try {
        while (!isEnough()) {
          const from = next
          next += share
          done.set(from, await answerOf(worker, { policy, rate, from, to: from + share }))
          count()
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return total
}

function answerOf(worker, question) {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', ({ tally, error }) => {
      worker.off('error', reject)
      if (error === undefined) resolve(tally)
      else reject(new Error(error))
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
    worker.postMessage(question)
  })
}
