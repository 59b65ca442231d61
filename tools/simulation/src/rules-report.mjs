// Plays every switch, on several cores, and the package as it is beside them.
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { copies } from './rules-run.mjs'
import { scenes } from './rules-scenes.mjs'
import { switches } from './rules.mjs'
import { startWorker } from './start-worker.mjs'

/** How many of the package's own days a worker plays at once. */
const share = 100

/**
 * @param {object} [options]
 * @param {string} [options.only] A part of the name of a rule, or of what goes without it. Default: all of them.
 * @param {number} [options.cores]
 * @param {(text: string) => void} [options.onProgress]
 * @returns {Promise<{ table: string, faults: readonly string[], sales: number }>} `faults`: switches that were not found,
 * and what is wrong with the package as it is, in as many sales.
 */
export async function reportRules({ only = '', cores = availableParallelism(), onProgress = () => {} } = {}) {
  const wanted = [...switches.keys()].filter((index) => nameOf(index).includes(only))
  if (wanted.length === 0) throw new RangeError(`no rule is called ${only}`)
  const faults = []
  try {
    const results = await onAll(
      wanted.map((index) => ({ index })),
      cores,
      ({ index }) => onProgress(nameOf(index)),
    )
    for (const [n, { found }] of results.entries())
      if (!found) faults.push(`${nameOf(wanted[n])}: nobody noticed`)

    // As many days as the switch took that was the hardest to find, and every scene.
    const days = Math.max(0, ...results.map((result) => result.lastSeed ?? 0))
    const unchanged = [
      ...Object.keys(scenes).map((part) => ({ part })),
      ...Array.from({ length: Math.ceil(days / share) }, (_nothing, n) => ({
        part: 1 + n * share,
        days: share,
      })),
    ]
    const own = await onAll(unchanged, cores, ({ part }) => onProgress(`as it is: ${part}`))
    for (const [n, { found, seed }] of own.entries()) {
      const where = seed === undefined ? unchanged[n].part : `--seed ${seed} --faults 0.15`
      if (found) faults.push(`the package as it is, ${where}: ${found.kind}, ${found.what}`)
    }
    const sales = own.reduce((sum, result) => sum + result.sales, 0)
    return { table: tableOf(wanted, results), faults, sales }
  } finally {
    rmSync(copies, { recursive: true, force: true })
  }
}

function nameOf(index) {
  const { rule, what } = switches[index]
  return `${rule}: ${what}`
}

/** Gives each task to a worker that is free. @returns {Promise<import('./rules-run.mjs').Result[]>} */
async function onAll(tasks, cores, onBegin) {
  const results = []
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(cores, tasks.length) }, async () => {
      const worker = startWorker(new URL('rules-worker.mjs', import.meta.url))
      try {
        while (next < tasks.length) {
          const n = next++
          onBegin(tasks[n])
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
          worker.postMessage(tasks[n])
          const [{ result, error }] = await once(worker, 'message')
          if (error !== undefined) throw new Error(error)
          results[n] = result
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return results
}

function tableOf(wanted, results) {
  const row = (cells) => `| ${cells.join(' | ')} |`
  return [
    row(['Rule', 'Without it', 'Is found as', 'By']),
    row(['---', '---', '---', '---']),
    ...wanted.map((index, n) => {
      const { rule, what, scene } = switches[index]
      const { found, sales } = results[n]
      return row([
        rule,
        what,
        found?.kind ?? '**nothing**',
        scene ?? `chance, ${sales} ${sales === 1 ? 'sale' : 'sales'}`,
      ])
    }),
  ].join('\n')
}
