import { randomUUID } from 'node:crypto'
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Snapshot } from '../engine.ts'
import type { JournalRecord } from '../journal.ts'
import { DataError } from './data-error.ts'

/** A sandbox's journal on disk. Nothing that is answered is lost, whatever ends the process. */
export interface FileJournal {
  /** What the journal began with; undefined for a new folder. */
  readonly opening: Snapshot | undefined
  /** What has happened since, as far as it was kept. */
  readonly records: readonly JournalRecord[]
  /** Begins anew with this opening. Everything before is gone. */
  begin(opening: Snapshot): void
  append(record: JournalRecord): void
  /** Forgets the last records. */
  undo(steps: number): void
  /** Resolves when everything so far is on disk. Rejects with a `DataError`, and from then on always. */
  flush(): Promise<void>
  close(): Promise<void>
}

// One line an entry: the CRC-32 of its JSON as eight hexadecimal digits, a blank, the JSON.
type Entry =
  | { readonly begin: Snapshot; readonly version: 1 }
  | { readonly record: JournalRecord }
  | { readonly undo: number }

/**
 * Opens the journal of a folder, and makes both when they are missing. A last line that the end of the process cut short
 * was never answered, and is dropped. Rejects with a `DataError` when another process has the folder, or anything else
 * in it is damaged.
 */
export async function openFileJournal(folder: string): Promise<FileJournal> {
  const unlock = await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => lock(folder))
    .catch((error: unknown) => {
      throw error instanceof DataError
        ? error
        : new DataError(`${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`)
    })
  try {
    const path = join(folder, 'journal.jsonl')
    await rm(`${path}.new`, { force: true })
    const { opening, records, length } = await readEntries(path)
    const file = await open(path, 'a+', 0o600)
    await file.truncate(length)
    return journalIn(path, file, unlock, { opening, records })
  } catch (error) {
    await unlock()
    throw error
  }
}

function journalIn(
  path: string,
  first: FileHandle,
  unlock: () => Promise<void>,
  kept: Pick<FileJournal, 'opening' | 'records'>,
): FileJournal {
  let file = first
  let waiting: Entry[] = []
  let writing: Promise<void> = Promise.resolve()
  let fault: DataError | undefined

  /** Writes what has gathered: callers that come while the disk is at work share the next turn. */
  async function write(): Promise<void> {
    if (fault) throw fault
    const entries = waiting
    if (entries.length === 0) return
    waiting = []
    try {
      const begun = entries.findLastIndex((entry) => 'begin' in entry)
      if (begun >= 0) {
        // The old journal stays whole until the new one is.
        const next = await open(`${path}.new`, 'wx', 0o600)
        await next.writeFile(entries.slice(begun).map(lineOf).join(''))
        await next.datasync()
        await rename(`${path}.new`, path)
        await syncFolder(path)
        await file.close()
        file = next
      } else {
        await file.appendFile(entries.map(lineOf).join(''))
        await file.datasync()
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      fault = new DataError(`${path} cannot be written, so nothing more is answered: ${why}`)
      throw fault
    }
  }
  const flush = (): Promise<void> => {
    writing = writing.then(write, write)
    return writing
  }
  return {
    ...kept,
    begin: (opening) => void waiting.push({ begin: opening, version: 1 }),
    append: (record) => void waiting.push({ record }),
    undo: (steps) => void waiting.push({ undo: steps }),
    flush,
    async close() {
      await flush().catch(() => undefined)
      await file.close()
      await unlock()
    },
  }
}

function lineOf(entry: Entry): string {
  const json = JSON.stringify(entry)
  return `${checked(json)}${json}\n`
}

/** What stands before the JSON of a line. */
function checked(json: string): string {
  return `${crc32(json).toString(16).padStart(8, '0')} `
}

/** A new name lasts only when its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(join(path, '..'), 'r').catch(() => undefined)
  // Not every system lets a folder be opened or synced.
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Reads what is whole, and says where it ends, in bytes. */
async function readEntries(path: string): Promise<{
  readonly opening: Snapshot | undefined
  readonly records: readonly JournalRecord[]
  readonly length: number
}> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  let opening: Snapshot | undefined
  let records: JournalRecord[] = []
  let at = 0
  for (let number = 1; at < bytes.length; number += 1) {
    const end = bytes.indexOf(10, at)
    const entry = end < 0 ? undefined : readLine(bytes.toString('utf8', at, end))
    if (!entry) {
      // Only an append that never ended lacks its line break.
      if (end < 0) break
      throw new DataError(
        `${path} is damaged at line ${number} (byte ${at}). Move it away to begin anew, or cut it there to lose what follows`,
      )
    }
    if ('begin' in entry) [opening, records] = [entry.begin, []]
    else if ('undo' in entry) records = records.slice(0, records.length - entry.undo)
    else {
      const next = (records.at(-1)?.n ?? opening?.last ?? 0) + 1
      if (!opening || entry.record.n !== next)
        throw new DataError(`${path}: line ${number} holds record ${entry.record.n} where ${next} is due`)
      records.push(entry.record)
    }
    at = end + 1
  }
  return { opening, records, length: at }
}

function readLine(line: string): Entry | undefined {
  const json = line.slice(9)
  if (line.slice(0, 9) !== checked(json)) return undefined
  try {
    return JSON.parse(json) as Entry
  } catch {
    return undefined
  }
}

/** The locks of this process, held or about to be. */
const owned = new Set<string>()

/** One process owns a folder, and opens it once. A lock whose process is gone is taken over. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(await realpath(folder), 'lock')
  if (owned.has(path)) throw taken(folder, path, process.pid)
  owned.add(path)
  const token = randomUUID()
  const draft = `${path}.${token}`
  try {
    await writeFile(draft, `${process.pid} ${token}\n`, { mode: 0o600 })
    await take(folder, path, draft)
  } catch (error) {
    owned.delete(path)
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  return async () => {
    owned.delete(path)
    await rm(path, { force: true })
  }
}

async function take(folder: string, path: string, draft: string): Promise<void> {
  const mine = await readFile(draft, 'utf8')
  for (let tries = 0; ; tries += 1) {
    const owner = await ownerOf(path)
    if (owner !== undefined) {
      if (tries >= 5 || isAlive(owner)) throw taken(folder, path, owner)
      await rm(path, { force: true })
    }
    // With its content, or not at all.
    const isMade = await link(draft, path).then(
      () => true,
      () => false,
    )
    // Somebody else may have taken the same old lock for gone, and put his own in place of this one.
    if (isMade && owner !== undefined) await new Promise((done) => setTimeout(done, 100))
    if (isMade && (await readFile(path, 'utf8').catch(() => '')) === mine) return
  }
}

function taken(folder: string, path: string, owner: number): DataError {
  return new DataError(
    `${folder} belongs to the sandbox with process id ${owner}. End it, choose another folder, or remove ${path} if there is none`,
  )
}

/** The process that a lock names; undefined when there is none. */
async function ownerOf(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number.parseInt(text, 10)
}

function isAlive(pid: number): boolean {
  // A lock of this process's own number is of one before it: what this one has, it knows.
  if (pid === process.pid) return false
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
