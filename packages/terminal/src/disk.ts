import {
  closeSync,
  constants,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { type Owner, ownJournal } from './journal-owner.ts'

/**
 * What a journal needs of a disk. Nobody has to know of it: it is the door for simulations, and for stores that are
 * no file system. Everything but `own` is synchronous, and throws what `node:fs` throws.
 */
export interface Disk {
  /** The name behind symbolic links, absolute. The file exists. */
  realPath(path: string): string
  /** All bytes of a file. */
  read(path: string): Uint8Array
  /** Opens a file for writing; creates it, for its owner alone, where it does not exist. */
  open(path: string): DiskFile
  /** A new, empty file for its owner alone, in place of one that has this name. */
  create(path: string): DiskFile
  /** Also in place of a file that has the new name, and then at one stroke. */
  rename(from: string, to: string): void
  /** Also when there is no such file. */
  remove(path: string): void
  /** Returns when what was created, renamed and removed in this folder survives a power cut. */
  syncFolder(folder: string): void
  /** Resolves when nobody else owns this file, and nobody else can, until it is released or the process ends. */
  own(path: string): Promise<Owner>
}

export interface DiskFile {
  /** Writes from this byte on; returns how many it took, which may be fewer than there are. */
  write(bytes: Uint8Array, position: number): number
  /** Returns when what was written survives a power cut. */
  sync(): void
  /** In bytes. */
  truncate(length: number): void
  close(): void
}

/** The file system. */
export const nodeDisk: Disk = {
  realPath: (path) => realpathSync.native(path),
  read: (path) => readFileSync(path),
  open: (path) => openFile(path, constants.O_RDWR | constants.O_CREAT),
  create(path) {
    rmSync(path, { force: true })
    return openFile(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL)
  },
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { force: true }),
  syncFolder(folder) {
    // Windows cannot, and need not.
    if (process.platform === 'win32') return
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
  own: ownJournal,
}

function openFile(path: string, flags: number): DiskFile {
  const descriptor = openSync(path, flags, 0o600)
  return {
    write: (bytes, position) => writeSync(descriptor, bytes, 0, bytes.byteLength, position),
    sync: () => fdatasyncSync(descriptor),
    truncate: (length) => ftruncateSync(descriptor, length),
    close: () => closeSync(descriptor),
  }
}
