// What `@secukit/sandbox` weighs: installed, as npm packs it, and in memory beside Prism's mock, after the start and after
// ten thousand requests. See README.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConnections, press, residentMb } from './sandbox-load.mjs'
import { builtSandbox, prepare, requestsTo, startServer } from './sandbox-subjects.mjs'
import { judge, median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    sandbox: { type: 'string', default: builtSandbox },
  },
})
const rounds = Number(options.rounds)
const { sandbox } = options
const names = ['node:http', 'secukit', 'openapi-backend', 'prism']

/** The bytes of all files of an installation in an empty folder; by kind, those of our own package. */
function installed() {
  const folder = mkdtempSync(join(tmpdir(), 'secukit-size-'))
  const npm = (...args) =>
    execFileSync('npm', [...args, '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    npm('pack', sandbox, '--pack-destination', folder)
    const [tarball] = readdirSync(folder)
    npm('install', '--prefix', folder, '--offline', join(folder, tarball))
    const files = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.package-lock'))
      .map((entry) => ({ name: entry.name, bytes: statSync(join(entry.parentPath, entry.name)).size }))
    const sum = (those) => those.reduce((total, { bytes }) => total + bytes, 0)
    const ending = (end) => sum(files.filter(({ name }) => name.endsWith(end)))
    const kinds = { code: '.js', maps: '.map', types: '.d.ts' }
    const byKind = Object.fromEntries(Object.entries(kinds).map(([kind, end]) => [kind, ending(end)]))
    return { all: sum(files), packed: statSync(join(folder, tarball)).size, ...byKind }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const size = installed()
const prepared = await prepare(sandbox)
const memory = new Map(names.map((name) => [name, { start: [], loaded: [] }]))
for (let round = 0; round < rounds; round += 1) {
  for (const [name, { start, loaded }] of memory) {
    const server = await startServer(name, { sandbox, folder: prepared.folder })
    start.push(residentMb(server.pid))
    const requests = await requestsTo(server, prepared)
    const connections = await openConnections(server.port, 16)
    for (const method of ['GET', 'POST'])
      await press(connections, requests[method], { ms: Infinity, atMost: 5000 })
    loaded.push(residentMb(server.pid))
    server.stop()
  }
}

const gates = [{ name: 'installed, MB', value: size.all / 1e6, atMost: 1 }]
if (options.json) {
  const mb = [...memory].map(([name, { start, loaded }]) => [
    name,
    { start: median(start), loaded: median(loaded) },
  ])
  console.log(
    JSON.stringify(
      { node: process.version, rounds, bytes: size, resident: Object.fromEntries(mb), gates },
      undefined,
      2,
    ),
  )
} else {
  const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`
  const { all, packed, code, maps, types } = size
  console.log(
    `Installed: ${kb(all)} (code ${kb(code)}, maps ${kb(maps)}, types ${kb(types)}, the rest ${kb(all - code - maps - types)}); packed ${kb(packed)}`,
  )
  console.log(
    `\nResident, in MB, medians of ${rounds} processes with quartiles: started; after 5,000 GET and 5,000 POST`,
  )
  for (const [name, { start, loaded }] of memory)
    console.log(`  ${name.padEnd(16)} ${spread(start, 0).padEnd(16)} ${spread(loaded, 0)}`)
  judge(gates)
}
