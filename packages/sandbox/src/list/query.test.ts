import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, ids } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'
import { matcher } from './evaluate.ts'
import { parse } from './parse.ts'

const sale = {
  id: 'STX_A',
  status: 'ok',
  created: '2026-05-04T09:30:00+02:00',
  note: 'Kaffee "to go" (groß)',
  sum: 1250,
  tax: 7.5,
  is_demo: true,
  customer: null,
  routing: {},
  merchant: { object: 'general.merchants', id: 'MRC_A' },
  tags: ['red', 'green'],
  idents: [
    { type: 'smart.idents', value: '9276AA', n: 1 },
    { type: 'smart.idents', value: '9276BB', n: 9, points: [{ left: 3 }, { left: null }] },
  ],
  empty: '',
  none: [],
}

const isHit = (q: string, item: object = sale): boolean => matcher(parse(q))(item)

describe('a term', () => {
  it.each([
    ['status:ok', 'a word'],
    ['status:"ok"', 'a word in quotes'],
    [String.raw`status:\o\k`, 'a word with needless backslashes'],
    [String.raw`note:"Kaffee \"to go\" (groß)"`, 'a text with quotes'],
    [String.raw`note:Kaffee\ \"to\ go\"\ \(groß\)`, 'a text without quotes'],
    ['merchant.id:MRC_A', 'a nested text'],
    ['idents.value:9276BB', 'an element of a list'],
    ['tags:green', 'an element of a list of texts'],
    ['idents.points.left:3', 'an element of a list in a list'],
    ['sum:1250', 'a number'],
    ['sum:1250.0', 'a number, written otherwise'],
    ['sum:"1.25e3"', 'a number, written in quotes'],
    ['tax:7.5', 'a fraction'],
    ['is_demo:true', 'a truth'],
    ['empty:""', 'no text'],
    ['created:"2026-05-04T07:30:00.000Z"', 'a moment, by another offset'],
    ['created:2026-05-04', 'the day of a moment'],
    ['created:"2026-05-04T07:30"', 'the minute of a moment'],
    ['sum:12*', 'a pattern on a number'],
    ['is_demo:t?ue', 'a pattern on a truth'],
    ['note:*to*go*', 'a pattern that spans words'],
    [String.raw`note:*\"to\ go\"*`, 'a pattern with escapes'],
    ['note:*gro?\\)', 'a question mark for one character'],
    ['merchant:*', 'anything'],
    ['tags:**', 'anything, twice'],
    ['sum:[1000 TO 1250]', 'a range with its end'],
    ['sum:{1249 TO 1251}', 'a range without its ends'],
    ['sum:{1249 TO 1250]', 'a mixed range'],
    ['sum:[1250 TO 1251}', 'the other mixed range'],
    ['sum:[ 1000  TO  2000 ]', 'a range with blanks'],
    ['sum:[-5 TO *]', 'a range without an upper end'],
    ['sum:{* TO 1250]', 'a range without a lower end'],
    ['sum:["1000" TO "2000"]', 'a range in quotes'],
    ['status:[oj TO ol]', 'a range of texts'],
    ['status:[* TO *]', 'a range that is open at both ends'],
    ['created:[2026-05-04T07:30:00Z TO 2026-05-04T07:30:00Z]', 'a range of moments'],
    ['created:[* TO 2026-05-04]', 'a range to a day holds the day'],
    ['created:{2026-05-03 TO 2026-05]', 'a range from after a day into a month'],
    ['created:[2026 TO *]', 'a range from a year'],
    ['idents.n:[8 TO 10]', 'a range that one element is in'],
    ['_exists_:status', 'what is there'],
    ['_exists_:empty', 'a text without letters is there'],
    ['_exists_:idents.points.left', 'a part of an element'],
    ['_exists_:merchant', 'an object'],
    ['!(_exists_:routing)', 'an object with nothing in it'],
    ['!_exists_:customer', 'null'],
    ['NOT _exists_:none', 'an empty list'],
    ['NOT nosuch:1', 'what is not there is not 1'],
    ['status:AN', 'no', false],
    ['status:OK', 'other letters', false],
    ['status:o', 'the beginning of a word', false],
    ['status:ok*?', 'a question mark for none', false],
    ['status:"o*"', 'a star in quotes', false],
    [String.raw`status:o\*`, 'a star with a backslash', false],
    ['sum:125', 'the beginning of a number', false],
    ['sum:abc', 'a word for a number', false],
    ['sum:[a TO z]', 'words around a number', false],
    ['is_demo:1', 'a number for a truth', false],
    ['is_demo:[a TO z]', 'a range around a truth', false],
    ['sum:[1250 TO 1250}', 'a range without its only element', false],
    ['sum:{1250 TO *]', 'a range after it', false],
    ['sum:[* TO 1250}', 'a range before it', false],
    ['idents.n:[2 TO 8]', 'a range between two elements', false],
    ['created:{2026-05-04 TO *]', 'a range from after the day', false],
    ['created:[* TO 2026-05-04}', 'a range to before the day', false],
    ['created:"2026-05-04T09:30:00Z"', 'a moment of another offset', false],
    ['customer:null', 'null is no text', false],
    ['customer:*', 'nor anything', false],
    ['merchant:MRC_A', 'an object is no text', false],
    ['merchant:*A', 'nor fits it a pattern', false],
    ['merchant:[A TO Z]', 'nor is it in a range', false],
    ['merchant:[* TO Z]', 'not even in half of one', false],
    ['status.deep:*', 'what is below a text', false],
    ['status.length:2', 'what every text has', false],
    ['toString:*', 'what every object has', false],
    ['constructor.name:Object', 'and what is below it', false],
    ['idents.0.value:9276AA', 'a position in a list', false],
  ])('%s (%s)', (q, _what, expected = true) => {
    expect(isHit(q)).toBe(expected)
  })

  it('of a year does not take a number of a card for one', () => {
    expect(isHit('number:[2020 TO 2021]', { number: '20209999' })).toBe(true)
    expect(isHit('number:2020', { number: '20209999' })).toBe(false)
  })

  it('is not found by the half of a character outside the basic plane', () => {
    expect(['a?', 'a??'].map((pattern) => isHit(`name:${pattern}`, { name: 'a\u{1f600}' }))).toEqual([
      true,
      false,
    ])
  })
})

describe('operators', () => {
  const item = { a: 1, b: 2 }
  it.each([
    ['a:1 AND b:2', true],
    ['a:1 AND b:9', false],
    ['a:9 OR b:2', true],
    ['a:9 OR b:9', false],
    ['NOT a:1', false],
    ['!a:9', true],
    ['! a:9', true],
    // As with arithmetic: AND before OR, on whichever side it stands, and NOT before both.
    ['a:1 OR a:1 AND b:9', true],
    ['b:9 AND a:1 OR a:1', true],
    ['(a:1 OR a:1) AND b:9', false],
    ['NOT a:9 AND b:9', false],
    ['NOT (a:9 AND b:9)', true],
    ['NOT a:1 OR b:2', true],
    ['a:9 OR NOT b:9', true],
    ['a:1 AND NOT b:9', true],
    ['NOT(NOT(a:1))', true],
    ['!(!(a:1))', true],
    ['(a:1)AND(b:2)', true],
    ['a:1 AND!b:9', true],
    [' \t( ( a:1 ) )\n', true],
    ['a:1 AND b:2 AND a:9', false],
    ['a:9 OR a:9 OR b:2', true],
  ])('%j', (q, expected) => {
    expect(isHit(q, item)).toBe(expected)
  })
})

describe('what is not understood is refused, at its place', () => {
  it.each([
    ['ok', 1],
    [' ', 2],
    ['*', 1],
    ['*:*', 1],
    [':ok', 1],
    ['status:', 8],
    ['status: ok', 8],
    ['status :ok', 1],
    ['"status":ok', 1],
    ['st*:ok', 1],
    ['a-b:1', 1],
    ['a..b:1', 1],
    ['a.:1', 1],
    ['_a:1', 1],
    ['_EXISTS_:a', 1],
    ['_exists_:', 10],
    ['_exists_:a*', 11],
    ['_exists_:"a"', 10],
    ['a:1 b:2', 5],
    ['a:1 and b:2', 5],
    ['a:1 AND', 8],
    ['a:1 AND ', 9],
    ['a:1 OR OR b:2', 8],
    ['a:1 AND AND b:2', 9],
    ['AND a:1', 1],
    ['OR', 1],
    ['NOT', 4],
    ['NOT NOT a:1', 5],
    ['!!a:1', 2],
    ['a:1 NOT b:2', 5],
    ['a:AND', 3],
    ['a:NOT b:1', 3],
    ['a:1 && b:2', 5],
    ['a:1&&b:2', 4],
    ['a:1 || b:2', 5],
    ['+a:1', 1],
    ['-a:1', 1],
    ['a:+1', 3],
    ['a:-1', 3],
    ['a:!1', 3],
    ['a:>5', 3],
    ['a:>=5', 3],
    ['a:<5', 3],
    ['a:1=2', 4],
    ['a:1~', 4],
    ['a:"b"~2', 6],
    ['a:1^2', 4],
    ['a:/b/', 3],
    ['a:b/c', 4],
    ['a:b:c', 4],
    ['a:2026-05-04T09:30:00Z', 16],
    ['a:(1 OR 2)', 3],
    ['a:"b', 3],
    ['a:"b\\"', 3],
    ['a:"b"c', 6],
    ['a:b"c"', 4],
    ['a:b\\', 4],
    ['a:\\u0041', 3],
    ['a:[1 TO 2', 3],
    ['a:1 TO 2]', 5],
    ['a:[1 to 2]', 3],
    ['a:[1 2]', 3],
    ['a:[1 TO]', 3],
    ['a:[TO TO 2]', 3],
    ['a:[ TO 2]', 3],
    ['a:[1 TO 2*]', 3],
    ['a:[1 TO a b]', 3],
    [String.raw`a:[1\- TO 2]`, 3],
    ['a:[now-1d TO *]', 3],
    ['a:[* TO now]', 3],
    ['a:[2026||-1M TO *]', 3],
    ['a:[1 TO 2]^3', 11],
    ['(a:1', 5],
    ['(a:1 b:2)', 6],
    ['a:1)', 4],
    ['()', 2],
    ['( )', 3],
    ['(a:1))', 6],
  ])('%j: column %i', (q, column) => {
    expect(() => parse(q)).toThrow(Refusal)
    expect(() => parse(q)).toThrow(`q is not understood at column ${column}: `)
  })

  it('and never fails in another way, whatever is sent', () => {
    const piece = fc.constantFrom(
      'a:1',
      'a',
      ':',
      '"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ' TO ',
      ' AND ',
      ' OR ',
      'NOT ',
      '!',
      '*',
      '?',
      '\\',
      '\\u',
      '_exists_:',
      '\ud83d',
      ' ',
      '-',
      '1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const q = pieces.join('')
        const failure = failureOf(() => matcher(parse(q))(sale))
        expect(failure === undefined || failure instanceof Refusal).toBe(true)
      }),
      { numRuns: 1200 },
    )
  })
})

describe('hostile texts', () => {
  const quickly = (work: () => unknown): void => {
    const started = performance.now()
    work()
    expect(performance.now() - started).toBeLessThan(1000)
  }
  it.each([
    ['parentheses', '('.repeat(9_990)],
    ['negated parentheses', '!('.repeat(4_990)],
    ['negations', '!'.repeat(9_990)],
    ['an open quote', `a:"${'\\"'.repeat(4_990)}`],
    ['a range without an end', `a:[${' '.repeat(9_990)}`],
    ['a name without a condition', 'a.'.repeat(4_990)],
    ['more characters than are read', 'a:1 OR '.repeat(20_000)],
  ])('%s are refused at once', (_what, q) => {
    quickly(() => expect(() => ask([sale], { q })).toThrow(Refusal))
  })

  it.each([
    ['stars and question marks', `note:${'*?'.repeat(4_000)}-`],
    ['stars and letters', `note:${'*a'.repeat(4_000)}-`],
    ['terms', `${'a:1 OR '.repeat(1_400)}a:1`],
    ['a long name', `${'a.'.repeat(4_000)}a:1`],
  ])('%s are answered soon', (_what, q) => {
    const items = Array.from({ length: 20 }, () => ({ note: 'a'.repeat(2_000) }))
    quickly(() => expect(ask(items, { q }).count).toBe(0))
  })

  it('has room for fifty open parentheses, and for no more', () => {
    expect(isHit(`${'('.repeat(50)}sum:1250${')'.repeat(50)}`)).toBe(true)
    expect(() => parse(`${'('.repeat(51)}sum:1250${')'.repeat(51)}`)).toThrow('at column 51: ')
  })
})

function failureOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

/** A question, apart from how it is written. */
type Question =
  | { readonly is: string; readonly value: string | number | boolean }
  | { readonly like: string; readonly parts: readonly string[] }
  | { readonly range: string; readonly from?: End; readonly to?: End }
  | { readonly exists: string }
  | { readonly all: readonly Question[] }
  | { readonly some: readonly Question[] }
  | { readonly none: Question }

interface End {
  readonly value: number
  readonly closed: boolean
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '*', '?', '"', '\\', ' ', '-', '('),
  minLength: 1,
  maxLength: 4,
})
const small = fc.integer({ min: -3, max: 3 })
const texts = fc.constantFrom('name', 'tags', 'lines.name')
const numbers = fc.constantFrom('sum', 'lines.sum')
const end = fc.record({ value: small, closed: fc.boolean() })

const leaf: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ is: texts, value: text }),
  fc.record({ is: numbers, value: small }),
  fc.record({ is: fc.constant('flag'), value: fc.boolean() }),
  fc.record({
    like: texts,
    parts: fc.array(fc.oneof(fc.constantFrom('*', '?'), text), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ range: numbers, from: end, to: end }, { requiredKeys: ['range'] }),
  fc.record({ exists: fc.constantFrom('name', 'sum', 'flag', 'tags', 'lines', 'lines.name') }),
)

const { question } = fc.letrec<{ question: Question }>((tie) => ({
  question: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('question'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ some: fc.array(tie('question'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ none: tie('question') }),
  ),
}))

const line = fc.record({ name: fc.oneof(text, fc.constant(null)), sum: small }, { requiredKeys: [] })
const record = fc.record(
  {
    name: fc.oneof(text, fc.constant(null)),
    sum: small,
    flag: fc.boolean(),
    tags: fc.array(text, { maxLength: 2 }),
    lines: fc.array(line, { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

/** How the next choice is written: true for the longer way. */
type Taste = () => boolean

/** Writes a question as `q`, with no more parentheses than it needs, unless the taste is for more. */
function write(asked: Question, taste: Taste, level: 'or' | 'and' | 'not' = 'or'): string {
  const blank = taste() ? '  ' : ' '
  const wrapped = (written: string, needed: boolean): string => (needed || taste() ? `(${written})` : written)
  if ('some' in asked)
    return wrapped(
      asked.some.map((each) => write(each, taste, 'and')).join(`${blank}OR${blank}`),
      level !== 'or',
    )
  if ('all' in asked)
    return wrapped(
      asked.all.map((each) => write(each, taste, 'not')).join(`${blank}AND${blank}`),
      level === 'not',
    )
  if ('none' in asked) {
    // A NOT takes no other without parentheses.
    const inner = 'none' in asked.none ? `(${write(asked.none, taste)})` : write(asked.none, taste, 'not')
    return wrapped(`${taste() ? '!' : 'NOT '}${inner}`, false)
  }
  return wrapped(writeTerm(asked, taste), false)
}

function writeTerm(
  asked: Exclude<Question, { all: unknown } | { some: unknown } | { none: unknown }>,
  taste: Taste,
): string {
  const escaped = (literal: string): string => literal.replaceAll(/[-+=&|<>!(){}[\]^"~*?:\\/\s]/g, '\\$&')
  if ('exists' in asked) return taste() ? `_exists_:${asked.exists}` : `${asked.exists}:*`
  if ('like' in asked)
    return `${asked.like}:${asked.parts.map((part) => (/^[*?]$/.test(part) ? part : escaped(part))).join('')}`
  if ('range' in asked) {
    const [low, high] = [asked.from?.value ?? '*', asked.to?.value ?? '*']
    return `${asked.range}:${asked.from?.closed === false ? '{' : '['}${low} TO ${high}${asked.to?.closed === false ? '}' : ']'}`
  }
  const value = String(asked.value)
  // In quotes a star may have a backslash, and need not.
  const inQuotes = taste() ? /["\\]/g : /["\\*?]/g
  return `${asked.is}:${taste() ? `"${value.replaceAll(inQuotes, '\\$&')}"` : escaped(value)}`
}

/** The naive judge: every value that an item has, by its name, and whether one of them will do. */
function judge(asked: Question, item: object): boolean {
  if ('all' in asked) return !asked.all.some((each) => !judge(each, item))
  if ('some' in asked) return asked.some.filter((each) => judge(each, item)).length > 0
  if ('none' in asked) return !judge(asked.none, item)
  const values = (name: string): unknown[] =>
    flatten('', item)
      .filter(([at]) => at === name || at.startsWith(`${name}.`))
      .map(([, value]) => value)
  if ('exists' in asked) return values(asked.exists).length > 0
  if ('is' in asked) return values(asked.is).includes(asked.value)
  if ('range' in asked) {
    const { from, to } = asked
    return values(asked.range).some((value) => {
      const number = Number(value)
      if (from && (from.closed ? number < from.value : number <= from.value)) return false
      return !(to && (to.closed ? number > to.value : number >= to.value))
    })
  }
  const source = asked.parts.map((part) =>
    part === '*' ? '[^]*' : part === '?' ? '[^]' : part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  return values(asked.like).some((value) => new RegExp(`^${source.join('')}$`).test(String(value)))
}

function flatten(name: string, value: unknown): [string, unknown][] {
  if (value === null) return []
  if (typeof value !== 'object') return [[name, value]]
  return Object.entries(value as object).flatMap(([key, each]) =>
    flatten(Array.isArray(value) ? name : name === '' ? key : `${name}.${key}`, each),
  )
}

describe('a question, however it is written,', () => {
  it('finds what it means', () => {
    let [found, missed] = [0, 0]
    fc.assert(
      fc.property(
        question,
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (asked, records, tastes) => {
          let at = 0
          const q = write(asked, () => tastes[(at += 1) % tastes.length] ?? false)
          const items = records.map((each, index) => ({ id: index, ...each }))
          const expected = items.filter((item) => judge(asked, item)).map(({ id }) => id)
          expect([q, ids(ask(items, { q }))]).toEqual([q, expected])
          found += expected.length
          missed += items.length - expected.length
        },
      ),
      { numRuns: 1200 },
    )
    expect(Math.min(found, missed)).toBeGreaterThan(600)
  })
})
