import { mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'
import { replaceFile } from './replace-file.ts'

/** What `secukit login` saves. */
export interface Profile {
  readonly environment?: 'live' | 'testing'
  readonly baseUrl?: string
  /** Missing in the profile of a sandbox on this machine. */
  readonly clientId?: string
  readonly clientSecret?: string
}

export type Profiles = Readonly<Record<string, Profile>>

/** Where profiles are kept (XDG Base Directory Specification). */
export function profilesFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'secukit', 'profiles.json')
}

/** Where journals are kept, and what running sandboxes leave (XDG Base Directory Specification). */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'secukit')
}

export async function readProfiles(file: string = profilesFile()): Promise<Profiles> {
  try {
    const profiles: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof profiles !== 'object' || profiles === null || Array.isArray(profiles))
      throw new SyntaxError('no object')
    return profiles as Profiles
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    // What a parser quotes could be a secret.
    const why = error instanceof SyntaxError ? 'it is not a JSON object of profiles' : reason(error)
    throw Failure.input(
      `cannot read the profiles in ${file}: ${why}. Mend or remove the file, then run secukit login.`,
    )
  }
}

/** Replaces the file in one step, for its owner's eyes only: it holds secrets. */
export async function writeProfiles(profiles: Profiles, file: string = profilesFile()): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await replaceFile(file, `${JSON.stringify(profiles, undefined, 2)}\n`, 0o600)
  } catch (error) {
    throw Failure.input(`cannot save the profiles in ${file}: ${reason(error)}`)
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
