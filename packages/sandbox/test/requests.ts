import type { OperationId } from '../src/generated/routes.ts'
import { routes } from '../src/generated/routes.ts'
import type { Route } from '../src/route.ts'
import { appUser } from '../src/world.ts'
import { article, cards, sale } from './sales.ts'
import type { Till } from './till.ts'

// For every operation a shop in which it can succeed, and the request that does.

/** What a request needs beyond its path: which ids stand in it, and its body. */
interface Good {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface GoodRequest {
  readonly route: Route
  readonly method: string
  readonly url: string
  readonly body: unknown
}

const merchant = 'MRC_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG'
const group = 'CRG_7HX2WQ9ZTN4VJ8KR3MBYCD65GPSFA1'
const till = 'SDV_2YJDXYESB2YBHECVB5GQGSYPNM8UA6'
const routing = 'SRT_35SZ3R5GGQQP4T0U2T5GFAN9P6C4PG'
const customer = 'CUS_4N8WJZ2KXT6VQB9MR3CHDY57GPSFA2'
const fullCard = 'MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA'
const emptyCard = 'MCD_2RXTNXPRM2YG9922UMBHHAEWEGN6AJ'
const lockedCard = 'MCD_6T8YB1RDN4SWQ3MZX7KHV5PJG2ECAA'
const account = '4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2'

const contact = { forename: 'Erika', surname: 'Muster', email: 'erika@example.org' }
const customerData = { customernumber: 'K-7', merchant_contact: contact, note: 'Roggen' }

async function open(shop: Till): Promise<string> {
  return (await shop.create(sale(cards.full, article(480)))).id
}
async function paid(shop: Till, method = 'cash'): Promise<string> {
  const id = await open(shop)
  await shop.start(id, method)
  return id
}
const smartTransactionId = async (shop: Till): Promise<Good> => ({
  path: { smartTransactionId: await open(shop) },
})

/** What each operation needs. Those that are not here need nothing. */
const goods: { readonly [id in OperationId]?: (shop: Till) => Good | Promise<Good> } = {
  'smart.transactions.create': () => ({ body: sale(cards.full, article(480)) }),
  'smart.transactions.get': smartTransactionId,
  'smart.transactions.update': async (shop) => ({
    ...(await smartTransactionId(shop)),
    body: sale(cards.full, article(320)),
  }),
  'smart.transactions.preTransaction': smartTransactionId,
  'smart.transactions.prepare': async (shop) => ({
    path: { smartTransactionId: await open(shop), paymentMethod: 'invoice' },
    body: { customer: { contact } },
  }),
  'smart.transactions.start': async (shop) => ({
    path: { smartTransactionId: await open(shop), paymentMethod: 'cash' },
    body: {},
  }),
  'smart.transactions.startPrepared': async (shop) => {
    const id = await open(shop)
    await shop.ok('POST', `/Smart/Transactions/${id}/prepare/invoice`, { customer: { contact } })
    return { path: { smartTransactionId: id } }
  },
  'smart.transactions.setDelivery': async (shop) => {
    const { id } = await shop.create({ ...sale(undefined, article(480)), intent: 'order' })
    await shop.ok('POST', `/Smart/Transactions/${id}/prepare/invoice`, { customer: { contact } })
    await shop.ok('POST', `/Smart/Transactions/${id}/start`)
    return {
      path: { smartTransactionId: id },
      body: { delivery_options: { type: 'shipping', shipped_by: 'DHL', tracking_code: '0034' } },
    }
  },
  'smart.transactions.abort': smartTransactionId,
  'smart.transactions.cancel': async (shop) => ({ path: { smartTransactionId: await paid(shop) } }),
  'smart.transactions.cancelTrx': async (shop) => {
    const { receipt_number: number } = await shop.read(await paid(shop, 'cashless'))
    return { path: { receiptNumber: String(number) } }
  },
  'smart.transactions.diagnosis': () => ({ path: { smartDeviceId: 'me' } }),
  'smart.transactions.endOfDay': () => ({ path: { smartDeviceId: 'me' } }),
  'smart.transactions.updatePaymentContainer': () => ({
    path: { subscriptionId: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2' },
  }),
  'smart.devices.create': () => ({ body: { type: 'cashier', vendor: '3pos', description: 'Kasse 2' } }),
  'smart.devices.get': () => ({ path: { smartDeviceId: till } }),
  'smart.devices.update': () => ({ path: { smartDeviceId: till }, body: { description: 'Kasse 1a' } }),
  'smart.devices.getRouting': () => ({ path: { smartDeviceId: till, type: 'zvt' } }),
  'smart.devices.authorize': async (shop) => {
    const answer = await shop.exchange({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'device',
        client_id: 'sandbox',
        client_secret: 'sandbox-secret',
        uuid: '/vendor/beispiel/cashier/2',
      }),
    })
    return {
      path: { smartDeviceId: till },
      body: { user_pin: (answer.body as { user_code: string }).user_code },
    }
  },
  'smart.devices.setDevicePin': () => ({
    path: { smartDeviceId: till },
    body: { merchant_id: merchant, pin: 'Mohn-Zopf-7392-Ofen' },
  }),
  'smart.devices.getDevicePinConfig': () => ({ path: { smartDeviceId: till } }),
  'smart.devices.getSecubaseConfig': () => ({ path: { smartDeviceId: till }, body: {} }),
  'smart.routings.create': () => ({ body: { description: 'Theke 2' } }),
  'smart.routings.get': () => ({ path: { smartRoutingId: routing } }),
  'smart.routings.update': () => ({ path: { smartRoutingId: routing }, body: { description: 'Theke 3' } }),
  'smart.routings.delete': () => ({ path: { smartRoutingId: routing } }),
  'smart.routings.assign': () => ({ path: { smartRoutingId: routing, smartDeviceId: till } }),
  'smart.routings.unassign': () => ({ path: { smartRoutingId: routing, smartDeviceId: till } }),
  'smart.idents.get': () => ({ path: { identId: 'smi_1' } }),
  'smart.idents.read': () => ({ path: { identId: 'smi_1' } }),
  'smart.idents.validate': () => ({
    path: { identId: 'notused' },
    body: [{ type: 'card', value: cards.full }],
  }),
  'loyalty.merchantCards.get': () => ({ path: { loyaltyMerchantCardId: fullCard } }),
  'loyalty.merchantCards.update': () => ({
    path: { loyaltyMerchantCardId: fullCard },
    body: { expiry_date: '2099-01-01T00:00:00+00:00' },
  }),
  'loyalty.merchantCards.validate': () => ({
    path: { loyaltyMerchantCardId: 'MRC' },
    body: { cardnumber: cards.full },
  }),
  'loyalty.merchantCards.checkCsc': () => ({
    path: { loyaltyMerchantCardId: fullCard },
    body: { cardnumber: cards.full, csc: '0018' },
  }),
  'loyalty.merchantCards.checkPasscode': () => ({
    path: { loyaltyMerchantCardId: fullCard },
    body: { cardnumber: cards.full, pin: 4711 },
  }),
  'loyalty.merchantCards.setPasscode': () => ({
    path: { loyaltyMerchantCardId: fullCard },
    body: { cardnumber: cards.full, passcode: 4711 },
  }),
  'loyalty.merchantCards.resetPasscode': async (shop) => {
    await shop.ok('POST', `/Loyalty/MerchantCards/${fullCard}/newPasscode`, {
      cardnumber: cards.full,
      passcode: 42,
    })
    return { path: { loyaltyMerchantCardId: fullCard }, body: { cardnumber: cards.full, passcode: 42 } }
  },
  'loyalty.merchantCards.getBalanceReceipt': () => ({
    path: { loyaltyMerchantCardId: fullCard },
    body: { cardnumber: cards.full },
  }),
  'loyalty.merchantCards.book': () => ({
    path: { loyaltyMerchantCardId: fullCard, targetMerchantCardId: fullCard },
    body: { action: 'charge', cardnumber: cards.full, amount: 1000 },
  }),
  'loyalty.merchantCards.getLock': () => ({ path: { loyaltyMerchantCardId: fullCard } }),
  'loyalty.merchantCards.lock': () => ({ path: { loyaltyMerchantCardId: fullCard }, body: { reason: 1 } }),
  'loyalty.merchantCards.unlock': () => ({ path: { loyaltyMerchantCardId: lockedCard }, body: {} }),
  'loyalty.merchantCards.registerCustomer': () => ({
    path: { loyaltyMerchantCardId: emptyCard },
    body: customerData,
  }),
  'loyalty.merchantCards.setCustomer': () => ({
    path: { loyaltyMerchantCardId: emptyCard, loyaltyCustomerId: customer },
  }),
  'loyalty.merchantCards.setCardGroup': () => ({
    path: { loyaltyMerchantCardId: emptyCard, loyaltyCardGroupId: group },
  }),
  'loyalty.merchantCards.create': () => ({
    path: { generalMerchantId: merchant, loyaltyCardGroupId: group },
    body: { cards_amount: 2 },
  }),
  'loyalty.merchantCards.getVirtualTerminal': () => ({
    path: { loyaltyMerchantCardId: 'me', generalMerchantId: merchant },
  }),
  'loyalty.cards.get': () => ({ path: { loyaltyCardId: 'CRD_9K2VXT4H7MQZ1W6BNPD3R8SYJ5CGEA' } }),
  'loyalty.cards.assignUser': () => ({
    path: { loyaltyCardId: 'CRD_9K2VXT4H7MQZ1W6BNPD3R8SYJ5CGEA', generalAccountId: appUser.accountId },
    body: {},
  }),
  'loyalty.cards.unassignUser': async (shop) => {
    const path = { loyaltyCardId: 'CRD_9K2VXT4H7MQZ1W6BNPD3R8SYJ5CGEA', generalAccountId: appUser.accountId }
    await shop.ok('POST', `/Loyalty/Cards/${path.loyaltyCardId}/assignUser/${path.generalAccountId}`, {})
    return { path }
  },
  'loyalty.cardGroups.create': () => ({ body: { display_name: 'Neu', merchant } }),
  'loyalty.cardGroups.get': () => ({ path: { loyaltyCardGroupId: group } }),
  'loyalty.cardGroups.update': () => ({
    path: { loyaltyCardGroupId: group },
    body: { display_name: 'Anders' },
  }),
  'loyalty.cardGroups.checkPasscodeEnabled': () => ({
    path: { loyaltyCardGroupId: group },
    body: { action: 'discharge', cardnumber: cards.full },
  }),
  'loyalty.customers.create': () => ({ body: customerData }),
  'loyalty.customers.get': () => ({ path: { loyaltyCustomerId: customer } }),
  'loyalty.customers.update': () => ({ path: { loyaltyCustomerId: customer }, body: { note: 'Dinkel' } }),
  'loyalty.customers.assignPaymentContainer': () => ({
    path: { loyaltyCustomerId: customer, loyaltyPaymentContainerId: account },
  }),
  'loyalty.customers.unassignPaymentContainer': async (shop) => {
    await shop.ok('POST', `/Loyalty/Customers/${customer}/assignPaymentContainer/${account}`)
    return { path: { loyaltyCustomerId: customer, loyaltyPaymentContainerId: account } }
  },
  'loyalty.transactions.get': async (shop) => {
    const { transactions } = await shop.read(await paid(shop))
    return { path: { loyaltyTransactionId: transactions?.[0]?.id ?? '' } }
  },
}

/** The operations that want a token. */
export const securedRoutes: readonly Route[] = routes.filter((route) => route.secured)

/** Makes the shop ready for an operation, and says how to ask for it. */
export async function goodRequest(route: Route, shop: Till): Promise<GoodRequest> {
  const { path = {}, body } = (await goods[route.operation as OperationId]?.(shop)) ?? {}
  const url = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const id = path[name]
    if (id === undefined) throw new Error(`${route.operation}: nothing for ${name}`)
    return id
  })
  return { route, method: route.method, url, body }
}
