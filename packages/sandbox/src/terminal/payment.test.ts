import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Counter, heard, openCounter } from '../../test/counter.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { askOf, fetchOf } from '../fetch.ts'
import { declines, type DeclineReason } from './declines.ts'
import { magicAmounts } from './magic.ts'

/** What a receipt says, line by line. */
function textOf(receipt: SmartTransaction['receipt']): readonly string[] {
  return (receipt ?? []).map(({ value }) =>
    Object.values((value ?? {}) as object)
      .filter((part) => typeof part === 'string')
      .join('|'),
  )
}

async function payment(
  counter: Counter,
  cents: number,
): Promise<{ id: string; status: number; body: SmartTransaction }> {
  const { id } = await counter.sell(cents)
  const { status, body } = await counter.pay(id).answer
  return { id, status, body: body as SmartTransaction }
}

describe('a payment at the terminal', () => {
  it('is approved at once when nobody says otherwise, charged, and prints both slips', async () => {
    const counter = await openCounter()
    const { id, body } = await payment(counter, 480)
    const slip = ['Terminal-ID|60010001', 'Beleg-Nr.|1', '', 'Betrag EUR|4,80', '', 'Karte akzeptiert']
    expect(textOf(body.receipt)).toEqual(['Kartenzahlung', '* * Kundenbeleg * *', ...slip])
    expect(textOf(body.receipt_merchant)).toEqual(['Kartenzahlung', '* * Händlerbeleg * *', ...slip])
    expect(body).toMatchObject({
      id,
      status: 'ok',
      payment_method: 'cashless',
      receipt_number: 1,
      receipt_merchant_print: true,
      device_destination: { object: 'smart.devices', id: counter.terminal.id },
    })
    expect(await counter.read(id)).toEqual(body)
    expect(counter.ledger.charged(id)).toBe(480)
    expect(counter.ledger.charges).toMatchObject([
      { amount: 480, status: 'charged', receiptNumber: 1, transactionId: id },
    ])
    expect(counter.shown).toEqual([
      'Bitte Karte einstecken',
      'PIN eingeben',
      'Bitte warten',
      'Zahlung erfolgt',
    ])
    expect(counter.terminal.display).toBe('Zahlung erfolgt')
    expect(counter.terminal.job).toBeUndefined()
  })

  it('waits for the customer, and answers when he has acted', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer, answers } = counter.pay(id)
    await heard()
    expect(answers).toEqual([])
    expect(counter.terminal.job).toMatchObject({ kind: 'payment', amount: 480 })
    expect(counter.terminal.display).toBe('Bitte Karte einstecken')
    expect(counter.ledger.charged(id)).toBe(0)
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ id, status: 'ok' })
    expect(counter.ledger.charged(id)).toBe(480)
  })

  it('names its operation in the answer, at once and later, for who watches', async () => {
    const counter = await openCounter()
    counter.terminal.next('approve', 'wait')
    for (const acts of [[], ['approve']] as const) {
      const { id } = await counter.sell(480)
      const response = counter.engine.call({
        method: 'POST',
        url: `/api/v2/Smart/Transactions/${id}/start/cashless`,
        headers: { authorization: `Bearer ${counter.token}` },
        body: '',
      })
      for (const act of acts) counter.terminal.act(act)
      expect(await response).toMatchObject({ status: 200, operation: 'smart.transactions.start' })
    }
  })

  it('has the merchant keep the signature where one was asked for', async () => {
    const counter = await openCounter()
    counter.terminal.next('approve with signature')
    const { body } = await payment(counter, 480)
    expect(textOf(body.receipt_merchant).at(-1)).toBe('Unterschrift umseitig')
    expect(textOf(body.receipt).at(-1)).toBe('Karte akzeptiert')
    expect(counter.shown).toEqual(['Bitte Karte einstecken', 'Bitte Unterschrift prüfen', 'Zahlung erfolgt'])
  })

  it.each(Object.keys(declines) as DeclineReason[])(
    'is declined: %s, and may be tried again',
    async (reason) => {
      const counter = await openCounter()
      counter.terminal.next({ act: 'decline', reason })
      const { id, status, body } = await payment(counter, 480)
      expect(status).toBe(200)
      expect(body.status).toBe('failed')
      expect(textOf(body.receipt).slice(-2)).toEqual(['Zahlung nicht erfolgt', declines[reason].text])
      expect(counter.shown.at(-1)).toBe(declines[reason].text)
      expect(await counter.read(id)).toEqual(body)
      expect(counter.ledger.charges).toEqual([])
      expect((await counter.start(id, 'cashless')).status).toBe('ok')
      expect(counter.ledger.charged(id)).toBe(480)
    },
  )

  it.each([
    ['customer abort', 'Abbruch durch Kunde'],
    ['time out', 'Zeitüberschreitung'],
    ['stop', 'Abbruch durch Kasse'],
  ] as const)('charges nothing after: %s', async (act, text) => {
    const counter = await openCounter()
    counter.terminal.next(act)
    const { id, body } = await payment(counter, 480)
    expect(body.status).toBe(act === 'stop' ? 'aborted' : 'failed')
    expect(counter.shown).toEqual(['Bitte Karte einstecken', text])
    expect(counter.ledger.charged(id)).toBe(0)
  })

  it('asks again after a wrong PIN, and declines the third', async () => {
    const counter = await openCounter()
    counter.terminal.next('wrong PIN', 'wrong PIN', 'approve', 'wrong PIN', 'wrong PIN', 'wrong PIN')
    const first = await payment(counter, 480)
    expect(first.body.status).toBe('ok')
    expect(counter.shown).toEqual([
      'Bitte Karte einstecken',
      'PIN eingeben',
      'PIN falsch',
      'PIN eingeben',
      'PIN falsch',
      'PIN eingeben',
      'Bitte warten',
      'Zahlung erfolgt',
    ])
    const second = await payment(counter, 480)
    expect(second.body.status).toBe('failed')
    expect(counter.terminal.display).toBe('PIN zu oft falsch')
    expect(counter.ledger.charged(second.id)).toBe(0)
  })

  it('gives up after two minutes in which nobody did anything', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer, answers } = counter.pay(id)
    counter.engine.surroundings.clock.advance(119_999)
    await heard()
    expect(answers).toEqual([])
    counter.engine.surroundings.clock.advance(1)
    expect((await answer).body).toMatchObject({ status: 'failed' })
    expect(counter.terminal.display).toBe('Zeitüberschreitung')
    expect(counter.ledger.charged(id)).toBe(0)
  })

  it('takes the time of its customer, on the clock of the sandbox', async () => {
    const counter = await openCounter()
    counter.terminal.next({ act: 'wrong PIN', after: 2000 }, { act: 'approve', after: 3000 })
    const { id } = await counter.sell(480)
    const { answer, answers } = counter.pay(id)
    counter.engine.surroundings.clock.advance(4999)
    await heard()
    expect(answers).toEqual([])
    expect(counter.terminal.display).toBe('PIN falsch')
    counter.engine.surroundings.clock.advance(1)
    expect((await answer).body).toMatchObject({ status: 'ok' })
  })

  it('gives up before a customer who takes longer than it waits', async () => {
    const counter = await openCounter()
    counter.terminal.next({ act: 'approve', after: 120_001 })
    const { id } = await counter.sell(480)
    const { answer } = counter.pay(id)
    counter.engine.surroundings.clock.advance(600_000)
    expect((await answer).body).toMatchObject({ status: 'failed' })
    expect(counter.ledger.charged(id)).toBe(0)
  })

  it('refuses another while it is at work, and that changes nothing', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const [one, other] = [await counter.sell(480), await counter.sell(500)]
    const { answer } = counter.pay(one.id)
    const { code, error_user: forPeople } = await counter.refused(
      403,
      'POST',
      `/Smart/Transactions/${other.id}/start/cashless`,
    )
    expect({ code, forPeople }).toEqual({ code: 1005, forPeople: 'Das Kartenterminal ist beschäftigt.' })
    expect(await counter.read(other.id)).toEqual(other)
    await counter.refused(403, 'POST', `/Smart/Transactions/${one.id}/start/cashless`)
    await counter.refused(403, 'POST', `/Smart/Transactions/${one.id}/start/cash`)
    await counter.refused(403, 'PUT', `/Smart/Transactions/${one.id}`, { basket_info: { sum: 1 } })
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ id: one.id, status: 'ok' })
  })

  it('leaves the outcome open when it is unplugged, before or at work, and the sale as it was', async () => {
    const counter = await openCounter()
    const sold = await counter.sell(480)
    counter.terminal.set({ plugged: false })
    expect(await counter.ok('GET', `/Smart/Devices/${counter.terminal.id}`)).toMatchObject({ online: false })
    const refused = await counter.refused(500, 'POST', `/Smart/Transactions/${sold.id}/start/cashless`)
    expect(refused.code).toBe(1005)
    counter.terminal.set({ plugged: true })
    counter.terminal.next('wait')
    const { answer } = counter.pay(sold.id)
    counter.terminal.set({ plugged: false })
    expect(await answer).toMatchObject({ status: 500, body: { code: 1005 } })
    expect(counter.terminal.job).toBeUndefined()
    expect(counter.ledger.charges).toEqual([])
    expect(await counter.read(sold.id)).toEqual(sold)
  })

  it.each([
    ['approve', 'ok', 480],
    ['decline', 'failed', 0],
  ] as const)('tells that the outcome is open, and only later: %s', async (act, status, charged) => {
    const counter = await openCounter({ assumptions: { statusAtTerminal: 'pending' } })
    counter.terminal.next({ act, late: 7000, after: 1000 })
    const { id } = await counter.sell(480)
    const { answer, answers } = counter.pay(id)
    counter.engine.surroundings.clock.advance(1000)
    expect(await answer).toMatchObject({ status: 500, body: { code: 1005 } })
    counter.engine.surroundings.clock.advance(6999)
    expect((await counter.read(id)).status).toBe('pending')
    expect(counter.ledger.charged(id)).toBe(0)
    counter.engine.surroundings.clock.advance(1)
    expect((await counter.read(id)).status).toBe(status)
    expect(counter.ledger.charged(id)).toBe(charged)
    expect(answers).toHaveLength(1)
  })

  it('has its late result when it falls due, however far the clock was moved, and however long it takes', async () => {
    const counter = await openCounter()
    counter.terminal.next({ act: 'approve', late: 2000, after: 60_000 }, { act: 'approve', late: 200_000 })
    const [one, other] = [await counter.sell(480), await counter.sell(500)]
    const { answer } = counter.pay(one.id)
    counter.engine.surroundings.clock.advance(62_000)
    expect((await answer).status).toBe(500)
    expect(counter.ledger.charged(one.id)).toBe(480)
    await counter.pay(other.id).answer
    counter.engine.surroundings.clock.advance(199_999)
    expect(counter.ledger.charged(other.id)).toBe(0)
    counter.engine.surroundings.clock.advance(1)
    expect(counter.ledger.charged(other.id)).toBe(500)
  })

  it('is late once: whoever acts on it then has the last word', async () => {
    const counter = await openCounter()
    counter.terminal.next({ act: 'approve', late: 60_000 })
    const { id } = await counter.sell(480)
    await counter.pay(id).answer
    counter.terminal.act('decline', { late: 60_000 })
    expect((await counter.read(id)).status).toBe('failed')
    counter.engine.surroundings.clock.advance(600_000)
    expect(counter.ledger.charged(id)).toBe(0)
  })

  it('works without paper, and says so', async () => {
    const counter = await openCounter()
    counter.terminal.set({ paper: false })
    const { body } = await payment(counter, 480)
    expect(body).toMatchObject({ status: 'ok', receipt_merchant_print: true })
    expect(counter.terminal.display).toBe('Bitte Papier einlegen')
    Object.assign(counter.engine.surroundings.assumptions, { merchantSlip: 'was printed' })
    expect((await payment(counter, 480)).body.receipt_merchant_print).toBe(false)
    counter.terminal.set({ paper: true })
    expect((await payment(counter, 480)).body.receipt_merchant_print).toBe(true)
  })

  it('charges what preTransaction has left, and still knows it after a decline', async () => {
    const counter = await openCounter()
    const { id } = await counter.create(sale(cards.full, article(3000)))
    await counter.apply(id)
    counter.terminal.next('decline')
    expect((await counter.start(id, 'cashless')).status).toBe('failed')
    expect(counter.ledger.balance(cards.full)).toBe(2250)
    expect((await counter.start(id, 'cashless')).status).toBe('ok')
    expect(counter.ledger.charged(id)).toBe(750)
    expect(counter.ledger.balance(cards.full)).toBe(0)
  })

  it('gives the money back at once when the loyalty card cannot be booked any more', async () => {
    const counter = await openCounter()
    const first = await counter.create(sale(cards.full, article(3000)))
    const second = await counter.create(sale(cards.full, article(2250)))
    await counter.apply(first.id)
    await counter.apply(second.id)
    counter.terminal.next('wait')
    const { answer } = counter.pay(first.id)
    await counter.start(second.id, 'loyalty')
    counter.terminal.act('approve')
    expect((await answer).status).toBe(403)
    expect(counter.ledger.charges).toMatchObject([
      { transactionId: first.id, amount: 750, status: 'reversed' },
    ])
    expect(counter.ledger.charged(first.id)).toBe(0)
    expect(await counter.read(first.id)).toMatchObject({ status: 'failed' })
    expect(counter.shown.at(-1)).toBe('Zahlung storniert')
  })
})

describe('a sale while the terminal is at work', () => {
  it.each(['created', 'processing', 'pending'] as const)('shows %s, if that is assumed', async (status) => {
    const counter = await openCounter({ assumptions: { statusAtTerminal: status } })
    counter.terminal.always('wait')
    const sold = await counter.sell(480)
    const { answer } = counter.pay(sold.id)
    expect((await counter.read(sold.id)).status).toBe(status)
    counter.terminal.act('lose connection')
    await answer
    expect(await counter.read(sold.id)).toEqual(sold)
  })

  it('goes on to show that a card was applied', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { id } = await counter.create(sale(cards.full, article(3000)))
    await counter.apply(id)
    const { answer } = counter.pay(id)
    expect((await counter.read(id)).status).toBe('processing')
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ status: 'ok' })
  })

  it('is not aborted', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer } = counter.pay(id)
    await counter.refused(403, 'POST', `/Smart/Transactions/${id}/abort`)
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ status: 'ok' })
  })

  it('takes an abort and goes on, if that is assumed', async () => {
    const counter = await openCounter({ assumptions: { abortAtTerminal: 'ignored' } })
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer } = counter.pay(id)
    await counter.ok('POST', `/Smart/Transactions/${id}/abort`)
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ status: 'ok' })
    expect(counter.ledger.charged(id)).toBe(480)
  })

  it('is stopped by an abort, if that is assumed, and both callers hear of it', async () => {
    const counter = await openCounter({ assumptions: { abortAtTerminal: 'stops the terminal' } })
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer, answers } = counter.pay(id)
    expect(await counter.ok('POST', `/Smart/Transactions/${id}/abort`)).toMatchObject({
      id,
      status: 'aborted',
    })
    expect((await answer).body).toMatchObject({ id, status: 'aborted' })
    counter.engine.surroundings.clock.advance(600_000)
    await heard()
    expect(answers).toHaveLength(1)
    expect(counter.terminal.job).toBeUndefined()
    expect((await counter.read(id)).status).toBe('aborted')
    expect(counter.ledger.charges).toEqual([])
  })

  it('leaves no timer behind, however it ends', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const counter = await openCounter({ assumptions: { abortAtTerminal: 'stops the terminal' } })
    counter.engine.surroundings.clock.run()
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const paying = counter.pay(id)
    expect(vi.getTimerCount()).toBe(1)
    counter.terminal.act('decline')
    await paying.answer
    expect(vi.getTimerCount()).toBe(0)
    const again = counter.pay(id)
    expect(vi.getTimerCount()).toBe(1)
    await counter.ok('POST', `/Smart/Transactions/${id}/abort`)
    await again.answer
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stays aborted where declined payments are forgotten', async () => {
    const counter = await openCounter({
      assumptions: { abortAtTerminal: 'stops the terminal', declinedAtTerminal: 'forgotten' },
    })
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer } = counter.pay(id)
    expect(await counter.ok('POST', `/Smart/Transactions/${id}/abort`)).toMatchObject({ status: 'aborted' })
    expect((await answer).status).toBe(403)
    expect((await counter.read(id)).status).toBe('aborted')
  })

  it('goes on when its caller hangs up', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const caller = new AbortController()
    const paying = fetchOf(askOf((request) => counter.engine.call(request)))(
      `http://any/api/v2/Smart/Transactions/${id}/start/cashless`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${counter.token}` },
        signal: caller.signal,
      },
    )
    await heard()
    expect(counter.terminal.job).toBeDefined()
    caller.abort()
    await expect(paying).rejects.toThrow('abort')
    counter.terminal.act('approve')
    expect((await counter.read(id)).status).toBe('ok')
    expect(counter.ledger.charged(id)).toBe(480)
  })

  it('goes on in another sandbox that begins where this one stands', async () => {
    const counter = await openCounter()
    counter.terminal.next({ act: 'approve', after: 5000 })
    const { id } = await counter.sell(480)
    const { answers } = counter.pay(id)
    const other = await openCounter({ from: counter.engine.snapshot() })
    expect(other.terminal.job).toEqual(counter.terminal.job)
    other.engine.surroundings.clock.advance(5000)
    expect((await other.read(id)).status).toBe('ok')
    expect(other.ledger.charged(id)).toBe(480)
    expect(counter.ledger.charged(id)).toBe(0)
    await heard()
    expect(answers).toEqual([])
  })

  it('is undone with the call that began it', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const sold = await counter.sell(480)
    const { id } = sold
    const response = counter.engine.call({
      method: 'POST',
      url: `/api/v2/Smart/Transactions/${id}/start/cashless`,
      headers: { authorization: `Bearer ${counter.token}` },
      body: '',
    })
    counter.engine.undo(1)
    expect(await response).toMatchObject({ cut: 'before' })
    expect(counter.terminal.job).toBeUndefined()
    expect(await counter.read(id)).toEqual(sold)
  })

  it('is not booked when it has become another in the meantime', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const sold = await counter.sell(480)
    const { answer } = counter.pay(sold.id)
    const changed = { ...sold, basket_info: { sum: 1 } }
    const shop = counter.shop().facts.merchant.id
    counter.engine.commit('test', [{ type: 'saved', shop, kind: 'transactions', value: changed }])
    counter.terminal.act('approve')
    expect((await answer).status).toBe(403)
    expect(counter.ledger.charged(sold.id)).toBe(0)
    expect(await counter.read(sold.id)).toEqual(changed)
  })

  it('is not booked when it was given up in the same second', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const sold = await counter.sell(480)
    const { answer } = counter.pay(sold.id)
    const shop = counter.shop().facts.merchant.id
    const value = { ...sold, status: 'aborted' }
    counter.engine.commit('test', [{ type: 'saved', shop, kind: 'transactions', value }])
    counter.terminal.act('approve')
    expect((await answer).status).toBe(403)
    expect(counter.ledger.charged(sold.id)).toBe(0)
    expect((await counter.read(sold.id)).status).toBe('aborted')
  })
})

describe('a payment that was declined', () => {
  it.each([
    ['refused', 'failed'],
    ['forgotten', 'created'],
  ] as const)('is %s, if that is assumed, and a read shows %s', async (declinedAtTerminal, status) => {
    const counter = await openCounter({ assumptions: { declinedAtTerminal } })
    counter.terminal.next({ act: 'decline', reason: 'card blocked' })
    const { id } = await counter.sell(480)
    const refused = await counter.refused(403, 'POST', `/Smart/Transactions/${id}/start/cashless`)
    expect(refused.error_user).toBe('Karte gesperrt.')
    expect(refused.error_details).toContain('response code 62')
    expect((await counter.read(id)).status).toBe(status)
  })

  it('does not undo the one before it, where a second start charges again', async () => {
    const counter = await openCounter({ assumptions: { secondStart: 'charged again' } })
    const { id } = await payment(counter, 480)
    counter.terminal.next('decline')
    await counter.refused(403, 'POST', `/Smart/Transactions/${id}/start/cashless`)
    expect((await counter.read(id)).status).toBe('ok')
    expect(counter.ledger.charged(id)).toBe(480)
  })
})

describe('a magic amount', () => {
  const outcomes: Readonly<
    Record<number, readonly [status: number | 'waits', sale: string, later?: string]>
  > = {
    6605: [200, 'failed'],
    6606: [500, 'created', 'created'],
    6608: [200, 'ok'],
    6609: [403, 'created', 'created'],
    6617: [200, 'failed'],
    6651: [200, 'failed'],
    6654: [200, 'failed'],
    6655: [200, 'ok'],
    6661: [200, 'failed'],
    6662: [200, 'failed'],
    6668: [500, 'created', 'ok'],
    6669: [500, 'created', 'failed'],
    6675: [200, 'failed'],
    6690: ['waits', 'created', 'failed'],
    6691: [200, 'failed'],
    6698: [200, 'failed'],
  }

  it.each(magicAmounts)('$ending: $means', async ({ ending }) => {
    for (const amount of [ending, ending + 120_000]) {
      const [status, standing, later = standing] = outcomes[ending] ?? []
      const counter = await openCounter()
      const { id } = await counter.sell(amount)
      const { answers } = counter.pay(id)
      await heard()
      expect(answers[0]?.status ?? 'waits').toBe(status)
      expect((await counter.read(id)).status).toBe(standing)
      expect(counter.ledger.charged(id)).toBe(standing === 'ok' ? amount : 0)
      counter.engine.surroundings.clock.advance(600_000)
      await heard()
      expect(answers).toHaveLength(1)
      expect((await counter.read(id)).status).toBe(later)
      expect(counter.ledger.charged(id)).toBe(later === 'ok' ? amount : 0)
    }
  })

  it('is none for round sums, for the sums of the flows and for the smallest', async () => {
    const counter = await openCounter()
    for (const cents of [1, 2, 5, 480, 500, 600, 6600, 6700, 10_000, 66_000, 12_345]) {
      expect((await payment(counter, cents)).body.status).toBe('ok')
    }
  })

  it('gives way to what somebody has said, and is what a customer does instead of the usual', async () => {
    const counter = await openCounter()
    counter.terminal.next('approve')
    expect((await payment(counter, 6651)).body.status).toBe('ok')
    counter.terminal.always('customer abort')
    expect((await payment(counter, 6608)).body.status).toBe('ok')
  })
})

it('loads a loyalty card only when the bank card has paid for it', async () => {
  const counter = await openCounter()
  counter.terminal.next('decline', 'approve')
  const { id } = await counter.create(sale(cards.empty, load(1500)))
  await counter.start(id, 'cashless')
  expect(counter.ledger.balance(cards.empty)).toBe(0)
  await counter.start(id, 'cashless')
  expect(counter.ledger.balance(cards.empty)).toBe(1500)
})
