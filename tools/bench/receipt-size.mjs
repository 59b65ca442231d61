// What `@secukit/receipt` weighs in a bundle, minified and with gzip: the core with text, each target alone on top of it,
// all of them; beside other libraries, whose Node modules do not count. `tools/consumers` holds the same gates in CI.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundle, gzipSize } from '../consumers/src/bundle.mjs'
import { judge } from './stats.mjs'

const { values: options } = parseArgs({
  // `all.mjs` hands on what it is given, such as --rounds.
  strict: false,
  options: {
    json: { type: 'boolean', default: false },
    receipt: { type: 'string', default: new URL('../../packages/receipt', import.meta.url).pathname },
  },
})

const folder = import.meta.dirname
const targets = [
  'ansi',
  'html',
  'markdown',
  'svg',
  'pdf',
  'escpos',
  'starprnt',
  'epos',
  'receiptline',
  'png',
].filter((name) => existsSync(`${options.receipt}/dist/targets/${name}.js`))
const peers = ['@point-of-sale/receipt-printer-encoder', 'receiptline', 'node-thermal-printer']

/** A program that renders to text, and to these targets. */
function program(names) {
  const imports = names.map((name) => `import { ${name} } from '${options.receipt}/dist/targets/${name}.js'`)
  return `
import { renderReceipt } from '${options.receipt}/dist/index.js'
${imports.join('\n')}
export const rendered = (receipt) => [${["'text'", ...names.map((name) => `${name}()`)]
    .map((to) => `renderReceipt(receipt, { to: ${to} })`)
    .join(', ')}]
`
}

async function weigh(code, runtime) {
  const bundled = await bundle(folder, code, runtime)
  return { minified: bundled.code.length, gzip: gzipSize(bundled.code + bundled.later) }
}

const sizes = { 'core and text': await weigh(program([])) }
for (const name of targets) sizes[`core, text and ${name}`] = await weigh(program([name]))
sizes['all but png'] = await weigh(program(targets.filter((name) => name !== 'png')))
sizes['all'] = await weigh(program(targets))
for (const peer of peers) sizes[peer] = await weigh(`export { default } from '${peer}'`, 'node')

const gzipOf = (name) => sizes[name].gzip
const gates = [
  { name: 'core, text and ESC/POS, bytes of gzip', value: gzipOf('core, text and escpos'), atMost: 10_000 },
  { name: 'all targets but PNG, bytes of gzip', value: gzipOf('all but png'), atMost: 25_000 },
]
if (targets.includes('png')) {
  gates.push({
    name: 'PNG on top, bytes of gzip',
    value: gzipOf('all') - gzipOf('all but png'),
    atMost: 15_000,
  })
}

if (options.json) {
  console.log(JSON.stringify({ sizes, gates }, undefined, 2))
} else {
  console.log('Bytes of gzip (minified), and what a target adds to core and text')
  for (const [name, { minified, gzip }] of Object.entries(sizes)) {
    const added = name.startsWith('core, text') ? `  +${gzip - gzipOf('core and text')}` : ''
    console.log(`  ${name.padEnd(40)} ${String(gzip).padStart(7)} (${String(minified).padStart(7)})${added}`)
  }
  judge(gates)
}
