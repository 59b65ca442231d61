import { Worker } from 'node:worker_threads'

/**
 * A worker that plays the built packages wherever it is started: under a test runner it would take over conditions that
 * lead to their sources.
 * @param {URL} file
 * @param {import('node:worker_threads').WorkerOptions} [options]
 */
export function startWorker(file, options) {
  return new Worker(file, { ...options, execArgv: [] })
}
