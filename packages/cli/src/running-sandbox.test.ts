import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { leaveCredentials, sandboxCredentials } from './running-sandbox.ts'

const published = { clientId: 'sandbox', clientSecret: 'sandbox-secret' }
const own = { clientId: 'sandbox', clientSecret: 'of-this-run' }
const folders: string[] = []
let folder: string

beforeEach(async () => {
  const state = await mkdtemp(join(tmpdir(), 'secukit-test-'))
  folders.push(state)
  vi.stubEnv('XDG_STATE_HOME', state)
  folder = join(state, 'secukit')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all(folders.map((each) => rm(each, { recursive: true })))
})

it('finds what was left by the port, under each name of this machine', async () => {
  const takeAway = await leaveCredentials('http://127.0.0.1:4711', own)
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '127.1.2.3'])
    expect(await sandboxCredentials(`http://${host}:4711/api/v2`)).toEqual(own)
  expect(await sandboxCredentials('http://127.0.0.1:4712')).toEqual(published)
  await takeAway()
  expect(await sandboxCredentials('http://127.0.0.1:4711')).toEqual(published)
})

it.each([
  ['http://127.0.0.1', 80],
  ['https://localhost', 443],
])('knows the port that %s leaves out', async (url, port) => {
  await leaveCredentials(`http://127.0.0.1:${port}`, own)
  expect(await sandboxCredentials(url)).toEqual(own)
})

it('leaves one file, for its owner alone, and no folder that others can look into', async () => {
  await leaveCredentials('http://127.0.0.1:4711', own)
  expect(await readdir(folder)).toEqual(['sandbox-4711.json'])
  expect((await stat(join(folder, 'sandbox-4711.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it.each([
  ['nothing', ''],
  ['no JSON', '{"pid"'],
  ['no object', 'null'],
  ['a list', '[]'],
  ['no process', JSON.stringify(own)],
  ['a word for a process', JSON.stringify({ pid: 'all', ...own })],
  ['all processes', JSON.stringify({ pid: 0, ...own })],
  ['a group of processes', JSON.stringify({ pid: -process.pid, ...own })],
  ['a process that is gone', JSON.stringify({ pid: 2 ** 30, ...own })],
  ['no secret', JSON.stringify({ pid: process.pid, clientId: 'sandbox' })],
  ['no id', JSON.stringify({ pid: process.pid, clientSecret: 'x' })],
])('goes by what is published where a file holds %s', async (_what, content) => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'sandbox-4711.json'), content)
  expect(await sandboxCredentials('http://127.0.0.1:4711')).toEqual(published)
})

it('takes away only what is its own', async () => {
  const takeAway = await leaveCredentials('http://127.0.0.1:4711', own)
  const file = join(folder, 'sandbox-4711.json')
  await writeFile(file, JSON.stringify({ pid: process.ppid, ...own }))
  await takeAway()
  expect(await readdir(folder)).toEqual(['sandbox-4711.json'])
  await rm(file)
  await takeAway()
})
