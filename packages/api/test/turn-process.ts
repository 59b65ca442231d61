// A process that has a turn: until it is killed, once, or once in each worker of a cluster.
import cluster from 'node:cluster'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { inTurn } from '../src/node/turn.ts'

const [name = '', how] = process.argv.slice(2)

if (how === 'cluster' && cluster.isPrimary) {
  for (let count = 0; count < 4; count += 1) cluster.fork()
} else if (how === 'cluster') {
  await inTurn(name, 'k', async () => {
    writeSync(1, `in ${process.pid}\n`)
    await pause(50)
    writeSync(1, `out ${process.pid}\n`)
  })
  process.disconnect()
} else if (how === 'once') {
  await inTurn(name, 'k', () => Promise.resolve())
} else {
  await inTurn(name, 'k', async () => {
    writeSync(1, 'holding\n')
    for (;;) await pause(1_000_000)
  })
}
