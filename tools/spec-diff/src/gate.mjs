// A breaking change of the specs needs a changeset that says so to the users of @secukit/api.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const published = '@secukit/api'

/** @param {string} repository @param {import('./changes.mjs').Change[]} changes */
export function gate(repository, changes) {
  const breaking = changes.filter((change) => change.class === 'breaking').length
  if (breaking === 0) return { passed: true, message: 'gate: no breaking change' }
  const version = versionOf(repository)
  // Below 1.0.0 npm's caret keeps within the minor: 0.4.0 is as far from 0.3.9 as 2.0.0 is from 1.9.9.
  const early = version.startsWith('0.')
  const wanted = early ? ['minor', 'major'] : ['major']
  const found = bumps(join(repository, '.changeset')).find(({ bump }) => wanted.includes(bump))
  const rule = `${published} is at ${version}: ${early ? 'below 1.0.0 `minor` is the breaking bump' : 'a breaking change is `major`'}`
  return found
    ? {
        passed: true,
        message: `gate: ${breaking} breaking, told by .changeset/${found.file} (${found.bump}). ${rule}`,
      }
    : {
        passed: false,
        message: `gate: ${breaking} breaking, and no changeset bumps ${published} for it. ${rule}. Run: npx changeset`,
      }
}

/** @param {string} folder @returns {{ file: string, bump: string }[]} */
function bumps(folder) {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md')
    : []
  return files.flatMap((file) => {
    const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? ''
    const line = head.split(/\r?\n/).find((each) => each.replaceAll(/["']/g, '').startsWith(`${published}:`))
    return line ? [{ file, bump: line.slice(line.indexOf(':') + 1).trim() }] : []
  })
}

/** @param {string} repository */
function versionOf(repository) {
  const file = join(repository, 'packages/api/package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : '0.0.0'
}
