import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const source = join(import.meta.dirname, '..', 'src', 'index.ts')

export interface Bundle {
  /** A folder that is thrown away; the client is `client.mjs` in it. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** The client, or another entry, as one file of JavaScript, for processes of their own. It is made from the sources, never from a stale build. */
export async function bundleClient(entry: string = source): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'secukit-api-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@secukit/source', 'node', 'module'] },
    ssr: { noExternal: true, resolve: { conditions: ['@secukit/source', 'node', 'module'] } },
    build: {
      ssr: entry,
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'client.mjs', codeSplitting: false } },
    },
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface Ended {
  readonly code: number | null
  /** Set when it had to be killed. */
  readonly signal: string | null
  readonly output: string
  readonly errors: string
}

/** Runs a module that may import `./client.mjs`; kills it when it does not end by itself. */
export async function runModule(
  folder: string,
  text: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const file = join(folder, `run-${crypto.randomUUID()}.mjs`)
  await writeFile(file, text)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
      timeout: 10_000,
      killSignal: 'SIGKILL',
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }))
  })
}
