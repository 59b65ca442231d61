import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from './commands.ts'
import { Failure } from './failure.ts'
import { commonOptions, parseCommand } from './parse-command.ts'

/** The words that a command needs before any option. */
function needed(name: string): string[] {
  const command = commands.find((each) => each.name === name)
  return [...name.split(' '), ...(command?.arguments.map(() => '1') ?? [])]
}

const optionCases = commands.flatMap((command) =>
  Object.entries({ ...command.options, ...commonOptions }).map(([option, { value, choices }]) => ({
    name: command.name,
    option,
    known: Object.keys({ ...command.options, ...commonOptions }),
    words: value === undefined ? [] : [choices?.[0] ?? '7'],
  })),
)

const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_'))

/** One slip of the fingers: a letter dropped, added, changed, doubled, or swapped with the next. */
function slip(word: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: word.length - 1 })
  return fc.oneof(
    at.map((i) => word.slice(0, i) + word.slice(i + 1)),
    fc.tuple(at, letter).map(([i, sign]) => word.slice(0, i) + sign + word.slice(i)),
    fc.tuple(at, letter).map(([i, sign]) => word.slice(0, i) + sign + word.slice(i + 1)),
    at.map((i) => word.slice(0, i) + word.charAt(i) + word.slice(i)),
    at.map((i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2)),
    fc.constant(word.toUpperCase()),
    fc.constant(word.slice(0, -1)),
  )
}

describe('a known command line', () => {
  it.each(commands.flatMap(({ examples }) => examples))('is every example of the help: %s', (example) => {
    const words = example.slice(example.indexOf('secukit ') + 'secukit '.length).split(' ')
    expect(parseCommand(words, commands).wants).toBe('run')
  })

  it.each(optionCases)('is $name with --$option', ({ name, option, words }) => {
    const parsed = parseCommand([...needed(name), `--${option}`, ...words], commands)
    const input = { options: { [option]: words[0] ?? true } }
    expect(parsed).toMatchObject({
      command: { name },
      ...(option === 'help' ? { wants: 'help' } : { input }),
    })
  })

  it('takes options before, between and after arguments, and values behind =', () => {
    const parsed = parseCommand(['card', 'load', '--tax=19', '9276', '--json', '15,00'], commands)
    expect(parsed).toMatchObject({
      command: { name: 'card load' },
      input: { arguments: ['9276', '15,00'], options: { tax: '19', json: true, method: 'cash' } },
    })
  })

  it('reads a lone dash as a value, and everything behind -- as arguments', () => {
    expect(parseCommand(['pay', '--basket', '-'], commands)).toMatchObject({
      input: { options: { basket: '-' } },
    })
    expect(parseCommand(['receipt', 'render', '--', '--json'], commands)).toMatchObject({
      input: { arguments: ['--json'] },
    })
  })

  it.each([[[]], [['--help']], [['-h']], [['help']]])('asks for the overview with %j', (argv) => {
    expect(parseCommand(argv, commands)).toEqual({ wants: 'help' })
  })

  it.each(['--help', '-h'])('asks for the help of a command with %s, whatever else is wrong', (help) => {
    expect(parseCommand(['card', 'load', '--amont', help], commands)).toMatchObject({
      wants: 'help',
      command: { name: 'card load' },
    })
  })
})

describe('a command of several words', () => {
  it('is the longest that was typed', () => {
    for (const [argv, name] of [
      [['sandbox'], 'sandbox'],
      [['sandbox', '--port', '0'], 'sandbox'],
      [['sandbox', 'terminal'], 'sandbox terminal'],
      [['sandbox', 'terminal', 'act', 'approve'], 'sandbox terminal act'],
    ] as const)
      expect(parseCommand(argv, commands)).toMatchObject({ wants: 'run', command: { name } })
  })

  it('takes no words of its own where others begin with it: they could not be told from a slip', () => {
    const begun = commands.filter(({ name }) => commands.some((other) => other.name.startsWith(`${name} `)))
    expect(begun.map(({ name }) => name)).toEqual(['sandbox', 'sandbox terminal'])
    expect(begun.flatMap((command) => command.arguments)).toEqual([])
  })

  it('may take as many words as there are', () => {
    const argv = ['sandbox', 'terminal', 'next', 'wrong-pin', '--base-url', 'x', 'approve', 'decline']
    expect(parseCommand(argv, commands)).toMatchObject({
      input: { arguments: ['wrong-pin', 'approve', 'decline'], options: { 'base-url': 'x' } },
    })
    expect(parseCommand(['sandbox', 'assume'], commands)).toMatchObject({ input: { arguments: [] } })
    expect(() => parseCommand(['sandbox', 'terminal', 'next'], commands)).toThrow('needs ACT…')
  })

  it.each([
    [['card', '--help'], 'card'],
    [['sandbox', 'fault', '-h'], 'sandbox fault'],
  ])('shows the page of all that begin with %j', (argv, group) => {
    expect(parseCommand(argv, commands)).toEqual({ wants: 'help', group })
  })
})

describe('a command line that is not known', () => {
  it('is refused for any slip in any option name, with and without a value', () => {
    const mistyped = fc
      .constantFrom(...optionCases)
      .chain((each) => slip(each.option).map((typo) => ({ ...each, typo })))
      .filter(({ typo, known }) => typo !== '' && !known.includes(typo))
    fc.assert(
      fc.property(mistyped, fc.boolean(), ({ name, typo, words }, inline) => {
        const [value = 'x'] = words
        const typed = inline ? [`--${typo}=${value}`] : [`--${typo}`, ...words]
        expect(() => parseCommand([...needed(name), ...typed], commands)).toThrow(Failure)
        expect(() => parseCommand([...needed(name), ...typed], commands)).toThrow(`has no option --${typo}`)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [['demo', '--colums', '32'], 'Did you mean --columns?'],
    [['pay', '--amont', '12'], 'Did you mean --amount?'],
    [['card', 'load', '1', '2', '--sale-di', 'x'], 'Did you mean --sale-id?'],
    [
      ['pay', '--amount', '1', '--method', 'csh'],
      'must be one of cash, cashless, loyalty; it is "csh". Did you mean cash?',
    ],
    [['lgin'], 'secukit has no command "lgin". Did you mean login?'],
    [['card', 'laod', '1'], 'takes a second word: load, show. Did you mean card load?'],
    [['card', '--json', 'load'], 'takes a second word: load, show'],
    [['card'], 'takes a second word: load, show'],
    [['sandbox', 'statsu'], 'sandbox takes a second word: status, clock, terminal, fault, card, programme,'],
    [['sandbox', 'statsu'], 'undo, reset, snapshot, restore. Did you mean sandbox status?'],
    [['sandbox', 'fault'], 'secukit sandbox fault takes a third word: add, list, random, clear.'],
    [['sandbox', 'fault', '--json', 'lst'], 'Did you mean sandbox fault list?'],
    [['sandbox', 'terminal', 'plugg'], 'Did you mean sandbox terminal plug?'],
    [['sandbox', 'frobnicate'], /restore\.$/],
    [['--json', 'demo'], 'secukit has no command "--json"'],
    [['card', 'load', '9276'], 'needs AMOUNT: such as 15,00. Example: secukit card load'],
    [['demo', 'now'], 'does not know what to do with "now"'],
    [['demo', '-x'], "Unknown option '-x'"],
    [['demo', '--json=yes'], "'--json' does not take an argument"],
  ])('%j is refused with advice', (argv, message) => {
    expect(() => parseCommand(argv, commands)).toThrow(message)
  })

  it('offers no name that is far from what was typed', () => {
    expect(() => parseCommand(['frobnicate'], commands)).toThrow(/"frobnicate"\. All commands/)
  })

  it.each([[['--amount']], [['--amount', '--json']], [['--amount', '']], [['--amount=']]])(
    'is %j: an option without its value',
    (words) => {
      expect(() => parseCommand(['pay', ...words], commands)).toThrow('--amount needs a value')
    },
  )

  it.each([
    [['--amount', '12', '--amount', '13']],
    [['--amount=12', '--amount', '12']],
    [['--json', '--json']],
  ])('is %j: the same option twice', (words) => {
    expect(() => parseCommand(['pay', ...words], commands)).toThrow('is given twice')
  })
})
