import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileJournalOptions, openFileJournal } from './file-journal.ts'
import { JournalError, type JournalRecord } from './journal.ts'
import { simulatedDisk } from './testing/journal-life.test-helper.ts'
import { intentRecord, journalPath, outcomeRecord, temporaryFolder } from './testing/sales.test-helper.ts'

const sample: readonly JournalRecord[] = [
  intentRecord({ saleId: 'Bön 1 👍' }),
  outcomeRecord({ saleId: 'Bön 1 👍' }),
  intentRecord({ saleId: 'sale-2', transactionId: 'STX_2', method: 'cashless' }),
  outcomeRecord({ saleId: 'sale-2', transactionId: 'STX_2', outcome: 'declined', status: 'failed' }),
  intentRecord({ saleId: 'sale-2', transactionId: 'STX_3', attempt: 2 }),
]

/** A disk without faults, for what needs many files. */
const inMemory = (): ReturnType<typeof simulatedDisk> => simulatedDisk({ random: () => 0 })

async function write(
  path: string,
  records: readonly JournalRecord[],
  options?: FileJournalOptions,
): Promise<void> {
  const journal = await openFileJournal(path, options)
  for (const record of records) await journal.append(record)
  await journal.close()
}

async function read(path: string, options?: FileJournalOptions): Promise<readonly JournalRecord[]> {
  const journal = await openFileJournal(path, options)
  await journal.close()
  return journal.records
}

/** What opening a damaged journal says. */
async function complaint(path: string, options?: FileJournalOptions): Promise<string> {
  const error: unknown = await read(path, options).catch((reason: unknown) => reason)
  if (!(error instanceof JournalError))
    throw new Error(`opened, or failed in another way: ${JSON.stringify(error)}`)
  return error.message
}

describe('a journal in a file', () => {
  it('gives back what was appended, over many openings', async () => {
    const path = journalPath()
    expect(await read(path)).toEqual([])
    for (const [index, record] of sample.entries()) {
      await write(path, [record])
      expect(await read(path)).toEqual(sample.slice(0, index + 1))
    }
  })

  it('gives back any text that a till or a server may use', async () => {
    const simulated = inMemory()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 3 }),
        async (texts) => {
          const records = texts.map(([saleId, transactionId]) => intentRecord({ saleId, transactionId }))
          simulated.replace('till', Buffer.alloc(0))
          await write('till', records, simulated)
          expect(await read('till', simulated)).toEqual(records)
        },
      ),
      {
        numRuns: 40,
        examples: [
          [[['\u2028', '\u2029']]],
          [[['"}\n{"seq":2', '\r']]],
          [[['\uD800', '\u0000']]],
          [[['\uFEFF', '']]],
        ],
      },
    )
  })

  it('has one line per record, as the README says', async () => {
    const path = journalPath()
    const journal = await openFileJournal(path)
    await journal.append(outcomeRecord())
    await journal.append(outcomeRecord({ saleId: 'Bön 2' }))
    await journal.rotate([outcomeRecord()])
    await journal.close()
    // Computed by another program, with other libraries.
    const lines = [
      '{"seq":1,"prev":"00000000000000000000000000000000","crc":"a75e858a","data":{"type":"outcome","at":"2025-03-01T09:00:05.000Z","saleId":"sale-1","transactionId":"STX_1","outcome":"approved","status":"ok"}}',
      '{"seq":2,"prev":"683536716135d9caaa4a30763a770204","crc":"38d84c0b","data":{"type":"outcome","at":"2025-03-01T09:00:05.000Z","saleId":"Bön 2","transactionId":"STX_1","outcome":"approved","status":"ok"}}',
      '{"seq":3,"from":"83aef10ab17b655cf52b756d4c4458e1","crc":"7930db23","data":{"type":"outcome","at":"2025-03-01T09:00:05.000Z","saleId":"sale-1","transactionId":"STX_1","outcome":"approved","status":"ok"}}',
    ]
    expect(readFileSync(`${path}.2`, 'utf8')).toBe(`${lines[0]}\n${lines[1]}\n`)
    expect(readFileSync(path, 'utf8')).toBe(`${lines[2]}\n`)
  })

  it('can be read by its owner alone', async () => {
    const path = journalPath()
    const old = process.umask(0)
    try {
      await write(path, sample)
    } finally {
      process.umask(old)
    }
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is closed once, however often it is told to', async () => {
    const journal = await openFileJournal(journalPath())
    await journal.close()
    // The number of its file is free now; whoever gets it keeps it.
    const other = await openFileJournal(journalPath())
    await journal.close()
    await expect(other.append(intentRecord())).resolves.toBeUndefined()
    await other.close()
  })

  it('takes nothing more once it is closed', async () => {
    const path = journalPath()
    const journal = await openFileJournal(path)
    await journal.close()
    await expect(journal.append(intentRecord())).rejects.toThrow(JournalError)
    expect(await read(path)).toEqual([])
  })

  it('says what to do when its folder is not there', async () => {
    await expect(openFileJournal(join(temporaryFolder(), 'nowhere', 'till.journal'))).rejects.toThrow(
      /folder does not exist\. Create it/,
    )
  })

  it('says why it cannot be opened', async () => {
    const path = journalPath()
    mkdirSync(path)
    await expect(openFileJournal(path)).rejects.toThrow(/could not open the journal \(EISDIR/)
  })
})

describe('a journal that begins a new file', () => {
  it('holds the given records in place of all so far, and goes on', async () => {
    const path = journalPath()
    const journal = await openFileJournal(path)
    for (const record of sample) await journal.append(record)
    await journal.rotate(sample.slice(3))
    await journal.append(outcomeRecord({ saleId: 'sale-9' }))
    await journal.close()
    expect(await read(path)).toEqual([...sample.slice(3), outcomeRecord({ saleId: 'sale-9' })])
    await write(path, sample.slice(0, 1))
    expect(await read(path)).toHaveLength(4)
  })

  it('keeps the old one under the number of its last line, and both for their owner alone', async () => {
    const path = journalPath()
    const old = process.umask(0)
    try {
      await write(path, sample)
      const whole = readFileSync(path)
      const journal = await openFileJournal(path)
      await journal.rotate(sample.slice(4))
      await journal.append(outcomeRecord())
      await journal.rotate(sample.slice(0, 2))
      await journal.close()
      expect(readFileSync(`${path}.5`)).toEqual(whole)
    } finally {
      process.umask(old)
    }
    expect(await read(`${path}.5`)).toEqual(sample)
    expect(await read(`${path}.7`)).toEqual([sample[4], outcomeRecord()])
    expect(readdirSync(dirname(path)).toSorted()).toEqual([
      'till.journal',
      'till.journal.5',
      'till.journal.7',
    ])
    for (const name of [path, `${path}.5`, `${path}.7`]) expect(statSync(name).mode & 0o777).toBe(0o600)
  })

  it('is refused when a line of a continued file is missing, or another file stands before it', async () => {
    const path = journalPath()
    await write(path, sample)
    const journal = await openFileJournal(path)
    await journal.rotate(sample)
    await journal.close()
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
    const [first = ''] = lines
    for (const [damaged, line] of [
      [lines.slice(1), 1],
      [lines.toSpliced(1, 1), 2],
      [[...lines, first], 6],
      [[first.replace('"from"', '"prev"')], 1],
      [[first.replace('"seq":6', '"seq":7')], 1],
      [readFileSync(`${path}.5`, 'utf8').split('\n').slice(0, -1).concat(lines), 6],
    ] as const) {
      writeFileSync(path, damaged.map((text) => `${text}\n`).join(''))
      expect(await complaint(path)).toContain(`line ${line} is damaged`)
    }
  })

  it('replaces the file and not the link that leads to it', async () => {
    const folder = temporaryFolder()
    const link = join(folder, 'link.journal')
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real', 'till.journal'), link)
    const journal = await openFileJournal(link)
    await journal.append(sample[0]!)
    await journal.rotate(sample.slice(1))
    // It is the same owner's, under both names.
    await expect(openFileJournal(join(folder, 'real', 'till.journal'))).rejects.toThrow(
      /another process uses/,
    )
    await journal.close()
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(await read(link)).toEqual(sample.slice(1))
    expect(readdirSync(join(folder, 'real')).toSorted()).toEqual(['till.journal', 'till.journal.1'])
  })

  it('overwrites no archive of another history, and goes on in the old file', async () => {
    const path = journalPath()
    await write(path, sample.slice(0, 2))
    writeFileSync(`${path}.2`, 'of another history')
    const journal = await openFileJournal(path)
    await expect(journal.rotate(sample.slice(2))).rejects.toThrow(
      /till\.journal\.2 is there already, and is another file.*goes on in the old file/,
    )
    await journal.append(sample[2]!)
    await journal.rotate(sample.slice(3))
    await journal.close()
    expect(readFileSync(`${path}.2`, 'utf8')).toBe('of another history')
    expect(await read(path)).toEqual(sample.slice(3))
    expect(await read(`${path}.3`)).toEqual(sample.slice(0, 3))
  })

  it('takes the archive that a rotation which a crash cut short has left', async () => {
    const path = journalPath()
    await write(path, sample)
    writeFileSync(`${path}.5`, readFileSync(path))
    writeFileSync(`${path}.new`, 'half a fi', { mode: 0o644 })
    const journal = await openFileJournal(path)
    expect(existsSync(`${path}.new`)).toBe(false)
    await journal.rotate(sample.slice(4))
    await journal.close()
    expect(await read(`${path}.5`)).toEqual(sample)
    expect(await read(path)).toEqual(sample.slice(4))
  })

  it('wants at least one record, and is open', async () => {
    const journal = await openFileJournal(journalPath())
    await expect(journal.rotate([])).rejects.toThrow(RangeError)
    await journal.append(intentRecord())
    await journal.close()
    await expect(journal.rotate(sample)).rejects.toThrow(/this journal is closed/)
  })
})

it('a record that cannot be written as JSON is refused alone', async () => {
  const path = journalPath()
  const journal = await openFileJournal(path)
  await expect(journal.append({ ...intentRecord(), amount: 1n as unknown as number })).rejects.toThrow(
    TypeError,
  )
  await journal.append(intentRecord())
  await journal.close()
  expect(await read(path)).toEqual([intentRecord()])
})

describe('a journal that a crash left behind', () => {
  it('loses zeros that a power cut left at the end', async () => {
    const path = journalPath()
    await write(path, sample)
    appendFileSync(path, Buffer.alloc(300))
    expect(await read(path)).toEqual(sample)
  })

  it('is not taken for one when it is some other file, which stays as it is', async () => {
    const path = journalPath()
    const basket = '{ "products": [{ "desc": "Brot", "priceOne": 250, "tax": 7 }] }'
    writeFileSync(path, basket)
    await expect(openFileJournal(path)).rejects.toThrow(/line 1 is damaged \(byte 0\), or is no journal's/)
    expect(readFileSync(path, 'utf8')).toBe(basket)
  })

  it('loses the torn last line and nothing else, wherever it is torn', async () => {
    const simulated = inMemory()
    await write('till', sample.slice(0, 2), simulated)
    const whole = simulated.content('till')
    await write('till', sample.slice(2, 3), simulated)
    const longer = simulated.content('till')
    for (let length = whole.byteLength; length < longer.byteLength - 1; length += 1) {
      simulated.replace('till', longer.subarray(0, length))
      expect(await read('till', simulated)).toEqual(sample.slice(0, 2))
      expect(simulated.content('till')).toEqual(whole)
    }
  })

  it('keeps a last line that lost nothing but its line break, as some editors leave it', async () => {
    const path = journalPath()
    await write(path, sample)
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, -1))
    expect(await read(path)).toEqual(sample)
    expect(readFileSync(path)).toEqual(whole)
  })

  it('goes on after the cut', async () => {
    const path = journalPath()
    await write(path, sample.slice(0, 3))
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.byteLength - 7))
    await write(path, sample.slice(3))
    expect(await read(path)).toEqual([...sample.slice(0, 2), ...sample.slice(3)])
  })

  it('is empty when only a part of its first line is there', async () => {
    const path = journalPath()
    writeFileSync(path, '{"seq":1,"pr')
    expect(await read(path)).toEqual([])
  })

  it('loses no acknowledged line to a torn one without a break in between', async () => {
    const path = journalPath()
    await write(path, sample)
    const bytes = readFileSync(path)
    // The last line break has become something else: that line was whole once.
    bytes[bytes.byteLength - 1] = 0x0b
    writeFileSync(path, bytes)
    expect(await complaint(path)).toContain(`line ${sample.length} is damaged`)
  })
})

describe('a damaged journal', () => {
  it('is refused, with the number of the line and what to do', async () => {
    const path = journalPath()
    await write(path, sample)
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    for (const index of lines.keys()) {
      writeFileSync(
        path,
        lines.with(index, (lines[index] ?? '').replace('1500', '1501').replace('STX_', 'STX-')).join('\n') +
          '\n',
      )
      expect(await complaint(path)).toMatch(
        new RegExp(
          `till\\.journal: line ${index + 1} is damaged \\(byte \\d+\\), or is no journal's\\. Keep the file`,
        ),
      )
    }
  })

  it('is refused when a line is missing, doubled or moved', async () => {
    const path = journalPath()
    await write(path, sample)
    const [first = '', second = '', third = ''] = readFileSync(path, 'utf8').split('\n')
    for (const [lines, line] of [
      [[second, third], 1],
      [[first, third], 2],
      [[first, first, second], 2],
      [[first, third, second], 2],
      [[first, '', second], 2],
    ] as const) {
      writeFileSync(path, lines.map((text) => `${text}\n`).join(''))
      expect(await complaint(path)).toContain(`line ${line} is damaged`)
    }
  })

  it('is refused whichever byte is flipped, and is left as it is', async () => {
    const simulated = inMemory()
    await write('till', sample, simulated)
    const whole = simulated.content('till')
    const last = whole.byteLength - 1
    await fc.assert(
      fc.asyncProperty(fc.nat(last), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        // A zero in place of the last line break, and of nothing else, is what a power cut leaves as well.
        fc.pre(place < last || mask !== 0x0a)
        const damaged = Buffer.from(whole)
        damaged[place] = (damaged[place] ?? 0) ^ mask
        simulated.replace('till', damaged)
        const line = whole.subarray(0, place).filter((byte) => byte === 0x0a).byteLength + 1
        const begin = whole.subarray(0, place).lastIndexOf(0x0a) + 1
        expect(await complaint('till', simulated)).toContain(`line ${line} is damaged (byte ${begin})`)
        expect(simulated.content('till')).toEqual(damaged)
      }),
      { numRuns: 150, examples: [1, 0x20, 0x40, 0x80].map((mask) => [last, mask]) },
    )
  })

  it('is free for the next owner after it was refused', async () => {
    const path = journalPath()
    await write(path, sample)
    const whole = readFileSync(path)
    writeFileSync(path, 'damaged\n')
    await complaint(path)
    writeFileSync(path, whole)
    expect(await read(path)).toEqual(sample)
  })
})

/** Runs the fixture with a limit on the size of the files that it may write, in bytes. Linux and macOS keep to it. */
function appendWithLimit(path: string, blocks: number, records: readonly JournalRecord[]): readonly string[] {
  const script = join(import.meta.dirname, '../fixtures/append.mjs')
  const command = `ulimit -f ${blocks}; exec "$0" "$@"`
  const args = ['-c', command, process.execPath, script, path, JSON.stringify(records)]
  return JSON.parse(execFileSync('sh', args, { encoding: 'utf8' })) as string[]
}

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  /** A block of `ulimit -f`: 512 or 1,024 bytes, by the shell. */
  function blockSize(): number {
    const probe = join(temporaryFolder(), 'probe')
    execFileSync('sh', ['-c', `(ulimit -f 1; head -c 4096 /dev/zero > "$0") 2> "$0.error" || true`, probe], {
      stdio: 'ignore',
    })
    return existsSync(probe) ? statSync(probe).size : 0
  }

  it('rejects that record and every later one', async () => {
    const path = journalPath()
    const said = appendWithLimit(path, 0, [intentRecord(), outcomeRecord()])
    expect(said).toEqual([
      expect.stringMatching(
        /^JournalError: .*could not write \(EFBIG.*No payment is taken until this is mended/,
      ),
      expect.stringMatching(/^JournalError: .*an earlier write failed, so the journal takes no more records/),
    ])
    expect(await read(path)).toEqual([])
  })

  it('keeps what was acknowledged when it takes half a record', async () => {
    const path = journalPath()
    await write(path, [intentRecord()])
    const size = blockSize()
    // So long that the next line crosses the limit of two blocks.
    const filler = outcomeRecord({ status: 'x'.repeat(2 * size - 100 - statSync(path).size - 130) })
    await write(path, [filler])
    const before = statSync(path).size
    const said = appendWithLimit(path, 2, [intentRecord({ saleId: 'sale-2' }), outcomeRecord()])
    expect(said.map((text) => text.slice(0, 12))).toEqual(['JournalError', 'JournalError'])
    // What was not acknowledged is taken back.
    expect(statSync(path).size).toBe(before)
    expect(await read(path)).toEqual([intentRecord(), filler])
  })
})

it('a journal reached through a link is the same journal', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'till.journal')
  const link = join(folder, 'link.journal')
  symlinkSync(path, link)
  const journal = await openFileJournal(link)
  await expect(openFileJournal(path)).rejects.toThrow(/another process uses this journal/)
  await journal.close()
  const again = await openFileJournal(path)
  await expect(openFileJournal(link)).rejects.toThrow(/another process uses this journal/)
  await again.close()
})
