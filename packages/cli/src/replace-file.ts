import { randomUUID } from 'node:crypto'
import { chmod, lstat, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'

/**
 * Writes a file in one step: it holds the old content or the new, never half of it. What is no file, such as a
 * printer's device, is written to as it stands. `mode`: who may read it; by default as before.
 */
export async function replaceFile(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  // A link stays a link, also one to a file that is not there yet.
  const target = await realpath(file).catch(() => file)
  const old = await stat(target).catch(() => undefined)
  const isLink = (await lstat(target).catch(() => undefined))?.isSymbolicLink() ?? false
  if (isLink || (old && !old.isFile())) return writeFile(target, content, { mode: mode ?? 0o666 })
  const temporary = `${target}.${randomUUID()}.tmp`
  try {
    // `wx`: nobody has put a link in its place.
    await writeFile(temporary, content, { mode: mode ?? 0o666, flag: 'wx' })
    // What is given to `writeFile` loses the bits of the umask.
    if (mode === undefined && old) await chmod(temporary, old.mode)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
