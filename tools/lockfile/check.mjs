// `npm install` leaves an optional dependency out of the lock file when it cannot be had at that moment, and
// `npm ci` then refuses the lock. This says so before a commit does.
import { readFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
const missing = []
const addresses = []
for (const [path, entry] of Object.entries(lock.packages)) {
  if (typeof entry.resolved === 'string' && entry.resolved.startsWith('http')) addresses.push(path)
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!candidates(path, name).some((place) => lock.packages[place]))
      missing.push(`${name}, wanted by ${path || 'the root'}`)
  }
}

/** Where node would look for a package, from the inside out. */
function candidates(path, name) {
  const parts = path.split('/node_modules/')
  return [...parts.keys()]
    .map((count) => [...parts.slice(0, count + 1), name].join('/node_modules/'))
    .concat(`node_modules/${name}`)
}

if (missing.length > 0)
  console.error(
    `package-lock.json lacks optional dependencies:\n  ${missing.join('\n  ')}\nRun: rm -rf node_modules package-lock.json && npm install`,
  )
if (addresses.length > 0)
  console.error(
    `package-lock.json holds ${addresses.length} download addresses; .npmrc says how to leave them out`,
  )
if (missing.length + addresses.length > 0) process.exit(1)
console.log('package-lock.json: every optional dependency is there, and no download address')
