import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Bundle, bundleClient } from '../../test/bundle.ts'
import { httpServer, sendJson } from '../../test/servers.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleClient(join(import.meta.dirname, '../../test/till-process.ts'))
})
afterAll(() => bundle.remove())

function storePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'secukit-till-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'tokens.json')
}

interface Device {
  readonly deviceCode: string
  readonly userCode: string
  confirmed: boolean
}

/** The API as devices see it: it remembers registrations, and of each device only the latest token is good. */
async function vendor() {
  const devices: Device[] = []
  const grants: string[] = []
  const state = { token: 'none', tokens: 0, accepted: 0, refused: 0 }
  const server = await httpServer((seen, response) => {
    if (seen.url !== '/oauth/token') {
      const good = seen.headers.authorization === `Bearer ${state.token}`
      state[good ? 'accepted' : 'refused'] += 1
      return sendJson(response, good ? 200 : 401, good ? { id: 'STX_1' } : { error: 'expired' })
    }
    const form = JSON.parse(seen.body) as Readonly<Record<string, string>>
    if (form['uuid'] !== undefined) {
      const device = {
        deviceCode: `device-${devices.length + 1}`,
        userCode: `user-${devices.length + 1}`,
        confirmed: false,
      }
      devices.push(device)
      return sendJson(response, 200, {
        device_code: device.deviceCode,
        user_code: device.userCode,
        verification_url: 'http://www.secuoffice.com',
        expires_in: 1200,
        interval: 0.02,
      })
    }
    const device = devices.find(({ deviceCode }) => deviceCode === (form['code'] ?? form['refresh_token']))
    if (device === undefined) return sendJson(response, 400, { error: 'invalid_grant' })
    if (!device.confirmed) return sendJson(response, 401, { error: 'authorization_pending' })
    grants.push(form['grant_type'] ?? '')
    state.tokens += 1
    state.token = `token-${state.tokens}`
    sendJson(response, 200, {
      access_token: state.token,
      expires_in: 1200,
      token_type: 'bearer',
      // As the vendor does: only the grant `device` brings one.
      ...(form['code'] !== undefined && { refresh_token: device.deviceCode }),
    })
  })
  return { url: server.url, devices, grants, state }
}

function start(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(bundle.folder, 'client.mjs'), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs a registration to its end, or to its death; a person confirms each code that is shown. */
async function register(api: Awaited<ReturnType<typeof vendor>>, path: string, killAt?: number) {
  const child = start('register', api.url, path, ...(killAt === undefined ? [] : [String(killAt)]))
  const shown: string[] = []
  if (child.stdout) {
    createInterface(child.stdout).on('line', (userCode) => {
      shown.push(userCode)
      for (const device of api.devices) if (device.userCode === userCode) device.confirmed = true
    })
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { killed: signal === 'SIGKILL', ended: code === 0, shown }
}

/** A till that is registered. */
async function registeredTill() {
  const api = await vendor()
  const path = storePath()
  expect(await register(api, path)).toMatchObject({ ended: true, shown: ['user-1'] })
  return { api, path }
}

/** A process that makes so many calls at once when it is told to. */
function caller(url: string, path: string, killAt?: number) {
  const child = start('calls', url, path, ...(killAt === undefined ? [] : [String(killAt)]))
  const lines = child.stdout && createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    send: (line: string) => child.stdin?.write(`${line}\n`),
    async calls(count: number) {
      child.stdin?.write(`${count}\n`)
      return JSON.parse((await lines?.next())?.value as string) as unknown
    },
  }
}

describe('four processes of one till', () => {
  it('share one token: one request at the start, one when it ends, and no call fails', async () => {
    const { api, path } = await registeredTill()
    // As on the next morning: the registration is there, a token is not.
    api.state.token = 'none'
    const before = api.state.tokens
    const processes = Array.from({ length: 4 }, () => caller(api.url, path))
    const good = { calls: 1_000, failures: [] }
    for (let day = 1; day <= 2; day += 1) {
      const results = await Promise.all(processes.map((process) => process.calls(1_000)))
      expect(results).toEqual([good, good, good, good])
      expect(api.state.tokens - before).toBe(day)
      expect(api.state.accepted).toBe(day * 4_000)
      // The server ends the session: all four find out at once.
      api.state.token = 'ended'
    }
    expect(api.grants.slice(-2)).toEqual(['refresh_token', 'refresh_token'])
  }, 120_000)

  it('go on when one of them is killed at any step of a renewal', async () => {
    const { api, path } = await registeredTill()
    let killAt = 0
    for (let killed = true; killed;) {
      killAt += 1
      const victim = caller(api.url, path, killAt)
      expect(await victim.calls(1)).toEqual({ calls: 1, failures: [] })
      api.state.token = 'ended'
      victim.send('watch')
      const other = caller(api.url, path)
      killed = await victim.calls(10).then(
        () => false,
        () => true,
      )
      expect(await other.calls(10)).toEqual({ calls: 10, failures: [] })
      expect(api.devices).toHaveLength(1)
    }
    // Clear away, write, sync, rename, sync the folder; the last one had no step left to be killed at.
    expect(killAt).toBe(6)
  }, 120_000)
})

describe('a registration that is killed at any step', () => {
  it('is gone on with: one code is shown, one registration is confirmed, and it works', async () => {
    const all: string[] = []
    for (;;) {
      const api = await vendor()
      const path = storePath()
      const killAt = all.length + 1
      const first = await register(api, path, killAt)
      if (!first.killed) break
      const second = await register(api, path)
      expect(second.ended).toBe(true)
      expect(new Set([...first.shown, ...second.shown]).size).toBe(1)
      const confirmed = api.devices.filter((device) => device.confirmed)
      expect(confirmed).toHaveLength(1)
      // What was asked for before the first answer was kept has never been shown: nobody can confirm it.
      expect(api.devices.length).toBeLessThanOrEqual(first.shown.length > 0 ? 1 : 2)
      const kept = readFileSync(path, 'utf8')
      expect(kept).toContain(`"deviceCode": "${confirmed[0]?.deviceCode}"`)
      expect(kept).not.toContain('"registration"')
      expect(await caller(api.url, path).calls(5)).toEqual({ calls: 5, failures: [] })
      all.push(`${first.shown.length} then ${second.shown.length}`)
    }
    // Clear away, write, sync, rename, sync the folder: for the code and for the confirmation; before and after it is shown.
    expect(all).toHaveLength(12)
    expect(new Set(all)).toEqual(new Set(['0 then 1', '1 then 0']))
  }, 120_000)
})
