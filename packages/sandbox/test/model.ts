import type { BasketItem } from '../src/generated/models.ts'
import { loadEans, total, unloadEans } from './sales.ts'

// What a bookkeeper expects of the sandbox, written down on its own: nothing here is taken from its code.

/** What is on a card, or what moved on it: cents, and points. */
export interface Balances {
  readonly cash: number
  readonly bonus: number
  readonly points: number
}

export const none: Balances = { cash: 0, bonus: 0, points: 0 }

/** The rules of a card group, as the back office has set them. */
export interface Rules {
  readonly bonus: Readonly<Record<string, number>>
  readonly pointsPerEuro: number
  readonly onlyArticles: readonly string[]
  readonly notArticles: readonly string[]
  readonly loadsEarn: boolean
  readonly earnsOn: 'full price' | 'reduced price'
  readonly balanceLimit: number
  readonly overdraft: number
  readonly createsCards: boolean
  readonly cancelAny: boolean
}

/** Something that was booked on a card: a whole sale, or one booking without a sale. */
interface Entry {
  readonly sale: string | undefined
  readonly moved: Balances
}

/** A card as the bookkeeper knows it. */
export interface KnownCard {
  readonly rules: Rules
  readonly usable: boolean
  readonly now: Balances
  /** What was booked and not taken back, oldest first. */
  readonly entries: readonly Entry[]
}

/** Whom a sale is for: a card by its number, or the rules of the group that is to get a new one. */
export type Target = { readonly card: string } | { readonly group: string; readonly rules: Rules } | undefined

/** A sale as the bookkeeper knows it. */
export interface KnownSale {
  readonly id: string
  readonly target: Target
  /** It came with a card of its own. */
  readonly makesCard: boolean
  readonly goods: readonly BasketItem[]
  readonly status: 'created' | 'processing' | 'ok' | 'cancelled'
  /** What preTransaction has set aside; undefined when it was not asked. */
  readonly applied: Balances | undefined
  /** What it took off at each tax rate, as the till was told. */
  readonly lowered: readonly { readonly tax: number; readonly priceOne: number }[]
  /** What the customer's bank card has paid at the terminal. */
  readonly charged: number
}

export type BookAction =
  | 'charge'
  | 'discharge'
  | 'sale_revenue'
  | 'charge_points'
  | 'discharge_points'
  | 'immediate_bonus'
  | 'cancel_last'

export type Move =
  | { readonly do: 'create'; readonly target: Target; readonly goods: readonly BasketItem[] }
  | {
      readonly do: 'update'
      readonly pick: number
      readonly target: Target
      readonly goods: readonly BasketItem[]
    }
  | { readonly do: 'apply' | 'cancel'; readonly pick: number }
  | { readonly do: 'start'; readonly pick: number; readonly method: string }
  | {
      readonly do: 'book'
      readonly card: string
      readonly action: BookAction
      readonly amount: number
      readonly bonus: number
      readonly split: boolean
    }

/** What a move has to do: the sale after it, and what moves on which card. */
export interface Outcome {
  readonly sale?: KnownSale
  /** A card by its number; `new` is the one that comes into being. */
  readonly card?: string
  readonly moved?: Balances
  /** What was booked is taken back: by the sale, or the latest of the card. */
  readonly takesBack?: true
  /** The card goes out of use. */
  readonly retires?: true
}

/** The bookkeeper's cards, by number. */
export type KnownCards = Readonly<Record<string, KnownCard>>

/** What a move has to do; undefined when it has to be refused. */
export function outcomeOf(
  move: Move,
  sale: KnownSale | undefined,
  cards: KnownCards,
  secondStart: string,
): Outcome | undefined {
  if (move.do === 'create') {
    if (move.target && 'group' in move.target && !move.target.rules.createsCards) return undefined
    return { sale: writtenAs({ id: '', charged: 0 }, move) }
  }
  if (move.do === 'book') return bookOutcome(move, cards[move.card])
  if (!sale) return undefined
  const card = sale.target && 'card' in sale.target ? cards[sale.target.card] : undefined
  const isOpen = sale.status === 'created' || sale.status === 'processing'
  switch (move.do) {
    case 'update':
      if (!isOpen || (move.target && 'group' in move.target && !move.target.rules.createsCards))
        return undefined
      return { sale: writtenAs(sale, move) }
    case 'apply':
      if (sale.status !== 'created' || !card?.usable || unloadedBy(sale.goods) !== 0) return undefined
      return { sale: { ...sale, status: 'processing', applied: setAside(sale, card) } }
    case 'cancel':
      return cancelOutcome(sale, card)
    case 'start':
      if (sale.status === 'ok' && secondStart === 'answered again') return { sale }
      if (!isOpen && !(sale.status === 'ok' && secondStart === 'charged again')) return undefined
      return startOutcome(sale, move.method, card)
  }
}

function writtenAs(
  { id, charged }: Pick<KnownSale, 'id' | 'charged'>,
  { target, goods }: Pick<KnownSale, 'target' | 'goods'>,
): KnownSale {
  const makesCard = target !== undefined && 'group' in target
  return { id, charged, target, goods, makesCard, status: 'created', applied: undefined, lowered: [] }
}

function loadedBy(goods: readonly BasketItem[]): number {
  return total(goods.filter(({ ean }) => loadEans.includes(ean ?? '')))
}

export function unloadedBy(goods: readonly BasketItem[]): number {
  return total(goods.filter(({ ean }) => unloadEans.includes(ean ?? '')))
}

/** Bonus before cash, and never more than there is to pay; the cash may be overdrawn as far as the group allows. */
function setAside({ goods }: KnownSale, { now, rules }: KnownCard): Balances {
  const due = Math.max(0, total(goods))
  const bonus = goods.length === 0 ? 0 : Math.min(now.bonus, due)
  return { bonus, cash: Math.min(Math.max(0, now.cash + rules.overdraft), due - bonus), points: 0 }
}

function startOutcome(sale: KnownSale, method: string, card: KnownCard | undefined): Outcome | undefined {
  const { goods, target, applied, lowered } = sale
  const [loaded, unloaded] = [loadedBy(goods), unloadedBy(goods)]
  const missing = total(goods) - (applied ? applied.cash + applied.bonus : 0)
  const isPaid =
    {
      cash: unloaded === 0,
      cashless: unloaded === 0 && missing > 0,
      cashless_direct: unloaded === 0 && missing > 0,
      loyalty: (applied !== undefined || unloaded > 0) && missing === unloaded,
    }[method] ?? false
  if (!isPaid) return undefined
  const paid: KnownSale = {
    ...sale,
    status: 'ok',
    charged: sale.charged + (method === 'cashless' ? missing : 0),
  }
  if (!target) return loaded === 0 && unloaded === 0 ? { sale: paid } : undefined
  const rules = 'rules' in target ? target.rules : card?.rules
  if (!rules || (card && !card.usable)) return undefined
  const before = card?.now ?? none
  const { cash, bonus } = applied ?? none
  const spendable = Math.max(0, before.cash + rules.overdraft)
  if (loaded < 0 || unloaded < 0 || (loaded > 0 && unloaded > 0)) return undefined
  if (bonus > before.bonus || cash > spendable || unloaded > spendable) return undefined
  const after = before.cash + before.bonus - cash - bonus + loaded
  if (loaded > 0 && rules.balanceLimit > 0 && after > rules.balanceLimit) return undefined
  // Whoever only gets money back earns nothing.
  const earned = unloaded > 0 ? none : earnedBy(goods, lowered, rules)
  return {
    sale: paid,
    card: 'card' in target ? target.card : 'new',
    moved: {
      cash: loaded - unloaded - cash,
      bonus: earned.bonus - bonus,
      points: earned.points,
    },
  }
}

/** What a sale earns, on paper: each tax rate by itself, whole cents and whole euros, and never less than nothing. */
export function earnedBy(
  goods: readonly BasketItem[],
  lowered: KnownSale['lowered'],
  rules: Rules,
): Balances {
  const names = ({ ean, articleNumber }: BasketItem): readonly string[] => [`${ean}`, `${articleNumber}`]
  const earning = goods.filter(
    (item) =>
      !unloadEans.includes(item.ean ?? '') &&
      (rules.loadsEarn || !loadEans.includes(item.ean ?? '')) &&
      !names(item).some((name) => rules.notArticles.includes(name)) &&
      (rules.onlyArticles.length === 0 || names(item).some((name) => rules.onlyArticles.includes(name))),
  )
  let [bonus, revenue] = [0n, 0n]
  for (const tax of new Set(earning.map((item) => item.tax))) {
    const taken =
      rules.earnsOn === 'reduced price'
        ? lowered.filter((line) => line.tax === tax).reduce((sum, line) => sum - line.priceOne, 0)
        : 0
    const part = BigInt(total(earning.filter((item) => item.tax === tax)) - taken)
    if (part <= 0n) continue
    revenue += part
    bonus += (part * BigInt((rules.bonus[tax] ?? 0) * 10)) / 1000n
  }
  return { cash: 0, bonus: Number(bonus), points: Number(revenue / 100n) * rules.pointsPerEuro }
}

function cancelOutcome(sale: KnownSale, card: KnownCard | undefined): Outcome | undefined {
  if (sale.status !== 'ok' || sale.charged > 0) return undefined
  const cancelled: KnownSale = { ...sale, status: 'cancelled' }
  if (!card || !sale.target || !('card' in sale.target)) return { sale: cancelled }
  const moved = minus(card.entries.filter((entry) => entry.sale === sale.id).map((entry) => entry.moved))
  if (!card.rules.cancelAny && card.entries.at(-1)?.sale !== sale.id) return undefined
  if (!isLeft(card, moved)) return undefined
  const after = plus(card.now, moved)
  if (sale.makesCard && (after.cash !== 0 || after.bonus !== 0 || after.points !== 0)) return undefined
  return {
    sale: cancelled,
    card: sale.target.card,
    moved,
    takesBack: true,
    ...(sale.makesCard && { retires: true }),
  }
}

/** Whether a card has what is to be taken off it. */
function isLeft({ now, rules }: KnownCard, moved: Balances): boolean {
  const after = plus(now, moved)
  return (
    (moved.cash >= 0 || after.cash >= -rules.overdraft) &&
    (moved.bonus >= 0 || after.bonus >= 0) &&
    (moved.points >= 0 || after.points >= 0)
  )
}

function bookOutcome(
  { action, amount, bonus, split, card: number }: Extract<Move, { do: 'book' }>,
  card: KnownCard | undefined,
): Outcome | undefined {
  if (!card) return undefined
  if (action === 'cancel_last') {
    const latest = card.entries.at(-1)
    if (!latest || latest.sale !== undefined) return undefined
    const moved = minus([latest.moved])
    return isLeft(card, moved) ? { card: number, moved, takesBack: true } : undefined
  }
  if (!card.usable || amount < 0 || bonus < 0 || amount + bonus === 0) return undefined
  const { now, rules } = card
  const done = (moved: Partial<Balances>): Outcome => ({ card: number, moved: { ...none, ...moved } })
  switch (action) {
    case 'charge': {
      const after = now.cash + now.bonus + amount + bonus
      return rules.balanceLimit > 0 && after > rules.balanceLimit ? undefined : done({ cash: amount, bonus })
    }
    case 'discharge': {
      const there = { cash: Math.max(0, now.cash + rules.overdraft), bonus: now.bonus }
      const taken = { cash: Math.min(amount, there.cash), bonus: Math.min(bonus, there.bonus) }
      if ((taken.cash < amount || taken.bonus < bonus) && !split) return undefined
      return taken.cash + taken.bonus === 0
        ? undefined
        : done({ cash: 0 - taken.cash, bonus: 0 - taken.bonus })
    }
    case 'sale_revenue':
      return done({ bonus, points: Math.floor(amount / 100) * rules.pointsPerEuro })
    case 'immediate_bonus':
      return amount > 0 && bonus > 0 ? undefined : done({ bonus: amount + bonus })
    case 'charge_points':
      return bonus > 0 ? undefined : done({ points: amount })
    case 'discharge_points': {
      const taken = Math.min(amount, now.points)
      return bonus > 0 || taken === 0 || (taken < amount && !split) ? undefined : done({ points: 0 - taken })
    }
  }
}

export function plus(one: Balances, other: Balances): Balances {
  return {
    cash: one.cash + other.cash,
    bonus: one.bonus + other.bonus,
    points: one.points + other.points,
  }
}

function minus(all: readonly Balances[]): Balances {
  const { cash, bonus, points } = all.reduce(plus, none)
  return { cash: 0 - cash, bonus: 0 - bonus, points: 0 - points }
}

/** A card after something moved on it. */
export function cardAfter(card: KnownCard, outcome: Outcome, saleId: string | undefined): KnownCard {
  const moved = outcome.moved ?? none
  const latest = card.entries.length - 1
  const entries = outcome.takesBack
    ? card.entries.filter((entry, place) => (saleId === undefined ? place !== latest : entry.sale !== saleId))
    : [...card.entries, { sale: saleId, moved }]
  return { ...card, entries, now: plus(card.now, moved), usable: card.usable && !outcome.retires }
}
