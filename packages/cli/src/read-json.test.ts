import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJson } from './read-json.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secukit-json-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(text: string): Promise<unknown> {
  const file = join(folder, 'data.json')
  await writeFile(file, text)
  return readJson(file)
}

describe('readJson', () => {
  it('reads JSON, with a byte order mark too', async () => {
    expect(await read('{"sum":1500}')).toEqual({ sum: 1500 })
    expect(await read('\uFEFF[1]\r\n')).toEqual([1])
  })

  it.each([
    ['', 'it is empty'],
    [' \n\n', 'it is empty'],
    ['{', 'line 1, column 2: it ends too early'],
    ['{\n  "sum": 1500,\n', 'line 3, column 1: it ends too early'],
    ['sum', "line 1, column 1: Unexpected token 's'"],
    ['{\n  "sum": 15,00\n}', 'line 2, column 13: Expected double-quoted property name'],
    ['[1,\n 2,\n]', "line 3, column 1: Unexpected token ']'"],
    ["{ 'sum': 1 }", "line 1, column 3: Expected property name or '}'"],
    ['{"a": "x\ny"}', 'line 1, column 9: Bad control character in string literal'],
    ['[1] [2]', 'line 1, column 5: Unexpected non-whitespace character'],
    ['{"a": tru}', "line 1, column 10: Unexpected token '}'"],
  ])('says where %j goes wrong', async (text, place) => {
    await expect(read(text)).rejects.toThrow(`data.json is not JSON: ${place}`)
  })

  it('finds a stray character between any two tokens of any JSON', async () => {
    const cases = fc.tuple(fc.jsonValue(), fc.nat()).map(([value, at]) => {
      // Where a string begins or outside of one: inside the character would be a good one.
      const text = JSON.stringify([value], undefined, 2)
      const tokens = Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"]/g), ({ index }) => index)
      const place = tokens[at % tokens.length] ?? 0
      return { text: `${text.slice(0, place)}@${text.slice(place)}`, place }
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ text, place }) => {
        const lines = text.slice(0, place).split('\n')
        const column = (lines.at(-1)?.length ?? 0) + 1
        await expect(read(text)).rejects.toThrow(`line ${lines.length}, column ${column}: `)
      }),
    )
  })

  it('says what is in the way of a file', async () => {
    await expect(readJson(join(folder, 'none.json'))).rejects.toThrow('none.json: there is no such file')
    await read('1')
    await expect(readJson(join(folder, 'data.json', 'x'))).rejects.toThrow('x: there is no such file')
    await expect(readJson(folder)).rejects.toThrow(`cannot read ${folder}: it is a folder`)
  })
})
