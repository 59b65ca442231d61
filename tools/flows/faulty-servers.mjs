import {
  again,
  carriesToken,
  changeAnswers,
  changeRefusals,
  changeRequests,
  hideBookings,
  isAbort,
  isAnyList,
  isApply,
  isBooking,
  isBookings,
  isCancel,
  isCards,
  isCardUpdate,
  isCreate,
  isEndOfDay,
  isList,
  isLock,
  isPinConfig,
  isRead,
  isStart,
  isTerminalCancel,
  isToken,
  isUnlock,
  isUpdate,
  isValidation,
  misprint,
  misreadCondition,
  misreadQuery,
  takesToken,
  withoutToken,
} from './fault-kinds.mjs'

/** @import { Answer, FaultyServer } from './proxy.mjs' */

/** @param {any} basket */
function totalOf({ products = [] } = {}) {
  return products.reduce(
    (/** @type {number} */ sum, /** @type {any} */ { quantity, priceOne }) => sum + quantity * priceOne,
    0,
  )
}

/** Numbers that came as texts. @param {any} value @returns {any} */
function unquoted(value) {
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value)
  return mapped(value, unquoted)
}

/** @param {any} value @returns {any} */
function withoutNull(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return mapped(value, withoutNull)
  const kept = Object.entries(value).filter(([, part]) => part !== null)
  return mapped(Object.fromEntries(kept), withoutNull)
}

/** @param {any} value @param {(part: any) => any} change @returns {any} */
function mapped(value, change) {
  if (Array.isArray(value)) return value.map(change)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]))
}

/** @param {any} body */
function completed(body) {
  const products = body?.basket?.products
  if (!Array.isArray(products)) return body
  const complete = products.map((item) => ({ id: 1, desc: '', quantity: 1, tax: 0, ...item }))
  return { ...body, basket: { ...body.basket, products: complete } }
}

/**
 * Asks for the sale alone, in place of doing something with it.
 * @param {import('./proxy.mjs').Request} request
 */
function readingOf(request) {
  const url = request.url.replace(/^(.*\/STX_\w+).*$/, '$1')
  return { ...request, method: 'GET', url, body: undefined }
}

/**
 * Servers with one fault each, by what is wrong with them.
 * @satisfies {Record<string, Record<string, FaultyServer>>}
 */
export const faultsByArea = {
  schema: {
    'status word that nobody knows': changeAnswers(({ body }) => (body.status = 'paid'), isStart),
    'a number for the status word': changeAnswers(({ body }) => (body.status = 1), isRead),
    'required property missing': changeAnswers(({ body }) => delete body.object, isStart),
    'property that is not described': changeAnswers(({ body }) => (body.debug = true), isCreate),
    'text for a whole number': changeAnswers(
      ({ body }) => (body.basket_info.sum = String(body.basket_info.sum)),
      isStart,
    ),
    'a card without its object name': changeAnswers(({ body }) => {
      for (const card of body.data) delete card.object
    }, isCards),
    'an id of another kind': changeAnswers(
      ({ body }) => (body.id = body.id.replace('STX_', 'stx-')),
      isCreate,
    ),
    'a time without its zone': changeAnswers(
      ({ body }) => (body.created = body.created.replace(/(Z|[+-]\d\d:\d\d)$/, '')),
      isCreate,
    ),
    'a balance with decimals': changeAnswers(({ body }) => {
      for (const card of body.data) card.cash_balance += 0.5
    }, isCards),
    'a list that is an object': changeAnswers(({ body }) => (body.data = { ...body.data }), isList),
    'numbers in quotes are accepted': changeRequests((request) => ({
      ...request,
      body: unquoted(request.body),
    })),
    'null is taken for nothing': changeRequests((request) => ({
      ...request,
      body: withoutNull(request.body),
    })),
    'what is missing is made up': changeRequests(
      ({ body, ...request }) => ({ ...request, body: completed(body) }),
      isCreate,
    ),
  },
  auth: {
    'no token is needed to create': withoutToken(isCreate),
    'no token is needed to start': withoutToken(isStart),
    'no token is needed to cancel': withoutToken(isCancel),
    'no token is needed to see cards': withoutToken(isCards),
    'no token is needed to read': withoutToken(isRead),
    'no token is needed to update': withoutToken(isUpdate),
    'no token is needed to apply a card': withoutToken(isApply),
    'no token is needed to set a PIN': withoutToken(({ path }) => path.endsWith('/devicePin')),
    'no token is needed to book on a card': withoutToken(isBooking),
    'no token is needed to change a card': withoutToken(isCardUpdate),
    'no token is needed to lock a card': withoutToken(isLock),
    'a PIN is not kept': changeAnswers(({ body }) => {
      body.smart_device.auth_password_set = false
    }, isPinConfig),
    'a PIN for one till is one for the shop': changeAnswers(({ body }) => {
      body.merchant.auth_password_set = body.smart_device.auth_password_set
    }, isPinConfig),
    'a PIN is shown': changeAnswers(({ body }) => {
      body.smart_device.auth_password = 'Mohn-Zopf-7392-Ofen'
    }, isPinConfig),
    'any token is good': takesToken((sent) => sent.includes('junk'), 403),
    'an expired token is good': takesToken(() => true, 403),
    'a stranger sees the sales of others': takesToken(() => true, 404),
    'any secret gets a token': (real) => async (request) => {
      const answer = await real(request)
      if (!isToken(request) || answer.body?.error !== 'invalid_client') return answer
      return real({ ...request, body: { ...request.body, client_secret: 'sandbox-secret' } })
    },
    'the former session of a till goes on': takesToken((sent, issued) => issued.has(sent), 403),
    'a till gets a token before it is confirmed': (real) => async (request) => {
      const answer = await real(request)
      if (!isToken(request) || answer.body?.error !== 'authorization_pending') return answer
      return real({ ...request, body: { ...request.body, grant_type: 'client_credentials' } })
    },
    'a refreshed token is the former one': (real) => {
      /** @type {Answer | undefined} */
      let former
      return async (request) => {
        const answer = await real(request)
        if (!isToken(request) || answer.body?.access_token === undefined) return answer
        if (request.body?.grant_type === 'refresh_token') return former ?? answer
        former = answer
        return answer
      }
    },
    'a token in capitals': changeAnswers(
      ({ body }) => (body.access_token = body.access_token.toUpperCase()),
      isToken,
    ),
    'a token that lives for nothing': changeAnswers(({ body }) => (body.expires_in = 0), isToken),
  },
  state: {
    'what was created cannot be read': (real) => async (request) =>
      isRead(request) ? real({ ...request, url: `${request.url}X` }) : real(request),
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
    'the kind of payment is lost': changeAnswers(({ body }) => delete body.payment_method, isStart),
    'an update is forgotten': (real) => async (request) =>
      isUpdate(request) ? real({ ...request, method: 'GET', body: undefined }) : real(request),
    'every sale is created twice': (real) => async (request) => {
      const answer = await real(request)
      if (isCreate(request) && answer.status === 200) await real(request)
      return answer
    },
    'a list forgets the newest sale': changeAnswers(({ body }) => {
      body.data = body.data?.slice(1)
      body.count = Math.max(0, body.count - 1)
    }, isList),
    'an abort is forgotten': (real) => (request) =>
      isAbort(request) && carriesToken(request) ? real(readingOf(request)) : real(request),
    'an aborted sale is paid': (real) => async (request) => {
      const answer = await real(request)
      if (!isStart(request) || answer.status !== 403 || !carriesToken(request)) return answer
      const sale = await real(readingOf(request))
      return sale.body?.status === 'aborted' ? { ...sale, body: { ...sale.body, status: 'ok' } } : answer
    },
    'an aborted sale is changed': (real) => async (request) => {
      const answer = await real(request)
      if (!isUpdate(request) || answer.status !== 403 || !carriesToken(request)) return answer
      const sale = await real(readingOf(request))
      return sale.body?.status === 'aborted' ? sale : answer
    },
    'a sale that nobody paid is cancelled': (real) => async (request) => {
      const answer = await real(request)
      if (!isCancel(request) || answer.status !== 403 || !carriesToken(request)) return answer
      const sale = await real(readingOf(request))
      return ['created', 'failed'].includes(sale.body?.status) ? { ...sale, body: { result: true } } : answer
    },
    'a booking for every sale': changeAnswers(({ body }) => (body.count += 1), isBookings),
    'a read shows the sale as it was created': (real) => {
      /** @type {Map<string, any>} */
      const created = new Map()
      return async (request) => {
        const answer = await real(request)
        if (isCreate(request) && answer.status === 200)
          created.set(answer.body.id, structuredClone(answer.body))
        const former = isRead(request) && answer.status === 200 ? created.get(answer.body.id) : undefined
        return former === undefined ? answer : { ...answer, body: former }
      }
    },
  },
  money: {
    'a wrong sum is accepted': (real) => (request) => {
      if (!isCreate(request) || !request.body?.basket?.products?.length) return real(request)
      const sum = totalOf(request.body.basket)
      return real({
        ...request,
        body: { ...request.body, basket_info: { ...request.body.basket_info, sum } },
      })
    },
    'sum off by one cent': changeAnswers(({ body }) => (body.basket_info.sum += 1), isStart),
    'price off by one cent': changeAnswers(({ body }) => {
      for (const item of body.basket.products) item.priceOne += 1
    }, isCreate),
    'missing sum off by one cent': changeAnswers(({ body }) => (body.missing_sum += 1), isApply),
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
    'bonus is not credited': hideBookings(isStart, (before, after) => [
      0,
      Math.min(0, before.bonus_balance - after.bonus_balance),
    ]),
    'bonus is credited twice': hideBookings(isStart, (before, after) => [
      0,
      Math.max(0, after.bonus_balance - before.bonus_balance),
    ]),
    'a sale is booked on the card twice': hideBookings(isStart, (before, after) => [
      Math.min(0, after.cash_balance - before.cash_balance),
      0,
    ]),
  },
  query: {
    'a filter that is ignored': (real) => (request) =>
      request.method === 'GET'
        ? real({ ...request, url: request.url.replace(/[?&]q=[^&]*/, '') })
        : real(request),
    'a list that counts wrong': changeAnswers(({ body }) => (body.count += 1), isList),
    'OR is read as AND': misreadCondition((q) => q.replaceAll(' OR ', ' AND ')),
    'AND is read as OR': misreadCondition((q) => q.replaceAll(' AND ', ' OR ')),
    'NOT is ignored': misreadCondition((q) => q.replaceAll('NOT ', '')),
    'a range leaves out its ends': misreadCondition((q) => q.replace(/\[(.*) TO (.*)\]/, '{$1 TO $2}')),
    'a range takes in its ends': misreadCondition((q) => q.replace(/\{(.*) TO (.*)\}/, '[$1 TO $2]')),
    'a range has no end': misreadCondition((q) => q.replace(/ TO \w+/, ' TO *')),
    'a wildcard is ignored': misreadCondition((q) => q.replaceAll(/(\w)\*/g, '$1')),
    'half a condition is accepted': misreadCondition((q) => q.replace(/ AND$/, '')),
    'the order is ignored': misreadQuery((query) => query.delete('sort')),
    'the order is turned round': misreadQuery((query) => {
      const sort = query.get('sort')
      if (sort !== null)
        query.set(
          'sort',
          sort.replace(/:(asc|desc)/, (_all, way) => (way === 'asc' ? ':desc' : ':asc')),
        )
    }),
    'the offset is ignored': misreadQuery((query) => query.delete('offset')),
    'the count of a page is ignored': misreadQuery((query) => query.delete('count')),
    'the wanted properties are ignored': misreadQuery((query) => query.delete('fields')),
    'only the first wanted property comes': misreadQuery((query) => {
      const fields = query.get('fields')
      if (fields !== null) query.set('fields', fields.replace(/,.*$/, ''))
    }),
    'a check of the syntax lists': misreadQuery((query) => query.delete('validate')),
    'the count is that of the page': changeAnswers(({ body }) => {
      if (Array.isArray(body.data)) body.count = body.data.length
    }, isAnyList),
    'a scroll shows its first page again': (real) => {
      /** @type {Map<string, Answer>} */
      const first = new Map()
      return async (request) => {
        const answer = await real(request)
        const former = first.get(new URLSearchParams(request.url.split('?')[1]).get('scroll_id') ?? '')
        if (answer.body?.scroll_id !== undefined && former === undefined)
          first.set(answer.body.scroll_id, answer)
        return former ?? answer
      }
    },
  },
  cards: {
    'every card is valid': changeAnswers(({ body }) => (body.isValid = true), isValidation),
    'no card is locked': changeAnswers(({ body }) => (body.isLocked = false), isValidation),
    'a lock does not show': changeAnswers(
      ({ body }) => {
        for (const card of body.data ?? [body]) card.lock_status = 'unlocked'
      },
      ({ method, path }) => method === 'GET' && path.startsWith('/Loyalty/MerchantCards'),
    ),
    'a lock locks nothing': (real) => async (request) =>
      isLock(request) && request.headers['authorization'] !== undefined
        ? real({
            ...request,
            method: 'GET',
            path: request.path.replace('/lock', ''),
            url: request.url.replace('/lock', ''),
            body: undefined,
          })
        : real(request),
    'a locked card pays': (real) => async (request) => {
      const answer = await real(request)
      if (!isApply(request) || answer.status !== 403 || request.headers['authorization'] === undefined)
        return answer
      const sale = await real({
        ...request,
        method: 'GET',
        url: request.url.replace('/preTransaction', ''),
        path: '',
      })
      return sale.status === 200 ? { ...sale, body: { missing_sum: 0, bonus_products: [] } } : answer
    },
    'no code is needed to unlock': changeRequests(({ body, ...request }) => {
      const { csc: _csc, ...rest } = body ?? {}
      return { ...request, body: rest }
    }, isUnlock),
    'every security code is right': changeAnswers(
      ({ body }) => (body.result = true),
      ({ path }) => path.endsWith('/checkCsc'),
    ),
    'every passcode is right': changeAnswers(
      ({ body }) => (body.result = true),
      ({ path }) => path.endsWith('/checkPasscode'),
    ),
    'no passcode is right': changeAnswers(
      ({ body }) => (body.result = false),
      ({ path }) => path.endsWith('/checkPasscode'),
    ),
    'a passcode is reset for anybody': changeAnswers(
      ({ body }) => (body.result = true),
      ({ path }) => path.endsWith('/resetPasscode'),
    ),
    'the reason of a lock is lost': changeAnswers(
      ({ body }) => {
        delete body.reason
      },
      ({ method, path }) => method === 'GET' && path.endsWith('/lock'),
    ),
    'a new card is in no group': changeAnswers(({ body }) => {
      for (const card of body.data ?? [body]) delete card.cardgroup
    }, isCards),
    'a booking books nothing': hideBookings(isBooking, (before, after) => [
      before.cash_balance - after.cash_balance,
      before.bonus_balance - after.bonus_balance,
    ]),
    'the date of a card is forgotten': (real) => (request) =>
      isCardUpdate(request) && carriesToken(request)
        ? real({ ...request, method: 'GET', body: undefined })
        : real(request),
    'the date of a card is cut to the day': changeAnswers(({ body }) => {
      if (typeof body.expiry_date === 'string') body.expiry_date = body.expiry_date.slice(0, 10)
    }, isCardUpdate),
    'an expired card pays': (real) => async (request) => {
      const answer = await real(request)
      if (!isApply(request) || answer.body?.code !== 1005) return answer
      return { ...answer, status: 200, body: { missing_sum: 0, bonus_products: [] } }
    },
    'a card gives more than it has': (real) => async (request) => {
      const answer = await real(request)
      if (!isBooking(request) || answer.body?.code !== 1005 || !request.body.action.startsWith('discharge'))
        return answer
      const url = request.url.replace(/\/[^/]+\/transaction/, '')
      return real({ ...request, method: 'GET', url, body: undefined })
    },
    'an expired card takes money': (real) => async (request) => {
      const answer = await real(request)
      if (!isBooking(request) || answer.body?.code !== 1005 || request.body.action !== 'charge') return answer
      const url = request.url.replace(/\/[^/]+\/transaction/, '')
      return real({ ...request, method: 'GET', url, body: undefined })
    },
    'points are counted twice': changeAnswers(({ body }) => {
      for (const card of body.data) card.points *= 2
    }, isCards),
  },
  terminal: {
    'the terminal takes one cent more': changeAnswers(({ body }) => {
      for (const line of body.receipt ?? []) if (line.value?.name === 'Betrag EUR') line.value.value = '0,03'
    }, isStart),
    'no receipt number from the terminal': changeAnswers(({ body }) => delete body.receipt_number, isStart),
    'no slip for the shop': changeAnswers(({ body }) => {
      delete body.receipt_merchant
    }, isStart),
    'no slip for the customer': changeAnswers(({ body }) => {
      if (body.payment_method === 'cashless') body.receipt = []
    }, isStart),
    'another receipt number than the terminal has': changeAnswers(({ body }) => {
      if (body.receipt_number !== undefined) body.receipt_number = Number(body.receipt_number) + 1
    }, isStart),
    'the terminal declines, and the sale is paid': changeAnswers(({ body }) => {
      if (body.status === 'failed') body.status = 'ok'
    }, isStart),
    'a payment that was declined has a receipt number': changeAnswers(({ body }) => {
      if (body.status === 'failed') body.receipt_number = 1
    }, isStart),
    'a payment that was declined shows no reason': changeAnswers(({ body }) => {
      if (body.status === 'failed') body.receipt = []
    }, isStart),
    'a sale that was declined is lost': (real) => {
      /** @type {Set<string>} */
      const declined = new Set()
      return async (request) => {
        const answer = await real(request)
        if (!isStart(request) || answer.status !== 200) return answer
        if (declined.has(answer.body.id)) return { ...answer, body: { ...answer.body, status: 'failed' } }
        if (answer.body.status === 'failed') declined.add(answer.body.id)
        return answer
      }
    },
    'a sale that was declined reads as paid': changeAnswers(({ body }) => {
      if (body.status === 'failed') body.status = 'ok'
    }, isRead),
    'a sale that was declined is listed as paid': misreadQuery((query) => {
      if (query.get('q') === 'status:ok') query.set('q', 'status:ok OR status:failed')
    }),
    'the end of the day settles nothing': (real) => (request) =>
      isEndOfDay(request)
        ? real({ ...request, url: request.url.replace(/endOfDay/i, 'diagnosis') })
        : real(request),
    'the end of the day has no receipt': changeAnswers(({ body }) => (body.receipt = []), isEndOfDay),
    'the terminal cancels without being asked twice': again(isTerminalCancel),
    'a cancel at the terminal leaves the sale paid': changeAnswers(
      ({ body }) => {
        if (body.receipt_number !== undefined && body.status === 'cancelled') body.status = 'ok'
      },
      ({ method, path }) =>
        isRead({ method, path, url: '', headers: {}, body: undefined }) ||
        isTerminalCancel({ method, path, url: '', headers: {}, body: undefined }),
    ),
    'any receipt number is cancelled': (real) => {
      let last = ''
      return async (request) => {
        if (isTerminalCancel(request) && last !== '' && request.headers['authorization'] !== undefined)
          return real({ ...request, url: request.url.replace(/[^/]+(?=\/canceltrx)/i, last) })
        const answer = await real(request)
        if (answer.body?.receipt_number !== undefined) last = String(answer.body.receipt_number)
        return answer
      }
    },
  },
  receipts: {
    'receipt off by one cent': changeAnswers(({ body }) => {
      for (const line of body.receipt)
        if (line.value?.text) line.value.text = line.value.text.replace('0 EUR', '1 EUR')
    }, isStart),
    'a type of line that nobody prints': misprint((lines) =>
      lines.map((line) => (line.type === 'textline' ? { ...line, type: 'text-line' } : line)),
    ),
    'lines in another order': misprint((lines) => lines.toReversed()),
    'a receipt without its last line': misprint((lines) => lines.slice(0, -1)),
    'a receipt without its heading': misprint((lines) => lines.slice(1)),
    'other words in the heading': misprint((lines) =>
      lines.map((line) =>
        line.value?.caption === undefined ? line : { ...line, value: { caption: `${line.value.caption}n` } },
      ),
    ),
    'every receipt twice': misprint((lines) => [...lines, ...lines]),
    'a name without its value': misprint((lines) =>
      lines.map((line) =>
        line.type === 'name-value' ? { ...line, value: { name: line.value.name } } : line,
      ),
    ),
    'an amount with a point': misprint((lines) =>
      lines.map((line) =>
        line.value?.text === undefined
          ? line
          : { ...line, value: { ...line.value, text: line.value.text.replace(/(\d),(\d\d)/, '$1.$2') } },
      ),
    ),
    'the number of the card is printed in full with blanks': misprint((lines) =>
      JSON.parse(JSON.stringify(lines).replaceAll(/(9276)(\d{12})/g, '$1 $2')),
    ),
  },
  faults: {
    'status 201 for a creation': changeAnswers((answer) => (answer.status = 201), isCreate),
    'status 418 where 400 is due': (real) => async (request) => {
      const answer = await real(request)
      return answer.status === 400 ? { ...answer, status: 418 } : answer
    },
    'content type text/html': changeAnswers((answer) => (answer.type = 'text/html'), isStart),
    'any body of an error, with the right status': (real) => async (request) => {
      const answer = await real(request)
      return answer.status === 403 ? { ...answer, body: { message: 'no' } } : answer
    },
    'status 500 at sum 0': (real) => async (request) =>
      isCreate(request) && request.body?.basket_info?.sum === 0
        ? {
            status: 500,
            type: 'application/json',
            body: { status: 'error', error: 'ProductInternalException', code: 1001 },
          }
        : real(request),
    'HTML where an id is unknown': changeRefusals(
      (answer) => ({ ...answer, type: 'text/html', text: '<h1>Not Found</h1>' }),
      404,
    ),
    'status 500 where an id is unknown': changeRefusals((answer) => ({ ...answer, status: 500 }), 404),
    'status 200 where an id is unknown': changeRefusals((answer) => ({ ...answer, status: 200 }), 404),
    'status 404 where the token is missing': changeRefusals((answer) => ({ ...answer, status: 404 }), 403),
    'an empty answer': changeAnswers((answer) => (answer.text = ''), isRead),
    'half an answer': changeAnswers(
      (answer) => (answer.text = JSON.stringify(answer.body).slice(0, 99)),
      isCards,
    ),
    'every answer twice': changeAnswers(
      (answer) => (answer.text = JSON.stringify(answer.body).repeat(2)),
      isCreate,
    ),
    'a refusal without its code': changeRefusals(({ body }) => {
      delete body.code
    }, 403),
  },
}
