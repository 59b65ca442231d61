// One core's part of what can go wrong: takes a world and which part of it, gives back what that came to.
import { parentPort } from 'node:worker_threads'
import { playTree, smallWorlds } from './exhaustive.mjs'
import { policyNamed } from './policy-names.mjs'

// Nobody reads the stacks of the errors that are simulated, and they take a good part of the time.
Error.stackTraceLimit = 0

parentPort.on('message', (task) => void answer(task))

async function answer({ world, policy, ...options }) {
  try {
    const count = await playTree(smallWorlds[world], { ...options, policy: await policyNamed(policy) })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
    parentPort.postMessage({ count })
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
    parentPort.postMessage({ error: String(error?.stack ?? error) })
  }
}
