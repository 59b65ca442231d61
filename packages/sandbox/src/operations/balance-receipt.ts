import type { StoredCard } from '../cards.ts'
import type { Handler } from '../core.ts'
import type {
  BalanceReceiptInput,
  CardBalanceReceipt,
  ReceiptHeaderLine,
  ReceiptLine,
} from '../generated/models.ts'
import { balancesOf } from '../loyalty/merchant-card.ts'
import { checkUsable } from '../loyalty/usable.ts'
import { moneyText } from '../money-text.ts'
import { Refusal } from '../refusal.ts'
import { findNamedCard } from './registers.ts'

/** What is on a card, and the lines that say so. Which terminal asks makes no difference. */
export const getBalanceReceipt: Handler = (call, { clock }) => {
  const { shop } = call
  const card = findNamedCard(call, (call.body as BalanceReceiptInput).cardnumber)
  const { cash, bonus, points } = balancesOf(shop, card)
  const { group, programme } = shop.cardGroups.get(card.groupId) ?? {}
  const limit = programme?.overdraft ?? 0
  const answer: CardBalanceReceipt = {
    valid: isUsable(card, clock.now()),
    balance: cash + bonus,
    cash_balance: cash,
    bonus_balance: bonus,
    points,
    // Allowed and 0 would mean without a limit, which no programme here grants.
    limit_allowed: limit > 0,
    limit,
    limit_str: moneyText(limit),
    // What is missing is always to be paid otherwise.
    amount_split_enabled: true,
    new_passcode: card.passcode !== undefined,
    ...(group?.display_name !== undefined && { zvt_cardgroup: group.display_name }),
    receipt_header: headerLines(shop.facts.merchant.companyname ?? ''),
    receipt: receiptLines(card.cardnumber, cash + bonus, points),
  }
  return { body: answer }
}

/** Whether a sale could use it. */
function isUsable(card: StoredCard, now: number): boolean {
  try {
    checkUsable(card, now)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function headerLines(companyname: string): readonly ReceiptHeaderLine[] {
  return [
    { type: 'textline', value: { text: companyname, decoration: ['align-center', 'important'] } },
    { type: 'space' },
  ]
}

function receiptLines(cardnumber: string, balance: number, points: number): readonly ReceiptLine[] {
  return [
    { type: 'separator', value: { caption: 'Kundenkarte' } },
    { type: 'name-value', value: { name: 'Kartennummer:', value: cardnumber, decoration: [] } },
    { type: 'space' },
    { type: 'textline', value: { text: 'Aktuelles Guthaben:', decoration: [] } },
    { type: 'textline', value: { text: moneyText(balance), decoration: ['important'] } },
    { type: 'name-value', value: { name: 'Aktuelle Punkte:', value: String(points), decoration: [] } },
  ]
}
