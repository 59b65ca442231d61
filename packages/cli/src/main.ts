import { commandHelp, groupHelp, overview } from './help.ts'
import { commands } from './commands.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { consoleOutput, type Output } from './output.ts'
import { type Parsed, parseCommand } from './parse-command.ts'

/** Runs one command line and gives back its exit code. Never throws; data goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[], output: Output = consoleOutput()): Promise<ExitCode> {
  try {
    const parsed = parseCommand(argv, commands)
    switch (parsed.wants) {
      case 'help':
        output.data(helpPage(parsed, output))
        return exitCode.done
      case 'version':
        output.data(await version())
        return exitCode.done
      case 'run': {
        const { run } = await parsed.command.load()
        return await run(parsed.input, output)
      }
    }
  } catch (error) {
    const { explain } = await import('./explain.ts')
    const { code, message } = explain(error, argv)
    if (argv.includes('--json'))
      output.data(JSON.stringify({ error: { exitCode: code, message } }, undefined, 2))
    output.say(`${output.style.red('✗')} ${message}`)
    return code
  }
}

function helpPage(parsed: Extract<Parsed, { wants: 'help' }>, { style }: Output): string {
  if ('group' in parsed) return groupHelp(parsed.group, commands, style)
  return parsed.command ? commandHelp(parsed.command, style, commands) : overview(commands, style)
}

async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}
