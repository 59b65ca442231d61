import { spawn } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, openTill, watch } from '../test/till.ts'
import { replaceFile } from './replace-file.ts'

describe.skipIf(process.platform === 'win32')('replaceFile', () => {
  it('leaves the file and nothing else', async () => {
    await using till = await openTill()
    const folder = join(till.folder, 'new')
    await mkdir(folder)
    await replaceFile(join(folder, 'a'), 'one')
    await replaceFile(join(folder, 'a'), Uint8Array.of(0x74, 0x77, 0x6f))
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('two')
    await expect(replaceFile(folder, 'one')).rejects.toThrow('EISDIR')
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('leaves a link where it is and changes what it points to', async () => {
    await using till = await openTill()
    const file = await till.file('file', 'old')
    const link = join(till.folder, 'link')
    await symlink('file', link)
    await replaceFile(link, 'new')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('lets the same people read it as before, unless told otherwise', async () => {
    await using till = await openTill()
    const file = await till.file('file', 'old')
    const mode = async (): Promise<number> => (await stat(file)).mode & 0o777
    await chmod(file, 0o600)
    await replaceFile(file, 'new')
    expect(await mode()).toBe(0o600)
    await chmod(file, 0o644)
    await replaceFile(file, 'new', 0o600)
    expect(await mode()).toBe(0o600)
    // More than most umasks leave to a new file.
    await chmod(file, 0o666)
    await replaceFile(file, 'newer')
    expect(await mode()).toBe(0o666)
  })

  it('writes through a link to a file that is not there yet', async () => {
    await using till = await openTill()
    const link = join(till.folder, 'link')
    await symlink('later', link)
    await replaceFile(link, 'new')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(join(till.folder, 'later'), 'utf8')).toBe('new')
  })

  it('keeps the old content when the new one could not be written, and leaves nothing half-written', async () => {
    await using till = await openTill()
    const receipt = await till.file('receipt.json', [
      { type: 'textline', value: { text: 'x'.repeat(10_000) } },
    ])
    const folder = join(till.folder, 'out')
    await mkdir(folder)
    await writeFile(join(folder, 'old.txt'), 'old')
    for (const name of ['old.txt', 'new.txt']) {
      // One block is less than the receipt takes.
      const script = `ulimit -f 1; "${process.execPath}" "${bin}" receipt render "${receipt}" --out "${join(folder, name)}"`
      const shell = spawn('sh', ['-c', script], { env: till.env })
      expect(await watch(shell, '').ended).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^✗ cannot write \S+: EFBIG: file too large\n$/),
      })
    }
    expect(await readdir(folder)).toEqual(['old.txt'])
    expect(await readFile(join(folder, 'old.txt'), 'utf8')).toBe('old')
  })
})
