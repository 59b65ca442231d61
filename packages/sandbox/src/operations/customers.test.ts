import { expect, it } from 'vitest'
import {
  account,
  accountSetUp,
  groups,
  ids,
  newCustomer,
  noonText,
  openRegister,
  person,
  type Register,
  shelf,
} from '../../test/registers.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import type { IssuedMerchantCard, LoyaltyCustomer, SmartTransaction } from '../generated/models.ts'

const path = '/Loyalty/Customers'

it('creates a customer whom lists and reads show as he was told', async () => {
  const till = await openRegister()
  const known = till.shop().customers.size
  const created = await newCustomer(till, { ...person, merchant: ids.merchant })
  expect(created).toStrictEqual({
    object: 'loyalty.customers',
    id: created.id,
    created: noonText,
    merchant: { object: 'general.merchants', id: ids.merchant },
    ...person,
  })
  expect(await till.get(`${path}/${created.id}`)).toStrictEqual(created)
  expect(await till.get(`${path}?q=merchant_contact.surname:Muster`)).toStrictEqual({
    count: 1,
    data: [created],
  })
  expect((await newCustomer(till)).id).not.toBe(created.id)
  expect(await till.get(path)).toMatchObject({ count: known + 2 })
})

it('creates nobody for another merchant, nobody anonymous, and reads nobody it does not know', async () => {
  const till = await openRegister()
  const known = till.shop().customers.size
  await till.refused(403, 'POST', path, { ...person, merchant: ids.floristMerchant })
  await till.refused(400, 'POST', path, { ...person, anonymize: true })
  await till.refused(400, 'POST', path, { ...person, merchant_contact: 'Erika' })
  expect(till.shop().customers.size).toBe(known)
  await till.refused(404, 'GET', `${path}/CUS_X`)
  await till.refused(404, 'PUT', `${path}/CUS_X`, {})
})

it('changes what is told, and leaves the rest', async () => {
  const till = await openRegister()
  const created = await newCustomer(till)
  const change = { note: 'Nimmt lieber Dinkel', consent_for_communication: 'declined', anonymize: false }
  const updated = await till.ok('PUT', `${path}/${created.id}`, { ...change, merchant: ids.merchant })
  const { anonymize: _, ...told } = change
  expect(updated).toStrictEqual({ ...created, ...told })
  expect(await till.get(`${path}/${created.id}`)).toStrictEqual(updated)
  // A part of a property is not changed: what it names is all there is then.
  expect(
    await till.ok('PUT', `${path}/${created.id}`, { merchant_contact: { forename: 'E.' } }),
  ).toStrictEqual({
    ...created,
    ...told,
    merchant_contact: { forename: 'E.' },
  })
  await till.refused(403, 'PUT', `${path}/${created.id}`, { note: 'x', merchant: ids.floristMerchant })
})

it('takes from a body what a merchant may say of a customer, and nothing else', async () => {
  const till = await openRegister()
  const more = { id: 'CUS_X', created: 'X', payment_container: [account], contact: {}, name: 'X' }
  const created = await newCustomer(till, { ...person, ...more })
  expect(Object.keys(created).toSorted()).toEqual(
    ['object', 'id', 'created', 'merchant', ...Object.keys(person)].toSorted(),
  )
  expect(created.id).not.toBe('CUS_X')
  expect(await till.ok('PUT', `${path}/${created.id}`, more)).toStrictEqual(created)
})

it('attaches a bank account once to a customer, and detaches it', async () => {
  const till = await openRegister()
  till.happened(accountSetUp(account))
  const [one, two] = [await newCustomer(till), await newCustomer(till)]
  const at = ({ id }: LoyaltyCustomer, name = account.id): string =>
    `${path}/${id}/assignPaymentContainer/${name}`
  const attached = await till.ok('POST', at(one))
  expect(attached).toStrictEqual({ ...one, payment_container: [account] })
  expect(await till.get(`${path}/${one.id}`)).toStrictEqual(attached)
  expect(await till.refused(403, 'POST', at(one))).toMatchObject({ error: 'ProductDuplicateException' })
  // A couple may share one.
  expect(await till.ok('POST', at(two))).toStrictEqual({ ...two, payment_container: [account] })
  expect(await till.ok('DELETE', at(one))).toStrictEqual(one)
  expect(await till.get(`${path}/${two.id}`)).toMatchObject({ payment_container: [account] })
  await till.refused(404, 'DELETE', at(one))
  await till.ok('POST', at(one))
})

it('keeps the other bank accounts of a customer', async () => {
  const till = await openRegister()
  const accounts = ['KONTO1', 'KONTO2', 'KONTO3'].map((id) => ({ ...account, id }))
  till.happened(...accounts.map(accountSetUp))
  const { id } = await newCustomer(till)
  for (const each of accounts) await till.ok('POST', `${path}/${id}/assignPaymentContainer/${each.id}`)
  await till.ok('DELETE', `${path}/${id}/assignPaymentContainer/KONTO2`)
  expect(await till.get(`${path}/${id}`)).toMatchObject({ payment_container: [accounts[0], accounts[2]] })
})

it('knows no bank account that nobody has set up, and no strangers', async () => {
  const till = await openRegister()
  till.happened(accountSetUp(account))
  const { id } = await newCustomer(till)
  const told = till.engine.records.length
  for (const method of ['POST', 'DELETE']) {
    await till.refused(404, method, `${path}/${id}/assignPaymentContainer/KONTO2`)
    await till.refused(404, method, `${path}/CUS_X/assignPaymentContainer/${account.id}`)
  }
  expect(till.engine.records.length).toBe(told)
})

/** Every word about a person that the API can be told, each with a mark of its own. */
const marked = {
  customernumber: 'MARK-number',
  merchant_contact: {
    salutation: 'MARK-salutation',
    forename: 'MARK-forename',
    surname: 'MARK-surname',
    companyname: 'MARK-company',
    email: 'MARK-mail@example.org',
    phone: 'MARK-phone',
    dob: '1984-02-29',
    address: { street: 'MARK-street', city: 'MARK-city', country: 'DE' },
  },
  note: 'MARK-note',
  consent_for_communication: 'accepted',
  additional_data: { 'MARK-key': ['MARK-value'] },
}

/** Everything that a till can read, as one text. */
async function everything(till: Register): Promise<string> {
  const lists = [
    '/Smart/Transactions',
    '/Loyalty/MerchantCards',
    '/Loyalty/Cards',
    '/Loyalty/Customers',
    '/Loyalty/Cardgroups',
    '/Loyalty/Transactions',
    '/Smart/Checkins',
  ]
  const read: unknown[] = []
  for (const list of lists) {
    const { data } = await till.get<{ data: { id: string }[] }>(`${list}?count=100`)
    read.push(data)
    for (const { id } of list === '/Smart/Checkins' ? [] : data) read.push(await till.get(`${list}/${id}`))
  }
  for (const each of till.shop().cards.values()) {
    const body = { cardnumber: each.cardnumber }
    read.push(await till.ok('POST', `${shelf}/me/getCardBalanceReceipt`, body))
    read.push(await till.create(sale(each.cardnumber, article(100))))
  }
  return JSON.stringify(read)
}

it('leaves no word about an anonymised customer in any answer, and every cent where it was', async () => {
  const till = await openRegister()
  till.happened(
    accountSetUp({
      ...account,
      payment_information: { owner: 'MARK-owner', iban: 'MARK-iban', bic: 'MARK-bic' },
    }),
  )
  const create = `${shelf}/${ids.merchant}/createMerchantcards/${groups.bonus}`
  const [issued] = await till.ok<IssuedMerchantCard[]>('POST', create, { customer: marked })
  const { id } = (issued as { customer: LoyaltyCustomer }).customer
  const neighbour = await newCustomer(till)
  await till.ok('POST', `${shelf}/${ids.full}/setCustomer/${neighbour.id}`)
  await till.ok('POST', `${shelf}/${ids.empty}/setCustomer/${id}`)
  await till.ok('POST', `${path}/${id}/assignPaymentContainer/${account.id}`)
  await till.ok('PUT', `${shelf}/${ids.empty}`, { payment_container: account.id })
  const open: SmartTransaction[] = []
  for (const cardnumber of [cards.empty, issued?.card?.cardnumber, cards.full]) {
    const loaded = await till.create(sale(cardnumber, article(480), load(1000)))
    await till.start(loaded.id)
    open.push(await till.create(sale(cardnumber, article(480))))
  }
  till.happened({
    type: 'saved',
    shop: ids.merchant,
    kind: 'checkins',
    value: {
      object: 'smart.checkins',
      id: 'CKI_A',
      customerName: 'MARK-checkin',
      picture: 'MARK-picture',
      customer: await till.get<LoyaltyCustomer>(`${path}/${id}`),
      merchantcard: await till.card(cards.empty),
    },
  })
  const byCard = { object: 'loyalty.merchantcards', id: ids.empty } as const
  till.happened({
    type: 'saved',
    shop: ids.merchant,
    kind: 'checkins',
    value: { object: 'smart.checkins', id: 'CKI_B', customerName: 'MARK-card', merchantcard: byCard },
  })
  const { scroll_id: scroll } = await till.get<{ scroll_id: string }>(`${shelf}?scroll_expire=1m&count=1`)
  const balances = async (): Promise<unknown> =>
    (await till.get<{ data: { id: string; balance: number }[] }>(shelf)).data.map((each) => [
      each.id,
      each.balance,
    ])
  const before = await balances()
  const text = await everything(till)
  for (const mark of JSON.stringify([marked, 'MARK-checkin', 'MARK-card', 'MARK-iban']).match(/MARK-\w+/g) ??
    [])
    expect(text, 'the search can find it').toContain(mark)

  const forgotten = await till.ok('PUT', `${path}/${id}`, { anonymize: true, note: 'MARK-again' })
  expect(forgotten).toStrictEqual({
    object: 'loyalty.customers',
    id,
    created: noonText,
    merchant: { object: 'general.merchants', id: ids.merchant },
    consent_for_communication: 'not_set',
    additional_data: {},
    payment_container: [],
  })
  const after = await everything(till)
  expect(after.match(/MARK[\w-]*|1984-02-29/g)).toBeNull()
  await till.refused(404, 'GET', `${shelf}?scroll_id=${scroll}`)
  // Nobody else is forgotten.
  expect(await till.get(`${path}/${neighbour.id}`)).toStrictEqual(neighbour)
  expect((await till.read(open[2]?.id ?? '')).idents?.[0]?.merchantcard?.customer).toStrictEqual(neighbour)
  // His cards and their bookings remain.
  expect(await balances()).toStrictEqual(before)
  for (const each of [ids.empty, issued?.id])
    expect(await till.get(`${shelf}/${each}`)).toMatchObject({ customer: { id } })
  expect(await till.get('/Loyalty/Transactions')).toMatchObject({ count: till.ledger.bookings.length })
  for (const { id: saleId } of open) await till.start(saleId)
  expect((await everything(till)).match(/MARK[\w-]*/g)).toBeNull()
})

it('cannot undo it', async () => {
  const till = await openRegister()
  till.happened(accountSetUp(account))
  const { id } = await newCustomer(till)
  const forgotten = await till.ok('PUT', `${path}/${id}`, { anonymize: true })
  for (const body of [person, {}, { anonymize: false, note: 'x' }]) {
    expect(await till.refused(403, 'PUT', `${path}/${id}`, body)).toMatchObject({
      error: 'ProductNotAllowedException',
      error_user: 'Der Kunde wurde anonymisiert.',
    })
  }
  await till.refused(403, 'POST', `${path}/${id}/assignPaymentContainer/${account.id}`)
  await till.refused(403, 'POST', `${shelf}/${ids.empty}/setCustomer/${id}`)
  expect(await till.ok('PUT', `${path}/${id}`, { anonymize: true })).toStrictEqual(forgotten)
  expect(await till.get(`${path}/${id}`)).toStrictEqual(forgotten)
})

it('forgets the bank account with the customer, unless another has it too', async () => {
  const till = await openRegister()
  const shared = { ...account, id: 'KONTO2' }
  till.happened(accountSetUp(account), accountSetUp(shared))
  const [one, two] = [await newCustomer(till), await newCustomer(till)]
  const attach = (customer: LoyaltyCustomer, name: string): Promise<unknown> =>
    till.ok('POST', `${path}/${customer.id}/assignPaymentContainer/${name}`)
  await attach(one, account.id)
  await attach(one, shared.id)
  await attach(two, shared.id)
  await till.ok('PUT', `${path}/${one.id}`, { anonymize: true })
  await till.refused(404, 'POST', `${path}/${two.id}/assignPaymentContainer/${account.id}`)
  const three = await newCustomer(till)
  expect(await attach(three, shared.id)).toMatchObject({ payment_container: [shared] })
})
