import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { compareSpecs } from './compare.mjs'
import { gate } from './gate.mjs'
import { findBase } from './git.mjs'
import { reportText } from './report.mjs'

const text = { type: 'string' }
const ref = (name) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema) => ({ content: { 'application/json': { schema } } })
const object = (properties, required = []) => ({ type: 'object', properties, required })

/** One operation that takes and answers what it is told. */
function spec({
  request = object({}),
  answer = object({}),
  operation = {},
  schemas = {},
  path = '/Things/{id}',
  more = {},
}) {
  const post = {
    operationId: 'smart.things.start',
    parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
    requestBody: { required: true, ...json(request) },
    responses: { 200: json(answer) },
    ...operation,
  }
  return { smart: { openapi: '3.1.0', paths: { [path]: { post } }, components: { schemas }, ...more } }
}

const judge = (before, after) => compareSpecs(before, after).map((change) => change.class)
const both = (before, after) => [judge(before, after), judge(after, before)]
const [breaks, fits] = [['breaking'], ['compatible']]

// Each rule both ways: from the first schema to the second, and back.
describe.each([
  ['an optional property', object({}), object({ a: text }), [fits, breaks], [fits, breaks]],
  ['a required property', object({}), object({ a: text }, ['a']), [breaks, breaks], [fits, breaks]],
  [
    'a property that becomes required',
    object({ a: text }),
    object({ a: text }, ['a']),
    [breaks, fits],
    [fits, breaks],
  ],
  ['null', object({ a: text }), object({ a: { type: ['string', 'null'] } }), [fits, breaks], [breaks, fits]],
  [
    'null in a union',
    object({ a: text }),
    object({ a: { oneOf: [{ type: 'null' }, text] } }),
    [fits, breaks],
    [breaks, fits],
  ],
  [
    'a type more',
    object({ a: text }),
    object({ a: { type: ['string', 'integer'] } }),
    [fits, breaks],
    [breaks, fits],
  ],
  [
    'another type',
    object({ a: text }),
    object({ a: { type: 'integer' } }),
    [breaks, breaks],
    [breaks, breaks],
  ],
  [
    'an integer that becomes a number',
    object({ a: { type: 'integer' } }),
    object({ a: { type: 'number' } }),
    [fits, breaks],
    [breaks, fits],
  ],
  ['a type where there was none', object({ a: {} }), object({ a: text }), [breaks, fits], [fits, breaks]],
  [
    'a value of a closed list',
    object({ a: { enum: ['x'] } }),
    object({ a: { enum: ['x', 'y'] } }),
    [fits, breaks],
    [breaks, fits],
  ],
  [
    'a closed list',
    object({ a: text }),
    object({ a: { ...text, enum: ['x'] } }),
    [breaks, fits],
    [fits, breaks],
  ],
  [
    'a known word',
    object({ a: { ...text, 'x-extensible-enum': ['x'] } }),
    object({ a: { ...text, 'x-extensible-enum': ['x', 'y'] } }),
    [fits, breaks],
    [fits, breaks],
  ],
  [
    'a branch',
    object({ a: { oneOf: [ref('A')] } }),
    object({ a: { oneOf: [ref('B'), ref('A')] } }),
    [fits, breaks],
    [breaks, fits],
  ],
  [
    'free properties',
    object({}),
    { ...object({}), additionalProperties: true },
    [fits, breaks],
    [fits, breaks],
  ],
  ['a pattern', object({ a: text }), object({ a: { ...text, pattern: '^a' } }), [breaks, fits], [fits, fits]],
  [
    'a wider bound',
    object({ a: { ...text, maxLength: 5 } }),
    object({ a: { ...text, maxLength: 9 } }),
    [fits, breaks],
    [fits, fits],
  ],
  [
    'the type of items',
    { type: 'array', items: text },
    { type: 'array', items: { type: 'integer' } },
    [breaks, breaks],
    [breaks, breaks],
  ],
])('%s', (_, one, other, inRequest, inAnswer) => {
  const schemas = { A: object({ type: { const: 'a' } }), B: object({ type: { const: 'b' } }) }

  it('in a request', () => {
    expect(both(spec({ request: one, schemas }), spec({ request: other, schemas }))).toEqual(inRequest)
  })

  it('in an answer', () => {
    expect(both(spec({ answer: one, schemas }), spec({ answer: other, schemas }))).toEqual(inAnswer)
  })
})

describe('what looks like a change and is none', () => {
  it.each([
    [
      'a property that moves between the parts of an allOf',
      { allOf: [object({ a: text, b: text }), object({})] },
      { allOf: [object({ a: text }), object({ b: text })] },
    ],
    ['an inline schema that gets a name', object({ a: object({ x: text }) }), object({ a: ref('Known') })],
    [
      'another spelling of null',
      object({ a: { type: ['string', 'null'] } }),
      object({ a: { oneOf: [text, { type: 'null' }] } }),
    ],
    [
      'the order of branches',
      object({ a: { oneOf: [ref('Known'), text] } }),
      object({ a: { oneOf: [text, ref('Known')] } }),
    ],
    [
      'texts and examples',
      object({ a: text }),
      object({ a: { ...text, description: 'An a.', examples: ['a'], 'x-open-point': 'Why?' } }),
    ],
  ])('%s', (_, one, other) => {
    const schemas = { Known: object({ x: text }) }
    const [before, after] = [
      { request: one, answer: one, schemas },
      { request: other, answer: other, schemas },
    ]
    expect(both(spec(before), spec(after))).toEqual([[], []])
  })
})

describe('operations', () => {
  const change = (operation) => both(spec({}), spec({ operation }))
  const query = (required) => [
    ...spec({}).smart.paths['/Things/{id}'].post.parameters,
    { name: 'q', in: 'query', required, schema: text },
  ]

  it('that come or go', () => {
    const two = spec({})
    two.smart.paths['/Others'] = { get: { operationId: 'smart.others.list', responses: {} } }
    expect(both(spec({}), two)).toEqual([fits, breaks])
  })

  it('that are renamed or moved break', () => {
    expect(change({ operationId: 'smart.things.begin' })).toEqual([breaks, breaks])
    expect(
      compareSpecs(spec({}), spec({ operation: { operationId: 'smart.things.begin' } }))[0].what,
    ).toContain('was called smart.things.start')
    expect(both(spec({}), spec({ path: '/Items/{id}' }))).toEqual([breaks, breaks])
  })

  it('that are never replayed, or are from now on, break and concern money', () => {
    const never = spec({ operation: { 'x-never-replay': true } })
    for (const [one, other] of [
      [spec({}), never],
      [never, spec({})],
    ])
      expect(compareSpecs(one, other)).toMatchObject([{ class: 'breaking', money: true }])
  })

  it('that hold the line shorter concern money, and longer do not', () => {
    const waits = (seconds) => spec({ operation: { 'x-blocking-seconds': seconds } })
    expect(compareSpecs(waits(300), waits(60))).toMatchObject([{ class: 'compatible', money: true }])
    expect(compareSpecs(waits(60), waits(300))).toMatchObject([{ class: 'compatible', money: false }])
  })

  it('with a new parameter break when it is required', () => {
    expect(change({ parameters: query(true) })).toEqual([breaks, breaks])
    expect(change({ parameters: query(false) })).toEqual([fits, breaks])
  })

  it('whose method gains or loses an argument before the options break', () => {
    const [bare, asked] = [
      spec({ operation: { requestBody: undefined } }),
      spec({ operation: { requestBody: undefined, parameters: query(false) } }),
    ]
    expect(judge(bare, asked)).toContain('breaking')
    expect(judge(bare, spec({}))).toContain('breaking')
    expect(judge(spec({}), bare)).toContain('breaking')
  })

  it('whose body becomes required break', () => {
    const loose = spec({ operation: { requestBody: json(object({})) } })
    expect(both(loose, spec({}))).toEqual([breaks, fits])
  })

  it('with other answers', () => {
    const two = spec({ operation: { responses: { 200: json(object({})), 404: { description: 'No.' } } } })
    expect(both(spec({}), two)).toEqual([fits, fits])
    expect(judge(spec({}), spec({ operation: { responses: {} } }))).toEqual(breaks)
  })
})

describe('webhooks', () => {
  const push = (body, more = {}) => ({
    push: {
      openapi: '3.1.0',
      webhooks: { push: { post: { requestBody: json(body), responses: { 200: {} }, ...more } } },
      components: { schemas: {} },
    },
  })

  it('that come or go', () => {
    expect(both(spec({}), { ...spec({}), ...push(object({})) })).toEqual([fits, breaks])
  })

  it('carry what is received, so less of it breaks', () => {
    expect(both(push(object({})), push(object({ a: text }, ['a'])))).toEqual([fits, breaks])
    expect(compareSpecs(push(object({ a: text })), push(object({})))).toMatchObject([
      { class: 'breaking', place: 'webhook push.a', what: 'is gone', uses: ['webhook push'] },
    ])
  })

  it('that want another answer break', () => {
    expect(judge(push(object({})), push(object({}), { responses: { 204: {} } }))).toEqual(breaks)
  })
})

describe('what money hangs on', () => {
  it('is flagged: addresses of environments, and articles that load a card', () => {
    const server = (url) => spec({ more: { servers: [{ url, 'x-environment': 'live' }] } })
    expect(compareSpecs(server('https://a.test'), server('https://b.test'))).toMatchObject([
      { class: 'breaking', money: true },
    ])
    const ean = (value) => spec({ request: object({ ean: { ...text, 'x-card-eans': { load: [value] } } }) })
    expect(compareSpecs(ean('1'), ean('2'))).toMatchObject([{ class: 'breaking', money: true }])
  })
})

describe('shared schemas', () => {
  const shared = (properties) => {
    const all = spec({
      answer: object({ note: ref('Note'), tree: ref('Tree') }),
      request: ref('Note'),
      schemas: { Note: object(properties), Tree: object({ leaf: ref('Note'), tree: ref('Tree') }) },
    })
    all.smart.paths['/Others'] = {
      get: { operationId: 'smart.others.get', responses: { 200: json(ref('Tree')) } },
    }
    return all
  }

  it('are told once per direction, with the operations that they reach', () => {
    expect(compareSpecs(shared({ a: text }), shared({}))).toEqual([
      {
        class: 'breaking',
        money: false,
        place: 'Note.a',
        what: 'is gone',
        uses: ['smart.others.get', 'smart.things.start'],
      },
    ])
    expect(compareSpecs(shared({}), shared({ a: text })).map(({ uses }) => uses)).toEqual([
      ['smart.others.get', 'smart.things.start'],
    ])
  })

  it('are public types: a name that goes breaks', () => {
    expect(both(spec({ schemas: { Note: text } }), spec({}))).toEqual([breaks, fits])
  })
})

describe('the gate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spec-diff-test-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, '.changeset'))
  mkdirSync(join(folder, 'packages/api'), { recursive: true })
  const passed = (version, bump) => {
    writeFileSync(join(folder, 'packages/api/package.json'), JSON.stringify({ version }))
    writeFileSync(
      join(folder, '.changeset/odd-bees.md'),
      `---\n'@secukit/receipt': major\n${bump ? `'@secukit/api': ${bump}\n` : ''}---\n\nText.\n`,
    )
    return gate(folder, [{ class: 'breaking', place: 'a', what: 'b', money: false, uses: [] }]).passed
  }

  it('wants the bump that breaks: minor below 1.0.0, as with npm’s caret, major from then on', () => {
    expect([
      passed('0.4.0', 'minor'),
      passed('0.4.0', 'major'),
      passed('0.4.0', 'patch'),
      passed('0.4.0'),
    ]).toEqual([true, true, false, false])
    expect([passed('1.4.0', 'major'), passed('1.4.0', 'minor')]).toEqual([true, false])
  })

  it('lets compatible changes pass', () => {
    expect(
      gate(folder, [{ class: 'compatible', place: 'a', what: 'b', money: false, uses: [] }]).passed,
    ).toBe(true)
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spec-diff-repo-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const tool = join(folder, 'tools/spec-diff')
  const here = fileURLToPath(new URL('..', import.meta.url))
  mkdirSync(tool, { recursive: true })
  for (const name of ['bin.mjs', 'src', 'package.json'])
    cpSync(join(here, name), join(tool, name), { recursive: true })
  const modules = ['node_modules', '../../node_modules'].map((name) => join(here, name))
  linkDependencies(join(tool, 'node_modules'), modules)
  const git = (...words) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...words], {
      cwd: folder,
      stdio: 'pipe',
    })
  const write = (content) => {
    mkdirSync(join(folder, 'specs'), { recursive: true })
    // JSON is YAML too.
    for (const [name, document] of Object.entries(content))
      writeFileSync(
        join(folder, 'specs', `${name}.yaml`),
        `openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: ${JSON.stringify(document.paths)}\n`,
      )
  }
  const run = (...words) =>
    spawnSync(process.execPath, [join(tool, 'bin.mjs'), ...words], { cwd: folder, encoding: 'utf8' })

  it('says so outside git, and takes a history without specs', () => {
    write(spec({}))
    const outside = run('--gate')
    expect([outside.status, outside.stdout]).toEqual([0, expect.stringContaining('no git repository')])
    git('init', '-q', '-b', 'main')
    expect(findBase(folder, undefined)).toEqual({ ref: 'HEAD', commit: undefined })
    const fresh = run('--gate')
    expect([fresh.status, fresh.stdout]).toEqual([0, expect.stringContaining('smart.things.start: is new')])
    git('commit', '-q', '--allow-empty', '-m', 'empty')
    expect(run().stdout).toContain('1 compatible')
  })

  it('compares with a ref, and leaves the index alone', () => {
    git('add', 'specs')
    git('commit', '-q', '-m', 'specs')
    write(spec({ operation: { operationId: 'smart.things.begin' } }))
    expect(run().status).toBe(0)
    expect(run().stdout).toContain('1 breaking, 0 compatible')
    expect(JSON.parse(run('HEAD', '--json').stdout)).toMatchObject({
      base: { ref: 'HEAD' },
      changes: [{ class: 'breaking' }],
    })
    expect(run('--gate').status).toBe(1)
    mkdirSync(join(folder, '.changeset'))
    writeFileSync(join(folder, '.changeset/a.md'), "---\n'@secukit/api': minor\n---\n\nRenamed.\n")
    expect(run('--gate').status).toBe(0)
    expect(execFileSync('git', ['diff', '--cached', '--name-only'], { cwd: folder, encoding: 'utf8' })).toBe(
      '',
    )
    const unknown = run('nowhere')
    expect([unknown.status, unknown.stderr]).toEqual([2, 'spec-diff: git knows no nowhere\n'])
  })
})

describe('the report', () => {
  it('puts money first', () => {
    const [before, after] = [
      spec({ operation: { 'x-never-replay': true } }),
      spec({ answer: object({}), schemas: { New: text } }),
    ]
    expect(reportText({ ref: 'main', commit: 'abcdef0123' }, compareSpecs(before, after))).toBe(
      `specs/ since main (abcdef0): 1 breaking, 1 compatible

Breaking
  MONEY smart.things.start: may be sent again by itself now: x-never-replay was removed

Compatible
  new types: New`,
    )
  })
})

/** The copy of the tool finds its dependencies where the tool finds them. @param {string} target @param {string[]} folders */
function linkDependencies(target, folders) {
  for (const name of ['@redocly/openapi-core', '@secukit/codegen']) {
    mkdirSync(join(target, name, '..'), { recursive: true })
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
    if (found) symlinkSync(found, join(target, name))
  }
}
