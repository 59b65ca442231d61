// The table of the README: who noticed which fault, and where. A run asks there first, and only there if it notices again.
import { readFile, writeFile } from 'node:fs/promises'

/** @import { Referee } from './areas.mjs' */

/**
 * @typedef {object} Witness
 * @property {Referee} referee
 * @property {string} where The flow, or the operation.
 */

const readme = new URL('README.md', import.meta.url)
const begin = '<!-- faults: node mutants.mjs --record -->'
const end = '<!-- /faults -->'

/** @param {string} text */
function around(text) {
  const [before = '', rest = ''] = text.split(begin)
  const [table = '', after = ''] = rest.split(end)
  return { before, table, after }
}

/** @returns {Promise<Map<string, Witness>>} By the name of the fault. */
export async function readRecord() {
  const { table } = around(await readFile(readme, 'utf8'))
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const known = rows.filter(([, , , referee = '']) => ['prism', 'specmatic', 'flows'].includes(referee))
  return new Map(
    known.map(([, , fault = '', referee, where = '']) => [
      fault,
      { referee: /** @type {Referee} */ (referee), where: where.replaceAll('`', '') },
    ]),
  )
}

/** @param {{ area: string, name: string, witness: Witness }[]} rows */
export async function writeRecord(rows) {
  const { before, after } = around(await readFile(readme, 'utf8'))
  const cells = [
    ['Area', 'Fault', 'Noticed by', 'Where'],
    ...rows.map(({ area, name, witness }) => [area, name, witness.referee, `\`${witness.where}\``]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [titles = [], ...others] = cells
  const rule = widths.map((width) => '-'.repeat(width))
  const table = [titles, rule, ...others].map(line).join('\n')
  await writeFile(readme, `${before}${begin}\n\n${table}\n\n${end}${after}`)
}
