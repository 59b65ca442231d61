import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
/** The README without its fenced blocks: comments of a shell look like headings. */
export const prose: string = readme.replaceAll(/^```[^]*?^```$/gm, '')

/** A fenced block. `kind`: what stands behind the fence, such as `js` or `sh curl`. */
export interface Block {
  readonly heading: string
  readonly kind: string
  readonly code: string
}

/** The text below a heading, to the next of its level or above. */
export function below(heading: string): string {
  const [, marks = '', text = ''] = new RegExp(`^(#+) ${heading}\\n([^]*)`, 'm').exec(prose) ?? []
  if (text === '') throw new Error(`the README has no ${heading}`)
  return text.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0] ?? ''
}

/** Every fenced block, with the heading of the second level that it stands below. */
export const blocks: readonly Block[] = readme.split(/^## /m).flatMap((part) => {
  const heading = part.split('\n', 1)[0] ?? ''
  return [...part.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(([, kind = '', code = '']) => ({
    heading,
    kind,
    code,
  }))
})

export function blocksOf(kind: string, heading?: string): readonly string[] {
  return blocks
    .filter((block) => block.kind === kind && (heading === undefined || block.heading === heading))
    .map(({ code }) => code)
}

/** The tables below a heading: rows of cells, without their head. A `|` within a cell cannot be written. */
export function tablesBelow(heading: string): readonly (readonly (readonly string[])[])[] {
  return [...below(heading).matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  )
}

/** The first table below a heading. */
export function tableBelow(heading: string): readonly (readonly string[])[] {
  return tablesBelow(heading)[0] ?? []
}

/** What stands between backticks. */
export function codes(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code)
}

/** Runs a block with these modules and values, and gives back what it printed. */
export async function runBlock(
  code: string,
  modules: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const printed: string[] = []
  const print = (...given: readonly unknown[]): void => {
    printed.push(given.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
  }
  const body = code.replaceAll(/^import (\{.*\}) from '(.*)'$/gm, (_line, names: string, from: string) => {
    if (!Object.hasOwn(modules, from)) throw new Error(`an example imports ${from}`)
    return `const ${names} = modules['${from}']`
  })
  const AsyncFunction = Object.getPrototypeOf(runBlock).constructor as new (
    ...parts: readonly string[]
  ) => (...given: readonly unknown[]) => Promise<void>
  const given = { modules, console: { log: print }, ...values }
  await new AsyncFunction(...Object.keys(given), body)(...Object.values(given))
  return printed
}

/** What the comments behind `console.log(…)` promise. */
export function promised(code: string): readonly string[] {
  return [...code.matchAll(/^\s*(?:console\.log|print)\(.*\) +(?:\/\/|#) (.*)$/gm)].map(
    ([, text = '']) => text,
  )
}

/** The lines with `#` of a shell block: each is seen when it runs. */
export function seen(script: string): readonly string[] {
  return [...script.matchAll(/^# (.*)$/gm)].map(([, text = '']) => text)
}

/** Runs a program to its end: its exit code, and all that it printed. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => (output += text))
    }
    child.on('error', fail)
    child.on('close', (code) => done({ code, output }))
  })
}
