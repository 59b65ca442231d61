// What the journal of @secukit/terminal adds to a bare append and fdatasync, and how long a large one takes to open.
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { judge, median, quantile, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '1000' },
    records: { type: 'string', default: '100000' },
    folder: { type: 'string', default: tmpdir() },
    terminal: { type: 'string', default: new URL('../../packages/terminal', import.meta.url).pathname },
  },
})
const [rounds, steps, count] = [options.rounds, options.steps, options.records].map(Number)
const module = pathToFileURL(`${options.terminal}/dist/file-journal.js`).href
const { openFileJournal } = await import(module)

const intent = (number) => ({
  type: 'intent',
  at: '2025-03-01T09:00:00.000Z',
  saleId: `2025-${number}`,
  attempt: 1,
  transactionId: 'STX_3N9BXT6KZJ4WVQ2MR8CHDY57GPSFA2',
  method: 'cash',
  start: 'cash',
  amount: 1500,
  currency: 'EUR',
  order: 'a'.repeat(64),
  device: 'me',
})

const folder = mkdtempSync(join(options.folder, 'secukit-journal-'))
const path = (name) => join(folder, name)
try {
  const added = await measureSteps()
  const opening = await measureOpening()
  const gates = [
    {
      name: 'added to a durable step, ms',
      value: median(added.map(({ ours, bare }) => ours - bare)),
      atMost: 1,
    },
    { name: `opening ${count} records at best, s`, value: Math.min(...opening.ms) / 1000, atMost: 1 },
  ]
  if (options.json) {
    console.log(JSON.stringify({ node: process.version, rounds, steps, added, opening, gates }, undefined, 2))
  } else {
    console.log(
      `Node ${process.version}, ${rounds} rounds of ${steps} steps in ${options.folder}: median (quartiles)`,
    )
    const line = (name, values) => console.log(`  ${name.padEnd(28)} ${spread(values, 3)}`)
    for (const name of ['bare', 'again', 'ours']) {
      line(
        `${name}, p50, ms`,
        added.map((round) => round[name]),
      )
    }
    line(
      'ours less bare, ms',
      added.map(({ ours, bare }) => ours - bare),
    )
    line(
      'ours to bare',
      added.map(({ ours, bare }) => ours / bare),
    )
    line(
      'bare again to bare',
      added.map(({ again, bare }) => again / bare),
    )
    console.log(`${count} records, ${(opening.bytes / 1e6).toFixed(1)} MB`)
    line('to open, ms', opening.ms)
    line('of that, processor, ms', opening.cpuMs)
    judge(gates)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** The p50 of each round, in ms. All take turns, step by step, so that a disk that is busy is so for all. */
async function measureSteps() {
  const journal = await openFileJournal(path('ours'))
  await journal.append(intent(0))
  // As many bytes as the journal writes.
  const line = Buffer.alloc(statSync(path('ours')).size + 4, 'x')
  const files = [openSync(path('bare'), 'a'), openSync(path('again'), 'a')]
  const appendTo = (file) => () => {
    writeSync(file, line)
    fdatasyncSync(file)
  }
  const subjects = {
    bare: appendTo(files[0]),
    again: appendTo(files[1]),
    ours: (number) => journal.append(intent(1000 + number)),
  }
  const results = []
  // The round before the first is for the compiler.
  for (let round = -1; round < rounds; round += 1) {
    const times = { bare: [], again: [], ours: [] }
    for (let step = 0; step < steps; step += 1) {
      for (const [name, run] of Object.entries(subjects)) {
        const begin = performance.now()
        await run(step)
        times[name].push(performance.now() - begin)
      }
    }
    const p50 = Object.fromEntries(
      Object.entries(times).map(([name, values]) => [name, quantile(values, 0.5)]),
    )
    if (round >= 0) results.push(p50)
  }
  for (const file of files) closeSync(file)
  await journal.close()
  return results
}

/** In a fresh process each time, as a till starts; without loading the module. */
async function measureOpening() {
  const journal = await openFileJournal(path('large'))
  await journal.rotate(Array.from({ length: count }, (_, number) => intent(number)))
  await journal.close()
  const bytes = readFileSync(path('large')).byteLength
  const script = `
    const { openFileJournal } = await import(${JSON.stringify(module)})
    const begin = performance.now()
    const processor = process.cpuUsage()
    const { records } = await openFileJournal(${JSON.stringify(path('large'))})
    if (records.length !== ${count}) throw new Error('not all are there')
    const { user, system } = process.cpuUsage(processor)
    console.log(JSON.stringify({ ms: performance.now() - begin, cpuMs: (user + system) / 1000 }))`
  const args = ['--input-type=module', '-e', script]
  const times = Array.from({ length: rounds }, () =>
    JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })),
  )
  return { bytes, ms: times.map(({ ms }) => ms), cpuMs: times.map(({ cpuMs }) => cpuMs) }
}
