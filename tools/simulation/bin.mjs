#!/usr/bin/env node
// node bin.mjs random --sales 100000 --faults 0.01,0.05,0.15 --policy all
// node bin.mjs table --write
// node bin.mjs --seed 7 --faults 0.05 --policy ours --trace
// node bin.mjs rules
// node bin.mjs exhaustive --policy ours
// node bin.mjs schedule '{"scenario":"cash","faults":[],"crash":[]}' --trace
import { parseArgs } from 'node:util'
import { commandOf } from './src/exhaustive.mjs'
import { exhaustiveTable, playAll } from './src/exhaustive-fleet.mjs'
import { playMany } from './src/fleet.mjs'
import { policyNamed, policyNames } from './src/policy-names.mjs'
import { runSchedule, runSeed } from './src/run.mjs'
import { shrunk } from './src/shrink.mjs'
import { policiesText, readmes, tableOf, writeBlock } from './src/table.mjs'

const { values, positionals } = read({
  allowPositionals: true,
  options: {
    sales: { type: 'string' },
    faults: { type: 'string', default: '0.01,0.05,0.15' },
    policy: { type: 'string', default: 'ours' },
    begin: { type: 'string', default: '1' },
    cores: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    only: { type: 'string' },
    share: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const rates = values.faults.split(',').map(Number)
const names = values.policy === 'all' ? policyNames : values.policy.split(',')

let lastLine = 0

if (values.help) console.error(usage())
else if (positionals[0] === 'random') await many()
else if (positionals[0] === 'table') await allPolicies()
else if (positionals[0] === 'rules') await rules()
else if (positionals[0] === 'exhaustive') await exhaustive()
else if (positionals[0] === 'schedule') await scheduled()
else if (values.seed !== undefined) await one()
else {
  console.error(usage())
  process.exitCode = 2
}

function usage() {
  return `node bin.mjs random --sales N --faults 0.01,0.05,0.15 --policy all|${policyNames.join('|')}
node bin.mjs table [--write] [--sales N of each policy at each rate]
node bin.mjs --seed N --faults 0.05 --policy ours [--trace] [--shrink]
node bin.mjs rules [--only 'a part of a name']
node bin.mjs exhaustive --policy ours [--share 0.1] [--only 'a part of a sale']
node bin.mjs schedule JSON [--policy ours] [--trace]`
}

/** What cannot be read is answered with what can be asked. */
function read(config) {
  try {
    return parseArgs(config)
  } catch (error) {
    console.error(`${error.message}\n\n${usage()}`)
    process.exit(2)
  }
}

/** The sales are shared out evenly to the rates. */
async function many() {
  console.log(tableOf(await rowsOf(names, Math.ceil(Number(values.sales ?? 100_000) / rates.length))))
}

/** What the READMEs say about all policies. */
async function allPolicies() {
  const rows = await rowsOf(policyNames, Number(values.sales ?? 10_000))
  const text = policiesText(rows, Number(values.begin))
  if (values.write) for (const file of readmes) writeBlock(file, text)
  else console.log(text)
}

/** Plays these policies at each rate, and tells how it goes on. */
async function rowsOf(policies, sales) {
  const rows = []
  for (const short of policies) {
    const { name } = await policyNamed(short)
    for (const rate of rates) {
      const began = performance.now()
      const tally = await playMany({
        policy: short,
        rate,
        sales,
        begin: Number(values.begin),
        ...(values.cores && { cores: Number(values.cores) }),
        onProgress: (now) => progress(`${name}, ${rate * 100} %: ${now.sales} of ${sales} sales`),
      })
      const seconds = (performance.now() - began) / 1000
      progress('')
      console.error(
        `${name}, ${rate * 100} %: ${tally.sales} sales, ${tally.days} days, ${tally.calls} calls, ${tally.faults} faults, ` +
          `${tally.crashes} crashes in ${seconds.toFixed(1)} s; told ${JSON.stringify(tally.told)}; violations ${JSON.stringify(tally.violations)}`,
      )
      if (short === 'ours') {
        for (const { seed, kind, saleId, what } of tally.first)
          console.error(`  --seed ${seed} --faults ${rate}: ${kind}, ${saleId} ${what}`)
        if (tally.first.length > 0) process.exitCode = 1
      }
      rows.push({ name, rate, tally })
    }
  }
  return rows
}

/** A line that is written over; now and then a line of a log. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
  else if (text !== '' && performance.now() - lastLine > 30_000) {
    lastLine = performance.now()
    console.error(text)
  }
}

/** Every safety rule is taken out of a copy of the driver, and has to be missed. */
async function rules() {
  const { reportRules } = await import('./src/rules-report.mjs')
  const { table, faults, sales } = await reportRules({
    ...(values.only !== undefined && { only: values.only }),
    ...(values.cores && { cores: Number(values.cores) }),
    onProgress: progress,
  })
  progress('')
  console.log(table)
  console.error(
    `${table.split('\n').length - 2} switches; the package as it is played ${sales} sales; ${faults.length} faults`,
  )
  for (const fault of faults) console.error(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

async function one() {
  const policy = await policyNamed(names[0])
  const [rate] = rates
  const seed = Number(values.seed)
  if (values.shrink) {
    const least = await shrunk(seed, { policy, rate })
    if (!least) return console.log('nothing is wrong')
    console.log(JSON.stringify(least.schedule, null, 2))
    console.log(least.ran.trace.join('\n'))
    return
  }
  const { trace, violations, calls, effects, counts } = await runSeed(seed, {
    policy,
    rate,
    trace: values.trace,
  })
  for (const line of trace) console.log(line)
  console.log(JSON.stringify({ calls, effects: effects.length, ...counts, violations }, null, 2))
  if (violations.length > 0) process.exitCode = 1
}

/** Each policy alone: ends with 1 when anything went wrong with one. */
async function exhaustive() {
  for (const policy of names) {
    const began = performance.now()
    const rows = await playAll({
      policy,
      share: Number(values.share),
      ...(values.cores && { cores: Number(values.cores) }),
      ...(values.only && { filter: ({ sale }) => sale.includes(values.only) }),
      onProgress: (schedules) => progress(`${policy}: ${schedules} schedules`),
    })
    progress('')
    console.error(`${policy}: in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    console.log(exhaustiveTable(rows))
    for (const { schedule, kind, what } of rows.flatMap(({ count }) => count.first).slice(0, 10)) {
      console.error(`${kind}: ${what}\n  ${commandOf(schedule, policy)}`)
      process.exitCode = 1
    }
  }
}

async function scheduled() {
  const policy = await policyNamed(names[0])
  const { trace, violations } = await runSchedule({
    ...JSON.parse(positionals[1]),
    policy,
    trace: values.trace,
  })
  for (const line of trace) console.log(line)
  console.log(JSON.stringify(violations, null, 2))
  if (violations.length > 0) process.exitCode = 1
}
