// The payload files, each with what it is.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UsageError } from './arguments.mjs'

/**
 * @param {import('./arguments.mjs').Wanted} wanted
 * @param {string} from   folder that names are relative to
 * @returns {{ file: string, target: import('./arguments.mjs').Target, value: unknown }[]}
 */
export function payloads(wanted, from) {
  const map = wanted.map === undefined ? undefined : readJson(resolve(from, wanted.map))
  const files = wanted.files.flatMap((name) => filesIn(resolve(from, name), name))
  const unknown = files.filter(({ name }) => map && !(basename(name) in map)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new UsageError(
      `the map does not say what these are; skip them there if you must: ${unknown.join(', ')}`,
    )
  return files.map(({ path, name }) => ({
    file: name,
    target: map ? map[basename(name)] : wanted.target,
    value: readJson(path),
  }))
}

/** @param {string} path @param {string} name */
function filesIn(path, name) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) throw new Error(`${name} is not there`)
  if (!entry.isDirectory()) return [{ path, name }]
  return readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({ path: join(path, file), name: join(name, file) }))
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
