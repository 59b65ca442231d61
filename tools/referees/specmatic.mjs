// Specmatic's generated requests, right and wrong, against the sandbox: node specmatic.mjs [--keep] [OPERATION…]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault, runMain } from '../flows/fault.mjs'
import { entitlement } from './entitled.mjs'
import { forSpecmatic } from './for-specmatic.mjs'
import { expired, foreign, prepareScenes, refusal, startRewinding } from './rewind.mjs'
import { mergedSpecs } from './specs.mjs'

/** @import { Prepared } from './rewind.mjs' */

const jar = new URL('node_modules/specmatic/specmatic.jar', import.meta.url).pathname

/** It reaches no server but ours: any other goes to a port where nobody listens. */
const offline = ['http', 'https'].flatMap((scheme) => [
  `-D${scheme}.proxyHost=127.0.0.1`,
  `-D${scheme}.proxyPort=9`,
])

/** It lives for seconds: compiling it well costs more than it brings. */
const shortRun = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** So many variants of each request are tried at most. */
const combinations = '20'

/**
 * @typedef {object} Verdict
 * @property {number} tests
 * @property {{ name: string, why: string }[]} failures
 * @property {number} voided How many of them prove nothing, either way.
 */

/**
 * Scenes in rounds: of each operation, one scene in each round.
 * @param {Prepared[]} prepared
 */
export function roundsOf(prepared) {
  /** @type {Map<string, Prepared>[]} */
  const rounds = []
  for (const scene of prepared) {
    const id = scene.operation.operationId
    const open = rounds.find((round) => !round.has(id))
    if (open) open.set(id, scene)
    else rounds.push(new Map([[id, scene]]))
  }
  return rounds.map((round) => [...round.values()])
}

/**
 * @param {any} description
 * @param {Prepared[]} scenes One of each operation.
 * @param {import('./rewind.mjs').RewindOptions['guise']} [guise]
 * @param {string} [keep] Where the files stay.
 * @returns {Promise<Verdict>}
 */
export async function judge(description, scenes, guise, keep) {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'secukit-specmatic-')))
  await rm(folder, { recursive: true, force: true })
  const server = await startRewinding(scenes, { guise, counts: entitlement(description, scenes) })
  try {
    await mkdir(join(folder, 'examples'), { recursive: true })
    await writeFile(
      join(folder, 'spec.json'),
      JSON.stringify(forSpecmatic(description, scenes), undefined, 1),
    )
    await Promise.all(scenes.map((scene) => writeExamples(join(folder, 'examples'), scene)))
    await run(folder, server.url)
    return { ...(await readReport(join(folder, 'reports'))), voided: server.voided() }
  } finally {
    await server.close()
    if (keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The request of a scene; Specmatic takes its headers and ids from it. Of the answers only the form counts. Beside it
 * the same with a token that is junk, that has expired, and that belongs to another shop.
 * @param {string} folder
 * @param {Prepared} scene
 */
async function writeExamples(folder, scene) {
  const { operation, name, method, template, path, ask, token, answer } = scene
  const write = async (
    /** @type {string} */ kind,
    /** @type {string} */ bearer,
    /** @type {number} */ status,
    /** @type {unknown} */ body,
  ) => {
    const request = {
      method: method.toUpperCase(),
      path,
      headers: operation.security?.length === 0 ? {} : { Authorization: `Bearer ${bearer}` },
      ...(ask.query && { query: ask.query }),
      ...(ask.body !== undefined && { body: ask.body }),
    }
    const response = { status, headers: { 'Content-Type': 'application/json' }, body }
    const example = { 'http-request': request, 'http-response': response }
    const file = `${operation.operationId}.${name}${kind}.json`
    await writeFile(join(folder, file), JSON.stringify(example, undefined, 1))
  }
  await write('', token, 200, answer)
  if (operation.security?.length === 0) return
  await write('.junk', 'junk', 403, refusal)
  await write('.expired', expired, 403, refusal)
  // Ids that every shop has are no secret.
  if (/_[0-9A-Z]{10}/.test(path) && template.includes('{') && operation.responses['404'] !== undefined)
    await write('.foreign', foreign, 404, refusal)
}

/** @param {string} folder @param {string} url */
async function run(folder, url) {
  const command = ['test', 'spec.json', '--examples', 'examples', '--junitReportDir', 'reports', '--strict']
  const child = spawn('java', [...offline, ...shortRun, '-jar', jar, ...command, `--testBaseURL=${url}`], {
    cwd: folder,
    env: {
      ...process.env,
      SPECMATIC_GENERATIVE_TESTS: 'true',
      MAX_TEST_REQUEST_COMBINATIONS: combinations,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  })
  const log = createWriteStream(join(folder, 'log.txt'))
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  await Promise.race([once(child, 'close'), once(child, 'error').then(([error]) => Promise.reject(error))])
}

/**
 * @param {string} folder
 * @returns {Promise<Omit<Verdict, 'voided'>>}
 */
async function readReport(folder) {
  const files = await readdir(folder).catch(() => [])
  const texts = await Promise.all(
    files.filter((file) => file.endsWith('.xml')).map((file) => readFile(join(folder, file), 'utf8')),
  )
  const cases = texts.flatMap((text) => text.split('<testcase ').slice(1))
  if (cases.length === 0) throw new Fault('specmatic wrote no report; --keep shows what it says')
  const failures = cases
    .filter((text) => /<(failure|error)\b/.test(text))
    .map((text) => ({
      name: nameOf(text),
      why: /<(?:failure|error)[^>]*>([\s\S]*?)<\/(?:failure|error)>/.exec(text)?.[1] ?? '',
    }))
  return { tests: cases.length, failures }
}

/** What was tried. @param {string} text */
function nameOf(text) {
  const [, name = ''] = /\bname="([^"]*)"/.exec(text) ?? []
  return name.replaceAll('&gt;', '>').replace(/^.*contractTest\(\) > /, '')
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
  const description = await mergedSpecs()
  const prepared = await prepareScenes(description)
  const wanted = prepared.filter(
    ({ operation }) =>
      positionals.length === 0 || positionals.some((name) => operation.operationId.startsWith(name)),
  )
  const rounds = roundsOf(wanted)
  let tests = 0
  let voided = 0
  let failed = 0
  for (const [index, scenes] of rounds.entries()) {
    const started = Date.now()
    const verdict = await judge(
      description,
      scenes,
      undefined,
      values.keep && join(values.keep, String(index)),
    )
    tests += verdict.tests
    voided += verdict.voided
    failed += verdict.failures.length
    console.log(
      `round ${index + 1} of ${rounds.length}: ${scenes.length} operations, ${verdict.tests} tests (${verdict.voided} void), ${verdict.failures.length} failures, ${Math.round((Date.now() - started) / 1000)} s`,
    )
    for (const { name, why } of verdict.failures.slice(0, 10)) console.log(`✗ ${name}\n${why.trim()}`)
  }
  const operations = new Set(wanted.map(({ operation }) => operation.operationId)).size
  console.log(`${operations} operations, ${tests} tests (${voided} void), ${failed} failures`)
  return failed === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) await runMain(main)
