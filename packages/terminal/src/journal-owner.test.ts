import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openFileJournal } from './file-journal.ts'
import { JournalError } from './journal.ts'
import { ownJournal } from './journal-owner.ts'
import { journalPath, temporaryFolder } from './testing/sales.test-helper.ts'

/** Another process that owns the journal, on the built package. */
async function ownElsewhere(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/own.mjs'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

it('a second owner in the same process is refused, and told what to do', async () => {
  const path = journalPath()
  const journal = await openFileJournal(path)
  const error: unknown = await openFileJournal(path).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(JournalError)
  expect(String(error)).toContain('another process uses this journal. One till, one journal')
  await journal.close()
  await (await openFileJournal(path)).close()
})

it('a second owner in another process is refused, until the first is killed', async () => {
  const path = journalPath()
  for (let round = 0; round < 3; round += 1) {
    const child = await ownElsewhere(path)
    await expect(openFileJournal(path)).rejects.toThrow(/another process uses this journal/)
    await kill(child)
    await (await openFileJournal(path)).close()
  }
})

it('only one worker of a cluster owns it', async () => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../fixtures/cluster.mjs'), journalPath()],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString()).toBe('owned refused')
})

it('the journal is the same however its path is written', async () => {
  const path = journalPath()
  writeFileSync(path, '')
  const owner = await ownJournal(path)
  await expect(ownJournal(relative(process.cwd(), path))).rejects.toThrow(JournalError)
  await expect(ownJournal(join(path, '..', '.', 'till.journal'))).rejects.toThrow(JournalError)
  await expect(ownJournal(realpathSync(path))).rejects.toThrow(JournalError)
  await owner.release()
})

it('journals of other tills are free', async () => {
  const folder = temporaryFolder()
  const journals = await Promise.all(
    ['till-1', 'till-2', 'till-10'].map((name) => openFileJournal(join(folder, name))),
  )
  expect(journals).toHaveLength(3)
  await Promise.all(journals.map((journal) => journal.close()))
})

it('of many who want it at once, one gets it', async () => {
  const path = journalPath()
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => openFileJournal(path)))
  const owners = all.filter((result) => result.status === 'fulfilled')
  expect(owners).toHaveLength(1)
  await owners[0]?.value.close()
})

it('an open journal keeps no process alive', async () => {
  const path = journalPath()
  const script = `import { openFileJournal } from '@secukit/terminal'; await openFileJournal(${JSON.stringify(path)})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
})
