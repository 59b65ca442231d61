// What may become of a journal, one scene for each: the disk is simulated, so that the power may go at any moment.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance } from './chance.mjs'
import { simulatedDisk } from './simulated-disk.mjs'

const path = '/till/journal'
/** How many seeds a scene has where chance decides what is left on the disk. */
const seeds = 200

const wrong = (what) => ({ kind: 'journal', what })
const caught = (promise) => promise.catch((error) => ({ error }))

/** @type {Record<string, (driver: object) => Promise<{ kind: string, what: string } | undefined>>} */
export const journalScenes = {
  'two processes, one file': async (driver) => {
    const folder = mkdtempSync(join(tmpdir(), 'secukit-rules-'))
    const real = join(folder, 'journal')
    try {
      const first = await driver.openFileJournal(real)
      const second = await driver.openFileJournal(real).catch(() => undefined)
      await second?.close()
      await first.close()
      return second && wrong('two have the same file')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  'a line is missing': (driver) => damaged(driver, (lines) => lines.toSpliced(2, 1)),

  /** In the last line: the others are held by the chain too. */
  'an amount was changed': (driver) =>
    damaged(driver, (lines) => lines.with(5, lines[5].replace('"n":6', '"n":8'))),
  'a failed sync': async (driver) => {
    const drive = simulatedDisk({ random: chance(1, 'disk') })
    const journal = await driver.openFileJournal(path, { disk: drive.disk })
    await journal.append({ type: 'test', n: 1 })
    drive.failWith((call) => (call === 'sync' ? 'EIO' : undefined))
    await caught(journal.append({ type: 'test', n: 2 }))
    drive.failWith(() => undefined)
    const third = await caught(journal.append({ type: 'test', n: 3 }))
    return third?.error === undefined ? wrong('writes on after a sync that failed') : undefined
  },
  /** What the system shows of a sync that failed is not on the disk, and the till acts on what it is shown. */
  'a failed sync, a start, and the power goes': (driver) =>
    bySeed(async (drive) => {
      const first = await driver.openFileJournal(path, { disk: drive.disk })
      await first.append({ type: 'test', n: 1 })
      drive.failWith((call) => (call === 'sync' || call === 'truncate' ? 'EIO' : undefined))
      await caught(first.append({ type: 'test', n: 2 }))
      drive.failWith(() => undefined)
      drive.kill()
      const second = await caught(driver.openFileJournal(path, { disk: drive.disk }))
      if (second.error) return undefined
      drive.crash()
      const third = await caught(driver.openFileJournal(path, { disk: drive.disk }))
      const left = third.records?.length ?? 'no'
      return left === second.records.length
        ? undefined
        : wrong(`${second.records.length} records were read, and then ${left}`)
    }),
  /** The power goes while lines of any length are written. */
  'torn lines': (driver) =>
    bySeed(async (drive, random) => {
      const note = () => ({ type: 'test', note: 'x'.repeat(Math.floor(random() * 400)) })
      let acknowledged = 0
      for (let run = 0; run < 4; run += 1) {
        const journal = await caught(driver.openFileJournal(path, { disk: drive.disk }))
        if (journal.error) return wrong(journal.error.message)
        const { length } = journal.records
        if (length < acknowledged || length > acknowledged + 1)
          return wrong(`${length} lines, and ${acknowledged} were acknowledged`)
        acknowledged = length
        if (random() < 0.5) {
          await journal.append(note())
          acknowledged += 1
        }
        drive.failWith((call) => (call === 'write' ? 'crash' : undefined))
        await caught(journal.append(note()))
        drive.failWith(() => undefined)
        drive.crash()
      }
      return undefined
    }),
  /** The power goes at any call while a new file begins, or after it. */
  'a new file': (driver) =>
    bySeed(async (drive, random) => {
      const journal = await driver.openFileJournal(path, { disk: drive.disk })
      for (let n = 1; n <= 3; n += 1) await journal.append({ type: 'test', n })
      let left = Math.floor(random() * 16)
      drive.failWith(() => ((left -= 1) < 0 ? 'crash' : undefined))
      const rotated = await caught(journal.rotate([{ type: 'test', n: 3 }]))
      const isAppended = !rotated?.error && !(await caught(journal.append({ type: 'test', n: 4 })))?.error
      drive.failWith(() => undefined)
      drive.crash()
      const opened = await caught(driver.openFileJournal(path, { disk: drive.disk }))
      if (opened.error) return wrong(opened.error.message)
      const numbers = opened.records.map(({ n }) => n).join(' ')
      if (isAppended && numbers !== '3 4') return wrong(`3 4 was acknowledged, and ${numbers} is there`)
      if (!['1 2 3', '3', '3 4'].includes(numbers)) return wrong(`${numbers} is there`)
      const hasOld = numbers === '1 2 3' || drive.names().includes(`${path}.3`)
      return hasOld ? undefined : wrong('the old lines are gone')
    }),
  /** A payment that has been open for longer than anything else is kept. */
  'a short journal': async ({ compact, readTill, openPayments }) => {
    const at = '2088-01-01T08:00:00.000Z'
    const intent = {
      type: 'intent',
      at,
      saleId: 'S1',
      transactionId: 'STX_1',
      start: 'cashless',
      device: 'me',
    }
    const kept = compact([{ type: 'till', at, till: 'sim' }, intent], Date.UTC(2090, 0, 31))
    return openPayments(readTill(kept)).length === 1 ? undefined : wrong('an open payment is forgotten')
  },
}

async function bySeed(play) {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = chance(seed, 'rules')
    const found = await play(simulatedDisk({ random }), random)
    if (found) return found
  }
  return undefined
}

/** Whether a journal that somebody changed is opened all the same. */
async function damaged(driver, change) {
  const drive = simulatedDisk({ random: chance(1, 'disk') })
  const journal = await driver.openFileJournal(path, { disk: drive.disk })
  for (let n = 1; n <= 6; n += 1) await journal.append({ type: 'test', n })
  drive.kill()
  const lines = drive.content(path).toString('latin1').split('\n')
  drive.replace(path, Buffer.from(change(lines).join('\n'), 'latin1'))
  const opened = await driver.openFileJournal(path, { disk: drive.disk }).catch(() => undefined)
  return opened && wrong(`opened with ${opened.records.length} records`)
}
