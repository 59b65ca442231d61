import { expect, it } from 'vitest'
import { styleFor } from './output.ts'
import { list, table } from './table.ts'

const plain = styleFor(false, {})

it('puts money at the right of its column, and words at the left', () => {
  const rows = [
    ['load', '15,00 EUR', '3'],
    ['a', '-1.234,56 EUR', '12'],
  ]
  expect(table(['kind', 'cash', 'points'], rows, plain).split('\n')).toEqual([
    'kind           cash  points',
    'load      15,00 EUR       3',
    'a     -1.234,56 EUR      12',
  ])
})

it('lets no text of a stranger move the cursor or begin a line', () => {
  const evil = 'a\u001B[2Jb\nc\u009Bd'
  expect(table(['text'], [[evil]], plain)).toBe('text\na [2Jb c d')
  expect(list([['Text', evil]])).toBe('Text  a [2Jb c d')
})

it('writes names with their values below each other', () => {
  expect(
    list([
      ['Time', 'now'],
      ['Merchant', "John's Bakery"],
    ]),
  ).toBe("Time      now\nMerchant  John's Bakery")
})
