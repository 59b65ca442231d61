// What the command line asks for.
import { parseArgs } from 'node:util'

export const usage = `
npm run check:payloads -- FILE... --operation ID --part request|response [--status 200]
npm run check:payloads -- FILE|FOLDER... --map MAP.json

  --operation ID   operation of the specs, such as smart.transactions.start
  --part WHICH     request or response
  --status CODE    status of the response; 200 when left out
  --map FILE       what each file is, by its name:
                   { "10-create.json": { "operation": "smart.transactions.create", "part": "request" },
                     "30-head.json":   { "operation": "…", "part": "response", "partial": true },
                     "45-lines.json":  { "schema": "ReceiptLine", "each": true, "at": "/receipt" },
                     "70-push.json":   { "operation": "push.event", "part": "request" },
                     "73-frame.json":  { "skip": "the specs do not describe STOMP" } }
                   partial: the file is cut short, so nothing is required. at: only this place of the file.
                   each: the place is a list, and every item is meant.
  --specs FOLDER   other specs than those of the repository
  --json           the verdicts as JSON`

export class UsageError extends Error {}

/**
 * @typedef {{ operation?: string, part?: string, status?: string, schema?: string, at?: string, each?: boolean,
 *   partial?: boolean, skip?: string }} Target
 * @typedef {{ files: string[], map?: string, target?: Target, specs?: string, json: boolean, help: boolean }} Wanted
 */

/** @param {string[]} words @returns {Wanted} */
export function readArguments(words) {
  const { values, positionals: files } = parse(words)
  const { operation, part, status, map, specs, json = false, help = false } = values
  if (help) return { files, json, help }
  if (files.length === 0) throw new UsageError('name at least one file')
  const shared = { files, json, help, ...(specs !== undefined && { specs }) }
  if (map !== undefined) {
    if (operation ?? part ?? status)
      throw new UsageError('--map says what each file is: leave the others out')
    return { ...shared, map }
  }
  if (operation === undefined)
    throw new UsageError('say what the files are: --operation and --part, or --map')
  if (part !== 'request' && part !== 'response') throw new UsageError('--part is request or response')
  if (part === 'request' && status !== undefined) throw new UsageError('a request has no --status')
  return { ...shared, target: { operation, part, ...(status !== undefined && { status }) } }
}

/** @param {string[]} args */
function parse(args) {
  const text = /** @type {const} */ ({ type: 'string' })
  const flag = /** @type {const} */ ({ type: 'boolean' })
  const options = {
    operation: text,
    part: text,
    status: text,
    map: text,
    specs: text,
    json: flag,
    help: flag,
  }
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
