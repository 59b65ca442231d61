import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { digestGallery, renderGallery } from './reproducible.test-helper.ts'

const GALLERY = new URL('../gallery/receipts/', import.meta.url)

/** In a process that knows neither time nor chance. */
const ELSEWHERE = (module: string): string => `
  const { digestGallery } = await import(${JSON.stringify(pathToFileURL(module).href)})
  const locale = new Intl.NumberFormat().resolvedOptions().locale
  const offset = new Date(0).getTimezoneOffset()
  const refuse = () => { throw new Error('asked for the time, or for chance') }
  globalThis.Date = class { constructor() { refuse() } static now = refuse }
  performance.now = refuse
  Math.random = refuse
  crypto.getRandomValues = refuse
  crypto.randomUUID = refuse
  const digests = await digestGallery(new URL(${JSON.stringify(GALLERY.href)}))
  console.log(JSON.stringify({ digests, locale, offset }))
`

describe('the same receipt', () => {
  it('gives the same bytes again', async () => {
    const digests = await digestGallery(GALLERY)
    expect(Object.keys(digests).length).toBeGreaterThanOrEqual(6 * 11)
    expect(await digestGallery(GALLERY)).toEqual(digests)
  })

  it.each([
    { lang: 'tr_TR.UTF-8', locale: 'tr-TR', zone: 'Pacific/Kiritimati', offset: 640 },
    { lang: 'ar_EG.UTF-8', locale: 'ar-EG', zone: 'America/New_York', offset: 300 },
  ])(
    'gives the same bytes in another process, in $locale and $zone',
    async ({ lang, locale, zone, offset }) => {
      const folder = mkdtempSync(join(tmpdir(), 'secukit-receipt-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      await build({
        configFile: false,
        logLevel: 'silent',
        build: {
          ssr: join(import.meta.dirname, 'reproducible.test-helper.ts'),
          outDir: folder,
          minify: false,
          rolldownOptions: { output: { entryFileNames: 'gallery.mjs', codeSplitting: false } },
        },
      })
      const script = ELSEWHERE(join(folder, 'gallery.mjs'))
      const written = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], LANG: lang, LC_ALL: lang, TZ: zone },
      })
      expect(JSON.parse(written)).toEqual({ digests: await digestGallery(GALLERY), locale, offset })
    },
  )
})

it.each(await renderGallery(GALLERY))('$name refers to nothing outside and runs nothing', ({ output }) => {
  expect(typeof output === 'string' ? findInMarkup(output) : findInBytes(output)).toEqual([])
})

/** What reaches out of HTML, SVG, XML or text, or runs. */
function findInMarkup(output: string): string[] {
  const text = output
    // Names of vocabularies, which nobody fetches, and pictures that are inside.
    .replace(/xmlns(?::\w+)?="http:[^"]*"/g, '')
    .replace(/(?:src|href)="data:image\/png;base64,[A-Za-z0-9+/=]*"/g, '')
  const outside = [
    /https?:|file:|ftp:|javascript:|@import|\burl\(|<!ENTITY|<!DOCTYPE (?!html>)/i,
    /<(?:script|link|iframe|object|embed|form|base|foreignObject|use|a)\b/i,
    /<[^>]*\s(?:src|href|action|on\w+|xlink:\w+)\s*=/i,
  ]
  return outside.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

/** What reaches out of a PDF, runs or tells the time, and what of a PNG is more than the picture and its size. */
function findInBytes(output: Uint8Array): string[] {
  const file = Buffer.from(output)
  const text = file.toString('latin1')
  if (text.startsWith('%PDF')) {
    const outside =
      /https?:|\/(?:URI|Launch|GoToR|JavaScript|JS|OpenAction|AA|EmbeddedFile|SubmitForm|CreationDate|ModDate|ID|Producer)\b/
    return outside.exec(text) ?? []
  }
  if (!text.startsWith('\x89PNG')) return []
  const chunks: string[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) chunks.push(text.slice(at + 4, at + 8))
  return chunks.filter((name) => !['IHDR', 'pHYs', 'IDAT', 'IEND'].includes(name))
}
