import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Bundle, bundleClient } from '../../test/bundle.ts'
import { TokenStoreError } from '../auth/token-store.ts'
import { inTurn } from './turn.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleClient(join(import.meta.dirname, '../../test/turn-process.ts'))
})
afterAll(() => bundle.remove())

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
// In letters only: now and then the digits of a UUID look like a card number, which errors mask.
const nameOf = (): string =>
  crypto.randomUUID().replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

/** Another process that has the turn, until it is killed. */
async function holdElsewhere(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(bundle.folder, 'client.mjs'), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('inTurn', () => {
  it('gives back what the task gives, or throws what it throws', async () => {
    const name = nameOf()
    expect(await inTurn(name, 'k', () => Promise.resolve(7))).toBe(7)
    const error = new Error('of the task')
    await expect(inTurn(name, 'k', () => Promise.reject(error))).rejects.toBe(error)
    expect(await inTurn(name, 'k', () => Promise.resolve(8))).toBe(8)
  })

  it('waits for another process, and goes on as soon as that is killed', async () => {
    const name = nameOf()
    for (let round = 0; round < 3; round += 1) {
      const child = await holdElsewhere(name)
      let ran = false
      const mine = inTurn(name, 'k', () => {
        ran = true
        return Promise.resolve()
      })
      await pause(100)
      expect(ran).toBe(false)
      child.kill('SIGKILL')
      await mine
    }
  })

  it('says who holds it when it does not come in time', async () => {
    const name = nameOf()
    const child = await holdElsewhere(name)
    const error: unknown = await inTurn(name, 'k', () => Promise.resolve(), 1_000).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(TokenStoreError)
    expect(String(error)).toContain(
      `${name}: no turn at this token store within 1 s, process ${child.pid} has it`,
    )
    expect(String(error)).toContain('end it, then try again')
  })

  it('does not wait for ever for one that is stopped and cannot answer', async () => {
    const name = nameOf()
    const child = await holdElsewhere(name)
    child.kill('SIGSTOP')
    await expect(inTurn(name, 'k', () => Promise.resolve(), 200)).rejects.toThrow('another process has it')
  })

  it('lets everyone have a turn, in this process and in others', async () => {
    const name = nameOf()
    let running = 0
    let ran = 0
    await Promise.all(
      Array.from({ length: 100 }, () =>
        inTurn(name, 'k', async () => {
          running += 1
          ran += 1
          expect(running).toBe(1)
          await pause(1)
          running -= 1
        }),
      ),
    )
    expect(ran).toBe(100)
  })

  it('is one turn for all workers of a cluster', async () => {
    const child = spawn(process.execPath, [join(bundle.folder, 'client.mjs'), nameOf(), 'cluster'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await once(child, 'close')
    // In and out, four times, and never in twice.
    expect(output).toMatch(/^(in (\d+)\nout \2\n){4}$/)
  })

  it('keeps no process alive when it is over', async () => {
    const child = spawn(process.execPath, [join(bundle.folder, 'client.mjs'), nameOf(), 'once'], {
      stdio: 'inherit',
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(0)
  })
})
