import type { ShopLanguage } from './texts.ts'

// ISO 8601, as the API writes it: the clock of the time zone that stands behind it.
const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/

/**
 * Writes a timestamp of the API, `2020-09-25T11:15:30+02:00`, as a till prints it: `25.09.2020 11:15` in German,
 * `2020-09-25 11:15` in English. The time zone is that of the timestamp.
 *
 * @throws {RangeError} when it is none.
 */
export function formatDate(timestamp: string, language: ShopLanguage): string {
  const match = TIMESTAMP.exec(timestamp)
  if (match === null) {
    throw new RangeError('Expected a timestamp such as 2020-09-25T11:15:30+02:00, found something else.')
  }
  const [, year = '', month = '', day = '', time = ''] = match
  return language === 'de' ? `${day}.${month}.${year} ${time}` : `${year}-${month}-${day} ${time}`
}
