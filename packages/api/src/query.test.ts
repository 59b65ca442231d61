import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { any, fits, one, parse, type Pattern, type Tree } from '../test/lucene.ts'
import { httpServer, sendJson } from '../test/servers.ts'
import { clientCredentials, createSecuconnect, filter } from './index.ts'
import type {
  Condition,
  FilterBound,
  MerchantCardProperty,
  Secuconnect,
  SmartTransactionProperty,
} from './index.ts'

const { and, atLeast, atMost, between, contains, endsWith, exists, is, matches, not, or, startsWith } =
  filter()

describe('filter', () => {
  it.each([
    [is('status', 'ok'), 'status:ok'],
    [is('cash_balance', 500), 'cash_balance:500'],
    [is('is_base_card', true), 'is_base_card:true'],
    [is('cash_balance', -5), 'cash_balance:"-5"'],
    [is('created', new Date(0)), 'created:"1970-01-01T00:00:00.000Z"'],
    [is('merchant.name', 'Café "Ost" * \\'), String.raw`merchant.name:"Café \"Ost\" \* \\"`],
    [is('status', 'NOT'), 'status:"NOT"'],
    [startsWith('card.cardnumber', '9276'), 'card.cardnumber:9276*'],
    [endsWith('card.cardnumber', '0018'), 'card.cardnumber:*0018'],
    [contains('desc', 'a b*'), String.raw`desc:*a\ b\**`],
    // What Lucene and Elasticsearch list as reserved, and two of what separates terms.
    [endsWith('desc', '+-=&|><!(){}[]^"'), String.raw`desc:*\+\-\=\&\|\>\<\!\(\)\{\}\[\]\^\"`],
    [endsWith('desc', '~*?:\\/ \u3000'), 'desc:*\\~\\*\\?\\:\\\\\\/\\ \\\u3000'],
    [matches('card.cardnumber', '9276*001?'), 'card.cardnumber:9276*001?'],
    [matches('desc', String.raw`\*(?)`), String.raw`desc:\\*\(?\)`],
    [matches('desc', 'AND'), String.raw`desc:\AND`],
    [between('basket_info.sum', 1000, 5000), 'basket_info.sum:[1000 TO 5000]'],
    [atLeast('basket_info.sum', -1.5), 'basket_info.sum:[-1.5 TO *]'],
    [atMost('created', new Date(0)), 'created:[* TO 1970-01-01T00:00:00.000Z]'],
    [exists('customer'), '_exists_:customer'],
    [and(or(is('a', 1), is('b', 2)), not(is('c', 3))), '(a:1 OR b:2) AND NOT c:3'],
    [or(and(is('a', 1), is('b', 2)), not(is('c', 3))), '(a:1 AND b:2) OR (NOT c:3)'],
    [not(or(is('a', 1), is('b', 2))), 'NOT (a:1 OR b:2)'],
    [not(not(is('a', 1))), 'NOT (NOT a:1)'],
    [and(not(is('a', 1))), 'NOT a:1'],
    [or(is('a', 1)), 'a:1'],
  ])('%s', (condition, text) => {
    expect(String(condition)).toBe(text)
  })

  it('sends its text as `q`', async () => {
    const server = await httpServer(({ url }, response) => {
      sendJson(
        response,
        200,
        url === '/oauth/token' ? { access_token: 't', expires_in: 1200 } : { count: 0, data: [] },
      )
    })
    const auth = clientCredentials({ clientId: 'id', clientSecret: 'secret' })
    const { loyalty } = createSecuconnect({ baseUrl: server.url, auth })
    await loyalty.merchantCards.list({ q: is('customer.name', 'a&q=*:*#ü+"'), count: 1 })
    const { searchParams } = new URL(server.requests.at(-1)?.url ?? '', server.url)
    expect([...searchParams]).toEqual([
      ['q', String.raw`customer.name:"a&q=\*:\*#ü+\""`],
      ['count', '1'],
    ])
  })
})

describe('what cannot be asked', () => {
  const wrong = (value: unknown): string => value as string

  it.each([
    ['nothing', ''],
    ['a line break', 'a\nb'],
    ['the end of a scanned line', '9276004410000018\r'],
    ['NUL', '\0'],
    ['half a surrogate pair', '\ud83d'],
    ['the other half', 'a\ude00'],
    ['no number', Number.NaN],
    ['no end', Number.POSITIVE_INFINITY],
    ['no time', new Date(Number.NaN)],
    ['null', null],
    ['undefined', undefined],
    ['an array', ['a']],
    ['an object', { toString: () => 'a' }],
    ['a condition', is('a', 1)],
  ])('%s is no value', (_what, value) => {
    expect(() => is('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => startsWith('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => endsWith('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => contains('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => matches('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => between('a', wrong(value), 1)).toThrow(/^filter: a needs a value /)
    expect(() => between('a', 1, wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => atLeast('a', wrong(value))).toThrow(/^filter: a needs a value /)
    expect(() => atMost('a', wrong(value))).toThrow(TypeError)
  })

  it.each(['*', '?', 'TO', 'a b', 'a]', 'a}', '"a"', 'a\\', '2020||-1M', '\u3000'])(
    '%s is no end of a range',
    (text) => {
      expect(() => between('a', text, 1)).toThrow(/^filter: a needs an end of the range /)
      expect(() => between('a', 1, text)).toThrow(/^filter: a needs an end of the range /)
      expect(() => atLeast('a', text)).toThrow(/^filter: a needs an end of the range /)
      expect(() => atMost('a', text)).toThrow(TypeError)
    },
  )

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'a b',
    'a:b',
    'a*',
    '*',
    'a\n',
    '-a',
    '_exists_',
    'ä',
    'OR',
    'NOT',
    'AND',
    undefined,
    ['a'],
  ])('%j is no property', (property) => {
    expect(() => is(wrong(property), 1)).toThrow(/^filter: a property needs a name /)
    expect(() => matches(wrong(property), 'a')).toThrow(/^filter: a property needs a name /)
    expect(() => atMost(wrong(property), 1)).toThrow(/^filter: a property needs a name /)
    expect(() => exists(wrong(property))).toThrow(/^filter: a property needs a name /)
    expect(() => exists(wrong(property))).toThrow(TypeError)
  })

  it('texts that no function made, and none at all, are no conditions', () => {
    const text = 'a:1 OR b:2' as unknown as Condition
    const alike = { toString: () => 'a:1' } as unknown as Condition
    for (const condition of [text, alike, undefined as unknown as Condition]) {
      expect(() => and(is('a', 1), condition)).toThrow('filter: AND needs conditions made by filter()')
      expect(() => or(condition)).toThrow('filter: OR needs conditions made by filter()')
      expect(() => not(condition)).toThrow('filter: NOT needs conditions made by filter()')
      expect(() => not(condition)).toThrow(TypeError)
    }
    expect(() => and()).toThrow(new TypeError('filter: AND needs conditions made by filter()'))
    expect(() => or()).toThrow(new TypeError('filter: OR needs conditions made by filter()'))
  })

  it('is said without the value, which may be a card number', () => {
    expect(() => is('card.cardnumber', '9276004410000018\r')).not.toThrow('9276')
    expect(() => atLeast('card.cardnumber', '9276004410000018*')).not.toThrow('9276')
  })
})

describe('the properties of a list', () => {
  it('are checked by the compiler, where they are named', () => {
    const card = filter<MerchantCardProperty>()
    const sale = filter<SmartTransactionProperty>()
    const use = ({ loyalty, smart }: Secuconnect): void => {
      loyalty.merchantCards.list({ q: card.startsWith('card.cardnumber', '9276') })
      loyalty.merchantCards.list({ q: 'card.cardnumber:9276*' })
      smart.transactions.list({ q: sale.and(sale.is('status', 'ok'), sale.atLeast('basket_info.sum', 1000)) })
      sale.exists('idents.merchantcard.balance')
      filter().is('anything.at_all', 1)
      // @ts-expect-error -- a slip of the pen
      card.startsWith('card.cardnumer', '9276')
      // @ts-expect-error -- a property of another list
      card.exists('basket_info')
      // @ts-expect-error -- the count of an aggregation is no property
      card.exists('ks')
      // @ts-expect-error -- not a text where a condition is wanted
      card.and('card.cardnumber:1')
      // @ts-expect-error -- nor something that looks like one
      card.not({ toString: () => 'a:1' })
      // @ts-expect-error -- a range has two ends
      sale.between('basket_info.sum', 1000)
      // @ts-expect-error -- a value is text, number, truth or time
      sale.is('status', null)
      // @ts-expect-error -- a query takes texts and conditions
      smart.transactions.list({ q: 17 })
    }
    expect(use).toBeTypeOf('function')
  })
})

/** One of what `filter()` can make, what it must be read as, and whether a thing is meant by it. */
interface Sample {
  readonly condition: Condition
  readonly tree: Tree
  readonly holds: (thing: Thing) => boolean
}

interface Thing {
  readonly name: string
  readonly sum: number
  readonly note?: string
}

/** Lucene's special characters and words, mixed with plain ones. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'"\\()[]{}:*?!+-&|^~/<>=_.@, \u00a0\u3000\u2028\ufeffaAä0'.split('')),
      fc.constantFrom('AND', 'OR', 'NOT', 'TO', '&&', '||', ' AND ', ' OR ', ' NOT ', ' TO ', '😀'),
      fc.constantFrom('\\"', '\\\\', '"]', ') OR (', '*:*', '_exists_:', '\\u0022'),
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '')

/** Of few letters, so that things are hit now and then. */
const short = fc.string({
  unit: fc.constantFrom('a', 'b', '*', '?', '"', '\\', ' '),
  minLength: 1,
  maxLength: 4,
})
const small = fc.integer({ min: -3, max: 3 })
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const bound: fc.Arbitrary<FilterBound> = fc.oneof(
  number,
  fc.date({ noInvalidDate: true }),
  fc.string({ unit: fc.constantFrom(...'aZä0_.:+-'.split('')), minLength: 1, maxLength: 6 }),
)
const property = fc.constantFrom('a', 'status', 'card.cardnumber', 'b.c.d', 'Not', 'or', 'x_1.AND')

/** Conditions on any property, with any value. */
const anything = fc.oneof<fc.Arbitrary<Sample>[]>(
  textSample(property, hostile),
  rangeSample(property, bound),
  fc.tuple(property, fc.oneof(number, fc.boolean())).map<Sample>(([name, value]) => ({
    condition: is(name, value),
    tree: { property: name, pattern: [String(value)] },
    holds: () => false,
  })),
  property.map<Sample>((name) => ({
    condition: exists(name),
    tree: { property: name, exists: true },
    holds: () => false,
  })),
)

/** Conditions that mean some of the things, and others not. */
const meaningful = fc.oneof<fc.Arbitrary<Sample>[]>(
  textSample(fc.constantFrom('name', 'note'), short),
  rangeSample(fc.constant('sum'), small),
  small.map<Sample>((value) => ({
    condition: is('sum', value),
    tree: { property: 'sum', pattern: [String(value)] },
    holds: ({ sum }) => sum === value,
  })),
  fc.constant<Sample>({
    condition: exists('note'),
    tree: { property: 'note', exists: true },
    holds: ({ note }) => note !== undefined,
  }),
)

const things = fc.array(
  fc.record({ name: short, sum: small, note: short }, { requiredKeys: ['name', 'sum'] }),
  { minLength: 1, maxLength: 5 },
)

describe('read by a Lucene parser', () => {
  it('a query is the tree that it was built as, whatever its values hold', () => {
    fc.assert(
      fc.property(trees(anything), ({ condition, tree }) => {
        expect(parse(String(condition))).toEqual(tree)
      }),
      { numRuns: 1500 },
    )
  })

  it('a query finds what it was meant to find', () => {
    let [hits, misses] = [0, 0]
    fc.assert(
      fc.property(trees(meaningful), things, ({ condition, holds }, records) => {
        const asked = parse(String(condition))
        for (const record of records) {
          expect([record, isHit(asked, record)]).toEqual([record, holds(record)])
          if (holds(record)) hits += 1
          else misses += 1
        }
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(hits, misses)).toBeGreaterThan(300)
  })
})

function textSample(names: fc.Arbitrary<string>, texts: fc.Arbitrary<string>): fc.Arbitrary<Sample> {
  return fc.tuple(names, texts).chain(([name, text]) => {
    const sample = (condition: Condition, pattern: Pattern, test: (value: string) => boolean): Sample => ({
      condition,
      tree: { property: name, pattern },
      holds: (thing) => {
        const value = read(thing, name)
        return typeof value === 'string' && test(value)
      },
    })
    const parts = text.split(/([*?])/).filter((part) => part !== '')
    const pattern = parts.map((part) => (part === '*' ? any : part === '?' ? one : part))
    return fc.constantFrom(
      sample(is(name, text), [text], (value) => value === text),
      sample(startsWith(name, text), [text, any], (value) => value.startsWith(text)),
      sample(endsWith(name, text), [any, text], (value) => value.endsWith(text)),
      sample(contains(name, text), [any, text, any], (value) => value.includes(text)),
      sample(matches(name, text), pattern, (value) => fits(value, pattern)),
    )
  })
}

function rangeSample(names: fc.Arbitrary<string>, bounds: fc.Arbitrary<FilterBound>): fc.Arbitrary<Sample> {
  return fc.tuple(names, bounds, bounds).chain(([name, from, to]) => {
    const textOf = (value: FilterBound): string =>
      value instanceof Date ? value.toISOString() : String(value)
    return fc.constantFrom<Sample>(
      {
        condition: between(name, from, to),
        tree: { property: name, from: textOf(from), to: textOf(to) },
        holds: ({ sum }) => sum >= Number(from) && sum <= Number(to),
      },
      {
        condition: atLeast(name, from),
        tree: { property: name, from: textOf(from), to: '*' },
        holds: ({ sum }) => sum >= Number(from),
      },
      {
        condition: atMost(name, to),
        tree: { property: name, from: '*', to: textOf(to) },
        holds: ({ sum }) => sum <= Number(to),
      },
    )
  })
}

/** Conditions of conditions, up to four deep. */
function trees(leaves: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  const { tree } = fc.letrec<{ tree: Sample }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaves,
      tie('tree').map(({ condition, tree: inner, holds }) => ({
        condition: not(condition),
        tree: { not: inner },
        holds: (thing: Thing) => !holds(thing),
      })),
      group('AND', tie('tree')),
      group('OR', tie('tree')),
    ),
  }))
  return tree
}

function group(operator: 'AND' | 'OR', each: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc.array(each, { minLength: 2, maxLength: 3 }).map((samples) => ({
    condition: (operator === 'AND' ? and : or)(...samples.map(({ condition }) => condition)),
    tree: { operator, of: samples.map(({ tree }) => tree) },
    holds: (thing: Thing) =>
      operator === 'AND'
        ? samples.every(({ holds }) => holds(thing))
        : samples.some(({ holds }) => holds(thing)),
  }))
}

/** Whether a thing is a hit, going by the tree alone. */
function isHit(tree: Tree, thing: Thing): boolean {
  if ('not' in tree) return !isHit(tree.not, thing)
  if ('of' in tree) {
    const hit = (each: Tree): boolean => isHit(each, thing)
    return tree.operator === 'AND' ? tree.of.every(hit) : tree.of.some(hit)
  }
  const value = read(thing, tree.property)
  if (value === undefined) return false
  if ('exists' in tree) return true
  if ('pattern' in tree) return fits(String(value), tree.pattern)
  const [from, to] = [
    tree.from === '*' ? -Infinity : Number(tree.from),
    tree.to === '*' ? Infinity : Number(tree.to),
  ]
  return Number(value) >= from && Number(value) <= to
}

function read(thing: Thing, name: string): string | number | undefined {
  return new Map<string, string | number | undefined>(Object.entries(thing)).get(name)
}
