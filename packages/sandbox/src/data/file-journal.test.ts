import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Snapshot } from '../engine.ts'
import type { JournalRecord } from '../journal.ts'
import { DataError } from './data-error.ts'
import { openFileJournal } from './file-journal.ts'

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secukit-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const opening: Snapshot = { events: [], random: 7, clock: { ahead: 0 }, last: 0 }

function record(n: number, text = 'Brötchen €'): JournalRecord {
  return {
    n,
    at: 1_700_000_000_000 + n,
    by: 'smart.transactions.create',
    events: [{ type: 'displayed', shop: 'MRC_1', device: 'SDV_1', text }],
    random: n * 3,
  }
}

/** What a new owner of the folder finds. */
async function reread(
  folder: string,
): Promise<{ opening: Snapshot | undefined; records: readonly JournalRecord[] }> {
  const journal = await openFileJournal(folder)
  await journal.close()
  return { opening: journal.opening, records: journal.records }
}

async function written(folder: string, count: number): Promise<string> {
  const journal = await openFileJournal(folder)
  journal.begin(opening)
  for (let n = 1; n <= count; n += 1) journal.append(record(n))
  await journal.close()
  return join(folder, 'journal.jsonl')
}

it('makes the folder, and finds in it what was kept', async () => {
  const folder = join(await newFolder(), 'deep', 'down')
  expect(await reread(folder)).toEqual({ opening: undefined, records: [] })
  await written(folder, 3)
  expect(await reread(folder)).toEqual({ opening, records: [record(1), record(2), record(3)] })
})

it('goes on where it stopped, forgets what was taken back, and begins anew when it is told', async () => {
  const folder = await newFolder()
  await written(folder, 3)
  const journal = await openFileJournal(folder)
  journal.undo(2)
  journal.append(record(2, 'another'))
  await journal.flush()
  await journal.close()
  expect(await reread(folder)).toEqual({ opening, records: [record(1), record(2, 'another')] })

  const again = await openFileJournal(folder)
  const next = { ...opening, last: 40 }
  again.append(record(3))
  again.begin(next)
  again.append(record(41))
  await again.close()
  expect(await reread(folder)).toEqual({ opening: next, records: [record(41)] })
})

it('lets nobody else read it', async () => {
  const folder = join(await newFolder(), 'data')
  const path = await written(folder, 1)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it('keeps exactly the whole records, wherever the file was cut', async () => {
  const folder = await newFolder()
  const path = await written(folder, 2)
  const bytes = await readFile(path)
  const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 10 ? [index + 1] : []))
  const [beginning = 0] = ends
  for (let length = 0; length <= bytes.length; length += 1) {
    await writeFile(path, bytes.subarray(0, length))
    const whole = ends.filter((end) => end <= length).length - 1
    const found = await reread(folder)
    expect(found.opening).toEqual(length < beginning ? undefined : opening)
    expect(found.records).toEqual([1, 2].slice(0, Math.max(0, whole)).map((n) => record(n)))
  }
})

it('goes on behind a torn line: it is cut away for good', async () => {
  const folder = await newFolder()
  const path = await written(folder, 2)
  await appendFile(path, 'deadbeef {"record":{"n":3')
  const journal = await openFileJournal(folder)
  journal.append(record(3))
  await journal.close()
  expect((await reread(folder)).records).toEqual([record(1), record(2), record(3)])
})

it('refuses a file in which anything but the last line was changed, and says where', async () => {
  const folder = await newFolder()
  const path = await written(folder, 3)
  const bytes = await readFile(path)
  const lastLine = bytes.lastIndexOf(10, bytes.length - 2) + 1
  await fc.assert(
    fc.asyncProperty(fc.nat(lastLine - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ flip
      await writeFile(path, changed)
      const fault: unknown = await openFileJournal(folder).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(DataError)
      expect(String(fault)).toMatch(/line \d/)
      // What cannot be read is not touched.
      expect(await readFile(path)).toEqual(changed)
    }),
    { numRuns: 100 },
  )
})

it('refuses a file from which a record is missing', async () => {
  const folder = await newFolder()
  const path = await written(folder, 3)
  const lines = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, lines.toSpliced(2, 1).join('\n'))
  await expect(openFileJournal(folder)).rejects.toThrow('line 3 holds record 3 where 2 is due')
})

it('says what is wrong with a folder that cannot be one', async () => {
  const folder = await newFolder()
  const path = join(folder, 'file')
  await writeFile(path, '')
  await expect(openFileJournal(path)).rejects.toThrow(DataError)
  await expect(openFileJournal(join(path, 'below'))).rejects.toThrow(`${join(path, 'below')} cannot be used`)
})

describe('the lock', () => {
  it('keeps a second owner out, and names the first', async () => {
    const folder = await newFolder()
    const journal = await openFileJournal(folder)
    await expect(openFileJournal(folder)).rejects.toThrow(`process id ${process.pid}`)
    await journal.close()
    await expect(reread(folder)).resolves.toBeDefined()
  })

  it('of a process with the same number that is gone is taken over, as after a restart of a container', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'lock'), `${process.pid} from-before\n`)
    await expect(reread(folder)).resolves.toEqual({ opening: undefined, records: [] })
  })

  it('that is left behind is taken over by one, however many want it', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'lock'), '2000000000\n')
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => openFileJournal(folder)))
    const owners = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(owners).toHaveLength(1)
    await owners[0]?.close()
    expect(await readdir(folder)).toEqual(['journal.jsonl'])
  })

  it('of a process that is gone is taken over', async () => {
    const folder = await newFolder()
    // No process has this number: it is above the highest that a system gives out.
    await writeFile(join(folder, 'lock'), '2000000000\n')
    await expect(reread(folder)).resolves.toEqual({ opening: undefined, records: [] })
  })
})

it('answers nothing more once the disk has failed', async () => {
  const folder = await newFolder()
  const journal = await openFileJournal(folder)
  journal.begin(opening)
  await journal.flush()
  // In place of the file that the next beginning is written to stands a folder.
  const { mkdir } = await import('node:fs/promises')
  await mkdir(join(folder, 'journal.jsonl.new'))
  journal.begin({ ...opening, last: 9 })
  await expect(journal.flush()).rejects.toThrow(DataError)
  journal.append(record(10))
  await expect(journal.flush()).rejects.toThrow('nothing more is answered')
  await journal.close()
  await rm(join(folder, 'journal.jsonl.new'), { recursive: true })
  expect(await reread(folder)).toEqual({ opening, records: [] })
})
