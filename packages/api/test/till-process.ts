// A process of a till: registers it, or makes calls when it is told to. It can kill itself at any durable step.
import fs, { type FileHandle, open } from 'node:fs/promises'
import { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createInterface } from 'node:readline'
import { createSecuconnect, deviceSession, registerDevice } from '../src/index.ts'
import { fileTokenStore } from '../src/node/index.ts'

const [job, baseUrl = '', path = '', killAt] = process.argv.slice(2)
const client = { clientId: 'till-7', clientSecret: 'secret', uuid: '/vendor/beispiel/cashier/2' }
const store = fileTokenStore(path)

let steps = 0
function step(): void {
  steps += 1
  if (steps !== Number(killAt)) return
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

/** Calls `step` before everything that changes the disk, and in the middle of each write. */
async function watchDisk(): Promise<void> {
  const handle = await open(process.execPath)
  const methods = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  const real = Object.getOwnPropertyDescriptors(methods)
  methods.writeFile = async function (data) {
    const half = Math.floor(String(data).length / 2)
    await real.writeFile.value?.call(this, String(data).slice(0, half))
    step()
    await real.writeFile.value?.call(this, String(data).slice(half))
  }
  methods.sync = async function () {
    step()
    await real.sync.value?.call(this)
  }
  const { rename, rm } = fs
  fs.rename = (...names) => {
    step()
    return rename(...names)
  }
  fs.rm = (...names) => {
    step()
    return rm(...names)
  }
  syncBuiltinESMExports()
}

if (job === 'register') {
  await watchDisk()
  await registerDevice({
    baseUrl,
    ...client,
    store,
    show({ userCode }) {
      step()
      writeSync(1, `${userCode}\n`)
      step()
    },
  })
} else {
  const { smart } = createSecuconnect({ baseUrl, auth: deviceSession({ ...client, store }) })
  for await (const line of createInterface(process.stdin)) {
    if (line === 'watch') {
      await watchDisk()
      continue
    }
    // So many at once take their time on a busy machine.
    const patient = { timeout: 100_000 }
    const calls = Array.from({ length: Number(line) }, () => smart.transactions.get('STX_1', patient))
    const results = await Promise.allSettled(calls)
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    )
    writeSync(1, `${JSON.stringify({ calls: calls.length, failures: failures.slice(0, 3) })}\n`)
  }
}
