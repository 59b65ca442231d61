import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { credentials as published } from '@secukit/sandbox/credentials'
import { stateFolder } from './profiles.ts'
import { replaceFile } from './replace-file.ts'

/** What a client signs in with. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** What `secukit sandbox` leaves for the other commands of its user as long as it runs. */
interface RunningSandbox extends ClientCredentials {
  readonly pid: number
}

/** Leaves the credentials of a sandbox where commands find them by its port. Returns what takes them away again. */
export async function leaveCredentials(
  url: string,
  { clientId, clientSecret }: ClientCredentials,
): Promise<() => Promise<void>> {
  const file = fileOf(url)
  await mkdir(stateFolder(), { recursive: true, mode: 0o700 })
  const left: RunningSandbox = { pid: process.pid, clientId, clientSecret }
  await replaceFile(file, `${JSON.stringify(left)}\n`, 0o600)
  return async () => {
    // A later sandbox on this port, at another address, may have put its own there.
    if ((await read(file))?.pid === process.pid) await rm(file, { force: true })
  }
}

/** What a sandbox on this machine accepts: what it left, as long as it runs; else what is published. */
export async function sandboxCredentials(
  url: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ClientCredentials> {
  const left = await read(fileOf(url, env))
  return left && isRunning(left.pid)
    ? { clientId: left.clientId, clientSecret: left.clientSecret }
    : published
}

/** One port, one sandbox, whatever name of this machine it is called by. */
function fileOf(url: string, env: NodeJS.ProcessEnv = process.env): string {
  const { port, protocol } = new URL(url)
  return join(stateFolder(env), `sandbox-${port || (protocol === 'https:' ? '443' : '80')}.json`)
}

async function read(file: string): Promise<RunningSandbox | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const left = JSON.parse(text) as Partial<RunningSandbox> | null
    const { pid, clientId, clientSecret } = left ?? {}
    return typeof pid === 'number' && typeof clientId === 'string' && typeof clientSecret === 'string'
      ? { pid, clientId, clientSecret }
      : undefined
  } catch {
    return undefined
  }
}

/** A sandbox that was killed leaves its file behind. */
function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
