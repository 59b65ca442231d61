import { Failure } from './failure.ts'

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A length of time as people type it, in ms: `500ms`, `5s`, `20m`, `2h`, `1d`; a number alone is ms. */
export function readDuration(name: string, text: string): number {
  const [, count, unit = 'ms'] = /^(\d{1,12})(ms|s|m|h|d)?$/.exec(text) ?? []
  const ms = Number(count) * (units[unit] ?? 1)
  if (!(ms <= 1e13))
    throw Failure.input(`--${name} must be a time such as 500ms, 5s, 20m, 2h or 1d; it is "${text}"`)
  return ms
}

const written = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/

/** A date, whose midnight in UTC is meant, or a date and time with its offset; as the API writes it. */
export function readMoment(name: string, text: string): string {
  const [, day = ''] = written.exec(text) ?? []
  const [moment, midnight] = [new Date(text), new Date(day)]
  // JavaScript takes the 31st of February for the 3rd of March.
  if (day === '' || Number.isNaN(moment.getTime()) || midnight.toISOString().slice(0, 10) !== day)
    throw Failure.input(
      `--${name} must be a date, or a date and time with its offset, such as 2030-01-31 or 2030-01-31T12:00:00+01:00; it is "${text}"`,
    )
  return `${moment.toISOString().slice(0, 19)}+00:00`
}
