import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The modules that are loaded with one, itself included; imports of types alone load nothing. */
async function loadedWith(file: string, known: Set<string> = new Set()): Promise<ReadonlySet<string>> {
  if (known.has(file)) return known
  known.add(file)
  const text = (await readFile(file, 'utf8')).replaceAll(/^(?:import|export) type [^;]*? from .*$/gm, '')
  for (const [, from = ''] of text.matchAll(/(?:from|import) '(\.[^']+)'/g))
    await loadedWith(join(dirname(file), from), known)
  return known
}

describe('@secukit/api/testing', () => {
  it('costs nothing to those who do not import it', async () => {
    const root = [...(await loadedWith(join(import.meta.dirname, '..', 'index.ts')))]
    expect(root.length).toBeGreaterThan(10)
    expect(root.filter((file) => /testing|schemas\.ts|exchanges\.ts/.test(file))).toEqual([])
    const testing = [...(await loadedWith(join(import.meta.dirname, 'index.ts')))]
    expect(testing.filter((file) => file.endsWith('schemas.ts'))).toHaveLength(1)
  })

  it('runs in browsers: nothing in it needs Node', async () => {
    const files = [...(await loadedWith(join(import.meta.dirname, 'index.ts')))]
    const texts = await Promise.all(files.map(async (file) => readFile(file, 'utf8')))
    expect(texts.filter((text) => text.includes("'node:"))).toEqual([])
  })
})
