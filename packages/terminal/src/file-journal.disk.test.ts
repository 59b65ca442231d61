import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFileJournal } from './file-journal.ts'
import { type Journal, JournalError } from './journal.ts'
import {
  faultsAt,
  holdAgainstDamage,
  lifePath,
  live,
  randomFrom,
  seenNothing,
  simulatedDisk,
  type Step,
} from './testing/journal-life.test-helper.ts'
import { intentRecord, outcomeRecord } from './testing/sales.test-helper.ts'

const path = lifePath
const records = [intentRecord(), outcomeRecord(), intentRecord({ saleId: 'sale-2' })] as const

/** A disk with a journal of these records, and no faults. */
async function filled(seed = 1): Promise<ReturnType<typeof simulatedDisk>> {
  const simulated = simulatedDisk({ random: randomFrom(seed) })
  const journal = await openFileJournal(path, simulated)
  for (const record of records) await journal.append(record)
  await journal.close()
  return simulated
}

async function reopened(simulated: ReturnType<typeof simulatedDisk>): Promise<Journal> {
  simulated.crash({ keep: 'nothing' })
  return openFileJournal(path, simulated)
}

describe('a journal on a disk that fails', () => {
  it('keeps what it acknowledged and shows nothing else, whatever happens', async () => {
    const seen = seenNothing()
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(0, 0.01, 0.05, 0.2),
        async (seed, steps, rate) => {
          const random = randomFrom(seed)
          await live({ random, steps, fault: faultsAt(rate, random), seen })
        },
      ),
      { numRuns: 300 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
  })

  it('stands any fault in any step of an opening, an append and a rotation', async () => {
    const steps: readonly Step[] = ['append', 'append', 'rotate', 'append', 'reopen', 'append']
    let reached = 0
    for (const kind of ['crash', 'kill', 'EIO', 'ENOSPC', 'short']) {
      for (let at = 0, hit = true; hit; at += 1) {
        hit = false
        for (let seed = 0; seed < 6; seed += 1) {
          let calls = 0
          const fault = (): string | undefined => {
            calls += 1
            if (calls !== at + 1) return undefined
            hit = true
            return kind
          }
          await live({
            random: randomFrom(seed),
            steps: steps.length,
            plan: (step) => steps[step] ?? 'kill',
            fault,
          })
        }
        reached = Math.max(reached, at)
      }
    }
    // Two openings, four appends and a rotation are more calls than these.
    expect(reached).toBeGreaterThan(25)
  })

  it('is refused with the place of any flipped bit, and when bytes are missing before its last line', async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 20 }), async (seed, steps) => {
        const random = randomFrom(seed)
        const { simulated } = await live({ random, steps, fault: () => undefined })
        refused += await holdAgainstDamage(simulated, random)
      }),
      { numRuns: 200 },
    )
    expect(refused).toBeGreaterThan(200)
  })

  it('is refused whichever bit of its last line is flipped, which no other line vouches for', async () => {
    const simulated = await filled()
    const whole = simulated.content(path)
    const begin = whole.lastIndexOf(0x0a, -2) + 1
    const opened: string[] = []
    for (let place = begin; place < whole.byteLength; place += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        simulated.flip(path, place, 1 << bit)
        const error: unknown = await openFileJournal(path, simulated).catch((reason: unknown) => reason)
        if (!String(error).includes(`line 3 is damaged (byte ${begin})`)) opened.push(`${place}, bit ${bit}`)
        simulated.flip(path, place, 1 << bit)
      }
    }
    expect(opened).toEqual([])
    expect(simulated.content(path)).toEqual(whole)
  })

  it('does not cut off a part of a line that is not the next', async () => {
    const simulated = await filled()
    const whole = simulated.content(path)
    const lines = whole.toString().split(/(?<=\n)/)
    const [first = '', , third = ''] = lines
    for (let length = 1; length < third.length; length += 1) {
      const part = Buffer.from(first + third.slice(0, length))
      simulated.replace(path, part)
      const said = await openFileJournal(path, simulated).then(
        (journal) => journal.close().then(() => 'cut'),
        (error: unknown) => String(error),
      )
      // So far every line is the same.
      expect(said).toMatch(length <= '{"seq":'.length ? /^cut$/ : /line 2 is damaged/)
    }
  })

  it('takes back what it could not make durable', async () => {
    for (const failing of ['sync', 'write'] as const) {
      for (let seed = 0; seed < 10; seed += 1) {
        const simulated = await filled(seed)
        const whole = simulated.content(path)
        const journal = await openFileJournal(path, simulated)
        simulated.failWith((call) => (call === failing ? 'ENOSPC' : undefined))
        await expect(journal.append(records[1])).rejects.toThrow(/could not write \(ENOSPC/)
        expect(simulated.content(path)).toEqual(whole)
      }
    }
  })

  it('keeps on disk what an opening has shown, also after a sync that forgot it', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const simulated = simulatedDisk({ random: randomFrom(seed) })
      const journal = await openFileJournal(path, simulated)
      await journal.append(records[0])
      // The sync fails, and what was written cannot be taken back.
      simulated.failWith((call) => (call === 'sync' || call === 'truncate' ? 'EIO' : undefined))
      await expect(journal.append(records[1])).rejects.toThrow(/could not write \(EIO/)
      simulated.failWith(() => undefined)
      simulated.kill()
      const shown = (await openFileJournal(path, simulated)).records
      simulated.crash({ keep: 'nothing' })
      expect((await openFileJournal(path, simulated)).records).toEqual(shown)
    }
  })

  it('says so when it cannot be read, or not be put in order', async () => {
    for (const [call, message] of [
      ['read', /could not read the journal \(EIO/],
      ['sync', /could not open the journal \(EIO/],
      ['syncFolder', /could not open the journal \(EIO/],
    ] as const) {
      const simulated = await filled()
      simulated.failWith((one) => (one === call ? 'EIO' : undefined))
      await expect(openFileJournal(path, simulated)).rejects.toThrow(message)
      // Nobody owns it then.
      simulated.failWith(() => undefined)
      expect((await openFileJournal(path, simulated)).records).toEqual(records)
    }
  })

  it('keeps a whole last line whose line break is a zero, and cuts a torn one that zeros follow', async () => {
    const simulated = await filled()
    const whole = simulated.content(path)
    const begin = whole.lastIndexOf(0x0a, -2) + 1
    for (let length = begin; length < whole.byteLength; length += 1) {
      simulated.replace(
        path,
        Buffer.concat([whole.subarray(0, length), Buffer.alloc(whole.byteLength - length + 40)]),
      )
      const journal = await openFileJournal(path, simulated)
      await journal.close()
      const isWhole = length === whole.byteLength - 1
      expect(journal.records).toEqual(isWhole ? records : records.slice(0, 2))
      expect(simulated.content(path)).toEqual(isWhole ? whole : whole.subarray(0, begin))
    }
  })

  it('does not cut off a whole line that lost its line break to damage, with a torn line behind it', async () => {
    const simulated = await filled()
    const whole = simulated.content(path)
    const begin = whole.lastIndexOf(0x0a, -2) + 1
    for (const mask of [0x01, 0x20, 0x40, 0x80]) {
      const damaged = Buffer.from(whole.subarray(0, -20))
      damaged[begin - 1] = 0x0a ^ mask
      simulated.replace(path, damaged)
      await expect(openFileJournal(path, simulated)).rejects.toThrow(/line 2 is damaged/)
      expect(simulated.content(path)).toEqual(damaged)
    }
  })
})

describe('a rotation that fails', () => {
  const snapshot = [intentRecord({ saleId: 'snapshot' })]

  it.each(['read', 'create', 'write', 'sync', 'syncFolder', 'rename'] as const)(
    'leaves the old file in use, and no other behind, when %s fails before the new file has the name',
    async (failing) => {
      const simulated = await filled()
      const journal = await openFileJournal(path, simulated)
      simulated.failWith((call) => (call === failing ? 'ENOSPC' : undefined))
      const error: unknown = await journal.rotate(snapshot).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(JournalError)
      expect(String(error)).toMatch(/could not begin a new file \(ENOSPC.*goes on in the old file/)
      simulated.failWith(() => undefined)
      expect(simulated.names()).not.toContain(`${path}.new`)
      await journal.append(records[1])
      simulated.crash({ keep: 'nothing' })
      expect((await openFileJournal(path, simulated)).records).toEqual([...records, records[1]])
    },
  )

  it('leaves the old file in use when another program holds it', async () => {
    const simulated = await filled()
    const journal = await openFileJournal(path, simulated)
    const isSecond = (name: string): boolean =>
      name.endsWith('.new') && simulated.names().includes(`${path}.3`)
    simulated.failWith((call, name) => (call === 'rename' && isSecond(name) ? 'EACCES' : undefined))
    await expect(journal.rotate(snapshot)).rejects.toThrow(/EACCES.*goes on in the old file/)
    simulated.failWith(() => undefined)
    await journal.append(records[1])
    await journal.rotate(snapshot)
    expect((await reopened(simulated)).records).toEqual(snapshot)
  })

  it('takes nothing more when nobody knows which file a power cut would leave', async () => {
    const left = new Set<number>()
    for (let seed = 0; seed < 30; seed += 1) {
      const simulated = await filled(seed)
      const journal = await openFileJournal(path, simulated)
      let syncs = 0
      simulated.failWith((call) => (call === 'syncFolder' && (syncs += 1) === 2 ? 'EIO' : undefined))
      await expect(journal.rotate(snapshot)).rejects.toThrow(/No payment is taken until this is mended/)
      await expect(journal.append(records[1])).rejects.toThrow(/an earlier write failed/)
      simulated.crash()
      const { records: kept } = await openFileJournal(path, simulated)
      expect([records, snapshot]).toContainEqual(kept)
      left.add(kept.length)
    }
    expect(left).toEqual(new Set([records.length, snapshot.length]))
  })

  it('takes nothing more when a rename says that it does not know', async () => {
    const simulated = await filled()
    const journal = await openFileJournal(path, simulated)
    simulated.failWith((call, name) =>
      call === 'rename' && name.endsWith('.new') && simulated.names().includes(`${path}.3`)
        ? 'EIO'
        : undefined,
    )
    await expect(journal.rotate(snapshot)).rejects.toThrow(/No payment is taken until this is mended/)
    await expect(journal.append(records[1])).rejects.toThrow(/an earlier write failed/)
  })
})
