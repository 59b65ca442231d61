// Package documentation by typedoc, from the doc comments behind each src/index.ts.
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

/**
 * @param {{ name: string, folder: string }[]} packages
 * @param {string} out
 * @param {string} tsconfig
 */
export async function buildPackageDocs(packages, out, tsconfig) {
  const application = await Application.bootstrap({
    name: 'Secukit packages',
    entryPoints: packages.map(({ folder }) => join(folder, 'src/index.ts')),
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
    const place = packages.find(({ folder }) => folder.endsWith(`/${child.name.split('/')[0]}`))
    if (place) child.name = place.name
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
