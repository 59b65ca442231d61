// The tables of policies, as Markdown.
import { readFileSync, writeFileSync } from 'node:fs'

/** @typedef {{ name: string, rate: number, tally: import('./tally.mjs').Tally }} Row What a policy came to at one rate. */

/** How the table of the README calls a violation. */
const shown = { double: 'Charged twice', lost: 'Paid, and the till does not know' }

/** How many of its sales went wrong in which way, in percent, for each policy. @param {readonly Row[]} rows */
export function tableOf(rows, columns = ['double', 'lost', 'phantom', 'unresolved']) {
  const rates = [...new Set(rows.map(({ rate }) => rate))]
  const names = [...new Set(rows.map(({ name }) => name))]
  const cell = (name, kind) =>
    rates
      .map((rate) => {
        const { tally } = rows.find((row) => row.name === name && row.rate === rate) ?? {}
        return tally ? share(tally.violations[kind] ?? 0, tally.sales) : '–'
      })
      .join(' / ')
  return markdown([
    headOf(rates, columns),
    ...names.map((name) => [name, ...columns.map((kind) => cell(name, kind))]),
  ])
}

/** What is above the columns. */
export function headOf(rates, columns) {
  const at = rates.map((rate) => rate * 100).join(' / ')
  return [`% of sales at ${at} % faults`, ...columns.map((kind) => shown[kind] ?? kind)]
}

/** As wide as its widest cells, as the formatter has it; the numbers to the right. */
function markdown([head, ...rows]) {
  const widths = head.map((_cell, n) => Math.max(...[head, ...rows].map((row) => row[n].length)))
  const line = (cells) => `| ${cells.join(' | ')} |`
  const padded = (row) => row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n])))
  const rule = widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [padded(head), rule, ...rows.map(padded)].map(line).join('\n')
}

/** What the READMEs show of the violations: the two that cost money. */
export const shownKinds = ['double', 'lost']

/** The table as the READMEs have it. `begin`: the first seed. @param {readonly Row[]} rows */
export function policiesText(rows, begin) {
  const least = Math.min(...rows.map(({ tally }) => tally.sales))
  const last = begin + Math.max(...rows.map(({ tally }) => tally.days)) - 1
  return `${tableOf(rows, shownKinds)}

At least ${least.toLocaleString('en')} sales of each policy at each rate, the days of the seeds ${begin.toLocaleString('en')} to ${last.toLocaleString('en')}, the same for
all. Faults strike that part of all calls, and in every third sale the till ends at some step: far more than in life, on
purpose. Made by \`node tools/simulation/bin.mjs table --write\`.
`
}

const marks = ['<!-- policies -->', '<!-- /policies -->']

/** What a file has between its marks. Throws where it has none. */
export function blockOf(file) {
  const text = readFileSync(file, 'utf8')
  const [from, to] = marks.map((mark) => text.indexOf(mark))
  if (from < 0 || to < from) throw new Error(`${file} has no ${marks.join(' … ')}`)
  return { text, from: from + marks[0].length, to, block: text.slice(from + marks[0].length, to).trim() }
}

export function writeBlock(file, block) {
  const { text, from, to } = blockOf(file)
  writeFileSync(file, `${text.slice(0, from)}\n\n${block}\n${text.slice(to)}`)
}

/** The READMEs that show the table. */
export const readmes = ['../README.md', '../../../packages/terminal/README.md'].map(
  (path) => new URL(path, import.meta.url),
)

/** A share in percent; 0 only where there was none at all. */
function share(count, of) {
  if (count === 0) return '0'
  const percent = (100 * count) / of
  return percent >= 10 ? percent.toFixed(0) : percent >= 0.1 ? percent.toFixed(1) : percent.toPrecision(1)
}
