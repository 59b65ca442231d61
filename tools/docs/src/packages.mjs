// Package documentation by typedoc, from the doc comments behind everything that a package exports.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application, LogLevel } from 'typedoc'

// typedoc writes links as they are configured, at any depth: this one is made relative afterwards.
const home = 'https://secukit.invalid/home'

/** @param {string} repository @returns {{ name: string, folder: string, description: string }[]} */
export function documentedPackages(repository) {
  const packages = join(repository, 'packages')
  const names = existsSync(packages) ? readdirSync(packages).toSorted() : []
  return names
    .filter((name) => existsSync(join(packages, name, 'src/index.ts')))
    .map((name) => {
      const { name: full, description } = JSON.parse(
        readFileSync(join(packages, name, 'package.json'), 'utf8'),
      )
      return { name: full, folder: join(packages, name), description }
    })
}

/** The modules of a package, by the name that they are imported by. @param {{ name: string, folder: string }} place */
function modulesOf({ name, folder }) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'object'
      ? [{ name: join(name, path), file: join(folder, target['@secukit/source']) }]
      : [],
  )
}

/**
 * @param {{ name: string, folder: string }[]} packages
 * @param {string} out
 * @param {string} tsconfig
 */
export async function buildPackageDocs(packages, out, tsconfig) {
  const modules = packages.flatMap(modulesOf)
  const application = await Application.bootstrap({
    name: 'Secukit packages',
    entryPoints: modules.map(({ file }) => file),
    tsconfig,
    out,
    readme: 'none',
    logLevel: LogLevel.Error,
    // Types are checked elsewhere, by another compiler.
    skipErrorChecking: true,
    excludePrivate: true,
    excludeInternal: true,
    excludeExternals: true,
    disableSources: true,
    disableGit: true,
    hideGenerator: true,
    githubPages: false,
    includeVersion: false,
    navigationLinks: { 'All documentation': home },
  })
  const project = await application.convert()
  if (!project) throw new Error('typedoc could not read the packages')
  // Entry points are named by their place; readers know them by the name that they import.
  for (const child of project.children ?? []) {
    const module = modules.find(({ file }) => file.replace(/(\/index)?\.ts$/, '').endsWith(`/${child.name}`))
    if (module) child.name = module.name
  }
  await application.generateDocs(project, out)
  tidy(out)
}

/** @param {string} out */
function tidy(out) {
  for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )) {
    const path = join(out, file)
    const up = '../'.repeat(file.split(/[/\\]/).length)
    const text = readFileSync(path, 'utf8')
      .replaceAll(home, `${up}index.html`)
      // typedoc hides the page until its script has run, or half a second is over. The text is there already.
      .replaceAll('document.body.style.display="none";', '')
    writeFileSync(path, text)
  }
}
