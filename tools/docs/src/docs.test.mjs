import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listOperations, listWebhooks, loadSpecs } from '@secukit/codegen/load'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowPages } from './flows.mjs'
import { escape, inline } from './html.mjs'
import { openPoints, pointsOf } from './open-points.mjs'
import { sequenceDiagram, wrap } from './sequence.mjs'
import { buildSite } from './site.mjs'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const flows = fileURLToPath(new URL('../fixtures/flows', import.meta.url))
const specsFolder = join(repository, 'specs')
const folder = mkdtempSync(join(tmpdir(), 'docs-test-'))
const out = join(folder, 'site')
/** @type {Map<string, string>} path with forward slashes -> text */
const files = new Map()
const own = () => [...files].filter(([path]) => path.endsWith('.html') && !path.startsWith('packages/'))
let specs

beforeAll(async () => {
  specs = await loadSpecs(specsFolder)
  await buildSite({ repository, out, flows, packages: ['@secukit/receipt'] })
  for (const path of readdirSync(out, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:html|css|js|svg)$/.test(path))
      files.set(path.replaceAll('\\', '/'), readFileSync(join(out, path), 'utf8'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the site', () => {
  it('has links that lead somewhere', () => {
    const ids = new Map(
      [...files].map(([path, text]) => [
        path,
        new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])),
      ]),
    )
    const dead = [...files].flatMap(([path, text]) =>
      path.endsWith('.html')
        ? attributes(text)
            .filter(({ value }) => {
              if (/^(?:https?:|data:|mailto:)/.test(value)) return false
              const [target, hash] = value.split('#')
              const file = target === '' ? path : posix.join(posix.dirname(path), target)
              // typedoc's own anchors are made of words that it escapes its own way.
              const hashCounts = hash && !file.startsWith('packages/')
              return !files.has(file) || (hashCounts && !ids.get(file)?.has(hash))
            })
            .map(({ value }) => `${path}: ${value}`)
        : [],
    )
    expect(dead).toEqual([])
  })

  it('loads nothing from elsewhere', () => {
    const loads = [...files].flatMap(([path, text]) => {
      const tags = attributes(text).filter(
        ({ tag, name }) => name === 'src' || name === 'srcset' || tag === 'link',
      )
      const styles = [...text.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map((match) => ({
        value: match[1] ?? match[2],
      }))
      return [...tags, ...styles]
        .filter(({ value }) => /^(?:https?:)?\/\//.test(value))
        .map(({ value }) => `${path}: ${value}`)
    })
    expect(loads).toEqual([])
    const scripts = [...files].filter(([path]) => path.endsWith('.js'))
    const calls = scripts.filter(([, text]) =>
      /(?:fetch|import|Worker|sendBeacon|WebSocket|EventSource)\(\s*["'`](?:https?:)?\/\//.test(text),
    )
    expect(calls.map(([path]) => path)).toEqual([])
  })

  it('needs no script where typedoc does not bring its own', () => {
    expect(
      own()
        .filter(([, text]) => /<script|\son\w+="/i.test(text))
        .map(([path]) => path),
    ).toEqual([])
  })

  it('is ready for phones and for the dark', () => {
    expect(
      own()
        .filter(([, text]) => !text.includes('name="viewport"'))
        .map(([path]) => path),
    ).toEqual([])
    expect(files.get('style.css')).toContain('prefers-color-scheme: dark')
  })

  it('tells every operation and every model', () => {
    const pages = own()
      .map(([, text]) => text)
      .join('')
    const untold = listOperations(specs).filter(
      ({ id, path }) => !pages.includes(`id="${id}"`) || !pages.includes(`<code>${path}</code>`),
    )
    expect(untold.map(({ id }) => id)).toEqual([])
    expect(listWebhooks(specs).filter(({ id }) => !pages.includes(`id="${id}"`))).toEqual([])
    const names = Object.values(specs).flatMap((document) => Object.keys(document.components?.schemas ?? {}))
    expect(names.filter((name) => !files.get('api/models.html').includes(`id="${name}"`))).toEqual([])
  })

  it('tells every open point, in the list and where it belongs', () => {
    const written = readdirSync(specsFolder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .flatMap((file) => readFileSync(join(specsFolder, file), 'utf8').match(/^\s*x-open-point:/gm) ?? [])
    const points = openPoints(specsFolder)
    expect(points).toHaveLength(written.length)
    const reference = own()
      .filter(([path]) => path.startsWith('api/'))
      .map(([, text]) => text)
      .join('')
    const lost = points.filter(
      ({ text }) =>
        !files.get('open-points.html').includes(inline(text)) || !reference.includes(inline(text)),
    )
    expect(lost.map(({ file, line }) => `${file}:${line}`)).toEqual([])
  })

  it('leads from its first page to everything', () => {
    const start = files.get('index.html')
    for (const path of [
      'api/smart.html',
      'api/loyalty.html',
      'api/auth.html',
      'api/push.html',
      'api/models.html',
      'open-points.html',
      'decisions/index.html',
      'flows/load-card.html',
    ])
      expect(start).toContain(`href="${path}"`)
    expect(start).toContain('href="packages/')
  })

  it('is not written over what somebody else keeps there', async () => {
    const foreign = mkdtempSync(join(tmpdir(), 'docs-foreign-'))
    writeFileSync(join(foreign, 'thesis.txt'), 'mine')
    await expect(buildSite({ repository, out: foreign, packages: [] })).rejects.toThrow(
      'files that are not ours',
    )
    expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('mine')
    rmSync(foreign, { recursive: true })
  })
})

describe('flows', () => {
  it('become a diagram with every step, what moves money, and who takes part', () => {
    const page = files.get('flows/load-card.html')
    expect(page.match(/class="number"/g)).toHaveLength(3)
    expect(page.match(/class="call money"/g)).toHaveLength(1)
    expect(page).toContain('>Card terminal<')
    expect(page).toContain('/start/cashless')
    expect(page).toContain('then on to read')
    expect(page).toContain('again after 2 s, at most 5 times')
    expect(page).toContain('href="../api/smart.html#smart.transactions.start"')
  })

  it('may be missing', () => {
    expect(flowPages(join(folder, 'nowhere'), specs)).toEqual({
      pages: [],
      notes: ['specs/flows has no flow yet'],
    })
  })

  it('that are broken are named', () => {
    const write = (text) => writeFileSync(join(folder, 'bad.arazzo.yaml'), text)
    write('openapi: 3.1.0')
    expect(() => flowPages(folder, specs)).toThrow(/bad\.arazzo\.yaml: it is no Arazzo description/)
    write(
      'arazzo: 1.0.1\nworkflows: [{ workflowId: a, steps: [{ stepId: s, operationId: smart.things.sell }] }]',
    )
    expect(() => flowPages(folder, specs)).toThrow('step s calls smart.things.sell, which no spec has')
  })
})

describe('the diagram', () => {
  const exchange = {
    title: 'Sell',
    wire: 'POST /a',
    answer: '200',
    refused: false,
    money: false,
    terminal: undefined,
    notes: [],
  }

  it('draws the card terminal only when it is reached', () => {
    expect(sequenceDiagram('a', [exchange])).not.toContain('Card terminal')
    expect(sequenceDiagram('a', [{ ...exchange, terminal: ['sum', 'paid'] }])).toContain('Card terminal')
  })

  it('escapes what it is told, and keeps its lines within the lanes', () => {
    expect(sequenceDiagram('a', [{ ...exchange, title: '<b>&' }])).toContain(escape('<b>&'))
    expect(
      wrap('POST /Smart/Transactions/{smartTransactionId}/start/cash', 30).every((line) => line.length <= 31),
    ).toBe(true)
    expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  })
})

describe('open points', () => {
  it('are found with their place', () => {
    const text = `paths:
  item:
    get:
      operationId: smart.things.get
      x-open-point: First.
      parameters:
        - name: q
          in: query
          x-open-point: Second.
      responses:
        '401':
          x-open-point: Third.
schemas:
  Thing:
    allOf:
      - properties:
          size:
            x-open-point: >-
              Fourth,
              folded.
`
    expect(pointsOf(text, 'a.yaml').map(({ place, line, text: told }) => [place, line, told])).toEqual([
      ['smart.things.get', 5, 'First.'],
      ['smart.things.get parameter q', 9, 'Second.'],
      ['smart.things.get answer 401', 12, 'Third.'],
      ['Thing.size', 18, 'Fourth, folded.'],
    ])
  })
})

/** Attributes that load or lead somewhere. @param {string} text */
function attributes(text) {
  const tags = [...text.matchAll(/<(\w+)\s([^>]*)>/g)]
  return tags.flatMap(([, tag, rest]) =>
    [...rest.matchAll(/(?:^|\s)(href|src|srcset)="([^"]*)"/g)].map(([, name, value]) => ({
      tag,
      name,
      value: decode(value),
    })),
  )
}

/** @param {string} text */
function decode(text) {
  return decodeURI(text.replaceAll('&amp;', '&'))
}
