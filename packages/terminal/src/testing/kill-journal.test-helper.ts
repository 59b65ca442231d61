import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { openFileJournal } from '../file-journal.ts'

/**
 * Starts a process that appends and rotates, kills it a moment after it said so many records, and holds what is left to
 * what it said. Returns how many records that was.
 */
export async function killWhileAppending(path: string, records: number): Promise<number> {
  const script = join(import.meta.dirname, '../../fixtures/append-until-killed.mjs')
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = once(child, 'close')
  let said = ''
  const enough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.split('\n').length > records) resolve()
    })
  })
  await Promise.race([enough, closed])
  await delay(Math.random() * 5)
  child.kill('SIGKILL')
  await closed
  const numbers = said.split('\n').slice(0, -1).map(Number)
  const journal = await openFileJournal(path)
  await journal.close()
  const kept = journal.records.map((record) => ('saleId' in record ? Number(record.saleId) : 0))
  const last = numbers.at(-1) ?? 0
  expect([last, last + 1]).toContain(kept.at(-1))
  // A file begins with the number that the one before ended with.
  expect(kept).toEqual(Array.from(kept, (_, index) => (kept[0] ?? 0) + index))
  return numbers.length
}

/** Every line of the journal and its archives is linked to one that is there, or is the first of all. */
export function expectChained(path: string): void {
  const folder = dirname(path)
  const files = readdirSync(folder).map((name) =>
    readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1),
  )
  const hash = (line: string): string => createHash('sha256').update(line).digest('hex').slice(0, 32)
  const place = (line: string): number => (JSON.parse(line) as { seq: number }).seq
  const known = new Map([['0'.repeat(32), 0]])
  for (const line of files.flat()) known.set(hash(line), place(line))
  for (const line of files.flat()) {
    const { prev, from = prev } = JSON.parse(line) as { prev?: string; from?: string }
    expect(known.get(from ?? '')).toBe(place(line) - 1)
  }
  expect(files.length).toBeGreaterThan(1)
}
