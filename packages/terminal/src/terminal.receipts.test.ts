import { describe, expect, it } from 'vitest'
import type { ReceiptCopy, Terminal } from './index.ts'
import type { Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  assertKind,
  cardSale,
  deadly,
  lostOnTheWay,
  openTill,
  type TestTill,
  approveByOperator,
} from './testing/till.test-helper.ts'

/** A printer, and the paper that came out of it. */
function printer() {
  const paper: string[] = []
  const print = (copy: ReceiptCopy): void => void paper.push(textOf(copy))
  return { paper, print }
}

/** `customer: Beleg STX_1`, after its mark where it has one. */
function textOf({ copy, lines, isDuplicate }: ReceiptCopy): string {
  const texts = lines.map((line) => (line.type === 'textline' ? line.value.text : line.type))
  return `${copy}${isDuplicate ? ' again' : ''}: ${texts.join(' | ')}`
}

async function paid(options?: Parameters<typeof openTill>[0]): Promise<TestTill> {
  const till = await openTill(options)
  assertKind(await till.time.run(till.terminal.pay(cardSale()).outcome), 'approved')
  return till
}

// The merchant's first: it may have to be signed.
const both = ['merchant: Händlerbeleg STX_1', 'customer: Beleg STX_1']
const merchantAgain = 'merchant again: * * Zweitschrift * * | Händlerbeleg STX_1'

function idsOf({ unprinted }: Terminal): readonly string[] {
  return unprinted.map(({ saleId, transactionId }) => `${saleId} ${transactionId}`)
}

describe('the receipts of a sale', () => {
  it('are printed once, both of them, also over a restart', async () => {
    const { time, terminal, restart, types } = await paid()
    const { paper, print } = printer()
    expect(idsOf(terminal)).toEqual(['sale-1 STX_1'])
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(2)
    expect(paper).toEqual(both)
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(0)
    expect(await time.run((await restart()).printReceipts('sale-1', print))).toBe(0)
    expect(paper).toEqual(both)
    expect(types().slice(2)).toEqual(['print', 'print', 'print', 'print'])
  })

  it.each([false, true])(
    'say that they may have been printed before when the printer failed (restarted: %s)',
    async (isRestarted) => {
      const { time, terminal, restart } = await paid()
      const { paper, print } = printer()
      const jam = (copy: ReceiptCopy): void => {
        print(copy)
        throw new Error('paper jam')
      }
      await expect(time.run(terminal.printReceipts('sale-1', jam))).rejects.toThrow('paper jam')
      expect(paper).toEqual([both[0]])
      const again = isRestarted ? await restart() : terminal
      expect(idsOf(again)).toEqual(['sale-1 STX_1'])
      expect(await time.run(again.printReceipts('sale-1', print))).toBe(2)
      expect(paper.slice(1)).toEqual([merchantAgain, both[1]])
      expect(idsOf(again)).toEqual([])
    },
  )

  it('are marked one by one: what was printed well is not printed again', async () => {
    const { time, terminal } = await paid()
    const { paper, print } = printer()
    const jam = (copy: ReceiptCopy): Promise<void> => {
      print(copy)
      return copy.copy === 'customer' ? Promise.reject(new Error('paper out')) : Promise.resolve()
    }
    await expect(time.run(terminal.printReceipts('sale-1', jam))).rejects.toThrow('paper out')
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(1)
    expect(paper.slice(2)).toEqual(['customer again: * * Zweitschrift * * | Beleg STX_1'])
  })

  it('say so after a kill in the middle, and do not before it', async () => {
    const { journal, dead } = deadly('after', 'print')
    const till = await paid({ journal })
    const { paper, print } = printer()
    void till.terminal.printReceipts('sale-1', print)
    await till.time.run(dead)
    expect(paper).toEqual([])
    const again = await till.revive(journal)
    expect(await till.time.run(again.printReceipts('sale-1', print))).toBe(2)
    expect(paper).toEqual([merchantAgain, both[1]])
  })

  it('are printed once though two ask at once', async () => {
    const { time, terminal } = await paid()
    const { paper, print } = printer()
    const slowly = async (copy: ReceiptCopy): Promise<void> => {
      await time.sleep(3000)
      print(copy)
    }
    const counts = await time.run(
      Promise.all([terminal.printReceipts('sale-1', slowly), terminal.printReceipts('sale-1', slowly)]),
    )
    expect(counts).toEqual([2, 0])
    expect(paper).toEqual(both)
  })

  it('are printed by the next who asks when the first one failed', async () => {
    const { time, terminal } = await paid()
    const { paper, print } = printer()
    const jam = (): Promise<void> => Promise.reject(new Error('paper jam'))
    const [first, second] = await time.run(
      Promise.allSettled([terminal.printReceipts('sale-1', jam), terminal.printReceipts('sale-1', print)]),
    )
    expect(first.status).toBe('rejected')
    expect(second).toEqual({ status: 'fulfilled', value: 2 })
    expect(paper).toEqual([merchantAgain, both[1]])
  })

  it.each<[string, Treatment]>([
    ['cannot be read', { answer: 'reset' }],
    ['is another', { show: (shown) => ({ ...shown, id: 'STX_9' }) }],
    ['is none', { show: () => null }],
  ])('are not printed when the transaction %s, and can be later', async (_what, treatment) => {
    const { bank, time, restart } = await paid()
    const terminal = await restart()
    const { paper, print } = printer()
    bank.treat('get', treatment)
    await expect(time.run(terminal.printReceipts('sale-1', print))).rejects.toBeInstanceOf(Error)
    expect(paper).toEqual([])
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(2)
    expect(paper).toEqual(both)
  })

  it('are read again when they were not there yet with the outcome', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { show: ({ receipt: _one, receipt_merchant: _other, ...rest }) => rest })
    const outcome = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(outcome, 'approved')
    expect(outcome.receipts).toEqual([])
    const { paper, print } = printer()
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(2)
    expect(paper).toEqual(both)
    expect(idsOf(terminal)).toEqual([])
  })

  it('stay to be printed while the server does not show what an operator decided', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    await approveByOperator(till, lostOnTheWay)
    const { paper, print } = printer()
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(0)
    expect(idsOf(terminal)).toEqual(['sale-1 STX_1'])
    bank.land()
    expect(await time.run(terminal.printReceipts('sale-1', print))).toBe(2)
    expect(paper).toEqual(both)
    expect(idsOf(terminal)).toEqual([])
  })

  it('that are none are no more to be printed, where the server says that it is paid', async () => {
    const { bank, time, restart } = await paid()
    Object.assign(bank.transaction('STX_1'), { receipt: undefined, receipt_merchant: undefined })
    const { print } = printer()
    const again = await restart()
    expect(await time.run(again.printReceipts('sale-1', print))).toBe(0)
    expect(idsOf(again)).toEqual([])
  })

  it('are those of an approved sale alone', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { status: 'failed' })
    await time.run(terminal.pay(loadSale()).outcome)
    const { paper, print } = printer()
    for (const saleId of ['sale-1', 'sale-2'])
      await expect(time.run(terminal.printReceipts(saleId, print))).rejects.toThrow(RangeError)
    expect(paper).toEqual([])
    expect(idsOf(terminal)).toEqual([])
  })

  it('are no more to be printed after a reversal, or an end of the day', async () => {
    const { time, terminal } = await paid()
    await time.run(terminal.pay(cardSale('sale-2')).outcome)
    expect(idsOf(terminal)).toEqual(['sale-1 STX_1', 'sale-2 STX_2'])
    await time.run(terminal.reverse('sale-1'))
    expect(idsOf(terminal)).toEqual(['sale-2 STX_2'])
    await time.run(terminal.endOfDay())
    expect(idsOf(terminal)).toEqual([])
  })

  it('come with the outcome too, and say what was printed when the sale is paid again', async () => {
    const { time, terminal, restart } = await paid()
    const { print } = printer()
    const jam = (copy: ReceiptCopy): void => {
      if (copy.copy === 'customer') throw new Error('paper out')
      print(copy)
    }
    await expect(time.run(terminal.printReceipts('sale-1', jam))).rejects.toThrow('paper out')
    const outcome = await time.run((await restart()).pay(cardSale()).outcome)
    assertKind(outcome, 'approved')
    const marks = outcome.receipts.map(({ copy, isDuplicate }) => [copy, isDuplicate])
    expect(marks).toEqual([
      ['customer', true],
      ['merchant', true],
    ])
  })
})
