import { cp, mkdir } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { expect, describe, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { bin, openTill, watch } from '../test/till.ts'

describe.concurrent('bin/secukit.js', () => {
  it('says how to build when nothing is built yet, and ends with 1', async () => {
    await using till = await openTill()
    await cp(dirname(bin), join(till.folder, 'bin'), { recursive: true })
    await till.file('package.json', { type: 'module' })
    const child = spawn(process.execPath, [join(till.folder, 'bin', 'secukit.js'), 'demo'], { env: till.env })
    expect(await watch(child, '').ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'secukit is not built yet. Run: npm run build\n',
    })
  })

  it('is what the next commands of the demo call: npx @secukit/cli', async () => {
    await using till = await openTill()
    const cwd = new URL('../../..', import.meta.url)
    const child = spawn('npx', ['--offline', '@secukit/cli', '--version'], { cwd, env: till.env })
    expect(await watch(child, '').ended).toMatchObject({ code: 0, stdout: `${manifest.version}\n` })
  })

  it('shows an example that can be pasted, whatever card number was typed', async () => {
    await using till = await openTill()
    for (const more of [[], ['15,00', 'x']])
      expect(await till.run(['card', 'load', '9276004429942845', ...more])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Example: secukit card load 9276004429942845 15,00 '),
      })
  })

  it('prints its version', async () => {
    await using till = await openTill()
    expect(await till.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  it('brings a command to its end when nobody reads on, as with head', async () => {
    await using till = await openTill()
    const shell = spawn(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" demo | true; "${process.execPath}" "${bin}" --help 2>&1 | true`],
      {
        env: till.env,
      },
    )
    expect(await watch(shell, '').ended).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await till.leftBehind()).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')('ends with 1 when its output could not be written', async () => {
    await using till = await openTill()
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${bin}" --help > /dev/full`], { env: till.env })
    expect(await watch(shell, '').ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^✗ cannot write the output: ENOSPC.*\n$/),
    })
  })

  it('reads a file whose path has blanks and other signs in it', async () => {
    await using till = await openTill()
    const folder = join(till.folder, 'a b#c%20ä')
    await mkdir(folder)
    const file = await till.file('a b#c%20ä/receipt.json', [{ type: 'textline', value: { text: 'Grüße' } }])
    expect(await till.run(['receipt', 'render', file])).toEqual({ code: 0, stdout: 'Grüße\n', stderr: '' })
  })
})
