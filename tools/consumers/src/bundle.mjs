// The client in a bundle, as a user's bundler makes it.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'

/** What each runtime and bundler asks for in `imports` and `exports`, besides `default`. */
export const conditions = {
  browser: ['browser', 'module', 'import'],
  workerd: ['workerd', 'worker', 'browser', 'import'],
  deno: ['deno', 'node', 'import'],
  bun: ['bun', 'node', 'import'],
  node: ['node', 'import'],
}

/** The least that a program does with the client: make it, and call one method. */
export const oneCall = `
import { clientCredentials, createSecuconnect } from '@secukit/api'
const auth = clientCredentials({ clientId: 'till-7', clientSecret: 'secret' })
const secuconnect = createSecuconnect({ environment: 'testing', auth })
console.log(await secuconnect.smart.transactions.get('STX_1'))
`

/**
 * @typedef {object} Bundle
 * @property {string} code What the program loads at once, minified.
 * @property {string} later What it loads when it is first used.
 * @property {readonly { file: string, code: string }[]} modules Those that left code in it, by path below node_modules.
 * @property {readonly string[]} imports What it still needs from outside.
 * @property {readonly { fileName: string, code: string, isEntry: boolean }[]} chunks The files that a server has to have.
 */

/**
 * Bundles a program of a project.
 * @param {string} folder
 * @param {string} program
 * @param {keyof typeof conditions} runtime
 * @returns {Promise<Bundle>}
 */
export async function bundle(folder, program, runtime = 'browser') {
  const entry = join(folder, 'entry.js')
  const build = await rolldown({
    input: entry,
    cwd: folder,
    // It adds a condition of its own: Deno and Bun pass for Node, workers for browsers.
    platform: conditions[runtime].includes('node') ? 'node' : 'browser',
    resolve: { conditionNames: [...conditions[runtime], 'default'], symlinks: false },
    // What cannot be resolved, such as `node:http`, stays an import, and is counted.
    external: (id) => id.startsWith('node:'),
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? program : null),
      },
    ],
  })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  const chunks = output.filter(({ type }) => type === 'chunk')
  const isLoaded = loadedBy(chunks)
  const codeOf = (wanted) =>
    chunks
      .filter((chunk) => isLoaded(chunk) === wanted)
      .map(({ code }) => code)
      .join('')
  return {
    code: codeOf(true),
    later: codeOf(false),
    modules: chunks
      .flatMap((chunk) => Object.entries(chunk.modules))
      .filter(([id, { code }]) => id !== entry && code)
      .map(([id, { code }]) => ({ file: id.split('/node_modules/').at(-1) ?? id, code: code ?? '' })),
    imports: [...new Set(chunks.flatMap((chunk) => chunk.imports))].filter((name) =>
      name.startsWith('node:'),
    ),
    chunks: chunks.map(({ fileName, code, isEntry }) => ({ fileName, code, isEntry })),
  }
}

/** Whether a chunk is there from the start: the entry, and what it imports. */
function loadedBy(chunks) {
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const chunk of loaded) {
    for (const each of chunks) if (chunk.imports.includes(each.fileName)) loaded.add(each)
  }
  return (chunk) => loaded.has(chunk)
}

/** How many bytes a text is on the wire, with gzip at its best. */
export function gzipSize(code) {
  return gzipSync(code, { level: 9 }).length
}

/**
 * What each module adds to a bundle, in bytes of gzip, the largest first.
 * @param {Bundle} bundled
 */
export function shares({ modules }) {
  const minified = modules.map(({ file, code }) => ({
    file,
    code: minifySync('module.js', code, { module: false }).code,
  }))
  const whole = gzipSize(minified.map(({ code }) => code).join('\n'))
  return minified
    .map(({ file }) => {
      const others = minified.filter((module) => module.file !== file).map(({ code }) => code)
      return { file, bytes: whole - gzipSize(others.join('\n')) }
    })
    .toSorted((a, b) => b.bytes - a.bytes)
}
