// Bundles what the package publishes: the client is one file, because each file more is time at every start.
// It is bundled twice, for Node and for everything that has `fetch`. Types come from tsc.
import { dirname, relative, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import manifest from './package.json' with { type: 'json' }

const source = resolve('src')

/** Loaded when it is first used, with openapi-fetch. */
const fetchClientApart = {
  name: 'fetch-client-apart',
  /** @param {string} id */
  resolveId: (id) => (id === './fetch-client.ts' ? { id: '../fetch-client.js', external: true } : null),
}

/**
 * Modules outside an entry's own folder are those of the client: there is one of each, or `instanceof` would fail. The
 * package imports them by its own name, and so from the bundle of its platform.
 * @param {string} entry
 */
function sharedWithClient(entry) {
  const folder = resolve(dirname(entry))
  return {
    name: 'shared-with-client',
    /** @param {string} id @param {string | undefined} importer */
    resolveId(id, importer) {
      if (importer === undefined || !/^[.#]/.test(id)) return null
      const place = resolve(dirname(importer), id)
      const own = folder === source ? [] : [folder, resolve(source, 'generated')]
      return id.startsWith('.') && own.some((each) => place.startsWith(each))
        ? null
        : { id: manifest.name, external: true }
    },
  }
}

/** @param {string} input @param {string} file @param {object} plugin @param {'node' | 'web'} platform */
async function bundle(input, file, plugin, platform) {
  const made = await rolldown({
    input,
    platform: platform === 'node' ? 'node' : 'neutral',
    resolve: { conditionNames: platform === 'node' ? ['node'] : [] },
    plugins: [plugin],
    external: /^(node:|@opentelemetry|openapi-fetch)/,
  })
  await made.write({
    file: `dist/${file}`,
    sourcemap: true,
    // The sources are in the package.
    sourcemapExcludeSources: true,
    // Comments are read at every start too; the types and the sources have them.
    comments: false,
  })
}

for (const platform of ['node', 'web']) {
  await bundle('src/internal.ts', `${platform}/index.js`, fetchClientApart, platform)
}
const subPaths = Object.values(manifest.exports)
  .map((target) => target['@secukit/source'])
  .filter((entry) => entry && entry !== './src/index.ts')
for (const entry of [...subPaths, './src/fetch-client.ts']) {
  const file = relative(source, entry).replace('/index.ts', '.js').replace('.ts', '.js')
  await bundle(entry, file, sharedWithClient(entry), 'node')
}
