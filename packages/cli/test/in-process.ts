import { main } from '../src/main.ts'
import { styleFor } from '../src/output.ts'

/** Runs a command line in this process: for tables of many, where a process for each would take too long. */
export async function hear(
  args: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  let [stdout, stderr] = ['', '']
  const code = await main(args, {
    data: (text) => {
      stdout += text.endsWith('\n') ? text : `${text}\n`
    },
    bytes: (bytes) => {
      stdout += Buffer.from(bytes).toString('latin1')
    },
    isTerminal: false,
    say: (text) => {
      stderr += `${text}\n`
    },
    style: styleFor(false, {}),
  })
  return { code, stdout, stderr }
}
