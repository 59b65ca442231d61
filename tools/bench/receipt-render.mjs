// How fast a receipt of 25 lines becomes a finished job: `@secukit/receipt` beside a renderer written by hand and other
// libraries, each in a process of its own, in turn; and our other targets beside our text. See README.md for the method.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wordsOf } from './receipt-words.mjs'
import { judge, median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '40' },
    ms: { type: 'string', default: '100' },
    renderers: { type: 'string' },
    receipt: { type: 'string', default: new URL('../../packages/receipt', import.meta.url).pathname },
  },
})
const rounds = Number(options.rounds)
const ms = Number(options.ms)
// Rounds that do not count: they are for the compiler.
const warmUp = 10

const base = 'hand'
const ours = 'secukit, escpos'
const peers = [
  'receiptline, multilingual',
  'receiptline, cp858',
  'receipt-printer-encoder, cp858',
  'receipt-printer-encoder, windows1252',
  'node-thermal-printer, cp858',
]
const jobs = [base, 'hand, again', ours, ...peers]
const text = 'secukit, text'
const targets = ['ansi', 'html', 'markdown', 'svg', 'png', 'pdf', 'starprnt', 'epos', 'receiptline']
const documents = [text, ...targets.map((target) => `secukit, ${target}`), 'pdfkit']

if (!isBuilt(ours)) throw new Error(`${options.receipt} is not built. Run: npm run build`)
const always = new Set([base, ours, text])
const names = [...jobs, ...documents].filter(
  (name) => isBuilt(name) && (always.has(name) || (options.renderers?.includes(name) ?? true)),
)
const renderers = new Map()
for (const name of names) renderers.set(name, await startRenderer(name))

/** A build from before a target was written is measured without it. */
function isBuilt(name) {
  const [maker, target] = name.split(', ')
  return maker !== 'secukit' || existsSync(`${options.receipt}/dist/targets/${target}.js`)
}

async function startRenderer(name) {
  const child = fork(new URL('receipt-renderer.mjs', import.meta.url), [name, options.receipt])
  const [{ output }] = await once(child, 'message')
  return { child, output: Buffer.from(output, 'base64'), times: [] }
}

const outputOf = (name) => renderers.get(name).output
if (!outputOf(ours).equals(outputOf(base)))
  throw new Error(`${ours} and ${base} are not the same bytes:\n${show(ours)}\n${show(base)}`)
for (const name of jobs.filter((job) => renderers.has(job))) {
  if (wordsOf(outputOf(name)) !== wordsOf(outputOf(base)))
    throw new Error(`${name} prints something else:\n${wordsOf(outputOf(name))}\n${wordsOf(outputOf(base))}`)
}

function show(name) {
  return JSON.stringify(outputOf(name).toString('latin1'))
}

/** In each round every process has its slice once. The order turns, so that nobody always follows the same neighbour. */
const turns = [...renderers.values()]
for (let round = -warmUp; round < rounds; round += 1) {
  turns.push(turns.shift())
  for (const { child, times } of turns) {
    const answer = once(child, 'message')
    child.send({ ms })
    const [time] = await answer
    if (round >= 0) times.push(time)
  }
}
for (const { child } of turns) child.disconnect()

const timesOf = (name) => renderers.get(name).times
/** How many times as fast one is as another, round by round. */
const speed = (name, than) => timesOf(than).map((time, round) => time / timesOf(name)[round])

const gates = [
  { name: `${ours} to ${base}, receipts/s`, value: median(speed(ours, base)), atLeast: 0.5 },
  ...peers
    .filter((peer) => renderers.has(peer))
    .map((peer) => ({ peer, atLeast: leastSpeed(peer) }))
    .filter(({ atLeast }) => atLeast !== undefined)
    .map(({ peer, atLeast }) => ({
      name: `${ours} to ${peer}, receipts/s`,
      value: median(speed(ours, peer)),
      atLeast,
    })),
  { name: `${ours}, bytes`, value: outputOf(ours).length, atMost: 1100 },
]
if (renderers.has('secukit, pdf')) {
  gates.push(
    { name: 'secukit, pdf, ms', value: median(timesOf('secukit, pdf')) / 1000, atMost: 0.5 },
    { name: 'secukit, pdf, bytes', value: outputOf('secukit, pdf').length, atMost: 3000 },
  )
}

function leastSpeed(peer) {
  if (peer.startsWith('receiptline')) return 25
  if (peer.startsWith('receipt-printer-encoder')) return 100
  return undefined
}

const digits = 3
if (options.json) {
  const us = Object.fromEntries(names.map((name) => [name, median(timesOf(name))]))
  const bytes = Object.fromEntries(names.map((name) => [name, outputOf(name).length]))
  console.log(JSON.stringify({ node: process.version, rounds, us, bytes, gates }, undefined, 2))
} else {
  console.log(`Node ${process.version}, ${rounds} rounds of ${ms} ms; medians of the ratios, with quartiles`)
  print('Jobs: receipts/s to those by hand', jobs, base)
  print('Documents: receipts/s to those of our text', documents, text)
  console.log()
  judge(gates)
}

function print(title, group, than) {
  console.log(`\n${title} (${median(timesOf(than)).toFixed(1)} us each)`)
  for (const name of group.filter((each) => renderers.has(each))) {
    const { length } = outputOf(name)
    // A byte is ten bits on a serial line.
    const seconds = group === jobs ? `, ${(length / 960).toFixed(2)} s at 9,600 baud` : ''
    console.log(`  ${name.padEnd(36)} ${spread(speed(name, than), digits)}   ${length} bytes${seconds}`)
  }
}
