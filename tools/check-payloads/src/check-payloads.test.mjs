import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readArguments } from './arguments.mjs'
import { judge } from './judge.mjs'
import { short, verdictText } from './report.mjs'
import { schemaFor } from './target.mjs'

const ref = (name) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema) => ({ content: { 'application/json': { schema } } })
const empty = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} }
const specs = {
  auth: empty,
  loyalty: empty,
  push: {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    webhooks: {
      push: {
        post: {
          operationId: 'push.event',
          requestBody: json(ref('Event')),
          responses: { 200: { description: 'Received.' } },
        },
      },
    },
    components: {
      schemas: { Event: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
    },
  },
  smart: {
    ...empty,
    paths: {
      '/Things': {
        post: {
          operationId: 'smart.things.create',
          requestBody: json(ref('Thing')),
          responses: { 200: json(ref('Thing')), '4XX': json(ref('Fault')) },
        },
        get: { operationId: 'smart.things.ping', responses: { 200: { description: 'Nothing.' } } },
      },
    },
    components: {
      schemas: {
        Thing: {
          allOf: [
            { type: 'object', properties: { id: { type: 'string' } } },
            {
              type: 'object',
              required: ['sum'],
              properties: {
                sum: { type: 'integer' },
                at: { type: 'string', format: 'date-time' },
                note: { oneOf: [{ type: 'null' }, ref('Note')] },
                lines: { type: 'array', items: { oneOf: [ref('Text'), ref('Rule')] } },
                free: { type: 'object', additionalProperties: true },
              },
            },
          ],
        },
        Note: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
        Text: {
          type: 'object',
          required: ['type', 'text'],
          properties: { type: { type: 'string', const: 'text' }, text: { type: 'string' } },
        },
        Rule: { type: 'object', required: ['type'], properties: { type: { type: 'string', const: 'rule' } } },
        Fault: { type: 'object', required: ['code'], properties: { code: { type: 'integer' } } },
      },
    },
  },
}
const request = schemaFor(specs, { operation: 'smart.things.create', part: 'request' })
const found = (value, how) =>
  judge(request, value, how).violations.map(({ at, message, place }) => [at, message, place])

describe('violations', () => {
  it('are told with their place in the payload and in the specs', () => {
    expect(found({ sum: 1, at: '2020-09-25T11:15:30+02:00' })).toEqual([])
    expect(found({ sum: '1', at: 'yesterday' })).toEqual([
      ['/at', expect.stringContaining('must match format'), 'Thing/allOf/1/properties/at/format'],
      ['/sum', 'must be integer', 'Thing/allOf/1/properties/sum/type'],
    ])
  })

  it('in a union are those of the nearest branch, told once', () => {
    expect(found({ sum: 1, note: {} })).toEqual([
      ['/note', "must have required property 'text'", 'Note/required'],
    ])
    expect(found({ sum: 1, lines: [{ type: 'text', text: 7 }] })).toEqual([
      ['/lines/0/text', 'must be string', 'Text/properties/text/type'],
    ])
    expect(found({ sum: 1, lines: [{ type: 'new' }, 4] }).map(([at, message]) => [at, message])).toEqual([
      ['/lines/0', 'fits none of the 2 branches'],
      ['/lines/1', 'fits none of the 2 branches'],
    ])
  })

  it('of missing properties do not count in a payload that is cut short', () => {
    expect(found({ id: 'a' })).toHaveLength(1)
    expect(found({ id: 'a', note: {} }, { partial: true })).toEqual([])
    expect(found({ id: 7 }, { partial: true })).toHaveLength(1)
  })

  it('can be looked for in one place, or in every item of it', () => {
    const line = schemaFor(specs, { schema: 'Text' })
    const payload = { receipt: [{ type: 'text', text: 'a' }, { type: 'text' }] }
    expect(judge(line, payload, { at: '/receipt', each: true }).violations.map(({ at }) => at)).toEqual([
      '/receipt/1',
    ])
    expect(judge(line, payload, { at: '/receipt/0' }).violations).toEqual([])
    expect(() => judge(line, payload, { at: '/bill' })).toThrow('nothing at /bill')
    expect(() => judge(line, payload, { each: true })).toThrow('no list')
  })
})

describe('undescribed properties', () => {
  it('are found at any depth, and not in free objects', () => {
    const payload = { sum: 1, novelty: 1, 'a/b': 2, free: { any: 1 }, lines: [{ type: 'rule', wide: true }] }
    expect(judge(request, payload).undescribed).toEqual(['/novelty', '/a~1b', '/lines/0/wide'])
  })

  it('are not every property of an object that fits no branch', () => {
    expect(judge(request, { sum: 1, lines: [{ type: 'text', text: 7, odd: 1 }] }).undescribed).toEqual([
      '/lines/0/odd',
    ])
  })
})

describe('targets', () => {
  it('find a status by itself or by its class', () => {
    const schema = (status) =>
      schemaFor(specs, { operation: 'smart.things.create', part: 'response', status }).schema
    expect(schema('200')).toEqual(ref('Thing'))
    expect(schema('404')).toEqual(ref('Fault'))
    expect(() => schema('500')).toThrow('describes no response 500')
  })

  it('find what the server sends by itself too', () => {
    const event = schemaFor(specs, { operation: 'push.event', part: 'request' })
    expect(event.schema).toEqual(ref('Event'))
    expect(judge(event, { id: 7, more: 1 })).toMatchObject({
      violations: [{ at: '/id' }],
      undescribed: ['/more'],
    })
  })

  it('that are not there are refused with what there is', () => {
    const target = { operation: 'smart.things.creat', part: 'request' }
    expect(() => schemaFor(specs, target)).toThrow(/There is: smart\.things\.\w+, smart\.things\.\w+$/)
    expect(() => schemaFor(specs, { operation: 'smart.things.ping', part: 'response' })).toThrow(
      'has no body',
    )
    expect(() => schemaFor(specs, { schema: 'Nothing' })).toThrow('no schema Nothing')
  })
})

describe('the report', () => {
  it('masks card numbers before it shortens, in values and in names', () => {
    expect(short({ card: '9276004429942845' })).toBe('{"card":"9276…2845"}')
    expect(short(9276004429942848)).toMatch(/^9276…28\d\d$/)
    expect(short(`${'x'.repeat(45)} 9276 0044 2994 2845`)).not.toMatch(/0044|2994/)
    expect(verdictText({ file: 'a', undescribed: ['/9276004429942845'] })).toContain('/9276…2845')
  })
})

describe('arguments', () => {
  it.each([
    [[], 'at least one file'],
    [['a.json'], 'say what the files are'],
    [['a.json', '--operation', 'x', '--part', 'body'], 'request or response'],
    [['a.json', '--operation', 'x', '--part', 'request', '--status', '200'], 'has no --status'],
    [['a.json', '--map', 'm', '--part', 'request'], 'leave the others out'],
    [['a.json', '--mop'], "Unknown option '--mop'"],
  ])('%j are refused', (words, message) => {
    expect(() => readArguments(words)).toThrow(message)
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-payloads-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url))
  mkdirSync(join(folder, 'specs'))
  // JSON is YAML too.
  for (const [name, spec] of Object.entries(specs))
    writeFileSync(join(folder, 'specs', `${name}.yaml`), JSON.stringify(spec))
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value))
  const run = (...words) =>
    spawnSync(process.execPath, [bin, ...words, '--specs', 'specs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    })
  write('good.json', { type: 'text', text: 'a' })
  write('bad.json', { type: 'text', text: 9276004429942848 })
  write('other.json', {})
  const map = {
    'good.json': { schema: 'Text' },
    'bad.json': { schema: 'Text' },
    'other.json': { skip: 'no' },
  }
  writeFileSync(join(folder, 'map'), JSON.stringify(map))

  it('exits with 0, 1 and 2', () => {
    expect(run('good.json', 'other.json', '--map', 'map').status).toBe(0)
    const bad = run('.', '--map', 'map')
    expect(bad.status).toBe(1)
    expect(bad.stdout).toContain('bad.json\n       /text: must be string; it is 9276…28')
    expect(bad.stdout).toContain('1 fit, 1 do not, 1 skipped')
    const usage = run('map', '--map', 'map')
    expect(usage.status).toBe(2)
    expect(usage.stderr).toContain('the map does not say what these are')
    expect(usage.stderr).not.toContain('    at ')
  })
})
