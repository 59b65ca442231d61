import { dirname } from 'node:path'
import { type Disk, type DiskFile, nodeDisk } from './disk.ts'
import { type Journal, JournalError, type JournalRecord } from './journal.ts'
import { type Content, decodeFile, encodeFile, encodeLine, type Link } from './journal-lines.ts'
import type { Owner } from './journal-owner.ts'

export interface FileJournalOptions {
  /** Where the files are. Default: the file system. For simulations and other stores. */
  readonly disk?: Disk
}

/**
 * A journal as a file: one line per record, `{"seq":…,"prev":"…","crc":"…","data":{…}}`, each linked to the one before
 * and on disk (fdatasync) before `append` resolves. Its files have mode 0600. What a crash left of a last line is cut
 * off; damage before it, or an owner that still lives, rejects with a `JournalError` that says where.
 */
export async function openFileJournal(
  path: string,
  { disk = nodeDisk }: FileJournalOptions = {},
): Promise<Required<Journal>> {
  const real = guarded(path, 'open', () => {
    // It is created before it is owned: a file that exists has one real name, whatever links lead to it.
    disk.open(path).close()
    return disk.realPath(path)
  })
  const owner = await disk.own(path)
  try {
    return openOwned({ disk, path, real, folder: dirname(real), fresh: `${real}.new` }, owner)
  } catch (error) {
    await owner.release()
    throw error
  }
}

interface Place {
  readonly disk: Disk
  /** As it was given: what messages say. */
  readonly path: string
  readonly real: string
  readonly folder: string
  /** A file that is being made, and never the journal. */
  readonly fresh: string
}

function openOwned(place: Place, { release }: Owner): Required<Journal> {
  const { path } = place
  const { records, ...opened } = openContent(place)
  let { file, size, last } = opened
  let broken: unknown
  let closed = false

  function refuse(): void {
    if (closed) throw new JournalError(`${path}: this journal is closed`)
    if (broken === undefined) return
    throw new JournalError(
      `${path}: an earlier write failed, so the journal takes no more records. Mend the disk and start again.`,
      { cause: broken },
    )
  }

  return {
    records,
    async append(record) {
      refuse()
      const line = encodeLine(last, record)
      try {
        writeAll(file, line.bytes, size)
        file.sync()
      } catch (cause) {
        // After a failed write or sync nobody knows what is on disk. What was not acknowledged is best not there.
        broken = cause
        quietly(() => file.truncate(size))
        throw new JournalError(
          `${path}: could not write (${reason(cause)}). No payment is taken until this is mended.`,
          { cause },
        )
      }
      last = line.link
      size += line.bytes.byteLength
    },
    async rotate(begun) {
      refuse()
      if (begun.length === 0) throw new RangeError('a journal begins its new file with at least one record')
      const lines = encodeFile(last, begun)
      const next = replaceFile(place, last.seq, lines.bytes, (cause) => {
        broken = cause
      })
      const old = file
      file = next
      last = lines.link
      size = lines.bytes.byteLength
      quietly(() => old.close())
    },
    async close() {
      // A second close could hit a file that has got this number since.
      if (closed) return
      closed = true
      try {
        file.close()
      } finally {
        await release()
      }
    },
  }
}

interface Opened {
  readonly records: readonly JournalRecord[]
  readonly file: DiskFile
  /** In bytes, all of them whole lines. */
  readonly size: number
  readonly last: Link
}

function openContent({ disk, path, real, folder, fresh }: Place): Opened {
  const bytes = guarded(path, 'read', () => asBuffer(disk.read(real)))
  const content = decodeFile(bytes)
  if ('line' in content) {
    throw new JournalError(
      `${path}: line ${content.line} is damaged (byte ${content.byte}), or is no journal's. Keep the file, restore it from a copy or move it away, and check the sales of that day against the back office.`,
    )
  }
  return guarded(path, 'open', () => {
    // Left behind by a rotation that a crash cut short.
    disk.remove(fresh)
    const file = disk.open(real)
    try {
      const size = settle(file, bytes, content)
      // The name of a new file must survive a power cut too.
      disk.syncFolder(folder)
      return { records: content.records, file, size, last: content.last }
    } catch (error) {
      quietly(() => file.close())
      throw error
    }
  })
}

/** Puts on disk what was read, without what a crash left of a line, which nobody acted on. Returns the size. */
function settle(file: DiskFile, bytes: Buffer, { records, lastLine: { begin, end } }: Content): number {
  const size = records.length === 0 ? 0 : end + 1
  // After a sync that failed, the system may show a line from memory and yet call it written. The driver acts on
  // what it is given here, so the one line that this can be is written once more, to the same place.
  if (size > 0) writeAll(file, Buffer.concat([bytes.subarray(begin, end), Buffer.from('\n')]), begin)
  if (bytes.byteLength > size) file.truncate(size)
  file.sync()
  return size
}

/**
 * Keeps the journal under an archive's name, and puts a file with these bytes in its place. Throws when it could not;
 * the journal is untouched then, but where `undecided` was called before: it may be either file after a crash.
 */
function replaceFile(
  { disk, path, real, folder, fresh }: Place,
  lastSeq: number,
  bytes: Buffer,
  undecided: (cause: unknown) => void,
): DiskFile {
  let file: DiskFile | undefined
  let touched = false
  try {
    archive(disk, real, `${real}.${lastSeq}`, fresh)
    file = writeFile(disk, fresh, bytes)
    // The archive must be there before the journal loses its lines.
    disk.syncFolder(folder)
    try {
      disk.rename(fresh, real)
    } catch (cause) {
      // Any other error says that nothing was renamed.
      touched = codeOf(cause) === 'EIO'
      throw cause
    }
    touched = true
    disk.syncFolder(folder)
    return file
  } catch (cause) {
    if (touched) undecided(cause)
    quietly(() => file?.close())
    // It may be large, on a disk that is full.
    quietly(() => disk.remove(fresh))
    const state = touched
      ? 'No payment is taken until this is mended.'
      : 'The journal goes on in the old file.'
    throw new JournalError(`${path}: could not begin a new file (${reason(cause)}). ${state}`, { cause })
  }
}

function archive(disk: Disk, real: string, name: string, fresh: string): void {
  const bytes = asBuffer(disk.read(real))
  const there = readIfThere(disk, name)
  if (there === undefined) {
    writeFile(disk, fresh, bytes).close()
    disk.rename(fresh, name)
  } else if (!bytes.equals(there)) {
    // Of a journal that went on from an older copy: both have happened.
    throw new Error(`${name} is there already, and is another file`)
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function readIfThere(disk: Disk, path: string): Uint8Array | undefined {
  try {
    return disk.read(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function writeFile(disk: Disk, path: string, bytes: Buffer): DiskFile {
  const file = disk.create(path)
  try {
    writeAll(file, bytes, 0)
    file.sync()
    return file
  } catch (error) {
    quietly(() => file.close())
    throw error
  }
}

function writeAll(file: DiskFile, bytes: Buffer, position: number): void {
  let written = 0
  while (written < bytes.byteLength) written += file.write(bytes.subarray(written), position + written)
}

/** What the disk refuses here is no payment's fault: it is said with the journal's name. */
function guarded<T>(path: string, verb: 'open' | 'read', work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const message =
      codeOf(cause) === 'ENOENT'
        ? `${path}: its folder does not exist. Create it, or name another place.`
        : `${path}: could not ${verb} the journal (${reason(cause)})`
    throw new JournalError(message, { cause })
  }
}

/** For what does not matter any more when it fails: the next start reads what is there. */
function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // Nothing depends on it.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
