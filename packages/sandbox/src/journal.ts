import { type Sha256, sha256 } from './sha256.ts'
import type { SandboxEvent } from './state.ts'

/** What one call, or one act of an operator, has changed. */
export interface JournalRecord {
  /** From 1, without gaps. */
  readonly n: number
  /** The sandbox's time, in ms since 1970. */
  readonly at: number
  /** The operation of the API, or the act of the operator: `smart.transactions.start`, `terminal.act`. */
  readonly by: string
  readonly events: readonly SandboxEvent[]
  /** Where the source of ids stood afterwards. */
  readonly random: number
}

/** Everything that happened, in order: with the same opening, the same journal makes the same state. */
export interface Journal {
  /** Those after the one with this number; all of them without it. */
  records(after?: number): readonly JournalRecord[]
  /** The number of the last record; 0 when nothing has happened. */
  readonly last: number
  /** SHA-256 over all there is, as 64 hexadecimal digits: the same wherever the same has happened. */
  hash(): string
}

/** Hashes what a journal builds on, and its records, each once. */
export function createJournalHash(): (base: unknown, records: readonly JournalRecord[]) => string {
  // Goes on where it stopped, as long as nothing was taken back in between.
  let latest: { readonly hash: Sha256; readonly records: readonly JournalRecord[]; count: number } | undefined
  const write = (hash: Sha256, line: unknown): void => hash.update(`${JSON.stringify(line)}\n`)
  return (base, records) => {
    if (latest?.records !== records) {
      latest = { hash: sha256(), records, count: 0 }
      write(latest.hash, base)
    }
    for (; latest.count < records.length; latest.count += 1) write(latest.hash, records[latest.count])
    return latest.hash.digest()
  }
}
