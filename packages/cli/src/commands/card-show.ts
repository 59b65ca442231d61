import { formatAmount } from '../amount.ts'
import { checkCardNumber, maskCard } from '../card-number.ts'
import type { Run } from '../command.ts'
import { connect } from '../connection.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'

/** Looks a card up by its number. */
export const run: Run = async (input, output) => {
  const [cardnumber = ''] = input.arguments
  checkCardNumber(cardnumber)
  const { secuconnect } = await connect(input)
  const { data: [card] = [] } = await secuconnect.loyalty.merchantCards.list({
    q: `card.cardnumber:${cardnumber}`,
    count: 1,
  })
  if (!card)
    throw new Failure(
      exitCode.refused,
      `card ${maskCard(cardnumber)} is not known to this merchant. Check the number on the card.`,
    )
  if (input.options['json']) {
    output.data(JSON.stringify(card, undefined, 2))
    return exitCode.done
  }
  const rows: readonly (readonly [string, string])[] = [
    ['Card', maskCard(cardnumber)],
    ['Group', card.cardgroup?.display_name ?? '-'],
    ['Balance', formatAmount(card.balance ?? 0)],
    ['  cash', formatAmount(card.cash_balance ?? 0)],
    ['  bonus', formatAmount(card.bonus_balance ?? 0)],
    ['Points', String(card.points ?? 0)],
    ['State', [card.stock_status, card.lock_status].filter(Boolean).join(', ')],
  ]
  output.data(rows.map(([name, value]) => `${name.padEnd(10)}${value}`).join('\n'))
  return exitCode.done
}
