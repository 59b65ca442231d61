import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { writeProgram } from './lived.mjs'

const seeds = Array.from({ length: 12 }, (_, index) => index + 1)

/** Installed by `npm ci` in tools/consumers/nodes. */
const nodes = ['node-22', 'node-24', 'node-26'].map((name) =>
  join(import.meta.dirname, '../../nodes/node_modules', name, 'bin/node'),
)
const missing = nodes.filter((path) => !existsSync(path))

const run = promisify(execFile)
/** What this machine's own Node has lived through. */
let lived
let program

beforeAll(async () => {
  program = await writeProgram('node', 'console.log', seeds)
  lived = await runOn(process.execPath)
}, 300_000)

afterAll(() => program?.remove())

async function runOn(node) {
  const { stdout } = await run(node, [join(program.folder, program.file)])
  return JSON.parse(stdout)
}

describe.skipIf(missing.length > 0)(`on other Nodes (missing: ${missing.length})`, () => {
  it.each(nodes)('the same days are lived through: %s', async (node) => {
    const { stdout: version } = await run(node, ['--version'])
    expect(version.trim()).not.toBe(process.version)
    expect(await runOn(node)).toEqual(lived)
  })
})

const hasChromium = (() => {
  try {
    execFileSync('which', ['chromium'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

it.skipIf(!hasChromium)('in a browser the same days are lived through', async () => {
  const told = 'async (text) => { await fetch("/told", { method: "POST", body: text }) }'
  const page = await writeProgram('browser', told, seeds)
  onTestFinished(page.remove)
  expect(await browse(page)).toEqual(lived)
})

/** Opens a page with the program, and waits for what it tells. */
async function browse({ folder, file }) {
  let tell
  const text = new Promise((done) => (tell = done))
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') {
      let body = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (part) => (body += part))
      incoming.on('end', () => {
        outgoing.end()
        tell(body)
      })
      return
    }
    const script = join(folder, incoming.url)
    if (existsSync(script) && incoming.url !== '/') {
      outgoing.setHeader('content-type', 'text/javascript')
      outgoing.end(readFileSync(script))
      return
    }
    outgoing.setHeader('content-type', 'text/html; charset=utf-8')
    const failed = 'addEventListener("unhandledrejection", ({ reason }) => fail(reason));'
    const fail = `const fail = (error) => fetch("/told", { method: "POST", body: JSON.stringify(String(error)) });`
    outgoing.end(
      `<script>${fail}${failed}addEventListener("error", ({ message }) => fail(message))</script>` +
        `<script type="module" src="/${file}"></script>`,
    )
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => server.close())
  const profile = mkdtempSync(join(tmpdir(), 'secukit-chromium-'))
  // As root, and without a word to the network.
  const quiet =
    '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync'
  const own = ['--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const address = `http://127.0.0.1:${server.address().port}/`
  const chromium = spawn('chromium', [...quiet.split(' '), ...own, address], { stdio: 'ignore' })
  const over = new Promise((done) => chromium.once('exit', done))
  try {
    return JSON.parse(await Promise.race([text, over.then(() => '"the browser ended early"')]))
  } finally {
    chromium.kill()
    await over
    server.closeAllConnections()
    rmSync(profile, { recursive: true, force: true })
  }
}
