import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JournalError } from './journal.ts'

/** Whoever holds this is the only one with that journal. */
export interface Owner {
  readonly release: () => Promise<void>
}

/**
 * Makes this process the only owner of a journal, a file that exists, by listening on a socket named after it.
 * The kernel frees the name when the process dies, however it dies; a lock file would outlive it.
 */
export async function ownJournal(path: string): Promise<Owner> {
  const server = createServer((visitor) => visitor.destroy())
  // An open journal alone keeps no till running.
  server.unref()
  const name = socketName(path)
  try {
    await listen(server, name).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || !isFile(name) || (await answers(name))) throw error
      // Left behind by a process that died: here, alone of all, the name is a file.
      rmSync(name, { force: true })
      await listen(server, name)
    })
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    const message = taken
      ? `${path}: another process uses this journal. One till, one journal: end the other process, or give this one a journal of its own.`
      : `${path}: could not take ownership of the journal (${cause instanceof Error ? cause.message : String(cause)})`
    throw new JournalError(message, { cause })
  }
  return { release: () => new Promise((released) => server.close(() => released())) }
}

function listen(server: Server, name: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    // Workers of a cluster would otherwise share one socket, and each of them own the journal.
    server.listen({ path: name, exclusive: true }, () => {
      server.off('error', fail)
      done()
    })
  })
}

function answers(name: string): Promise<boolean> {
  return new Promise((done) => {
    const visitor = connect(name, () => {
      visitor.destroy()
      done(true)
    })
    visitor.once('error', () => done(false))
  })
}

function isFile(name: string): boolean {
  return !name.startsWith('\0') && process.platform !== 'win32'
}

/** Linux has names without files, Windows has pipes; elsewhere the socket is a file in the temporary folder. */
function socketName(path: string): string {
  // The real name, so that a link, or on Windows another spelling, is not another journal.
  const name = `secukit-${createHash('sha256').update(realpathSync.native(path)).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}
