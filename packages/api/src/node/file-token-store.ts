import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type StoredTokens, type TokenStore, TokenStoreError } from '../auth/token-store.ts'
import { inTurn } from './turn.ts'

/** What the file holds. */
interface Content {
  readonly version: 1
  readonly sessions: Readonly<Record<string, StoredTokens>>
}

/**
 * Keeps tokens and device registrations in a JSON file, for all processes of this machine that name the same path; the
 * file holds secrets. It has mode 0600 (a wider one is narrowed), its folder is made with mode 0700 if it is missing. A
 * write is on disk, file and folder, before it resolves, and replaces the file in one step: a crash leaves the old
 * content or the new. What is not readable as such a file, and a symbolic link, is refused and never overwritten.
 * All methods reject with a `TokenStoreError` that names the path.
 */
export function fileTokenStore(path: string): TokenStore {
  return fileStore(resolve(path))
}

function fileStore(path: string): TokenStore {
  return {
    async read(key) {
      const { sessions } = await readContent(path)
      return Object.hasOwn(sessions, key) ? sessions[key] : undefined
    },
    // Sessions take turns of their own, so that one need not wait for the token request of another; writes share one.
    write: async (key, tokens) =>
      inTurn(await nameOf(path), undefined, async () => {
        const { sessions } = await readContent(path)
        await replace(path, { version: 1, sessions: { ...sessions, [key]: tokens } })
      }),
    alone: async (key, task) => inTurn(await nameOf(path), key, task),
  }
}

/** The one name of the file, whatever folder links lead to it. Makes the folder if it is missing. */
async function nameOf(path: string): Promise<string> {
  const folder = dirname(path)
  try {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 })
    // Each new folder is an entry in the one above it, down from the first that was missing.
    if (first !== undefined) {
      for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at))
    }
    return join(await realpath(folder), basename(path))
  } catch (cause) {
    throw failure(path, 'its folder cannot be used', 'Check the path, and who owns the folder.', cause)
  }
}

async function readContent(path: string): Promise<Content> {
  let text: string
  let file: FileHandle | undefined
  try {
    // A link could lead to anywhere, a pipe would never answer.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const stats = await file.stat()
    if (!stats.isFile()) throw new Error('not a file')
    if (process.platform !== 'win32' && stats.mode & 0o077) await file.chmod(0o600)
    text = await file.readFile('utf8')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { version: 1, sessions: {} }
    if (codeOf(cause) === 'ELOOP')
      throw failure(path, 'it is a symbolic link', 'Name the file itself.', cause)
    throw failure(path, 'it cannot be read', 'Check that it is a file, and who owns it.', cause)
  } finally {
    await file?.close()
  }
  const content = parse(text)
  if (content) return content
  throw failure(
    path,
    'it is damaged, or no token store of this version',
    'Restore it from a copy, or move it away: then tills that it registered must register again.',
  )
}

function parse(text: string): Content | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own error is left out: it quotes the file, and with it a token.
    return undefined
  }
  return isContent(value) ? value : undefined
}

function isContent(value: unknown): value is Content {
  return (
    isObject(value) &&
    value['version'] === 1 &&
    isObject(value['sessions']) &&
    Object.values(value['sessions']).every(isTokens)
  )
}

function isTokens(value: unknown): boolean {
  return (
    isObject(value) &&
    [value['accessToken'], value['refreshToken'], value['deviceCode']].every(isTextOrNothing) &&
    (value['usableUntil'] === undefined || typeof value['usableUntil'] === 'number') &&
    (value['registration'] === undefined || isRegistration(value['registration']))
  )
}

function isRegistration(value: unknown): boolean {
  return (
    isObject(value) &&
    ['deviceCode', 'userCode', 'verificationUrl'].every((name) => typeof value[name] === 'string') &&
    ['interval', 'validUntil'].every((name) => typeof value[name] === 'number')
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

/** Puts the content in the place of the file in one step; the caller has the turn. */
async function replace(path: string, content: Content): Promise<void> {
  // Always the same name: what a crash left of it is cleared away here.
  const fresh = `${path}.new`
  try {
    await rm(fresh, { force: true })
    const file = await open(fresh, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(content, undefined, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(fresh, { force: true }).catch(() => undefined)
    throw failure(
      path,
      'it cannot be written',
      'Check who owns the folder, and whether the disk is full.',
      cause,
    )
  }
}

/** A new name must survive a power cut too. Windows cannot, and need not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function failure(path: string, what: string, advice: string, cause?: unknown): TokenStoreError {
  const code = codeOf(cause)
  return new TokenStoreError(`${path}: ${what}${code === undefined ? '' : ` (${code})`}`, advice, cause)
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}
