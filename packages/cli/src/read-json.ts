import { readFile } from 'node:fs/promises'
import { Failure } from './failure.ts'

/** A JSON file, or standard input for `-`. Failures name the file, and the line and column. */
export async function readJson(file: string): Promise<unknown> {
  // Some editors begin a file with a byte order mark, which is no JSON.
  const text = (await readText(file)).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw Failure.input(`${nameOf(file)} is not JSON: ${place(message, text)}`)
  }
}

/** How a file is called in messages. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

async function readText(file: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(file, 'utf8')
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'no permission'
            : error instanceof Error
              ? error.message
              : String(error)
    throw Failure.input(`cannot read ${nameOf(file)}: ${why}`)
  }
}

/** Node says where by a count of characters, if at all; people count lines. */
function place(message: string, text: string): string {
  if (text.trim() === '') return 'it is empty'
  const [, stated] = /at position (\d+)/.exec(message) ?? []
  // Where more was expected and nothing is left, the text was cut off, whatever was expected.
  const early = message.startsWith('Unexpected end') || Number(stated) >= text.trimEnd().length
  const at = stated !== undefined ? Number(stated) : early ? text.length : unexpectedAt(text)
  const before = text.slice(0, at).split('\n')
  const what = early
    ? 'it ends too early'
    : message.replace(/(?: in JSON)? at position .*$|, .* is not valid JSON$/s, '')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${what}`
}

/** Where the unexpected character is: the beginning of a text fails with another message as long as it is not in it. */
function unexpectedAt(text: string): number {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isUnexpected(text.slice(0, middle))) bad = middle
    else good = middle
  }
  return bad - 1
}

function isUnexpected(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token')
  }
}
