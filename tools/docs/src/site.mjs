// The whole site, into a folder of its own.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listOperations, listWebhooks, loadOperatorSpec, loadSpecs } from '@secukit/codegen/load'
import { decisionPages } from './decisions.mjs'
import { flowPages } from './flows.mjs'
import { anchor, escape, inline } from './html.mjs'
import { openPoints, openPointsPage } from './open-points.mjs'
import { buildPackageDocs, documentedPackages } from './packages.mjs'
import { pageHtml } from './page.mjs'
import { referencePages } from './reference.mjs'

const own = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url))

/**
 * @param {{ repository: string, out: string, flows?: string, packages?: string[] }} wanted
 *   `flows`: another folder of flows. `packages`: only these of them; typedoc takes its time.
 */
export async function buildSite({ repository, out, flows = join(repository, 'specs/flows'), packages }) {
  const begun = performance.now()
  const folder = join(repository, 'specs')
  const specs = { ...(await loadSpecs(folder)), ...(await loadOperatorSpec(folder)) }
  const documented = documentedPackages(repository).filter(({ name }) => packages?.includes(name) ?? true)
  const { pages: flowsFound, notes } = flowPages(flows, specs)
  const points = openPoints(join(repository, 'specs'))
  const decisions = decisionPages(join(repository, 'docs/decisions'))
  const reference = referencePages(specs)
  const pages = [...reference, ...flowsFound, openPointsPage(points, placesOf(specs)), ...decisions]
  pages.unshift(indexPage({ specs, documented, flowsFound, points, decisions }))

  emptyFolder(out)
  if (documented.length > 0)
    await buildPackageDocs(documented, join(out, 'packages'), own('../tsconfig.typedoc.json'))
  else notes.push('no package has a src/index.ts')
  const present = [
    ...pages.map(({ path }) => path),
    ...(documented.length > 0 ? ['packages/index.html'] : []),
  ]
  for (const page of pages) {
    mkdirSync(dirname(join(out, page.path)), { recursive: true })
    writeFileSync(join(out, page.path), pageHtml(page, present))
  }
  copyFileSync(own('style.css'), join(out, 'style.css'))
  writeFileSync(join(out, '.secukit-docs'), 'Made by tools/docs. It is emptied on the next run.\n')

  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(out, file)).isFile(),
  )
  const bytes = files.reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
  return {
    pages: files.filter((file) => file.endsWith('.html')).length,
    bytes,
    seconds: (performance.now() - begun) / 1000,
    notes,
    points: points.length,
  }
}

/** A folder that somebody else filled is left alone. @param {string} out */
function emptyFolder(out) {
  const filled = existsSync(out) && readdirSync(out).length > 0
  if (filled && !existsSync(join(out, '.secukit-docs')))
    throw new Error(`${out} holds files that are not ours: name another folder with --out`)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
}

/** Where the reference tells about an operation or a model. @param {any} specs */
function placesOf(specs) {
  const operations = new Map(
    [...listOperations(specs), ...listWebhooks(specs)].map(({ id, spec }) => [
      id,
      `api/${spec}.html#${anchor(id)}`,
    ]),
  )
  const models = new Set(
    Object.values(specs).flatMap((document) => Object.keys(document.components?.schemas ?? {})),
  )
  return (/** @type {string} */ name) =>
    operations.get(name) ?? (models.has(name) ? `api/models.html#${anchor(name)}` : undefined)
}

/** @param {any} parts @returns {import('./page.mjs').Page} */
function indexPage({ specs, documented, flowsFound, points, decisions }) {
  const operations = listOperations(specs)
  const card = (/** @type {string} */ href, /** @type {string} */ title, /** @type {string} */ text) =>
    `<li><a href="${href}"><b>${escape(title)}</b><span>${text}</span></a></li>`
  const section = (/** @type {string} */ title, /** @type {string[]} */ cards) =>
    cards.length > 0 ? `<h2>${title}</h2><ul class="cards">${cards.join('')}</ul>` : ''
  const webhooks = listWebhooks(specs)
  const count = (/** @type {string} */ name) =>
    [
      ['operation', operations.filter(({ spec }) => spec === name).length],
      ['webhook', webhooks.filter(({ spec }) => spec === name).length],
    ]
      .filter(([, many]) => many !== 0)
      .map(([what, many]) => `${many} ${what}${many === 1 ? '' : 's'}.`)
      .join(' ')
  const names = Object.keys(specs).toSorted((a, b) => Number(a === 'auth') - Number(b === 'auth'))
  return {
    path: 'index.html',
    title: 'Secukit',
    lead: 'Tools for tills that take payments and run loyalty cards over the secuconnect API.',
    body: [
      section('API reference', [
        ...names.map((name) =>
          card(
            `api/${name}.html`,
            specs[name].info.title,
            `${inline(specs[name].info.summary)} ${count(name)}`,
          ),
        ),
        card('api/models.html', 'All models', 'Every schema, by name.'),
      ]),
      section(
        'Flows',
        flowsFound.slice(1).map(({ path, title, lead }) => card(path, title, lead)),
      ),
      section(
        'Packages',
        documented.length > 0
          ? documented.map(({ name, description }) =>
              card(
                `packages/${documented.length > 1 ? `modules/${typedocName(name)}.html` : 'index.html'}`,
                name,
                escape(description),
              ),
            )
          : [],
      ),
      section('Behind it', [
        card('open-points.html', 'Open points', `${points.length} things that nobody has documented.`),
        ...(decisions.length > 0
          ? [card('decisions/index.html', 'Decisions', `${decisions.length - 1} choices, and why.`)]
          : []),
      ]),
    ].join(''),
  }
}

/** The file that typedoc writes for a module. @param {string} name */
function typedocName(name) {
  return name.replaceAll(/[^\w.-]/g, '_')
}
