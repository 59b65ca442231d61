import { describe, expect, expectTypeOf, it } from 'vitest'
import { createSecuconnect } from './index.ts'
import type {
  CallOptions,
  Cents,
  ConnectionError,
  ListCall,
  MerchantCardList,
  MerchantCardListItem,
  NameValueLine,
  OtherLine,
  PaymentMethod,
  PreTransaction,
  ReceiptLine,
  SecuconnectError,
  Secuconnect,
  SecuconnectOptions,
  SeparatorLine,
  SmartTransaction,
  SmartTransactionInput,
  SmartTransactionStatus,
  SpaceLine,
  StartInput,
  TextLine,
  TimeoutError,
} from './index.ts'

// These tests fail in `tsc`, not in vitest: what is written in them is never called.

type Smart = Secuconnect['smart']
type Loyalty = Secuconnect['loyalty']

describe('methods', () => {
  it('take and give what the specs say', () => {
    expectTypeOf<Smart['transactions']['create']>().toEqualTypeOf<
      (body: SmartTransactionInput, options?: CallOptions) => Promise<SmartTransaction>
    >()
    expectTypeOf<Smart['transactions']['start']>().toEqualTypeOf<
      (
        smartTransactionId: string,
        paymentMethod: PaymentMethod,
        body?: StartInput,
        options?: CallOptions,
      ) => Promise<SmartTransaction>
    >()
    expectTypeOf<Smart['transactions']['cancel']>().toEqualTypeOf<
      (smartTransactionId: string, options?: CallOptions) => Promise<SmartTransaction>
    >()
    expectTypeOf<Smart['transactions']['preTransaction']>().returns.resolves.toEqualTypeOf<PreTransaction>()
    expectTypeOf<ReturnType<Loyalty['merchantCards']['list']>>().toEqualTypeOf<
      ListCall<MerchantCardList, MerchantCardListItem>
    >()
  })

  it('a list is a page when awaited, and items when walked over', () => {
    const use = async ({ loyalty }: Secuconnect): Promise<void> => {
      expectTypeOf(await loyalty.merchantCards.list()).toEqualTypeOf<MerchantCardList>()
      for await (const card of loyalty.merchantCards.list()) {
        expectTypeOf(card).toEqualTypeOf<MerchantCardListItem>()
        expectTypeOf(card.balance).toEqualTypeOf<Cents | undefined>()
      }
    }
    expect(use).toBeTypeOf('function')
  })

  it('reject keys that the body does not have, and arguments of the wrong kind', () => {
    const use = async ({ smart, loyalty }: Secuconnect): Promise<void> => {
      await smart.transactions.create({ basket_info: { sum: 1500, currency: 'EUR' } })
      // @ts-expect-error -- a slip of the pen
      await smart.transactions.create({ basketinfo: { sum: 1500 } })
      // @ts-expect-error -- and a level deeper
      await smart.transactions.create({ basket_info: { sum: 1500, currencyy: 'EUR' } })
      // @ts-expect-error -- cents are a number
      await smart.transactions.create({ basket_info: { sum: '15.00' } })
      // @ts-expect-error -- the sum is needed
      await smart.transactions.create({ basket_info: {} })
      // @ts-expect-error -- an id is a text
      await smart.transactions.get(17)
      // @ts-expect-error -- a start needs a method
      await smart.transactions.start('STX_1')
      // @ts-expect-error -- a query has its own keys
      loyalty.merchantCards.list({ limit: 10 })
      // @ts-expect-error -- options too
      await smart.transactions.cancel('STX_1', { timeoutMs: 10 })
      // @ts-expect-error -- absent is not undefined on the wire
      await smart.transactions.create({ basket_info: undefined })
    }
    expect(use).toBeTypeOf('function')
  })
})

describe('words of the wire', () => {
  it('status and payment method are open to words that the specs do not list, and complete those that they do', () => {
    expectTypeOf<'teleported'>().toExtend<SmartTransactionStatus>()
    expectTypeOf<string>().toExtend<SmartTransactionStatus>()
    expectTypeOf<'crypto'>().toExtend<PaymentMethod>()
    // Were it plain `string`, editors would complete nothing.
    expectTypeOf<SmartTransactionStatus>().not.toEqualTypeOf<string>()
    expectTypeOf<number>().not.toExtend<SmartTransactionStatus>()
  })

  it('a switch over the type of a receipt line narrows it, with a case for all that is new', () => {
    const textOf = (line: ReceiptLine): string => {
      switch (line.type) {
        case 'textline':
          expectTypeOf(line).toEqualTypeOf<TextLine>()
          return line.value.text
        case 'name-value':
          expectTypeOf(line).toEqualTypeOf<NameValueLine>()
          return `${line.value.name} ${line.value.value}`
        case 'separator':
          expectTypeOf(line).toEqualTypeOf<SeparatorLine>()
          return line.value?.caption ?? ''
        case 'space':
          expectTypeOf(line).toEqualTypeOf<SpaceLine>()
          return ''
        default:
          expectTypeOf(line).toEqualTypeOf<OtherLine>()
          expectTypeOf(line.value).toEqualTypeOf<unknown>()
          return line.type
      }
    }
    expect(textOf({ type: 'textline', value: { text: 'Danke' } })).toBe('Danke')
    expect(textOf({ type: 'name-value', value: { name: 'Summe', value: '15,00' } })).toBe('Summe 15,00')
    expect(textOf({ type: 'separator', value: { caption: 'Kunde' } })).toBe('Kunde')
    expect(textOf({ type: 'space' })).toBe('')
    expect(textOf({ type: 'hologram' } as unknown as ReceiptLine)).toBe('hologram')
  })

  it('answers cannot be written to', () => {
    const use = (transaction: SmartTransaction): void => {
      // @ts-expect-error -- readonly
      transaction.status = 'ok'
      // @ts-expect-error -- readonly, within too
      transaction.receipt?.push({ type: 'space' })
    }
    expect(use).toBeTypeOf('function')
  })
})

describe('the fetch client', () => {
  // openapi-fetch 0.17 maps every type through its `Readable`, which turns readonly arrays into objects
  // that cannot be iterated. This is why it is pinned to 0.16.0, and what a change of it has to pass.
  it('gives the very type of the specs, whose arrays can be walked over', () => {
    const use = async ({ smart, loyalty }: Secuconnect): Promise<void> => {
      const path = { smartTransactionId: 'STX_1' }
      const { data, error } = await smart.client.GET('/Smart/Transactions/{smartTransactionId}', {
        params: { path },
      })
      if (data) {
        expectTypeOf(data).toEqualTypeOf<SmartTransaction>()
        for (const line of data.receipt ?? []) expectTypeOf(line).toEqualTypeOf<ReceiptLine>()
        expectTypeOf(data.basket?.products?.map(({ priceOne }) => priceOne)).toEqualTypeOf<
          Cents[] | undefined
        >()
      } else {
        expectTypeOf(error.error).toExtend<string>()
      }
      const list = await loyalty.client.GET('/Loyalty/MerchantCards', {})
      for (const card of list.data?.data ?? []) expectTypeOf(card).toEqualTypeOf<MerchantCardListItem>()
      const started = await smart.client.POST(
        '/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}',
        {
          params: { path: { ...path, paymentMethod: 'cash' } },
        },
      )
      expectTypeOf(started.data).toEqualTypeOf<SmartTransaction | undefined>()
    }
    expect(use).toBeTypeOf('function')
  })

  it('knows the paths of its own API only', () => {
    const use = async ({ smart, loyalty }: Secuconnect): Promise<void> => {
      // @ts-expect-error -- no such path
      await smart.client.GET('/Smart/Nothing', {})
      // @ts-expect-error -- a path of the other API
      await loyalty.client.GET('/Smart/Transactions', {})
      // @ts-expect-error -- no such method there
      await smart.client.DELETE('/Smart/Transactions', {})
      // @ts-expect-error -- the id is missing
      await smart.client.GET('/Smart/Transactions/{smartTransactionId}', {})
    }
    expect(use).toBeTypeOf('function')
  })
})

describe('errors and options', () => {
  it('a TimeoutError is a ConnectionError is a SecuconnectError', () => {
    expectTypeOf<TimeoutError>().toExtend<ConnectionError>()
    expectTypeOf<ConnectionError>().toExtend<SecuconnectError>()
    expectTypeOf<ConnectionError['sent']>().toEqualTypeOf<'no' | 'maybe'>()
  })

  it('a client needs to know where, and who', () => {
    const auth: SecuconnectOptions['auth'] = () => ({
      get: () => Promise.resolve('t'),
      drop: () => undefined,
    })
    expectTypeOf(createSecuconnect({ environment: 'testing', auth })).toEqualTypeOf<Secuconnect>()
    const use = (): void => {
      // @ts-expect-error -- where?
      createSecuconnect({ auth })
      // @ts-expect-error -- who?
      createSecuconnect({ environment: 'testing' })
      // @ts-expect-error -- no such environment
      createSecuconnect({ environment: 'production', auth })
    }
    expect(use).toBeTypeOf('function')
  })
})
