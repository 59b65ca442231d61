// Kills tills: node bin.mjs [--kills 2000] [--least 20] [--seed 1] [--workers 4] [--terminal MODULE]
// One day again, and its folder kept: node bin.mjs --step 'record intent: after' --day SEED
import { parseArgs } from 'node:util'
import { dayAtTheTill } from './day-at-the-till.mjs'
import { kill, missed } from './kill.mjs'
import { steps } from './steps.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '2000' },
    least: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '4' },
    terminal: { type: 'string' },
    step: { type: 'string' },
    day: { type: 'string' },
  },
})
const terminal = values.terminal === undefined ? {} : { terminal: values.terminal }

if (values.step !== undefined && values.day !== undefined) {
  const result = await dayAtTheTill({ step: values.step, seed: Number(values.day), keep: true, ...terminal })
  console.log(JSON.stringify(result, undefined, 2))
  process.exitCode = result.failures.length > 0 ? 1 : 0
} else {
  await many()
}

async function many() {
  const kills = Number(values.kills)
  // Each named step at least 20 times in 2,000.
  const least = Number(values.least ?? (kills >= 2000 ? 20 : 0))
  const since = performance.now()
  const seconds = () => Math.round((performance.now() - since) / 1000)
  let shown = 0
  /** @type {import('./kill.mjs').Report | undefined} */
  let last
  // Whoever has not the patience sees what there is; the tills end with this process.
  const end = () => {
    if (last) show(last, least, seconds())
    process.exit(1)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  const report = await kill({
    kills,
    least,
    seed: Number(values.seed),
    workers: Number(values.workers),
    ...terminal,
    onDay(so) {
      last = so
      if (so.kills < shown + 100) return
      shown = so.kills
      console.error(`${so.kills} kills, ${so.days} days, ${so.failures.length} failures, ${seconds()} s`)
    },
  })
  process.exitCode = show(report, least, seconds()) ? 0 : 1
}

/** @param {import('./kill.mjs').Report} report @param {number} least @param {number} seconds */
function show(report, least, seconds) {
  const few = missed(report, least)
  console.log(`| Step | Kills |\n| --- | ---: |`)
  for (const step of steps.keys()) console.log(`| ${step} | ${report.steps.get(step)} |`)
  console.log(`\n| Day, request or fault | Times |\n| --- | ---: |`)
  for (const counts of [report.dayNames, report.counts])
    for (const [name, count] of [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      console.log(`| ${name} | ${count} |`)
  for (const { step, seed, day, kills: at, failures } of report.failures)
    console.log(
      `\n${day}, killed at ${at.join(', ')}:\n  ${failures.join('\n  ')}\n  again: node bin.mjs --step '${step}' --day ${seed}`,
    )
  console.log(
    `\n${report.kills} kills in ${report.days} days, ${seconds} s: ${report.failures.length} failures` +
      (few.length > 0 ? `; killed less than ${least} times at: ${few.join('; ')}` : ''),
  )
  return report.failures.length === 0 && few.length === 0
}
