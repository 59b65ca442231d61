import { cardEans, type BasketItem, type CardBrand } from '@secukit/api'

/**
 * How a sale is paid: `cash` at the till, `cashless` at the card terminal of the API, `cashless_direct` at a terminal of
 * the till's own that has taken the money already, `loyalty` with the balance of the customer's card alone.
 */
export type SaleMethod = 'cash' | 'cashless' | 'cashless_direct' | 'loyalty'

/** What a card terminal of the till's own printed: its ID, the trace number, and the brand of the card. */
export interface DirectPayment {
  readonly tid: string
  readonly trace: number
  readonly cardtype: CardBrand
}

/** One sale, as the till knows it. */
export interface Sale {
  /**
   * The till's own number of this sale, unique for ever, at most 100 characters. Paying the same sale again gives the
   * same payment back: this is what keeps a repeated call from charging twice.
   */
  readonly saleId: string
  /** What is sold. Prices are gross, in cents; `tax` is whole percent. */
  readonly basket: readonly BasketItem[]
  /** The number of the customer's loyalty card. */
  readonly card?: string
  readonly method: SaleMethod
  /** Whether bonus and balance of the card pay first, and `method` only the rest. Default: false. */
  readonly balanceFirst?: boolean
  /** For `cashless_direct`: what the till's own terminal printed. */
  readonly direct?: DirectPayment
  /** ISO 4217. Default: `EUR`. */
  readonly currency?: string
  /** The sum that the till shows, in cents. Optional: a second look at what the basket adds up to. */
  readonly sum?: number
  /** A demo payment; without effect at a card terminal. */
  readonly demo?: boolean
}

/** One thing that is wrong with a sale. */
export interface SaleFault {
  /** Where, as a JSON pointer into the sale: `/basket/0/ean`. */
  readonly pointer: string
  readonly message: string
}

/** The sale is wrong in itself; nothing was sent. `faults` names every place. */
export class InvalidSaleError extends Error {
  override readonly name = 'InvalidSaleError'
  readonly faults: readonly SaleFault[]

  constructor(faults: readonly SaleFault[]) {
    super(faults.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n'))
    this.faults = faults
  }
}

/** What the basket adds up to, in cents. */
export function sumOf(basket: readonly BasketItem[]): number {
  return basket.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

/** Everything that is wrong with a sale before it is sent; empty when it can be. */
export function checkSale(sale: Sale): readonly SaleFault[] {
  const faults: SaleFault[] = []
  const fault = (pointer: string, message: string): void => void faults.push({ pointer, message })

  if (typeof sale.saleId !== 'string' || sale.saleId.trim() === '')
    fault('/saleId', 'give the sale a number of its own')
  else if (sale.saleId.length > 100) fault('/saleId', 'must have at most 100 characters')
  if (!methods.includes(sale.method))
    fault('/method', `must be one of ${methods.join(', ')}, is ${shown(sale.method)}`)
  if (sale.method === 'cashless_direct') checkDirect(sale.direct, fault)
  else if (sale.direct !== undefined) fault('/direct', 'belongs to the method cashless_direct alone')
  if (sale.balanceFirst !== undefined && typeof sale.balanceFirst !== 'boolean')
    fault('/balanceFirst', `must be true or false, is ${shown(sale.balanceFirst)}`)
  if ((sale.method === 'loyalty' || sale.balanceFirst === true) && sale.card === undefined)
    fault('/card', 'is needed: its balance is to pay')
  if (sale.card !== undefined && !/^\d{8,19}$/.test(sale.card))
    fault('/card', 'must be the digits of the card number')

  if (sale.currency !== undefined && !/^[A-Z]{3}$/.test(sale.currency))
    fault('/currency', 'must be three capital letters, such as EUR (ISO 4217)')

  if (!Array.isArray(sale.basket) || sale.basket.length === 0) {
    fault('/basket', 'must hold at least one item')
    return faults
  }
  sale.basket.forEach((item: BasketItem, index) => checkItem(item, `/basket/${index}`, fault))
  if (faults.length > 0) return faults

  const sum = sumOf(sale.basket)
  if (!Number.isSafeInteger(sum) || sum <= 0)
    fault('/basket', `adds up to ${sum} cents; only more than 0 can be paid`)
  if (sale.sum !== undefined && sale.sum !== sum) {
    fault('/sum', `is ${sale.sum} cents, but the items add up to ${sum} cents`)
  }
  const special = sale.basket.findIndex(({ ean }) => isCardArticle(ean))
  if (special >= 0 && sale.card === undefined) {
    fault(`/basket/${special}/ean`, 'loads or unloads a card, but the sale has no card')
  }
  const unloads = isUnloading(sale)
  if (unloads && (sale.method !== 'loyalty' || sale.balanceFirst === true))
    fault('/method', 'must be loyalty, without balanceFirst: the basket unloads the card')
  return faults
}

const methods: readonly unknown[] = ['cash', 'cashless', 'cashless_direct', 'loyalty']

function checkDirect(
  direct: Partial<DirectPayment> | undefined,
  fault: (pointer: string, message: string) => void,
): void {
  if (typeof direct !== 'object' || direct === null)
    return fault('/direct', 'is needed: what the terminal of the till printed, as tid, trace and cardtype')
  if (typeof direct.tid !== 'string' || direct.tid === '') fault('/direct/tid', 'must be the terminal ID')
  if (!Number.isSafeInteger(direct.trace)) fault('/direct/trace', 'must be the trace number, a whole number')
  if (typeof direct.cardtype !== 'string' || direct.cardtype === '')
    fault('/direct/cardtype', 'must be the brand of the card, such as girocard')
}

/** Whether the sale pays out what is on the card: that is started with `loyalty`, and no balance is applied first. */
export function isUnloading({ basket }: Sale): boolean {
  return basket.some(({ ean }) => typeof ean === 'string' && cardEans.unload.includes(ean))
}

function checkItem(item: BasketItem, at: string, fault: (pointer: string, message: string) => void): void {
  if (typeof item !== 'object' || item === null) return fault(at, 'must be an object')
  if (typeof item.desc !== 'string' || item.desc.trim() === '') fault(`${at}/desc`, 'name the article')
  for (const field of ['id', 'quantity', 'priceOne', 'tax'] as const) {
    if (!Number.isSafeInteger(item[field]))
      fault(`${at}/${field}`, `must be a whole number${unit(field)}, is ${shown(item[field])}`)
  }
  if (Number.isSafeInteger(item.tax) && (item.tax < 0 || item.tax > 99))
    fault(`${at}/tax`, `must be whole percent from 0 to 99, is ${item.tax}`)
  if (Number.isSafeInteger(item.quantity) && item.quantity < 1) fault(`${at}/quantity`, 'must be at least 1')
  const wrong =
    item.ean === undefined || item.ean === null || item.ean === '' ? undefined : eanFault(item.ean)
  if (wrong !== undefined) fault(`${at}/ean`, wrong)
}

function unit(field: 'id' | 'quantity' | 'priceOne' | 'tax'): string {
  return field === 'priceOne' ? ' of cents' : field === 'tax' ? ' of percent' : ''
}

function isCardArticle(ean: unknown): boolean {
  return typeof ean === 'string' && [...cardEans.load, ...cardEans.unload].includes(ean)
}

/** EANs steer what a sale does to a card, so a mistyped one must not pass (GS1 General Specifications, check digit). */
function eanFault(ean: unknown): string | undefined {
  if (typeof ean !== 'string') return `must be a text of digits, is ${shown(ean)}`
  if (!/^(?:\d{8}|\d{12,14})$/.test(ean)) return `${ean} is not an EAN: it must have 8, 12, 13 or 14 digits`
  const digits = Array.from(ean, Number)
  const given = digits.pop()
  const weighted = digits
    .toReversed()
    .reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 3 : 1), 0)
  const check = (10 - (weighted % 10)) % 10
  return check === given ? undefined : `${ean} is not an EAN: its check digit should be ${check}`
}

/** A value as a message can have it. */
function shown(value: unknown): string {
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value)
}
