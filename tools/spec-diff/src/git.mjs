// The specs as they were at a git ref, without touching the work tree or the index.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ ref: string, commit: string | undefined }} Base   no commit: nothing was committed yet */

/**
 * @param {string} repository
 * @param {string | undefined} wanted
 * @returns {Base | undefined} undefined outside git
 */
export function findBase(repository, wanted) {
  if (git(repository, ['rev-parse', '--git-dir']) === undefined) return undefined
  if (wanted !== undefined) {
    const commit = commitOf(repository, wanted)
    if (!commit) throw new Error(`git knows no ${wanted}`)
    return { ref: wanted, commit }
  }
  for (const main of ['main', 'origin/main']) {
    const commit = git(repository, ['merge-base', main, 'HEAD'])?.trim()
    if (commit) return { ref: `merge base with ${main}`, commit }
  }
  return { ref: 'HEAD', commit: commitOf(repository, 'HEAD') }
}

/**
 * Writes specs/ of a commit below a folder. Writes nothing when the commit has none.
 * @param {string} repository @param {Base} base @param {string} folder
 */
export function exportSpecs(repository, { commit }, folder) {
  mkdirSync(join(folder, 'specs'), { recursive: true })
  const names =
    commit && git(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, 'specs'])
  if (!names) return
  // An index of its own: git would otherwise check files out of the one that the person is working with.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') }
  const done =
    git(repository, ['read-tree', commit], { env }) !== undefined &&
    git(repository, ['checkout-index', '-z', '--stdin', `--prefix=${folder}/`], { env, input: names }) !==
      undefined
  if (!done) throw new Error(`git could not write out specs/ of ${commit}`)
}

/** @param {string} repository @param {string} ref */
function commitOf(repository, ref) {
  return git(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])?.trim() || undefined
}

/** Its output, or undefined when it failed or is not there. @param {string} cwd @param {string[]} args @param {object} [options] */
function git(cwd, args, options = {}) {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  return status === 0 ? stdout : undefined
}
