import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Journal, JournalError, type JournalRecord } from './journal.ts'
import { type Owner, ownJournal } from './journal-owner.ts'

/**
 * A journal as a file: one line per record, `{"seq":…,"crc":"…","data":{…}}`, each on disk (fdatasync) before
 * `append` resolves. The file has mode 0600. A last line that a crash tore is cut off; damage before it, or an
 * owner that still lives, rejects with a `JournalError` that says where.
 */
export async function openFileJournal(path: string): Promise<Journal> {
  // It is created before it is owned: a file that exists has one real name, whatever links lead to it.
  closeSync(openFile(path))
  const owner = await ownJournal(path)
  try {
    return openOwned(path, owner)
  } catch (error) {
    await owner.release()
    throw error
  }
}

function openOwned(path: string, { release }: Owner): Journal {
  const { records, length, rest } = readRecords(path)
  // A torn last line was never acknowledged: nobody acted on it.
  if (rest === 'torn') truncateSync(path, length)
  const file = openFile(path)
  if (rest === 'unended') {
    writeAll(file, Buffer.from('\n'))
    fdatasyncSync(file)
  }

  let seq = records.length
  let size = fstatSync(file).size
  let broken: unknown
  let closed = false
  return {
    records,
    append(record) {
      if (closed) return Promise.reject(new JournalError(`${path}: this journal is closed`))
      if (broken !== undefined) {
        return Promise.reject(
          new JournalError(
            `${path}: an earlier write failed, so the journal takes no more records. Mend the disk and start again.`,
            { cause: broken },
          ),
        )
      }
      try {
        const bytes = line(seq + 1, record)
        writeAll(file, bytes)
        fdatasyncSync(file)
        seq += 1
        size += bytes.byteLength
        return Promise.resolve()
      } catch (cause) {
        // After a failed write or sync nobody knows what is on disk. What was not acknowledged is best not there.
        broken = cause
        takeBack(path, size)
        return Promise.reject(
          new JournalError(
            `${path}: could not write (${reason(cause)}). No payment is taken until this is mended.`,
            { cause },
          ),
        )
      }
    },
    async close() {
      // A second close could hit a file that has got this number since.
      if (closed) return
      closed = true
      closeSync(file)
      await release()
    },
  }
}

function takeBack(path: string, size: number): void {
  try {
    truncateSync(path, size)
  } catch {
    // The disk takes nothing now: the next start reads what is there.
  }
}

function openFile(path: string): number {
  try {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600)
    if (process.platform !== 'win32') syncFolder(dirname(resolve(path)))
    return file
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new JournalError(`${path}: its folder does not exist. Create it, or name another place.`, {
        cause,
      })
    }
    throw new JournalError(`${path}: could not open the journal (${reason(cause)})`, { cause })
  }
}

/** The name of a new file must survive a power cut too. Windows cannot, and need not. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function line(seq: number, record: JournalRecord): Buffer {
  const data = JSON.stringify(record)
  return Buffer.from(`{"seq":${seq},"crc":"${checksum(seq, data)}","data":${data}}\n`)
}

function checksum(seq: number, data: string): string {
  return crc32(`${seq} ${data}`).toString(16).padStart(8, '0')
}

interface Content {
  readonly records: readonly JournalRecord[]
  /** How many bytes are whole lines. */
  readonly length: number
  /** What is after them: a part of a line, or a whole line that lost only its line break. */
  readonly rest: 'nothing' | 'torn' | 'unended'
}

function readRecords(path: string): Content {
  const bytes = readFileSync(path)
  const length = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.subarray(0, length).toString('utf8').split('\n').slice(0, -1)
  const records = lines.map((text, index) => readLine(text, index + 1) ?? damaged(path, index + 1))
  // What was torn is a part of a line. A whole one with something else for its line break was acknowledged once.
  if (readLine(bytes.subarray(length, -1).toString('utf8'), lines.length + 1)) damaged(path, lines.length + 1)
  const rest = bytes.subarray(length)
  // Some editors take the last line break away. The record may have been acted on, so it is kept.
  const last = readLine(rest.toString('utf8'), lines.length + 1)
  if (last) return { records: [...records, last], length: bytes.byteLength, rest: 'unended' }
  if (!couldBeTorn(rest, lines.length + 1)) damaged(path, lines.length + 1)
  return { records, length, rest: rest.byteLength > 0 ? 'torn' : 'nothing' }
}

/** Whether these bytes can be what a crash left of a line. Anything else is somebody's file, and is not cut. */
function couldBeTorn(rest: Buffer, seq: number): boolean {
  const begin = Buffer.from(`{"seq":${seq},"crc":"`)
  const shared = Math.min(begin.byteLength, rest.byteLength)
  // After a power cut the file may be longer than what was written to it: zeros stand for the rest.
  return rest.subarray(0, shared).equals(begin.subarray(0, shared)) || rest.every((byte) => byte === 0)
}

function readLine(text: string, expected: number): JournalRecord | undefined {
  const [, seq, crc, data] = /^\{"seq":(\d+),"crc":"([0-9a-f]{8})","data":(.*)\}$/s.exec(text) ?? []
  if (data === undefined || Number(seq) !== expected || crc !== checksum(expected, data)) return undefined
  return JSON.parse(data) as JournalRecord
}

function damaged(path: string, place: number): never {
  throw new JournalError(
    `${path}: line ${place} is damaged, or is no journal's. Keep the file, restore it from a copy or move it away, and check the sales of that day against the back office.`,
  )
}

function writeAll(file: number, bytes: Buffer): void {
  let written = 0
  while (written < bytes.byteLength) written += writeSync(file, bytes, written)
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
