import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TokenStoreError } from '../auth/token-store.ts'
import { wait } from '../wait.ts'

/** How long to wait for one's turn, in ms: longer than a token request takes with all its tries. */
const patience = 120_000

/**
 * Runs a task while no other process of this machine runs one for the same file and key. Who has the turn listens on a socket;
 * the others connect to it, and the kernel tells them when it ends, however the process ends: there is no lock to be
 * left behind. Rejects with a `TokenStoreError` when the turn does not come in time.
 */
export async function inTurn<T>(
  path: string,
  key: string | undefined,
  task: () => Promise<T>,
  limit: number = patience,
): Promise<T> {
  const address = addressOf(key === undefined ? path : `${path}\n${key}`)
  const end = performance.now() + limit
  let turn: Turn | undefined
  while (!(turn = await takeTurn(address))) {
    const holder = await turnOfAnother(address, end - performance.now())
    if (performance.now() < end) continue
    throw new TokenStoreError(
      `${path}: no turn at this token store within ${limit / 1000} s, ${holder ?? 'another process'} has it`,
      'It may hang: end it, then try again.',
    )
  }
  try {
    return await task()
  } finally {
    await turn.end()
  }
}

interface Turn {
  end(): Promise<void>
}

/** `undefined` when another one has the turn. */
async function takeTurn(address: string): Promise<Turn | undefined> {
  const waiting = new Set<Socket>()
  const server = createServer((visitor) => {
    waiting.add(visitor)
    visitor.on('error', () => undefined)
    visitor.on('close', () => waiting.delete(visitor))
    visitor.write(`process ${process.pid}`)
  })
  if (!(await listen(server, address))) return undefined
  return {
    end: () =>
      new Promise((ended) => {
        server.close(() => ended())
        for (const visitor of waiting) visitor.destroy()
      }),
  }
}

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return done(false)
      fail(
        new TokenStoreError(
          `no turn at the token store: ${error.message}`,
          'Check that this process may open local sockets.',
          error,
        ),
      )
    })
    // In a cluster the workers would share one socket otherwise, and all have the turn.
    server.listen({ path: address, exclusive: true }, () => done(true))
  })
}

/** Waits until the turn of another one ends, or until time is up; then tells who it is, if it can still answer. */
async function turnOfAnother(address: string, ms: number): Promise<string | undefined> {
  let holder: string | undefined
  const visitor = connect(address)
  visitor.on('data', (name) => (holder = name.toString()))
  const closed = new Promise<NodeJS.ErrnoException | undefined>((done) => {
    let failure: NodeJS.ErrnoException | undefined
    visitor.on('error', (error) => (failure = error))
    visitor.on('close', () => done(failure))
  })
  const failure = await wait(ms, undefined, closed)
  visitor.destroy()
  // A socket that is a file outlives a process that was killed.
  if (failure?.code === 'ECONNREFUSED' && isFile(address)) await rm(address, { force: true })
  // Its turn ended just now, or too many wait already: no need to run in circles.
  if (failure) await wait(5)
  return holder
}

function isFile(address: string): boolean {
  return !address.startsWith('\0') && process.platform !== 'win32'
}

/** Linux has names without files, Windows has pipes; elsewhere the socket is a file in the temporary folder. */
function addressOf(name: string): string {
  const address = `secukit-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${address}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${address}`
  return join(tmpdir(), `${address}.sock`)
}
