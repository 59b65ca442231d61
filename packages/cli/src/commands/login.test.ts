import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSandbox } from '@secukit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, openTill, startSandboxCommand } from '../../test/till.ts'

const card = '9276004429942845'
let sandbox: Awaited<ReturnType<typeof startSandbox>>
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 })
})
afterAll(() => sandbox.close())

const credentials = { SECUKIT_CLIENT_ID: 'sandbox', SECUKIT_CLIENT_SECRET: 'sandbox-secret' }

describe.concurrent('secukit login, whoami and logout', () => {
  it('save a profile that later commands use, and forget it', async () => {
    await using till = await openTill()
    const login = await till.run(['login', '--base-url', sandbox.url], { env: credentials })
    const file = join(till.folder, 'config', 'secukit', 'profiles.json')
    expect(login).toEqual({ code: 0, stdout: '', stderr: `✓ saved profile default in ${file}\n` })

    expect(await till.run(['whoami'])).toMatchObject({
      code: 0,
      stdout: `${sandbox.url}, profile default: credentials accepted\n`,
    })
    expect(await till.run(['card', 'load', card, '15,00'])).toMatchObject({ code: 0 })
    expect(await till.run(['logout'])).toEqual({ code: 0, stdout: '', stderr: '✓ forgot profile default\n' })
    expect(await till.run(['whoami'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('secukit login'),
    })
    expect(await readFile(file, 'utf8')).not.toContain('sandbox-secret')
  })

  it('keep the secret for its owner alone, and leave no copy of it', async () => {
    await using till = await openTill()
    await till.run(['login', '--base-url', sandbox.url])
    const folder = join(till.folder, 'config', 'secukit')
    expect(await readdir(folder)).toEqual(['profiles.json'])
    expect((await stat(join(folder, 'profiles.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  it('keep profiles apart by name', async () => {
    await using till = await openTill()
    await till.run(['login', '--base-url', sandbox.url, '--profile', 'till-1'])
    await till.run(['login', '--base-url', sandbox.url, '--profile', 'till-2'])
    expect(await till.run(['whoami'])).toMatchObject({ code: 2 })
    expect(await till.run(['whoami', '--profile', 'till-3'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no profile "till-3". Known: till-1, till-2.'),
    })
    await till.run(['logout', '--profile', 'till-1'])
    expect(await till.run(['whoami', '--profile', 'till-1'])).toMatchObject({ code: 2 })
    expect(await till.run(['whoami'], { env: { SECUKIT_PROFILE: 'till-2' } })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(', profile till-2: '),
    })
  })

  it('save no secret of a sandbox: the next one on its port has another', async () => {
    await using till = await openTill()
    const first = await startSandboxCommand(till)
    await till.run(['login', '--base-url', first.url])
    const file = join(till.folder, 'config', 'secukit', 'profiles.json')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ default: { baseUrl: first.url } })
    first.running.kill('SIGKILL')
    await first.running.ended
    await till.start(['sandbox', '--port', new URL(first.url).port]).says(/Ctrl/)
    expect(await till.run(['whoami'])).toMatchObject({
      code: 0,
      stdout: `${first.url}, profile default: credentials accepted\n`,
    })
  })

  it('save nothing when the credentials are refused, and never show them', async () => {
    await using till = await openTill()
    const refused = await till.run(['login', '--base-url', sandbox.url], {
      env: { SECUKIT_CLIENT_ID: 'till-7' },
    })
    expect(refused).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining('invalid_client') })
    expect(refused.stderr).not.toContain(canary)
    expect(await till.run(['logout'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no profile "default"'),
    })
  })

  it('ask for credentials instead of offering those of the sandbox to another machine', async () => {
    await using till = await openTill()
    expect(await till.run(['login', '--base-url', 'https://till.example'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Set SECUKIT_CLIENT_ID and SECUKIT_CLIENT_SECRET'),
    })
  })

  it('print JSON that carries no secret', async () => {
    await using till = await openTill()
    const run = async (...args: readonly string[]) => (await till.run([...args, '--json'])).stdout
    const printed = [await run('login', '--base-url', sandbox.url), await run('whoami'), await run('logout')]
    expect(printed.map((text) => JSON.parse(text) as unknown)).toEqual([
      { profile: 'default', baseUrl: sandbox.url, clientId: 'sandbox' },
      { profile: 'default', where: sandbox.url, accepted: true },
      { forgotten: 'default' },
    ])
    expect(printed.join('')).not.toContain('sandbox-secret')
  })

  it('let --base-url win over SECUKIT_PROFILE, so that its secret does not go to another address', async () => {
    await using till = await openTill()
    await till.run(['login', '--base-url', sandbox.url, '--profile', 'live'])
    const env = { SECUKIT_PROFILE: 'live', SECUKIT_CLIENT_ID: 'till-7' }
    expect(await till.run(['whoami', '--base-url', sandbox.url], { env })).toMatchObject({ code: 5 })
    expect(await till.run(['whoami', '--base-url', sandbox.url, '--profile', 'live'], { env })).toMatchObject(
      { code: 0 },
    )
  })

  it('take the address from SECUKIT_BASE_URL when nothing else names one', async () => {
    await using till = await openTill()
    expect(await till.run(['whoami'], { env: { SECUKIT_BASE_URL: sandbox.url } })).toMatchObject({
      code: 0,
      stdout: `${sandbox.url}: credentials accepted\n`,
    })
  })

  it.each([
    ['nothing readable', `{"default": "${canary}"`],
    ['no object', 'null'],
    ['a list', `["${canary}"]`],
  ])('say what to do when the profiles are %s, and quote nothing of them', async (_what, content) => {
    await using till = await openTill()
    const folder = join(till.folder, 'config', 'secukit')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'profiles.json'), content)
    const { code, stderr } = await till.run(['whoami'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^✗ cannot read the profiles in .*profiles\.json: .* Mend or remove the file/)
    expect(stderr).not.toContain(canary)
  })
})
