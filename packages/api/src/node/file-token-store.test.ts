import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SecuconnectError } from '../errors/errors.ts'
import { memoryTokenStore, type StoredTokens, TokenStoreError } from '../auth/token-store.ts'
import { fileTokenStore } from './file-token-store.ts'

const posix = process.platform !== 'win32'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'secukit-store-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const modeOf = (path: string): number => statSync(path).mode & 0o777

async function failure(work: Promise<unknown>): Promise<TokenStoreError> {
  const error: unknown = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TokenStoreError)
  expect(error).toBeInstanceOf(SecuconnectError)
  expect(error).toMatchObject({ operation: 'auth.token' })
  return error as TokenStoreError
}

const full: StoredTokens = {
  accessToken: 'canary-access',
  usableUntil: 1_700_000_000_000,
  refreshToken: 'canary-refresh',
  deviceCode: 'canary-device',
  registration: {
    deviceCode: 'canary-pending',
    userCode: 'k7m2p9xq',
    verificationUrl: 'http://www.secuoffice.com',
    interval: 5,
    validUntil: 1_700_000_000_000,
  },
}

describe.each([
  ['memoryTokenStore', () => memoryTokenStore()],
  ['fileTokenStore', () => fileTokenStore(join(folder(), 'tokens.json'))],
])('%s', (_name, open) => {
  it('gives back what was written, each key for itself', async () => {
    const text = fc.string({ unit: 'binary' })
    const tokens = fc.record({
      accessToken: text,
      usableUntil: fc.integer(),
      refreshToken: text,
      deviceCode: text,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'toString', 'ä\n'), tokens)),
        async (writes) => {
          const store = open()
          expect(await store.read('toString')).toBeUndefined()
          const expected = new Map<string, StoredTokens>()
          for (const [key, value] of writes) {
            await store.write(key, value)
            expected.set(key, value)
          }
          for (const [key, value] of expected) expect(await store.read(key)).toEqual(value)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('lets one task per key run at a time, whatever becomes of the one before', async () => {
    const store = open()
    let running = 0
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        store.alone('k', async () => {
          running += 1
          expect(running).toBe(1)
          await new Promise((later) => setTimeout(later, 1))
          running -= 1
          if (index % 3 === 0) throw new Error('failed')
          return index
        }),
      ),
    )
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual(
      Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? 'failed' : index)),
    )
  })

  it('lets tasks of other keys run meanwhile, and the task itself write', async () => {
    const store = open()
    await store.alone('k', async () => {
      await store.write('k', full)
      await store.alone('other', () => store.write('other', { accessToken: 'x' }))
    })
    expect(await store.read('k')).toEqual(full)
    expect(await store.read('other')).toEqual({ accessToken: 'x' })
  })

  it('shows no secret when it is printed', async () => {
    const store = open()
    await store.write('k', full)
    expect(inspect(store, { depth: null, showHidden: true }) + JSON.stringify(store)).not.toContain('canary')
  })
})

describe('the file', () => {
  it('is made with mode 0600, in a folder with mode 0700', async () => {
    const path = join(folder(), 'deep', 'down', 'tokens.json')
    const store = fileTokenStore(path)
    expect(await store.read('k')).toBeUndefined()
    // Reading makes nothing.
    expect(existsSync(join(path, '..'))).toBe(false)
    await store.write('k', full)
    if (!posix) return
    expect([modeOf(path), modeOf(join(path, '..')), modeOf(join(path, '..', '..'))]).toEqual([
      0o600, 0o700, 0o700,
    ])
  })

  it.runIf(posix)('of a wider mode is narrowed when it is read, and when it is written', async () => {
    const path = join(folder(), 'tokens.json')
    const store = fileTokenStore(path)
    await store.write('k', full)
    for (const use of [() => store.read('k'), () => store.write('k', full)]) {
      chmodSync(path, 0o644)
      await use()
      expect(modeOf(path)).toBe(0o600)
    }
  })

  it('keeps all keys and nothing else, though many stores write at once', async () => {
    const path = join(folder(), 'tokens.json')
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`)
    await Promise.all(keys.map((key) => fileTokenStore(path).write(key, { accessToken: key })))
    for (const key of keys) expect(await fileTokenStore(path).read(key)).toEqual({ accessToken: key })
    expect(readdirSync(join(path, '..'))).toEqual(['tokens.json'])
  })

  it('is replaced, not written into: a reader of the old one sees the old one whole', async () => {
    const path = join(folder(), 'tokens.json')
    const store = fileTokenStore(path)
    await store.write('k', { accessToken: 'old' })
    const before = readFileSync(path, 'utf8')
    linkSync(path, `${path}.copy`)
    await store.write('k', { accessToken: 'new' })
    expect(readFileSync(`${path}.copy`, 'utf8')).toBe(before)
    expect(await store.read('k')).toEqual({ accessToken: 'new' })
  })

  it('that a crash left half written is cleared away, and followed nowhere', async () => {
    const path = join(folder(), 'tokens.json')
    const elsewhere = join(folder(), 'elsewhere')
    writeFileSync(elsewhere, 'not yours')
    symlinkSync(elsewhere, `${path}.new`)
    await fileTokenStore(path).write('k', full)
    expect(readFileSync(elsewhere, 'utf8')).toBe('not yours')
    expect(lstatSync(path).isSymbolicLink()).toBe(false)
    expect(readdirSync(join(path, '..'))).toEqual(['tokens.json'])
  })

  const sessions = (tokens: unknown): string => JSON.stringify({ version: 1, sessions: { k: tokens } })
  it.each([
    '',
    '{',
    '{"version":1,"sessions":{"k":{"deviceCode":"canary-device"}}',
    'null',
    '[]',
    '7',
    '{}',
    '{"version":2,"sessions":{}}',
    '{"version":1}',
    '{"version":1,"sessions":[]}',
    sessions(null),
    sessions('canary'),
    sessions({ accessToken: 7 }),
    sessions({ refreshToken: null }),
    sessions({ deviceCode: {} }),
    sessions({ usableUntil: 'canary' }),
    sessions({ registration: 'canary' }),
    sessions({ registration: { ...full.registration, interval: '5' } }),
    sessions({ registration: { ...full.registration, deviceCode: undefined } }),
    '\0'.repeat(100),
  ])('with %j in it is refused by name, and never overwritten', async (content) => {
    const path = join(folder(), 'tokens.json')
    writeFileSync(path, content)
    const store = fileTokenStore(path)
    for (const error of [await failure(store.read('k')), await failure(store.write('k', full))]) {
      expect(error.message).toContain(path)
      expect(error.message).toContain('Restore it from a copy, or move it away')
      expect(inspect(error)).not.toContain('canary')
    }
    expect(readFileSync(path, 'utf8')).toBe(content)
    expect(readdirSync(join(path, '..'))).toEqual(['tokens.json'])
  })

  it('of a later release that has more in it keeps what this one does not know', async () => {
    const path = join(folder(), 'tokens.json')
    writeFileSync(
      path,
      JSON.stringify({ version: 1, sessions: { other: { deviceCode: 'd', more: { a: 1 } } } }),
    )
    await fileTokenStore(path).write('k', full)
    expect(await fileTokenStore(path).read('other')).toEqual({ deviceCode: 'd', more: { a: 1 } })
  })

  it.runIf(posix)('is not a symbolic link, wherever that leads', async () => {
    const target = join(folder(), 'target.json')
    const path = join(folder(), 'tokens.json')
    symlinkSync(target, path)
    for (const content of [undefined, '{"version":1,"sessions":{}}']) {
      if (content !== undefined) writeFileSync(target, content)
      const store = fileTokenStore(path)
      for (const error of [await failure(store.read('k')), await failure(store.write('k', full))]) {
        expect(error.message).toContain(`${path}: it is a symbolic link`)
      }
      expect(lstatSync(path).isSymbolicLink()).toBe(true)
    }
  })

  it.runIf(posix)('is not a folder, and the folder’s mode stays', async () => {
    const path = join(folder(), 'tokens.json')
    mkdirSync(path, { mode: 0o755 })
    expect((await failure(fileTokenStore(path).read('k'))).message).toContain('Check that it is a file')
    expect(modeOf(path)).toBe(0o755)
  })

  it.runIf(posix)('is not a pipe, which would never answer', async () => {
    const path = join(folder(), 'tokens.json')
    const [code] = (await once(spawn('sh', ['-c', 'mkfifo "$1"', 'sh', path]), 'exit')) as [number]
    expect(code).toBe(0)
    expect((await failure(fileTokenStore(path).read('k'))).message).toContain('Check that it is a file')
  })

  it('cannot be in a folder that is a file', async () => {
    const path = join(folder(), 'file')
    writeFileSync(path, '')
    const store = fileTokenStore(join(path, 'tokens.json'))
    expect((await failure(store.write('k', full))).message).toContain('its folder cannot be used')
    expect((await failure(store.alone('k', () => Promise.resolve()))).message).toContain(
      'its folder cannot be used',
    )
  })
})

describe('turns', () => {
  it.runIf(posix)('are shared however the path is written', async () => {
    const base = folder()
    const link = join(folder(), 'link')
    symlinkSync(base, link)
    const paths = [
      join(base, 'tokens.json'),
      join(link, 'tokens.json'),
      relative(process.cwd(), join(base, 'tokens.json')),
    ]
    let running = 0
    await Promise.all(
      paths.map((path) =>
        fileTokenStore(path).alone('k', async () => {
          running += 1
          expect(running).toBe(1)
          await new Promise((later) => setTimeout(later, 20))
          running -= 1
        }),
      ),
    )
  })

  it('of other files are free', async () => {
    const base = folder()
    const inner = () => fileTokenStore(join(base, 'b')).alone('k', () => Promise.resolve('both'))
    expect(await fileTokenStore(join(base, 'a')).alone('k', inner)).toBe('both')
  })
})
