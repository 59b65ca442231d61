// Where the till's journal is, over all its processes. What was acknowledged survives; what was under way may.
import { simulatedDisk } from './simulated-disk.mjs'

/** How long a record takes to the disk, in ms. */
const writing = 2

/**
 * @typedef {object} Store
 * @property {() => Promise<import('@secukit/terminal').Journal>} open For a new process.
 * @property {(record: object) => Promise<never>} fail This record cannot be written.
 * @property {(record: object) => void} tear The process ends while this record is written.
 * @property {() => void} end The process ends at something else.
 * @property {() => readonly object[]} records What is on disk.
 */

/** As the driver's own says it; the other policies need no build of that. */
class JournalError extends Error {
  name = 'JournalError'
}

/** Records in memory: each is there, or it is not. @returns {Store} */
export function memoryStore() {
  const kept = []
  return {
    open: async () => ({
      records: [...kept],
      append: async (record) => void kept.push(record),
      rotate: async (records) => void kept.splice(0, kept.length, ...records),
      close: async () => {},
    }),
    fail: async () => {
      throw new JournalError('simulated: the disk is full')
    },
    tear() {},
    end() {},
    records: () => kept,
  }
}

const path = '/till/journal'

/**
 * The driver's own file on a disk where the power may go: of a record that is being written any part may be left.
 * @param {(path: string, options: object) => Promise<object>} openJournal
 * @param {() => number} random
 * @param {(what: string) => void} onDamage Hears when what was acknowledged is not there.
 * @returns {Store}
 */
export function fileStore(openJournal, random, onDamage) {
  const simulated = simulatedDisk({ random })
  let journal
  let acknowledged = []
  return {
    async open() {
      journal = await openJournal(path, { disk: simulated.disk })
      const { records } = journal
      const isThere = acknowledged.every((record, n) => JSON.stringify(record) === JSON.stringify(records[n]))
      if (!isThere || records.length > acknowledged.length + 1)
        onDamage(`${records.length} records in the file, and ${acknowledged.length} were acknowledged`)
      acknowledged = [...records]
      const opened = journal
      return {
        records,
        async append(record) {
          await opened.append(record)
          acknowledged.push(record)
        },
        async rotate(next) {
          await opened.rotate(next)
          acknowledged = [...next]
        },
        close: () => opened.close(),
      }
    },
    async fail(record) {
      const call = random() < 0.5 ? 'write' : 'sync'
      simulated.failWith((each) => (each === call ? 'EIO' : undefined))
      try {
        await journal.append(record)
      } finally {
        simulated.failWith(() => undefined)
      }
      throw new JournalError('simulated: it failed, and the journal did not notice')
    },
    tear(record) {
      simulated.failWith((call) => (call === 'write' ? 'crash' : undefined))
      journal.append(record).catch(() => undefined)
      simulated.failWith(() => undefined)
    },
    end: () => (random() < 0.5 ? simulated.kill() : simulated.crash()),
    records: () => acknowledged,
  }
}

/**
 * The journal of a store as a process has it: at each record the process may end, with the record or without it.
 * @param {Store} store
 * @param {import('./process.mjs').Process} process
 * @param {import('./scheduler.mjs').Scheduler} scheduler
 * @param {(record: object) => boolean} fails Whether this record cannot be written.
 */
export async function journalOf(store, process, scheduler, say, fails = () => false) {
  const journal = await store.open()
  let broken
  /** Resolves after some time, unless the process has ended by then. */
  async function written(what, write, tear) {
    if (!process.alive) return new Promise(() => {})
    say(process.name, () => `▪ ${what}`)
    const crash = process.effect(what)
    if (crash) {
      if (crash.keep) await write().catch(() => undefined)
      else tear()
      process.crash()
      return new Promise(() => {})
    }
    await write()
    return new Promise((done) => {
      scheduler.at(scheduler.now + writing, () => void (process.alive && done()))
    })
  }
  /** After a failure nothing more can be appended. */
  async function append(record) {
    if (broken) throw broken
    if (!fails(record)) return journal.append(record)
    say(process.name, () => 'the record cannot be written')
    try {
      return await store.fail(record)
    } catch (error) {
      broken = error
      throw error
    }
  }
  return {
    records: journal.records,
    append: (record) =>
      written(
        `journal ${record.type}${wordsOf(record)}`,
        () => append(record),
        () => store.tear(record),
      ),
    rotate: (records) =>
      written(
        'journal rotates',
        () => journal.rotate(records),
        () => {},
      ),
    close: () => journal.close(),
  }
}

function wordsOf({ saleId, outcome }) {
  return [saleId, outcome].map((word) => (typeof word === 'string' ? ` ${word}` : '')).join('')
}
