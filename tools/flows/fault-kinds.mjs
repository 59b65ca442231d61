/** @import { Answer, FaultyServer, Request, Server } from './proxy.mjs' */

/** @typedef {(request: Request) => boolean} Which */

const transactions = '/Smart/Transactions'
/** @type {Which} */
export const isCreate = ({ method, path }) => method === 'POST' && path === transactions
/** @type {Which} */
export const isUpdate = ({ method, path }) => method === 'PUT' && path.startsWith(`${transactions}/`)
/** @type {Which} */
export const isRead = ({ method, path }) => method === 'GET' && path.startsWith(`${transactions}/`)
/** @type {Which} */
export const isList = ({ method, path }) => method === 'GET' && path === transactions
/** @type {Which} */
export const isStart = ({ path }) => path.includes('/start/')
/** @type {Which} */
export const isCancel = ({ path }) => path.endsWith('/cancel')
/** @type {Which} */
export const isApply = ({ path }) => path.endsWith('/preTransaction')
/** @type {Which} */
export const isCards = ({ method, path }) => method === 'GET' && path === '/Loyalty/MerchantCards'
/** @type {Which} */
export const isValidation = ({ path }) => path.endsWith('/validateMerchantcard')

/** @type {Which} */
export const isAnyList = ({ method, path }) => method === 'GET' && /^\/(Smart|Loyalty)\/\w+$/.test(path)
/** @type {Which} */
export const isToken = ({ path }) => path === '/oauth/token'
/** @type {Which} */
export const isLock = ({ method, path }) => method === 'POST' && path.endsWith('/lock')
/** @type {Which} */
export const isUnlock = ({ path }) => path.endsWith('/unlock')
/** @type {Which} */
export const isTerminalCancel = ({ path }) => path.toLowerCase().endsWith('/canceltrx')
/** @type {Which} */
export const isEndOfDay = ({ path }) => path.toLowerCase().endsWith('/endofday')
/** @type {Which} */
export const isBooking = ({ method, path }) => method === 'POST' && path.includes('/transaction/')

/** @type {Which} */
export const isAbort = ({ path }) => path.endsWith('/abort')
/** @type {Which} */
export const isCardUpdate = ({ method, path }) =>
  method === 'PUT' && path.startsWith('/Loyalty/MerchantCards/')
/** @type {Which} */
export const isPinConfig = ({ path }) => path.endsWith('/devicePinConfig')
/** @type {Which} */
export const isBookings = ({ method, path }) => method === 'GET' && path === '/Loyalty/Transactions'

/** @type {Which} */
export const carriesToken = ({ headers }) => headers['authorization'] !== undefined

/**
 * Tampers with what was answered with 200.
 * @param {(answer: Answer) => void} change
 * @param {Which} applies
 * @returns {FaultyServer}
 */
export function changeAnswers(change, applies) {
  return (real) => async (request) => {
    const answer = await real(request)
    if (answer.status === 200 && applies(request)) change(answer)
    return answer
  }
}

/**
 * Hears another request than the one that was sent.
 * @param {(request: Request) => Request} change
 * @param {Which} [applies]
 * @returns {FaultyServer}
 */
export function changeRequests(change, applies = () => true) {
  return (real) => (request) => real(applies(request) ? change(request) : request)
}

/**
 * Reads the query wrongly.
 * @param {(query: URLSearchParams) => void} change
 * @param {Which} [applies]
 * @returns {FaultyServer}
 */
export function misreadQuery(change, applies = isAnyList) {
  return changeRequests((request) => {
    const [path = '', text = ''] = request.url.split('?')
    const query = new URLSearchParams(text)
    change(query)
    return { ...request, url: query.size > 0 ? `${path}?${query}` : path }
  }, applies)
}

/**
 * Reads the condition of a list wrongly.
 * @param {(q: string) => string} change
 * @returns {FaultyServer}
 */
export function misreadCondition(change) {
  return misreadQuery((query) => {
    const q = query.get('q')
    if (q !== null) query.set('q', change(q))
  })
}

/**
 * Prints other lines than it should.
 * @param {(lines: any[]) => any[]} change
 * @returns {FaultyServer}
 */
export function misprint(change) {
  return changeAnswers(({ body }) => {
    if (body.receipt?.length > 0) body.receipt = change(body.receipt)
  }, isStart)
}

/**
 * Says something else where it should refuse.
 * @param {(answer: Answer, request: Request) => Answer | void} change
 * @param {number} status What is due.
 * @returns {FaultyServer}
 */
export function changeRefusals(change, status) {
  return (real) => async (request) => {
    const answer = await real(request)
    return (answer.status === status && change(answer, request)) || answer
  }
}

/**
 * Says yes where a token is not good: asks again with the one that was issued last.
 * @param {(authorization: string, issued: ReadonlySet<string>) => boolean} accepted Which tokens pass.
 * @param {number} status How the right server refuses them.
 * @returns {FaultyServer}
 */
export function takesToken(accepted, status) {
  return (real) => {
    let authorization = ''
    /** @type {Set<string>} */
    const issued = new Set()
    return async (request) => {
      const answer = await real(request)
      if (isToken(request) && answer.body?.access_token !== undefined) {
        authorization = `Bearer ${answer.body.access_token}`
        issued.add(authorization)
      }
      const sent = request.headers['authorization']
      if (answer.status !== status || sent === undefined || !accepted(sent, issued)) return answer
      return real({ ...request, headers: { ...request.headers, authorization } })
    }
  }
}

/**
 * Lets requests in that carry no token: they get the one that was issued last.
 * @param {Which} applies
 * @returns {FaultyServer}
 */
export function withoutToken(applies) {
  return (real) => {
    let authorization = ''
    return async (request) => {
      const lacks = applies(request) && !carriesToken(request)
      const answer = await real(
        lacks ? { ...request, headers: { ...request.headers, authorization } } : request,
      )
      if (request.path === '/oauth/token') authorization = `Bearer ${answer.body.access_token}`
      return answer
    }
  }
}

/**
 * Says yes again to what was done already.
 * @param {Which} applies
 * @returns {FaultyServer}
 */
export function again(applies) {
  return (real) => {
    /** @type {Map<string, Answer>} */
    const given = new Map()
    return async (request) => {
      const former = applies(request) && carriesToken(request) ? given.get(request.url) : undefined
      const answer = former ?? (await real(request))
      if (applies(request) && answer.status === 200) given.set(request.url, answer)
      return answer
    }
  }
}

/**
 * Shows balances that differ from the real ones by what went wrong. Every flow uses one card, so one difference serves.
 * @param {Which} applies The calls that book wrongly.
 * @param {(before: any, after: any) => [cash: number, bonus: number]} error What they book wrongly, from the card's
 *   real balances before and after.
 * @returns {FaultyServer}
 */
export function hideBookings(applies, error) {
  return (real) => {
    let [cash, bonus] = [0, 0]
    return async (request) => {
      const books = applies(request) && carriesToken(request)
      const before = books ? await cardsOf(real, request) : []
      const answer = await real(request)
      const after = books && answer.status === 200 ? await cardsOf(real, request) : []
      for (const [index, card] of after.entries()) {
        const [moreCash, moreBonus] = error(before[index], card)
        cash += moreCash
        bonus += moreBonus
      }
      if (isCards(request) && answer.status === 200)
        for (const card of answer.body.data) add(card, cash, bonus)
      return answer
    }
  }
}

/**
 * @param {Server} real
 * @param {Request} request
 * @returns {Promise<any[]>}
 */
async function cardsOf(real, { headers }) {
  const url = '/api/v2/Loyalty/MerchantCards'
  return (await real({ method: 'GET', path: '', url, headers, body: undefined })).body.data
}

/** @param {any} card @param {number} cash @param {number} bonus */
function add(card, cash, bonus) {
  card.cash_balance += cash
  card.bonus_balance += bonus
  card.balance += cash + bonus
}
