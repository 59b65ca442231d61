import { describe, expect, it } from 'vitest'
import { type Counter, heard, openCounter } from '../../test/counter.ts'
import { cards, load, sale } from '../../test/sales.ts'
import type { SmartIdent, SmartTransaction } from '../generated/models.ts'
import type { SandboxEvent } from '../state.ts'
import { florist } from '../world.ts'

const cancelTrx = (number: number | string): string => `/Smart/Transactions/${number}/canceltrx`

async function paid(
  counter: Counter,
  cents = 480,
): Promise<SmartTransaction & { readonly receipt_number: number }> {
  const { id } = await counter.sell(cents)
  return (await counter.start(id, 'cashless')) as SmartTransaction & { readonly receipt_number: number }
}

function lines({ receipt = [] }: SmartTransaction): readonly string[] {
  return receipt.map(({ value }) =>
    Object.values((value ?? {}) as object)
      .filter((part) => typeof part === 'string')
      .join('|'),
  )
}

describe('cancelTrx', () => {
  it('takes a card payment back by its receipt number, once, and leaves its receipts as they were', async () => {
    const counter = await openCounter()
    const sold = await paid(counter)
    const other = await paid(counter)
    const cancelled = await counter.ok<SmartTransaction>('POST', cancelTrx(sold.receipt_number))
    expect(cancelled).toEqual({ ...sold, status: 'cancelled', updated: cancelled.updated })
    expect(await counter.read(sold.id)).toEqual(cancelled)
    expect(counter.ledger.charged(sold.id)).toBe(0)
    expect(counter.ledger.charged(other.id)).toBe(480)
    expect(counter.ledger.charges.map(({ status }) => status)).toEqual(['reversed', 'charged'])
    expect(counter.shown.slice(-2)).toEqual(['Storno läuft', 'Storno erfolgt'])
    const again = await counter.refused(403, 'POST', cancelTrx(sold.receipt_number))
    expect(again.error_details).toContain('taken back already')
    await counter.refused(404, 'POST', cancelTrx(999_999))
    await counter.refused(404, 'POST', cancelTrx(sold.id))
  })

  it('waits for the terminal, and takes nothing back when that refuses, is lost, or gives up', async () => {
    const counter = await openCounter()
    const sold = await paid(counter)
    for (const act of [
      'decline',
      'wrong PIN',
      'customer abort',
      'time out',
      'busy',
      'lose connection',
    ] as const) {
      counter.terminal.next('wait')
      const { answer } = counter.post(cancelTrx(sold.receipt_number))
      await counter.refused(403, 'POST', cancelTrx(sold.receipt_number))
      counter.terminal.act(act)
      expect((await answer).status).toBe(act === 'lose connection' ? 500 : 403)
      expect(await counter.read(sold.id)).toEqual(sold)
      expect(counter.ledger.charged(sold.id)).toBe(480)
    }
    counter.terminal.next({ act: 'approve', late: 3000 })
    await counter.refused(500, 'POST', cancelTrx(sold.receipt_number))
    expect(counter.ledger.charged(sold.id)).toBe(480)
    counter.engine.surroundings.clock.advance(3000)
    expect(counter.ledger.charged(sold.id)).toBe(0)
    expect((await counter.read(sold.id)).status).toBe('cancelled')
  })

  it('is not swayed by the sum, magic or not', async () => {
    const counter = await openCounter()
    counter.terminal.next('approve')
    const sold = await paid(counter, 6651)
    expect(await counter.ok('POST', cancelTrx(sold.receipt_number))).toMatchObject({ status: 'cancelled' })
  })

  it.each(['ignored', 'stops the terminal'] as const)(
    'goes on when the sale is aborted meanwhile, also where that is %s',
    async (abortAtTerminal) => {
      const counter = await openCounter({ assumptions: { abortAtTerminal } })
      const sold = await paid(counter)
      counter.terminal.next('wait')
      const { answer } = counter.post(cancelTrx(sold.receipt_number))
      await counter.refused(403, 'POST', `/Smart/Transactions/${sold.id}/abort`)
      counter.terminal.act('approve')
      expect((await answer).body).toMatchObject({ status: 'cancelled' })
    },
  )

  it('takes back the load that was paid with it, and nothing when that is spent', async () => {
    const counter = await openCounter()
    const load15 = async (): Promise<number | string> => {
      const { id } = await counter.create(sale(cards.empty, load(1500)))
      return (await counter.start(id, 'cashless')).receipt_number ?? 0
    }
    const first = await load15()
    await counter.ok('POST', cancelTrx(first))
    expect(counter.ledger.balance(cards.empty)).toBe(0)
    const second = await load15()
    const { id } = await counter.create(
      sale(cards.empty, { id: 1, desc: 'Brot', quantity: 1, priceOne: 100, tax: 7 }),
    )
    await counter.apply(id)
    await counter.start(id, 'loyalty')
    const shown = counter.shown.length
    await counter.refused(403, 'POST', cancelTrx(second))
    expect(counter.shown).toHaveLength(shown)
    expect(counter.ledger.balance(cards.empty)).toBe(1400)
    expect(counter.ledger.charges.at(-1)).toMatchObject({ status: 'charged' })
  })

  it('takes nothing back when the load is spent while the terminal is at work', async () => {
    const counter = await openCounter()
    const { id } = await counter.create(sale(cards.empty, load(1500)))
    const { receipt_number: number = 0 } = await counter.start(id, 'cashless')
    const spending = await counter.create(
      sale(cards.empty, { id: 1, desc: 'Brot', quantity: 1, priceOne: 100, tax: 7 }),
    )
    await counter.apply(spending.id)
    counter.terminal.next('wait')
    const { answer } = counter.post(cancelTrx(number))
    await counter.start(spending.id, 'loyalty')
    counter.terminal.act('approve')
    expect((await answer).status).toBe(403)
    expect(counter.terminal.job).toBeUndefined()
    expect(counter.ledger.charged(id)).toBe(1500)
    expect((await counter.read(id)).status).toBe('ok')
  })

  it('gives back one of two charges, and the sale stays paid by the other', async () => {
    const counter = await openCounter({ assumptions: { secondStart: 'charged again' } })
    const sold = await paid(counter)
    const again = await counter.start(sold.id, 'cashless')
    expect(counter.ledger.charged(sold.id)).toBe(960)
    const once = await counter.ok<SmartTransaction>('POST', cancelTrx(sold.receipt_number))
    expect(once.status).toBe('ok')
    expect(counter.ledger.charged(sold.id)).toBe(480)
    const none = await counter.ok<SmartTransaction>('POST', cancelTrx(again.receipt_number ?? 0))
    expect(none.status).toBe('cancelled')
    expect(counter.ledger.charged(sold.id)).toBe(0)
  })
})

describe('endOfDay', () => {
  it('settles what was charged and not taken back; afterwards nothing can be cancelled', async () => {
    const counter = await openCounter()
    const [one, two, three] = [await paid(counter, 480), await paid(counter, 1000), await paid(counter, 250)]
    await counter.ok('POST', cancelTrx(two.receipt_number))
    const run = await counter.ok<SmartTransaction>('POST', '/Smart/Transactions/me/endOfDay')
    expect(run).toMatchObject({
      object: 'smart.transactions',
      status: 'ok',
      device_destination: { id: counter.terminal.id },
    })
    expect(lines(run)).toEqual([
      'Kassenschnitt',
      'Terminal-ID|60010001',
      '',
      'girocard|2',
      'Summe EUR|7,30',
      '',
      'Kassenschnitt durchgeführt',
    ])
    expect(await counter.read(run.id)).toEqual(run)
    for (const { receipt_number: number } of [one, three]) {
      const refused = await counter.refused(403, 'POST', cancelTrx(number))
      expect(refused.error_details).toContain('end of the day')
    }
    expect(counter.ledger.charges.map(({ status }) => status)).toEqual(['settled', 'reversed', 'settled'])
    expect(counter.ledger.charged(one.id)).toBe(480)
    const empty = await counter.ok<SmartTransaction>('POST', '/Smart/Transactions/me/endOfDay')
    expect(lines(empty)).toContain('Summe EUR|0,00')
    expect(counter.ledger.takings()).toEqual({ count: 2, sum: 730 })
  })

  it('settles nothing when the terminal fails, and can be found while it runs', async () => {
    const counter = await openCounter({ assumptions: { statusAtTerminal: 'pending' } })
    const { id } = await paid(counter)
    counter.terminal.next('wait')
    const { answer } = counter.post('/Smart/Transactions/me/endOfDay')
    const { data } = await counter.ok<{ data: SmartTransaction[] }>(
      'GET',
      '/Smart/Transactions?q=status:pending',
    )
    expect(data).toHaveLength(1)
    counter.terminal.act('decline')
    const run = (await answer).body as SmartTransaction
    expect(run).toMatchObject({ id: data[0]?.id, status: 'failed' })
    expect(lines(run).slice(-2)).toEqual(['Kassenschnitt nicht durchgeführt', 'Zahlung abgelehnt'])
    expect(counter.ledger.charges).toMatchObject([{ transactionId: id, status: 'charged' }])
  })

  it('leaves the payments of another terminal alone', async () => {
    const counter = await openCounter()
    const { id } = await paid(counter)
    const shop = counter.shop()
    const other = 'SDV_OTHERTERMINAL'
    const stored = shop.devices.get(counter.terminal.id)
    if (!stored) throw new Error('no terminal')
    const value = { ...stored, id: other, device: { ...stored.device, id: other } }
    counter.engine.commit('test', [{ type: 'saved', shop: shop.facts.merchant.id, kind: 'devices', value }])
    await counter.ok('POST', `/Smart/Transactions/${other}/endOfDay`)
    expect(counter.ledger.charges).toMatchObject([{ transactionId: id, status: 'charged' }])
    expect(counter.terminal.all.map((each) => each.id)).toEqual([counter.terminal.id, other])
    expect(counter.terminal.of(other).display).toBe('Kassenschnitt durchgeführt')
    expect(counter.terminal.display).toBe('Zahlung erfolgt')
  })
})

describe('diagnosis', () => {
  it('answers with a sale that carries its receipt, and moves no money', async () => {
    const counter = await openCounter()
    const run = await counter.ok<SmartTransaction>('POST', '/Smart/Transactions/me/diagnosis')
    expect(lines(run)).toEqual(['Diagnose', 'Terminal-ID|60010001', '', 'Diagnose erfolgreich'])
    expect(run.status).toBe('ok')
    expect(counter.ledger.takings()).toEqual({ count: 0, sum: 0 })
    counter.terminal.set({ paper: false })
    expect(lines(await counter.ok('POST', '/Smart/Transactions/me/diagnosis'))).toContain('Papier fehlt')
  })

  it('says what went wrong', async () => {
    const counter = await openCounter()
    counter.terminal.next('time out', 'lose connection')
    const run = await counter.ok<SmartTransaction>('POST', '/Smart/Transactions/me/diagnosis')
    expect(run.status).toBe('failed')
    expect(lines(run).slice(-2)).toEqual(['Diagnose fehlgeschlagen', 'Zeitüberschreitung'])
    await counter.refused(500, 'POST', '/Smart/Transactions/me/diagnosis')
  })

  it('needs a customer no more than the end of the day does', async () => {
    const counter = await openCounter()
    counter.terminal.always({ weights: { 'customer abort': 1 } })
    for (const run of ['diagnosis', 'endOfDay'])
      expect(await counter.ok('POST', `/Smart/Transactions/me/${run}`)).toMatchObject({ status: 'ok' })
    expect((await paid(counter)).status).toBe('failed')
  })
})

describe('the terminal of a path', () => {
  const diagnosisOf = (id: string): string => `/Smart/Transactions/${id}/diagnosis`

  function save(
    counter: Counter,
    event: Pick<Extract<SandboxEvent, { type: 'saved' }>, 'kind' | 'value'>,
  ): void {
    const shop = counter.shop().facts.merchant.id
    counter.engine.commit('test', [{ type: 'saved', shop, ...event } as SandboxEvent])
  }

  function addDevice(counter: Counter, id: string, type: string): void {
    const device = { object: 'smart.devices', id, type, tid: '60010009' } as const
    save(counter, { kind: 'devices', value: { id, device } })
  }

  it('is the one itself, that of a till, or that of the caller', async () => {
    const counter = await openCounter()
    const { till, terminal } = counter.shop().facts
    for (const id of ['me', till.id, terminal.id]) {
      const { device_destination: at } = await counter.ok<SmartTransaction>('POST', diagnosisOf(id))
      expect(at?.id).toBe(terminal.id)
    }
  })

  it('is not found for an unknown device, and none of another merchant', async () => {
    const counter = await openCounter()
    const refused = await counter.refused(404, 'POST', diagnosisOf('SDV_NONE'))
    expect(refused.error_details).toBe('Smart Device SDV_NONE not found')
    await counter.refused(404, 'POST', diagnosisOf(florist.terminal.id))
  })

  it('comes from the routing of the till; a till on none shares that of the shop', async () => {
    const counter = await openCounter()
    addDevice(counter, 'SDV_TILLB', 'cashier')
    addDevice(counter, 'SDV_TERMB', 'zvt')
    const at = async (): Promise<string | undefined> =>
      (await counter.ok<SmartTransaction>('POST', diagnosisOf('SDV_TILLB'))).device_destination?.id
    expect(await at()).toBe(counter.terminal.id)
    const routing = (ids: readonly string[]): void =>
      save(counter, {
        kind: 'routings',
        value: {
          object: 'smart.routings',
          id: 'SRT_B',
          assign: ids.map((id) => ({ object: 'smart.devices', id })),
        },
      })
    routing(['SDV_TILLB'])
    const refused = await counter.refused(403, 'POST', diagnosisOf('SDV_TILLB'))
    expect(refused.error_user).toBe('Dieser Kasse ist kein Kartenterminal zugeordnet.')
    routing(['SDV_TILLB', 'SDV_TERMB'])
    expect(await at()).toBe('SDV_TERMB')
  })

  it('is, for me, the one that serves the till whose session it is', async () => {
    const counter = await openCounter()
    addDevice(counter, 'SDV_TILLB', 'cashier')
    addDevice(counter, 'SDV_TERMB', 'zvt')
    const assign = ['SDV_TILLB', 'SDV_TERMB'].map((id) => ({ object: 'smart.devices', id }) as const)
    save(counter, { kind: 'routings', value: { object: 'smart.routings', id: 'SRT_B', assign } })
    const merchantId = counter.shop().facts.merchant.id
    const until = counter.engine.surroundings.clock.now() + 1000
    const session = { id: 'tillb', merchantId, until, deviceId: 'SDV_TILLB' }
    counter.engine.commit('test', [{ type: 'session opened', session }])
    const { body } = await counter.exchange({
      method: 'POST',
      url: `/api/v2${diagnosisOf('me')}`,
      headers: { authorization: 'Bearer tillb' },
      body: '',
    })
    expect(body).toMatchObject({
      status: 'ok',
      device_source: { id: 'SDV_TILLB' },
      device_destination: { id: 'SDV_TERMB' },
    })
  })

  it('serves one till while another is served by its own', async () => {
    const counter = await openCounter()
    addDevice(counter, 'SDV_TERMB', 'zvt')
    counter.terminal.always('wait')
    const { id } = await counter.sell(480)
    const { answer } = counter.pay(id)
    const run = await counter.ok<SmartTransaction>('POST', diagnosisOf('SDV_TERMB'))
    expect(lines(run)).toContain('Terminal-ID|60010009')
    counter.terminal.act('approve')
    expect((await answer).body).toMatchObject({ status: 'ok' })
  })
})

describe('smart.idents.read', () => {
  const read = '/Smart/Idents/smi_1/read'

  it('waits for a card, and answers its number', async () => {
    const counter = await openCounter()
    counter.terminal.next('wait')
    const { answer, answers } = counter.post(read)
    await heard()
    expect(answers).toEqual([])
    expect(counter.terminal.display).toBe('Bitte Kundenkarte einlesen')
    counter.terminal.act('approve', { cardnumber: cards.full })
    expect((await answer).body).toMatchObject({
      object: 'smart.idents',
      id: 'smi_1',
      type: 'card',
      value: cards.full,
    })
  })

  it('reads the first card of the shop when nobody says which', async () => {
    const counter = await openCounter()
    expect(await counter.ok<SmartIdent>('POST', read)).toMatchObject({ value: cards.empty })
  })

  it('is refused when nobody shows one, and for what is no card', async () => {
    const counter = await openCounter()
    counter.terminal.next('customer abort')
    await counter.refused(403, 'POST', read)
    await counter.refused(403, 'POST', '/Smart/Idents/smi_3/read')
    await counter.refused(404, 'POST', '/Smart/Idents/smi_9/read')
    expect(counter.terminal.job).toBeUndefined()
  })
})
