import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { cards, load, sale } from '../../test/sales.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { startSandbox } from '../sandbox.ts'

// A sandbox in a process of its own, on the built package, is killed with SIGKILL in the middle of its work. Whatever it
// had answered by then is still there when another one opens its folder.

const built = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

const program = `
  const { startSandbox } = await import(process.argv[1])
  const sandbox = await startSandbox({ seed: 1, data: process.argv[2] })
  console.log(sandbox.url)
`

/** Runs a sandbox on the folder and sends it sales until it is killed, after so many ms. Gives what it had answered. */
async function workUntilKilled(folder: string, ms: number): Promise<ReadonlyMap<string, number>> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, built, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [url = ''] = await new Promise<string[]>((done) =>
    createInterface({ input: child.stdout }).once('line', (line) => done([line])),
  )
  const call = async <Body>(path: string, token: string, body: unknown): Promise<Body> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.status).toBe(200)
    return (await response.json()) as Body
  }
  const signIn = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }
  const { access_token: token } = await call<{ access_token: string }>('/oauth/token', '', signIn)
  setTimeout(() => child.kill('SIGKILL'), ms)
  const answered = new Map<string, number>()
  const sales = '/api/v2/Smart/Transactions'
  async function sell(): Promise<never> {
    for (let cents = 1; ; cents += 1) {
      const { id } = await call<SmartTransaction>(sales, token, sale(cards.empty, load(cents)))
      answered.set(id, 0)
      await call(`${sales}/${id}/start/cash`, token, {})
      answered.set(id, cents)
    }
  }
  // Three tills at once: their records share a turn of the disk.
  await Promise.allSettled([sell(), sell(), sell()])
  return answered
}

it('keeps what it has answered over kill -9, again and again on the same folder', async () => {
  if (!existsSync(built)) throw new Error('build the sandbox first: npm run build -w @secukit/sandbox')
  const folder = await mkdtemp(join(tmpdir(), 'secukit-kill-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const all = new Map<string, number>()
  for (const ms of [30, 120, 70]) {
    for (const [id, cents] of await workUntilKilled(folder, ms)) all.set(id, cents)
    const sandbox = await startSandbox({ seed: 1, data: folder, listen: false })
    const { events } = sandbox.snapshot()
    const sold = new Map(
      events.flatMap((event) =>
        event.type === 'saved' && event.kind === 'transactions'
          ? [[event.value.id, event.value.status] as const]
          : [],
      ),
    )
    const loaded = new Map(
      sandbox.ledger.bookings.map(({ transactionId, cash }) => [transactionId ?? '', cash]),
    )
    // A start that was not answered may have happened all the same.
    const wrong = [...all].filter(([id, cents]) =>
      cents === 0
        ? !['created', 'ok'].includes(sold.get(id) ?? '')
        : sold.get(id) !== 'ok' || loaded.get(id) !== cents,
    )
    expect(wrong).toEqual([])
    const least = [...all.values()].reduce((sum, cents) => sum + cents, 0)
    // What was under way at the end may have happened too; nothing was booked halfway.
    expect(sandbox.ledger.balance(cards.empty)).toBeGreaterThanOrEqual(least)
    expect(sandbox.ledger.balance(cards.empty)).toBe(
      [...loaded.values()].reduce((sum, cents) => sum + cents, 0),
    )
    await sandbox.close()
  }
  expect(all.size).toBeGreaterThan(0)
}, 60_000)
