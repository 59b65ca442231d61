// A disk in memory that loses what was not synced, for journals of @secukit/terminal.
//
// Every file has two contents: what the running system shows, and what a power cut would leave. Between them is a list
// of changes in the order in which they were made; a sync makes them durable, a crash some of them. Names are kept in
// the same way. What it assumes:
// - A file's changes reach the disk in their order. The last one may be torn at any byte, and the file may be longer
//   than that already: zeros stand for what is missing.
// - Creating, renaming and removing are each all or nothing. Without a sync of the folder any of them may be lost, and
//   later ones kept.
// - A sync of a file that fails may forget what it should have written: it is shown, or read as zeros, and no later
//   sync writes it. (A folder's is not forgotten: file systems that lose names take no more writes at all.)
//
// Nothing here is random but what the given function says, and nothing waits, so a run can be repeated exactly.

import { dirname } from 'node:path'

/**
 * @typedef {'read' | 'open' | 'create' | 'rename' | 'remove' | 'syncFolder' | 'write' | 'sync' | 'truncate'} Call
 * @typedef {(call: Call, path: string) => string | undefined} Fault
 *   What goes wrong with this call: `crash` (the power goes while it is done), `kill` (the process dies before it),
 *   `short` (a write takes only a part), or the code of an error, such as `ENOSPC` (a write may take a part first) or
 *   `EIO`. Nothing: it goes well.
 * @typedef {{ data: Buffer, length: number }} Bytes
 * @typedef {{ position: number, bytes: Uint8Array } | { length: number }} Change
 * @typedef {{ shown: Bytes, durable: Bytes, changes: Change[] }} Inode
 * @typedef {{ folder: string, set: readonly (readonly [string, Inode | undefined])[] }} NameChange
 */

/** @param {{ random: () => number, fault?: Fault }} options `random` returns numbers from 0 to below 1 */
export function simulatedDisk({ random, fault = () => undefined }) {
  /** @type {Map<string, Inode>} */
  let names = new Map()
  /** @type {Map<string, Inode>} */
  const durableNames = new Map()
  /** @type {NameChange[]} */
  let nameChanges = []
  /** @type {Map<string, object>} */
  const owners = new Map()
  // Counts processes: what a dead one had opened is of no use to the next.
  let process = 0

  const below = (limit) => Math.floor(random() * limit)

  /** The process dies; the system lives, and shows what it showed. */
  function kill() {
    process += 1
    owners.clear()
  }

  /**
   * The power goes. `keep`: what becomes of changes that were not synced; by default chance decides.
   * @param {{ keep?: 'everything' | 'nothing' }} [options]
   */
  function crash({ keep } = {}) {
    kill()
    for (const change of nameChanges) {
      if (keep === 'everything' || (keep === undefined && random() < 0.5)) rename(durableNames, change)
    }
    nameChanges = []
    names = new Map(durableNames)
    for (const inode of new Set(names.values())) {
      const all = inode.changes.length
      const kept = keep === undefined ? below(all + 1) : keep === 'everything' ? all : 0
      for (const change of inode.changes.slice(0, kept)) apply(inode.durable, change)
      const torn = inode.changes[kept]
      if (keep === undefined && torn !== undefined && 'bytes' in torn) tear(inode.durable, torn)
      inode.changes = []
      inode.shown = copyOf(inode.durable)
    }
  }

  /** Of one write, a part, and perhaps more length than data. */
  function tear(durable, { bytes, position }) {
    const part = below(bytes.length + 1)
    put(durable, bytes.subarray(0, part), position)
    if (random() < 0.5)
      resize(durable, Math.max(durable.length, position + part + below(bytes.length - part + 1)))
  }

  /** Asks what goes wrong. Throws where nothing is done at all. `happening`: what a crash finds under way. */
  function enter(call, path, happening = () => undefined) {
    const wrong = fault(call, path)
    if (wrong === undefined) return undefined
    if (wrong === 'crash') {
      happening()
      crash()
    }
    if (wrong === 'kill') kill()
    if (wrong === 'crash' || wrong === 'kill') throw failure('EDEAD', call, path)
    return wrong
  }

  function changeNames(path, set) {
    const change = { folder: dirname(path), set }
    nameChanges.push(change)
    rename(names, change)
  }

  function find(call, path) {
    const inode = names.get(path)
    if (!inode) throw failure('ENOENT', call, path)
    return inode
  }

  /** Files of one process. */
  function openedBy(mine, path, inode) {
    let open = true
    const living = (call) => {
      if (!open || mine !== process) throw failure('EBADF', call, path)
    }
    // A write that takes a part and then fails, fails at the next try.
    let refusal
    return {
      write(bytes, position) {
        living('write')
        if (refusal !== undefined) throw failure(refusal, 'write', path)
        const wrong = enter('write', path, () => alter(inode, { position, bytes: Buffer.from(bytes) }))
        if (wrong === undefined) {
          alter(inode, { position, bytes: Buffer.from(bytes) })
          return bytes.length
        }
        const part = wrong === 'short' ? 1 + below(bytes.length) : below(bytes.length)
        if (part > 0) alter(inode, { position, bytes: Buffer.from(bytes.subarray(0, part)) })
        if (wrong === 'short') return part
        refusal = wrong
        if (part === 0) throw failure(wrong, 'write', path)
        return part
      },
      sync() {
        living('sync')
        const wrong = enter('sync', path)
        if (wrong !== undefined) {
          if (random() < 0.67) forget(inode)
          throw failure(wrong, 'sync', path)
        }
        for (const one of inode.changes) apply(inode.durable, one)
        inode.changes = []
      },
      truncate(length) {
        living('truncate')
        const wrong = enter('truncate', path, () => alter(inode, { length }))
        if (wrong !== undefined) throw failure(wrong, 'truncate', path)
        alter(inode, { length })
      },
      close() {
        living('close')
        open = false
      },
    }
  }

  /** A part was written before the sync failed. The rest is gone, but for the length, which is kept elsewhere. */
  function forget(inode) {
    const written = below(inode.changes.length + 1)
    for (const one of inode.changes.slice(0, written)) apply(inode.durable, one)
    const cuts = inode.changes.flatMap((one) => ('bytes' in one ? [] : [one.length]))
    inode.changes = [{ length: Math.min(inode.shown.length, ...cuts) }, { length: inode.shown.length }]
    // The system may go on showing it from memory, or read the disk again.
    if (random() < 0.5) return
    inode.shown = copyOf(inode.durable)
    for (const one of inode.changes) apply(inode.shown, one)
  }

  function createAt(path) {
    const inode = { shown: empty(), durable: empty(), changes: [] }
    changeNames(path, [[path, inode]])
    return inode
  }

  const disk = {
    realPath: (path) => (find('realpath', path), path),
    read(path) {
      const wrong = enter('read', path)
      if (wrong !== undefined) throw failure(wrong, 'read', path)
      return copyOf(find('read', path).shown).data
    },
    open(path) {
      const wrong = enter('open', path, () => names.has(path) || createAt(path))
      if (wrong !== undefined) throw failure(wrong, 'open', path)
      return openedBy(process, path, names.get(path) ?? createAt(path))
    },
    create(path) {
      const wrong = enter('create', path, () => createAt(path))
      if (wrong !== undefined) throw failure(wrong, 'create', path)
      return openedBy(process, path, createAt(path))
    },
    rename(from, to) {
      const inode = find('rename', from)
      const both = [
        [from, undefined],
        [to, inode],
      ]
      const wrong = enter('rename', from, () => changeNames(to, both))
      // After this error, and no other, nobody knows.
      if (wrong === undefined || (wrong === 'EIO' && random() < 0.5)) changeNames(to, both)
      if (wrong !== undefined) throw failure(wrong, 'rename', from)
    },
    remove(path) {
      const wrong = enter('remove', path, () => names.has(path) && changeNames(path, [[path, undefined]]))
      if (wrong !== undefined) throw failure(wrong, 'remove', path)
      if (names.has(path)) changeNames(path, [[path, undefined]])
    },
    syncFolder(folder) {
      const wrong = enter('syncFolder', folder)
      if (wrong !== undefined) throw failure(wrong, 'fsync', folder)
      const others = []
      for (const change of nameChanges) {
        if (change.folder === folder) rename(durableNames, change)
        else others.push(change)
      }
      nameChanges = others
    },
    own(path) {
      if (owners.has(path)) return Promise.reject(failure('EADDRINUSE', 'listen', path))
      const token = {}
      owners.set(path, token)
      const release = () => {
        if (owners.get(path) === token) owners.delete(path)
        return Promise.resolve()
      }
      return Promise.resolve({ release })
    },
  }

  return {
    disk,
    crash,
    kill,
    /** What goes wrong from now on. @param {Fault} next */
    failWith(next) {
      fault = next
    },
    /** The names that the running system shows. */
    names: () => [...names.keys()],
    /** A copy of what the running system shows of a file. @param {string} path */
    content: (path) => copyOf(find('read', path).shown).data,
    /** Puts these bytes in a file, durably: as an editor would, or a disk that rots. */
    replace(path, bytes) {
      const inode = names.get(path) ?? { shown: empty(), durable: empty(), changes: [] }
      inode.changes = []
      inode.shown = { data: Buffer.from(bytes), length: bytes.length }
      inode.durable = copyOf(inode.shown)
      names.set(path, inode)
      durableNames.set(path, inode)
    },
    /** Bits of one byte turn over, on the disk and in what is shown of it. */
    flip(path, position, mask) {
      for (const { data, length } of [find('read', path).shown, find('read', path).durable]) {
        if (position < length) data[position] ^= mask
      }
    },
  }
}

/** @param {Inode} inode @param {Change} one */
function alter(inode, one) {
  inode.changes.push(one)
  apply(inode.shown, one)
}

/** @param {Bytes} target @param {Change} one */
function apply(target, one) {
  if ('bytes' in one) put(target, one.bytes, one.position)
  else resize(target, one.length)
}

/** @param {Bytes} target @param {Uint8Array} bytes @param {number} position */
function put(target, bytes, position) {
  const end = position + bytes.length
  if (end > target.length) resize(target, end)
  target.data.set(bytes, position)
}

/** @param {Bytes} target @param {number} length */
function resize(target, length) {
  if (length > target.data.length) {
    const larger = Buffer.allocUnsafe(Math.max(1024, length * 2))
    target.data.copy(larger, 0, 0, target.length)
    target.data = larger
  }
  if (length > target.length) target.data.fill(0, target.length, length)
  target.length = length
}

/** @param {Map<string, Inode>} names @param {NameChange} change */
function rename(names, { set }) {
  for (const [path, inode] of set) {
    if (inode) names.set(path, inode)
    else names.delete(path)
  }
}

function empty() {
  return { data: Buffer.alloc(0), length: 0 }
}

/** @param {Bytes} bytes */
function copyOf({ data, length }) {
  return { data: Buffer.from(data.subarray(0, length)), length }
}

function failure(code, call, path) {
  return Object.assign(new Error(`${code}: simulated, ${call} '${path}'`), { code })
}
