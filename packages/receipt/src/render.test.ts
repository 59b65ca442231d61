import { describe, expect, it } from 'vitest'
import transaction from '../fixtures/start-cash-response.json' with { type: 'json' }
import { ReceiptFormatError, ReceiptOptionError } from './errors.ts'
import { renderReceipt, type RenderOptions } from './render.ts'

// Written by hand from the rules, not copied from a run.
const SEED: Record<number, string[]> = {
  32: [
    '--------- Kundenkarte ----------',
    'Kartennummer:   9276004429942845',
    'TA Code:                29218171',
    '',
    'Umsatz erfasst:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben',
    '0,00 EUR',
    '',
    '---- Kundenkarte Aufladung -----',
    'Kartennummer:   9276004429942845',
    'TA Code:                29218173',
    '',
    'Folgender Betrag',
    'wurde aufgeladen:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben:',
    '15,00 EUR',
  ],
  42: [
    '-------------- Kundenkarte ---------------',
    'Kartennummer:             9276004429942845',
    'TA Code:                          29218171',
    '',
    'Umsatz erfasst:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben',
    '0,00 EUR',
    '',
    '--------- Kundenkarte Aufladung ----------',
    'Kartennummer:             9276004429942845',
    'TA Code:                          29218173',
    '',
    'Folgender Betrag',
    'wurde aufgeladen:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben:',
    '15,00 EUR',
  ],
  48: [
    '----------------- Kundenkarte ------------------',
    'Kartennummer:                   9276004429942845',
    'TA Code:                                29218171',
    '',
    'Umsatz erfasst:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben',
    '0,00 EUR',
    '',
    '------------ Kundenkarte Aufladung -------------',
    'Kartennummer:                   9276004429942845',
    'TA Code:                                29218173',
    '',
    'Folgender Betrag',
    'wurde aufgeladen:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben:',
    '15,00 EUR',
  ],
}

const textline = (text: string) => ({ type: 'textline', value: { text } })

describe('renderReceipt', () => {
  it.each([32, 42, 48])('prints the receipt of a card load on %i columns', (columns) => {
    const expected = `${SEED[columns]?.join('\n')}\n`
    expect(renderReceipt(transaction.receipt, { to: 'text', columns })).toBe(expected)
  })

  it('takes the whole transaction too, and 48 columns unless told', () => {
    const expected = `${SEED[48]?.join('\n')}\n`
    expect(renderReceipt(transaction, { to: 'text' })).toBe(expected)
  })

  it('prints header before body', () => {
    expect(renderReceipt({ body: [textline('b')], header: [textline('a')] }, { to: 'text' })).toBe('a\nb\n')
  })

  it('ends in one line feed, whatever the receipt ends in', () => {
    expect(renderReceipt([{ type: 'space' }, { type: 'space' }], { to: 'text' })).toBe('\n')
    expect(renderReceipt([], { to: 'text' })).toBe('\n')
    expect(renderReceipt([{ type: 'space' }, textline('Danke'), { type: 'space' }], { to: 'text' })).toBe(
      '\nDanke\n',
    )
  })

  it.each([19, 65, 32.5, NaN, Infinity, '48', null])(
    'refuses paper of %s columns and says what to do',
    (columns) => {
      const render = () => renderReceipt([], { to: 'text', columns } as RenderOptions)
      expect(render).toThrow(ReceiptOptionError)
      expect(render).toThrow(RangeError)
      expect(render).toThrow(
        `columns must be a whole number from 20 to 64, found ${String(columns)}. Use 32 for paper of 58 mm, 42 or 48 for 80 mm.`,
      )
    },
  )

  it.each([20, 64])('accepts paper of %i columns', (columns) => {
    expect(renderReceipt([{ type: 'separator' }], { to: 'text', columns })).toBe(`${'-'.repeat(columns)}\n`)
  })

  it('refuses an unknown target', () => {
    const options = { to: 'papyrus' } as unknown as RenderOptions
    const render = () => renderReceipt([], options)
    expect(render).toThrow(ReceiptOptionError)
    expect(render).toThrow(
      `to must be 'text' or a target, such as escpos() of @secukit/receipt/escpos. Found "papyrus".`,
    )
  })

  it.each([undefined, null])('refuses to print %s as blank paper', (receipt) => {
    expect(() => renderReceipt(receipt, { to: 'text' })).toThrow(ReceiptFormatError)
    expect(() => renderReceipt({ receipt }, { to: 'text' })).toThrow(ReceiptFormatError)
  })
})
