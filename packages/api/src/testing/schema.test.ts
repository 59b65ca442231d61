import { describe, expect, it } from 'vitest'
import { exchanges } from '../generated/schemas.ts'
import { problemsOf } from './schema.ts'

describe('a problem', () => {
  const transaction = exchanges['smart.transactions.start']?.reply ?? {}
  const sale = exchanges['smart.transactions.create']?.request ?? {}
  const good = { object: 'smart.transactions', id: 'STX_1', status: 'ok' }
  const asked = (body: unknown): unknown => ({ path: {}, query: {}, body })

  it.each([
    ['a wrong type', { ...good, basket_info: { sum: '15.00' } }, '/basket_info/sum', 'an integer', '"15.00"'],
    ['a wrong form', { ...good, id: 'stx-1' }, '/id', 'a text like ^STX_[0-9A-Z_]+$', '"stx-1"'],
    [
      'a slip of the pen',
      { ...good, stauts: 'ok' },
      '/stauts',
      'no such property (is "status" meant?)',
      '"ok"',
    ],
    [
      'another spelling',
      { ...good, basketInfo: {} },
      '/basketInfo',
      'no such property (is "basket_info" meant?)',
      'an object',
    ],
    [
      'a line of a receipt that lacks its text',
      { ...good, receipt: [{ type: 'textline', value: {} }] },
      '/receipt/0/value/text',
      'this property',
      'nothing',
    ],
    ['nothing at all', null, '', 'an object', 'null'],
  ])('of %s names the place and what is wanted', (_what, reply, pointer, wants, got) => {
    expect(problemsOf(transaction, reply)).toMatchObject([{ pointer, wants, got }])
  })

  it('names a property that is missing', () => {
    expect(problemsOf(sale, asked({ basket_info: {} }))).toMatchObject([
      { pointer: '/body/basket_info/sum', wants: 'this property' },
    ])
  })

  it('quotes no secret and no full card number', () => {
    const check = exchanges['loyalty.merchantCards.checkPasscode']?.request ?? {}
    const problems = [471_147, '471147', ['471147']].flatMap((pin) =>
      problemsOf(check, {
        path: { loyaltyMerchantCardId: '9276004429942845' },
        query: {},
        body: { cardnumber: '9276004429942845', pin },
      }),
    )
    const text = JSON.stringify(problems)
    expect(problems.length).toBeGreaterThan(0)
    expect(text).not.toContain('471147')
    expect(text).not.toContain('9276004429942845')
  })

  it('shows that a value is two things at once', () => {
    const form = { grant_type: 'device', client_id: 'till', client_secret: 'secret', uuid: '/vendor/till/1' }
    const token = exchanges['auth.token']?.request ?? {}
    expect(problemsOf(token, asked(form))).toEqual([])
    expect(problemsOf(token, asked({ ...form, code: 'c0de' }))).toMatchObject([
      { pointer: '/body', wants: 'to be one thing, not 2 at once' },
    ])
  })

  it('escapes names as JSON pointers do', () => {
    expect(problemsOf(transaction, { ...good, 'a/b~c': 1 })).toMatchObject([{ pointer: '/a~1b~0c' }])
  })
})
