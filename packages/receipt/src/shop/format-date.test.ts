import { describe, expect, it } from 'vitest'
import { formatDate } from './format-date.ts'

describe('a timestamp', () => {
  it('is written by the clock of its time zone', () => {
    expect(formatDate('2020-09-25T11:15:30+02:00', 'de')).toBe('25.09.2020 11:15')
    expect(formatDate('2020-09-25T11:15:30+02:00', 'en')).toBe('2020-09-25 11:15')
  })

  it.each(['', '25.09.2020', '2020-09-25', 'at 2020-09-25T11:15:30Z'])(
    'is refused when it is "%s"',
    (timestamp) => {
      expect(() => formatDate(timestamp, 'de')).toThrow(RangeError)
    },
  )
})
