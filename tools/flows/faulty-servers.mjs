import {
  again,
  changeAnswers,
  hideBookings,
  isApply,
  isCancel,
  isCards,
  isCreate,
  isList,
  isRead,
  isStart,
  isUpdate,
  isValidation,
  withoutToken,
} from './fault-kinds.mjs'

/** @import { FaultyServer } from './proxy.mjs' */

/** @param {any} basket */
function totalOf({ products = [] } = {}) {
  return products.reduce(
    (/** @type {number} */ sum, /** @type {any} */ { quantity, priceOne }) => sum + quantity * priceOne,
    0,
  )
}

/**
 * Servers with one fault each.
 * @type {Record<string, FaultyServer>}
 */
export const faultyServers = {
  'status word that nobody knows': changeAnswers(({ body }) => (body.status = 'paid'), isStart),
  'a number for the status word': changeAnswers(({ body }) => (body.status = 1), isRead),
  'required property missing': changeAnswers(({ body }) => delete body.object, isStart),
  'property that is not described': changeAnswers(({ body }) => (body.debug = true), isCreate),
  'status 201 for a creation': changeAnswers((answer) => (answer.status = 201), isCreate),
  'status 418 where 400 is due': (real) => async (request) => {
    const answer = await real(request)
    return answer.status === 400 ? { ...answer, status: 418 } : answer
  },
  'content type text/html': changeAnswers((answer) => (answer.type = 'text/html'), isStart),
  'a wrong sum is accepted': (real) => (request) => {
    if (!isCreate(request) || !request.body?.basket?.products?.length) return real(request)
    const sum = totalOf(request.body.basket)
    return real({ ...request, body: { ...request.body, basket_info: { ...request.body.basket_info, sum } } })
  },
  'no token is needed to create': withoutToken(isCreate),
  'no token is needed to start': withoutToken(isStart),
  'no token is needed to cancel': withoutToken(isCancel),
  'no token is needed to see cards': withoutToken(isCards),
  'no token is needed to read': withoutToken(isRead),
  'no token is needed to update': withoutToken(isUpdate),
  'no token is needed to apply a card': withoutToken(isApply),
  'any body of an error, with the right status': (real) => async (request) => {
    const answer = await real(request)
    return answer.status === 403 ? { ...answer, body: { message: 'no' } } : answer
  },
  'what was created cannot be read': (real) => async (request) =>
    isRead(request) ? real({ ...request, url: `${request.url}X` }) : real(request),
  'status 500 at sum 0': (real) => async (request) =>
    isCreate(request) && request.body?.basket_info?.sum === 0
      ? {
          status: 500,
          type: 'application/json',
          body: { status: 'error', error: 'ProductInternalException', code: 1001 },
        }
      : real(request),
  'text for a whole number': changeAnswers(
    ({ body }) => (body.basket_info.sum = String(body.basket_info.sum)),
    isStart,
  ),
  'sum off by one cent': changeAnswers(({ body }) => (body.basket_info.sum += 1), isStart),
  'price off by one cent': changeAnswers(({ body }) => {
    for (const item of body.basket.products) item.priceOne += 1
  }, isCreate),
  'missing sum off by one cent': changeAnswers(({ body }) => (body.missing_sum += 1), isApply),
  'receipt off by one cent': changeAnswers(({ body }) => {
    for (const line of body.receipt)
      if (line.value?.text) line.value.text = line.value.text.replace('0 EUR', '1 EUR')
  }, isStart),
  'a load loads nothing': hideBookings(isStart, (before, after) => [
    Math.min(0, before.cash_balance - after.cash_balance),
    0,
  ]),
  'a load loads one cent too much': hideBookings(isStart, (before, after) => [
    after.cash_balance > before.cash_balance ? 1 : 0,
    0,
  ]),
  'a card that pays keeps its money': hideBookings(isStart, (before, after) => [
    Math.max(0, before.cash_balance - after.cash_balance),
    Math.max(0, before.bonus_balance - after.bonus_balance),
  ]),
  'a card pays with money before bonus': hideBookings(isStart, (before, after) => {
    const bonus = Math.max(0, before.bonus_balance - after.bonus_balance)
    return [-bonus, bonus]
  }),
  'preTransaction gives no bonus': changeAnswers(({ body }) => (body.bonus_products = []), isApply),
  'preTransaction charges the card': hideBookings(isApply, () => [-1, 0]),
  'a cancel restores nothing': hideBookings(isCancel, (before, after) => [
    before.cash_balance - after.cash_balance,
    before.bonus_balance - after.bonus_balance,
  ]),
  'a cancel gives bonus back as money': hideBookings(isCancel, (before, after) => {
    const bonus = after.bonus_balance - before.bonus_balance
    return [bonus, -bonus]
  }),
  'a cancel leaves the sale paid': changeAnswers(({ body }) => {
    if (body.status === 'cancelled') body.status = 'ok'
  }, isRead),
  'a second start is accepted': again(isStart),
  'a second cancel is accepted': again(isCancel),
  'the card stays applied after an update': changeAnswers(({ body }) => {
    body.status = 'processing'
    body.basket_info.missing_sum = 750
  }, isUpdate),
  'the answer is about another card': changeAnswers(({ body }) => {
    for (const ident of body.idents ?? []) ident.value = '9276004410000026'
  }, isCreate),
  'a filter that is ignored': (real) => (request) =>
    request.method === 'GET'
      ? real({ ...request, url: request.url.replace(/[?&]q=[^&]*/, '') })
      : real(request),
  'the terminal takes one cent more': changeAnswers(({ body }) => {
    for (const line of body.receipt ?? []) if (line.value?.name === 'Betrag EUR') line.value.value = '0,03'
  }, isStart),
  'no receipt number from the terminal': changeAnswers(({ body }) => delete body.receipt_number, isStart),
  'every card is valid': changeAnswers(({ body }) => (body.isValid = true), isValidation),
  'the kind of payment is lost': changeAnswers(({ body }) => delete body.payment_method, isStart),
  'a list that counts wrong': changeAnswers(({ body }) => (body.count += 1), isList),
}
