import { expect, it } from 'vitest'
import { liveThrough } from '../test/day.ts'

// The days of money.test.ts, many more of them.

it(
  'keeps every balance the sum of its bookings, over hundreds of histories',
  { timeout: 600_000 },
  async () => {
    const reached = await liveThrough(300)
    const seldom = [
      ['create', 'update', 'apply', 'cancel', 'cash', 'loyalty', 'cashless', 'cashless_direct', 'debit'],
      ['charge', 'discharge', 'sale_revenue', 'immediate_bonus', 'charge_points', 'discharge_points'],
      'cancel_last',
    ]
      .flat()
      .flatMap((what) => [`${what} yes`, `${what} no`])
      .filter((what) => (reached.get(what) ?? 0) < 3)
    expect(seldom).toEqual([])
  },
)
