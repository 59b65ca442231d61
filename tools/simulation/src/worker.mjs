// One core's part of many days: takes ranges of seeds, gives back what they came to.
import { parentPort } from 'node:worker_threads'
import { policyNamed } from './policy-names.mjs'
import { tallyOf } from './tally.mjs'

// Nobody reads the stacks of the errors that are simulated, and they take a good part of the time.
Error.stackTraceLimit = 0

parentPort.on('message', (task) => void answer(task))

async function answer({ policy, rate, from, to }) {
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
    parentPort.postMessage({ tally: await tallyOf({ policy: await policyNamed(policy), rate, from, to }) })
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
    parentPort.postMessage({ error: String(error?.stack ?? error) })
  }
}
