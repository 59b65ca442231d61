import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { assert, describe, expect, it } from 'vitest'
import { renderGallery } from './render-gallery.mjs'

const files = await renderGallery()

describe('the gallery', () => {
  it.each([...files.keys()])('%s is what the package renders today', (path) => {
    const place = new URL(path, import.meta.url)
    const rendered = Buffer.from(files.get(path))
    assert(
      existsSync(place) && rendered.equals(readFileSync(place)),
      `gallery/${path} differs. Is that meant? Then make the gallery anew (npm run gallery -w @secukit/receipt), ` +
        'look at every picture that changed, and commit them.',
    )
  })

  it('has nothing else in its folders', () => {
    const found = ['pictures', 'targets'].flatMap((folder) =>
      readdirSync(new URL(folder, import.meta.url)).map((name) => `${folder}/${name}`),
    )
    expect(new Set(found)).toEqual(new Set(files.keys()))
  })
})
