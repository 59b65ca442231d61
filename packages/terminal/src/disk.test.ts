import fs, { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Disk, nodeDisk } from './disk.ts'
import { openFileJournal } from './file-journal.ts'
import { intentRecord, journalPath, outcomeRecord, temporaryFolder } from './testing/sales.test-helper.ts'

const calls = ['writeSync', 'fdatasyncSync', 'fsyncSync', 'renameSync'] as const

/** Writes down which of these calls reach the file system. */
function overheard(): string[] {
  const said: string[] = []
  const real = Object.fromEntries(calls.map((name) => [name, fs[name]]))
  for (const name of calls) {
    const call = fs[name] as (...args: unknown[]) => unknown
    const heard = (...args: unknown[]): unknown => {
      said.push(name === 'renameSync' ? `rename to ${basename(String(args[1]))}` : name.replace('Sync', ''))
      return call(...args)
    }
    Object.assign(fs, { [name]: heard })
  }
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  })
  return said
}

it.skipIf(process.platform === 'win32')('every step is on the file system’s disk in its order', async () => {
  const said = overheard()
  const journal = await openFileJournal(journalPath())
  // A new name is on disk before anything is written to it.
  expect(said.splice(0)).toEqual(['fdatasync', 'fsync'])
  await journal.append(intentRecord())
  expect(said.splice(0)).toEqual(['write', 'fdatasync'])
  await journal.rotate([intentRecord()])
  const archive = ['write', 'fdatasync', 'rename to till.journal.1']
  const file = ['write', 'fdatasync', 'fsync', 'rename to till.journal', 'fsync']
  expect(said.splice(0)).toEqual([...archive, ...file])
  await journal.close()
})

it('every file that is opened is closed, also after failures', async () => {
  let open = 0
  let refuse = ''
  const count = (file: ReturnType<Disk['open']>): ReturnType<Disk['open']> => {
    open += 1
    return {
      ...file,
      close() {
        open -= 1
        file.close()
      },
      sync() {
        if (refuse === 'sync') throw new Error('refused by the test')
        file.sync()
      },
    }
  }
  const disk: Disk = {
    ...nodeDisk,
    open: (path) => count(nodeDisk.open(path)),
    create: (path) => count(nodeDisk.create(path)),
    rename(from, to) {
      if (to.endsWith(refuse) && refuse !== '') throw new Error('refused by the test')
      nodeDisk.rename(from, to)
    },
  }
  const path = journalPath()
  const journal = await openFileJournal(path, { disk })
  for (const refused of ['', '.journal', 'sync', '']) {
    await journal.append(outcomeRecord())
    refuse = refused
    await journal.rotate([outcomeRecord()]).catch(() => undefined)
    refuse = ''
    expect(open).toBe(1)
  }
  await journal.close()
  expect(open).toBe(0)
  refuse = 'sync'
  await expect(openFileJournal(path, { disk })).rejects.toThrow(/could not open/)
  expect(open).toBe(0)
})

it('a file in the making replaces what has its name, and does not write through a link', async () => {
  const folder = temporaryFolder()
  const [path, other] = [join(folder, 'till.journal'), join(folder, 'other')]
  writeFileSync(other, 'of somebody else', { mode: 0o644 })
  const journal = await openFileJournal(path)
  await journal.append(intentRecord())
  symlinkSync(other, `${path}.new`)
  await journal.rotate([outcomeRecord()])
  await journal.close()
  expect(readFileSync(other, 'utf8')).toBe('of somebody else')
  expect(lstatSync(path).isFile()).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})
