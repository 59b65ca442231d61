import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, readAmount, readCount, readInteger, readMoney } from './amount.ts'
import { Failure } from './failure.ts'

function readOrRefuse(text: string): number | 'refused' {
  try {
    return readAmount(text)
  } catch (error) {
    if (error instanceof Failure) return 'refused'
    throw error
  }
}

describe('readAmount', () => {
  it.each([
    ['15', 1500],
    ['15,00', 1500],
    ['15.00', 1500],
    ['0,01', 1],
    ['007,50', 750],
    ['12,50 EUR', 1250],
    ['12,50€', 1250],
    ['9999999,99', 999_999_999],
  ])('reads %s as %i cents', (text, cents) => {
    expect(readAmount(text)).toBe(cents)
  })

  it.each([
    '',
    ' ',
    '15,0',
    '15,000',
    '1.500',
    '1.500,00',
    '1,500.00',
    '1e3',
    '0x10',
    '+15',
    '-15,00',
    '15,00 USD',
    ' 15,00',
    'EUR 15',
    '15,',
    ',50',
    '١٥',
    '12345678',
  ])('refuses "%s", which could be read in two ways or in none', (text) => {
    expect(() => readAmount(text)).toThrow(`"${text}" is not an amount`)
  })

  it.each(['0', '0,00', '000.00 EUR'])('refuses %s: nothing is not paid', (text) => {
    expect(() => readAmount(text)).toThrow('more than 0,00')
  })

  it('reads back what formatAmount writes below 1.000 EUR, and never reads anything else out of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (cents) => {
        const text = formatAmount(cents)
        expect(readOrRefuse(text)).toBe(cents < 100_000 ? cents : 'refused')
        expect(readOrRefuse(text.replaceAll('.', ''))).toBe(cents)
      }),
    )
  })
})

describe('formatAmount', () => {
  it.each([
    [0, '0,00 EUR'],
    [5, '0,05 EUR'],
    [1500, '15,00 EUR'],
    [-1250, '-12,50 EUR'],
    [123_456_789, '1.234.567,89 EUR'],
  ])('writes %i cents as %s', (cents, text) => {
    expect(formatAmount(cents)).toBe(text)
  })
})

describe('readInteger', () => {
  it('takes both bounds and refuses what lies outside or is no whole number, naming the option', () => {
    expect([readInteger('columns', '20', 20, 64), readInteger('columns', '64', 20, 64)]).toEqual([20, 64])
    for (const text of ['19', '65', '', '32.5', '-32', '3e1', '0x20', ' 32', 'wide']) {
      expect(() => readInteger('columns', text, 20, 64)).toThrow(
        `--columns must be a whole number from 20 to 64; it is "${text}"`,
      )
    }
  })
})

describe('readMoney', () => {
  it('reads what readAmount reads, and nothing as well: a card may be empty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
        expect(readMoney(text)).toBe(readAmount(text))
      }),
    )
    expect(readMoney('0,00')).toBe(0)
    expect(() => readMoney('1,5')).toThrow('"1,5" is not an amount')
  })
})

describe('readCount', () => {
  it('names what was typed as it is called', () => {
    expect(readCount('COUNT', '10', 0, 10)).toBe(10)
    expect(() => readCount('COUNT', '11', 0, 10)).toThrow(
      'COUNT must be a whole number from 0 to 10; it is "11"',
    )
  })
})
