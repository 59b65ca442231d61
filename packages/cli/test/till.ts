import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const bin: string = fileURLToPath(new URL('../bin/secukit.js', import.meta.url))

/** A secret that stands in the environment of every child: it must never be printed. */
export const canary = 'canary-secret-9f3e'

/** How a command ended. */
export interface Result {
  /** Absent when a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that still runs. */
export interface Running {
  readonly stdout: () => string
  readonly stderr: () => string
  /** Waits until stdout holds the pattern, and gives back what it holds. */
  readonly says: (pattern: RegExp) => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Result>
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

/** A machine of its own for one test: home, state and temporary folders that nobody else sees. */
export interface Till extends AsyncDisposable {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Runs `secukit` to its end. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Result>
  /** Starts `secukit` and leaves it running; it is ended with the till at the latest. */
  readonly start: (args: readonly string[], options?: RunOptions) => Running
  /** Writes a file, text as it is and data as JSON, and gives back its path. */
  readonly file: (name: string, content: unknown) => Promise<string>
  /** What lies in the temporary folder. */
  readonly leftBehind: () => Promise<readonly string[]>
}

export async function openTill(): Promise<Till> {
  if (!existsSync(new URL('../dist/main.js', import.meta.url)))
    throw new Error('these tests run the built command: npm run build first')
  const folder = await mkdtemp(join(tmpdir(), 'secukit-test-'))
  const temporary = join(folder, 'tmp')
  await mkdir(temporary)
  // Nothing is inherited but the way to the programs: a developer's own profile or proxy decides nothing here.
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_STATE_HOME: join(folder, 'state'),
    TMPDIR: temporary,
    SECUKIT_CLIENT_SECRET: canary,
  }
  const children: ChildProcess[] = []

  function start(args: readonly string[], options: RunOptions = {}): Running {
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { ...env, ...options.env } })
    children.push(child)
    return watch(child, options.stdin ?? '')
  }

  return {
    folder,
    env,
    start,
    run: (args, options) => start(args, options).ended,
    leftBehind: () => readdir(temporary),
    async file(name, content) {
      const path = join(folder, name)
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
      return path
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Collects what a child prints until it ends. */
export function watch(child: ChildProcess, stdin: string): Running {
  let [stdout, stderr] = ['', '']
  const listeners = new Set<() => void>()
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const listener of listeners) listener()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A command that fails early reads no input.
  child.stdin?.on('error', () => undefined).end(stdin)
  const ended = new Promise<Result>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({ code, stdout, stderr }))
  })

  function says(pattern: RegExp): Promise<string> {
    return new Promise((done, fail) => {
      const look = (): void => {
        if (!pattern.test(stdout)) return
        listeners.delete(look)
        done(stdout)
      }
      listeners.add(look)
      look()
      void ended.then(({ code }) =>
        fail(new Error(`ended with ${code} and never said ${pattern}: ${stdout}${stderr}`)),
      )
    })
  }
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    says,
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

/** A `secukit sandbox` on a free port, and its URL. */
export async function startSandboxCommand(
  till: Till,
): Promise<{ readonly url: string; readonly running: Running }> {
  const running = till.start(['sandbox', '--port', '0', '--json'])
  const { url } = JSON.parse(await running.says(/\n/)) as { url: string }
  return { url, running }
}
