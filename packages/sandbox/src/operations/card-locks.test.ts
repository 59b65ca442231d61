import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ids, openRegister, shelf } from '../../test/registers.ts'
import { article, cards, sale } from '../../test/sales.ts'

it('names the reasons in German, in a bare list', async () => {
  const till = await openRegister()
  expect(await till.ok('GET', `${shelf}/me/lockReasons`)).toStrictEqual([
    { id: 1, desc: 'Karte verloren' },
    { id: 2, desc: 'Karte defekt' },
    { id: 3, desc: 'Forderungen' },
    { id: 6, desc: 'Karte abgelaufen' },
    { id: 8, desc: 'Karte nicht aktiviert' },
  ])
})

it('follows a card through locks and unlocks beside a diary', async () => {
  const words = fc.record(
    {
      reason: fc.constantFrom(1, 2, 3, 6, 8, 4, 0),
      note: fc.constantFrom('', 'Am Telefon gemeldet'),
      csc: fc.constantFrom('0018', '0018', '0019', ''),
    },
    { requiredKeys: [] },
  )
  const step = fc.record({ isLock: fc.boolean(), words: fc.option(words, { nil: undefined }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const till = await openRegister()
      const before = await till.card(cards.full)
      let lock: object | undefined
      for (const { isLock, words: told } of steps) {
        const path = `${shelf}/${ids.full}/${isLock ? 'lock' : 'unlock'}`
        const { reason, note, csc } = told ?? {}
        const isRefused = isLock === (lock !== undefined)
        const status = isRefused
          ? 403
          : reason === 4 || reason === 0
            ? 400
            : csc === undefined || csc === '0018'
              ? 200
              : 403
        const { status: got, body } = await till.call('POST', path, told)
        expect(got).toBe(status)
        if (got === 200) {
          lock = isLock
            ? { ...(reason !== undefined && { reason }), ...(note !== undefined && { note }) }
            : undefined
        }
        const card = await till.get(`${shelf}/${ids.full}`)
        expect(got === 200 ? body : card).toStrictEqual(card)
        const word = lock ? 'locked' : 'unlocked'
        expect(await till.get(`${shelf}/${ids.full}/lock`)).toStrictEqual({ lock_status: word, ...lock })
        expect(await till.card(cards.full)).toStrictEqual({ ...before, lock_status: word })
      }
    }),
    { numRuns: 20 },
  )
})

it('lets a locked card pay nothing until it is unlocked', async () => {
  const till = await openRegister()
  const buy = async (): Promise<number> => {
    const { id } = await till.create(sale(cards.full, article(480)))
    return (await till.call('POST', `/Smart/Transactions/${id}/preTransaction`)).status
  }
  expect(await buy()).toBe(200)
  await till.ok('POST', `${shelf}/${ids.full}/lock`)
  expect(await buy()).toBe(403)
  await till.ok('POST', `${shelf}/${ids.full}/unlock`, { csc: '0018' })
  expect(await buy()).toBe(200)
})

it('knows the lock that a card had from the start', async () => {
  const till = await openRegister()
  const path = `${shelf}/${ids.locked}`
  expect(await till.get(`${path}/lock`)).toStrictEqual({ lock_status: 'locked', reason: 1 })
  expect(await till.refused(403, 'POST', `${path}/lock`)).toMatchObject({
    error: 'ProductNotAllowedException',
    error_user: 'Die Karte ist bereits gesperrt.',
  })
})

it.each([
  ['GET', 'lock'],
  ['POST', 'lock'],
  ['POST', 'unlock'],
])('%s %s finds the cards of the shop alone', async (method, operation) => {
  const till = await openRegister()
  const told = till.engine.records.length
  for (const id of ['MCD_X', ids.florist, 'MRC', ids.emptyCard, cards.full])
    await till.refused(404, method, `${shelf}/${id}/${operation}`)
  expect(till.engine.records.length).toBe(told)
})
