// Takes the rules out of copies of the built package, one at a time, and plays each copy until it shows.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { scenes } from './rules-scenes.mjs'
import { watchedPolicy } from './rules-watch.mjs'
import { runSeed } from './run.mjs'
import { switches } from './rules.mjs'

const built = fileURLToPath(new URL('../../../packages/terminal/dist/', import.meta.url))
/** The built files as they are now: all copies are of the same build. */
const files = new Map(
  readdirSync(built)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(built, name), 'utf8')]),
)
/** Inside `node_modules`, so that a copy finds what the package needs. */
export const copies = fileURLToPath(
  new URL(`../../../node_modules/.cache/rules-${process.pid}/`, import.meta.url),
)

/** How many days are played at most until a switch shows, and how many without one. */
const mostDays = 1_500
/** Every eighth day has a file. */
const withFile = 8

/** The built files with one switch in them. @returns {Map<string, string>} Throws where the list does not fit the package. */
export function changedFiles({ rule, what, file, from, to, also = [] }) {
  const changed = new Map()
  for (const edit of [{ file, from, to }, ...also]) {
    const text = changed.get(edit.file) ?? files.get(edit.file) ?? ''
    const times = text.split(edit.from).length - 1
    if (times !== 1)
      throw new Error(
        `${rule}, ${what}: this is ${times} times in ${edit.file}, and not once. The source has moved on: say in rules.mjs where the rule is now.\n${edit.from}`,
      )
    changed.set(
      edit.file,
      text.replace(edit.from, () => edit.to),
    )
  }
  return changed
}

/** A copy of the built package, loaded. */
async function copyOf(name, changed = new Map()) {
  const folder = join(copies, `${threadId}-${name}`)
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    for (const [file, text] of new Map([...files, ...changed])) writeFileSync(join(folder, file), text)
    const [index, till] = await Promise.all(
      ['index.js', 'till.js'].map((file) => import(pathToFileURL(join(folder, file)).href)),
    )
    return { ...till, ...index }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @typedef {object} Result
 * @property {{ kind: string, what: string } | undefined} found
 * @property {number} sales How many it took.
 * @property {number} [seed] The day that showed it, at 15 % faults.
 * @property {number} [lastSeed] The last day that was played.
 */

/** Plays a copy until its switch shows. @returns {Promise<Result>} */
export async function playSwitch(index) {
  const { scene, hasFile, as, ...rest } = switches[index]
  const driver = await copyOf(String(index), changedFiles(rest))
  const days = hasFile ? { begin: withFile, step: withFile, days: mostDays / withFile } : { days: mostDays }
  const result = scene ? await playScene(driver, scene, as) : await playDays(driver, { ...days, as })
  if (result.found?.kind === 'broken')
    throw new Error(`${rest.rule}, ${rest.what}: the copy does not run. ${result.found.what}`)
  return result
}

/** Plays the package as it is: nothing may be found. `part`: the name of a scene, or the first of some days. */
export async function playUnchanged(part, days = 0) {
  const driver = await copyOf('unchanged')
  return typeof part === 'string' ? playScene(driver, part) : playDays(driver, { begin: part, days })
}

async function playScene(driver, name, as) {
  const play = scenes[name]
  if (!play) throw new RangeError(`no scene ${name}`)
  const all = [await play(driver)].flat().filter((each) => each !== undefined)
  return { found: found(all, as), sales: 1 }
}

const money = new Set(['double', 'lost', 'phantom'])

/** What is shown of all that is wrong: what was asked for, or the gravest. */
function found(all, as) {
  const isGrave = ({ kind }) => kind === 'broken' || money.has(kind)
  return as === undefined
    ? (all.find(isGrave) ?? all[0])
    : all.find(({ kind }) => kind === as || kind === 'broken')
}

/** Plays days at 15 % faults until something is wrong. */
async function playDays(driver, { begin = 1, step = 1, days, as }) {
  let sales = 0
  let seed = begin
  for (; seed < begin + days * step; seed += step) {
    const { policy, violations } = watchedPolicy(driver)
    const ran = await runSeed(seed, { policy, rate: 0.15 })
    sales += ran.counts.sales
    const shown = found([...violations, ...ran.violations], as)
    if (shown) return { found: shown, sales, seed, lastSeed: seed }
  }
  return { found: undefined, sales, lastSeed: seed - step }
}
