// One core's part of the switches.
import { parentPort } from 'node:worker_threads'
import { playSwitch, playUnchanged } from './rules-run.mjs'

// Nobody reads the stacks of the errors that are simulated, and they take a good part of the time.
Error.stackTraceLimit = 0

// A driver with a switch in it may drop a promise. Where that is the only thing wrong, it is not found.
let stray
process.on('unhandledRejection', (error) => (stray = error))

parentPort.on('message', (task) => void answer(task))

async function answer(task) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  parentPort.postMessage(await answerTo(task))
}

async function answerTo({ index, part, days }) {
  stray = undefined
  try {
    if (index !== undefined) return { result: await playSwitch(index) }
    const result = await playUnchanged(part, days)
    if (stray !== undefined) result.found ??= { kind: 'stray', what: String(stray) }
    return { result }
  } catch (error) {
    return { error: String(error?.message ?? error) }
  }
}
