// Which referee notices which faulty server: node mutants.mjs [--record] [--json] [AREA | FAULT…]
//
// When no names are given, the correct sandbox comes first: nobody may complain. Then each fault is shown to the one who noticed it last, as the
// README has it, and to the others when that one does not. --record writes who did into the README.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Fault, runMain } from '../flows/fault.mjs'
import { faultsByArea } from '../flows/faulty-servers.mjs'
import { prepareFlows } from '../flows/prepare.mjs'
import { disguise } from '../flows/proxy.mjs'
import { execute } from '../flows/respect.mjs'
import { areas } from './areas.mjs'
import { askAll, startPrism } from './prism.mjs'
import { readRecord, writeRecord } from './record.mjs'
import { prepareScenes, startRewinding } from './rewind.mjs'
import { openShop } from './shop.mjs'
import { judge as judgeBySpecmatic, roundsOf } from './specmatic.mjs'
import { mergedSpecs } from './specs.mjs'

/** @import { FaultyServer } from '../flows/proxy.mjs' */
/** @import { Flow } from '../flows/prepare.mjs' */
/** @import { AreaName, Referee } from './areas.mjs' */
/** @import { Judge } from './prism.mjs' */
/** @import { Prepared } from './rewind.mjs' */
/** @import { Witness } from './record.mjs' */

/**
 * @typedef {object} Bench What every question needs.
 * @property {any} description
 * @property {Prepared[]} prepared
 * @property {Flow[]} flows
 *
 * @typedef {object} Complaint
 * @property {string} where The flow, or the operation.
 * @property {string} what
 */

/**
 * What Prism complains about first.
 * @param {Judge} prism
 * @param {Prepared[]} scenes
 * @param {FaultyServer} faulty
 * @returns {Promise<Complaint | undefined>}
 */
async function askPrism(prism, scenes, faulty) {
  const server = await startRewinding(scenes, { guise: ({ url }) => disguise(url, faulty) })
  try {
    prism.take()
    prism.aim(server.url)
    for (const scene of scenes) {
      await askAll(prism.url, [scene])
      const [violation] = prism.take()
      if (violation)
        return { where: scene.operation.operationId, what: `${violation.call}: ${violation.what}` }
    }
    return undefined
  } finally {
    await server.close()
  }
}

/**
 * What Specmatic complains about first.
 * @param {Bench} bench
 * @param {Prepared[]} scenes
 * @param {FaultyServer} faulty
 * @returns {Promise<Complaint | undefined>}
 */
async function askSpecmatic({ description }, scenes, faulty) {
  for (const round of roundsOf(scenes)) {
    const { failures } = await judgeBySpecmatic(description, round, ({ url }) => disguise(url, faulty))
    const [failure] = failures
    if (failure) return { where: operationOf(round, failure.name), what: failure.name }
  }
  return undefined
}

/** Specmatic tells method and path, with the type of each parameter. @param {Prepared[]} scenes @param {string} name */
function operationOf(scenes, name) {
  const said = name.replaceAll(/\((\w+):[^)]*\)/g, '{$1}')
  const found = scenes.find(({ method, template }) => said.includes(`${method.toUpperCase()} ${template} `))
  return found?.operation.operationId ?? ''
}

/**
 * The first flow that does not pass.
 * @param {Flow[]} flows
 * @param {FaultyServer} faulty
 * @returns {Promise<Complaint | undefined>}
 */
async function askFlows(flows, faulty) {
  for (const flow of flows) {
    const shop = await openShop()
    const server = await disguise(shop.url, faulty)
    try {
      const { passed, failure } = await execute(flow, { url: server.url, ...shop.credentials })
      if (!passed) return { where: flow.name, what: failure }
    } finally {
      await server.close()
      await shop.close()
    }
  }
  return undefined
}

/**
 * @param {Bench} bench
 * @param {Judge} prism
 * @param {Referee} referee
 * @param {string[]} places Operations, or what their names begin with; or flows.
 * @param {FaultyServer} faulty
 */
function ask(bench, prism, referee, places, faulty) {
  if (referee === 'flows') {
    const flows = places.flatMap((name) => bench.flows.filter((flow) => flow.name === name))
    return askFlows(flows, faulty)
  }
  const scenes = scenesOf(bench, places)
  return referee === 'prism' ? askPrism(prism, scenes, faulty) : askSpecmatic(bench, scenes, faulty)
}

/** @param {Bench} bench @param {string[]} operations What their names begin with. */
function scenesOf({ prepared }, operations) {
  return prepared.filter(({ operation }) =>
    operations.some((name) => `${operation.operationId}.`.startsWith(`${name}.`)),
  )
}

/**
 * @typedef {object} Row
 * @property {AreaName} area
 * @property {string} name
 * @property {FaultyServer} faulty
 * @property {Witness} [known] Who noticed it last.
 * @property {Witness} [witness] Who notices it now.
 * @property {string} [what]
 */

/** @param {Bench} bench @param {Judge} prism @param {Row} row */
async function examine(bench, prism, row) {
  const { operations, flows, order } = areas[row.area]
  const others = bench.flows.map(({ name }) => name).filter((name) => !flows.includes(name))
  const questions = order.map((referee) => ({
    referee,
    places: referee === 'flows' ? [...flows, ...others] : operations,
  }))
  if (row.known) questions.unshift({ referee: row.known.referee, places: [row.known.where] })
  for (const { referee, places } of questions) {
    const complaint = await ask(bench, prism, referee, places, row.faulty)
    if (complaint === undefined) continue
    row.witness = { referee, where: complaint.where }
    row.what = complaint.what
    return
  }
}

/** @param {string[]} names @param {Map<string, Witness>} record @returns {Row[]} */
function rowsOf(names, record) {
  const rows = Object.entries(faultsByArea).flatMap(([area, faults]) =>
    Object.entries(faults)
      .filter(([name]) => names.length === 0 || names.includes(name) || names.includes(area))
      .map(([name, faulty]) => ({
        area: /** @type {AreaName} */ (area),
        name,
        faulty: /** @type {FaultyServer} */ (faulty),
        known: record.get(name),
      })),
  )
  if (rows.length === 0)
    throw new Fault(`there is no such fault; the areas are ${Object.keys(areas).join(', ')}`)
  return rows
}

/**
 * The correct sandbox, behind the same proxy and asked the same as the faulty ones: whoever complains is wrong, or has
 * found something. All the rest of it is asked by `prism.mjs` and `specmatic.mjs`.
 * @param {Bench} bench
 * @returns {((prism: Judge) => Promise<[Referee, Complaint | undefined]>)[]} One question each.
 */
function questionsAboutTheCorrect(bench) {
  /** @type {FaultyServer} */
  const correct = (real) => real
  const scenes = scenesOf(
    bench,
    Object.values(areas).flatMap(({ operations }) => operations),
  )
  return [
    ...roundsOf(scenes).map(
      (round) => async () =>
        /** @type {[Referee, Complaint | undefined]} */ ([
          'specmatic',
          await askSpecmatic(bench, round, correct),
        ]),
    ),
    async (prism) => ['prism', await askPrism(prism, scenes, correct)],
    ...bench.flows.map(
      (flow) => async () =>
        /** @type {[Referee, Complaint | undefined]} */ (['flows', await askFlows([flow], correct)]),
    ),
  ]
}

/** @param {Judge[]} judges @param {Bench} bench */
async function hasComplaints(judges, bench) {
  const started = Date.now()
  let complaints = 0
  await share(judges, questionsAboutTheCorrect(bench), async (question, prism) => {
    const [referee, complaint] = await question(prism)
    if (complaint === undefined) return
    complaints += 1
    console.error(`✗ the correct sandbox, ${referee}, ${complaint.where}: ${complaint.what}`)
  })
  if (complaints === 0)
    console.error(`✓ nobody complains about the correct sandbox, after ${seconds(started)}`)
  return complaints > 0
}

/**
 * Each of the judges takes the next item as soon as it is free.
 * @template T
 * @param {Judge[]} judges
 * @param {readonly T[]} items
 * @param {(item: T, prism: Judge) => Promise<void>} work
 */
async function share(judges, items, work) {
  const queue = items.values()
  await Promise.all(
    judges.map(async (prism) => {
      for (const item of queue) await work(item, prism)
    }),
  )
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { record: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  const rows = rowsOf(positionals, await readRecord())
  const description = await mergedSpecs()
  const prepared = await prepareScenes(description)
  const { flows, remove } = await prepareFlows()
  const bench = { description, prepared, flows: flows.filter(({ waitsFor }) => waitsFor === undefined) }
  const started = Date.now()
  const judges = await Promise.all(
    Array.from({ length: Math.min(2, availableParallelism()) }, () => startPrism(description)),
  )
  const tell = (/** @type {string} */ line) => (values.json ? undefined : console.log(line))
  try {
    if (positionals.length === 0 && (await hasComplaints(judges, bench))) return 1
    await share(judges, rows, async (row, prism) => {
      await examine(bench, prism, row)
      tell(lineOf(row))
    })
    if (values.json) console.log(JSON.stringify(rows.map(withoutServer), undefined, 2))
    const noticed = rows.flatMap(({ area, name, witness }) => (witness ? [{ area, name, witness }] : []))
    if (values.record && noticed.length === rows.length && positionals.length === 0)
      await writeRecord(noticed)
    tell(
      `${noticed.length} of ${rows.length} faulty servers noticed, in ${seconds(started)}: ${tally(noticed)}`,
    )
    return noticed.length === rows.length ? 0 : 1
  } finally {
    await Promise.all(judges.map((prism) => prism.close()))
    await remove()
  }
}

/** @param {Row} row */
function lineOf({ area, name, known, witness, what }) {
  if (witness === undefined) return `✗ ${area}  ${name}: nobody notices it`
  const again = known?.referee === witness.referee && known.where === witness.where
  const where = `${witness.referee} ${witness.where}${again || known === undefined ? '' : ' (the table has another)'}`
  return `✓ ${area.padEnd(8)}  ${name.padEnd(58)}  ${where}\n    ${what}`
}

/** @param {Row} row */
function withoutServer({ area, name, witness, what }) {
  return { area, name, witness, what }
}

/** @param {{ witness: Witness }[]} rows */
function tally(rows) {
  const count = (/** @type {Referee} */ name) => rows.filter(({ witness }) => witness.referee === name).length
  return `flows ${count('flows')}, prism ${count('prism')}, specmatic ${count('specmatic')}`
}

/** @param {number} since */
function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`
}

if (process.argv[1] === import.meta.filename) await runMain(main)
