import type { Style } from './output.ts'

/** Rows below each other for people, numbers at the right of their column. What would move the cursor is left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string {
  const cells = rows.map((row) => row.map(printable))
  const columns = head.map((name, index) => {
    const column = cells.map((row) => row[index] ?? '')
    return {
      width: Math.max(name.length, ...column.map(({ length }) => length)),
      isNumber: column.length > 0 && column.every((cell) => /^-?[\d.]+(?:,\d\d EUR)?$/.test(cell)),
    }
  })
  const line = (row: readonly string[]): string =>
    columns
      .map(({ width, isNumber }, index) => {
        const cell = row[index] ?? ''
        return isNumber ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [style.dim(line(head)), ...cells.map(line)].join('\n')
}

/** Names with their values. */
export function list(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${printable(value)}`).join('\n')
}

/** Texts come from whoever has called the sandbox. */
export function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, ' ')
}
