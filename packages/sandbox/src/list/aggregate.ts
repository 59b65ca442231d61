import { Refusal } from '../refusal.ts'
import { project } from './fields.ts'
import { momentOf } from './moments.ts'
import { type Path, propertyName, valuesAt } from './properties.ts'

/** What to count and to add up. */
export interface Aggregation {
  readonly group?: Path
  readonly sum?: Path
  readonly time?: {
    readonly path: Path
    readonly interval: Interval
    /** ms since 1970 */
    readonly min?: number
    readonly max?: number
  }
}

type Interval = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Where spans of time begin, in UTC; a week begins on Monday. */
const intervals: Readonly<Record<Interval, Grid>> = {
  minute: fixed(60_000),
  hour: fixed(3_600_000),
  day: fixed(86_400_000),
  // 1970 began on a Thursday.
  week: fixed(7 * 86_400_000, 4 * 86_400_000),
  month: months(1),
  quarter: months(3),
  year: months(12),
}

/** Our own limit, so that no question makes an answer without end. */
const mostBuckets = 10_000

const known = new Set(['group_by_prop', 'sum_by_prop', 'timestamp_prop', 'interval', 'min', 'max'])

interface Tally {
  readonly count: number
  readonly sum: number
}

interface Group {
  readonly key: string | number | undefined
  /** The oldest object of the group. */
  readonly item: object
  count: number
  sum: number
  /** By the beginning of each span of time. */
  readonly times: Map<number, Tally>
}

/** Reads `aggregate`. Throws a `Refusal` for options that are not known, or that do nothing without another. */
export function readAggregation(aggregate: unknown): Aggregation {
  if (typeof aggregate !== 'object' || aggregate === null)
    throw wrong('it takes options, as in aggregate[group_by_prop]=status')
  const options = new Map(Object.entries(aggregate))
  const stranger = [...options.keys()].find((name) => !known.has(name))
  if (stranger !== undefined) throw wrong(`${stranger} is not known`)
  const [group, sum, path] = ['group_by_prop', 'sum_by_prop', 'timestamp_prop'].map((name) =>
    readPath(name, options.get(name)),
  )
  const [min, max] = [readMoment('min', options.get('min')), readMoment('max', options.get('max'))]
  if (!group && !path) throw wrong('it needs group_by_prop or timestamp_prop')
  if (!path && ['interval', 'min', 'max'].some((name) => options.has(name)))
    throw wrong('interval, min and max need timestamp_prop')
  if (min !== undefined && max !== undefined && min > max) throw wrong('min is greater than max')
  const interval = readInterval(options.get('interval') ?? 'week')
  return {
    ...(group && { group }),
    ...(sum && { sum }),
    ...(path && {
      time: { path, interval, ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    }),
  }
}

interface Buckets {
  /** How many hits there are in all. */
  readonly count: number
  readonly data: readonly object[]
  /** The texts of the buckets. */
  readonly lookup: readonly string[]
  /** Whether the buckets carry sums. */
  readonly sum: boolean
  readonly type: 'terms' | 'date_histogram'
}

/**
 * The hits in buckets, as the body of the answer. Groups come with the greatest first, times with the earliest first, and
 * a time in which nothing was has its bucket too. Objects without the property that is grouped by are in no bucket; one
 * with several values is in several.
 *
 * Each bucket is a list item of the specs, and those need an `object` and an `id`: they are the ones of the oldest object of
 * the group. As `t` is one object, a group with several times is several items, each with the numbers of the whole group,
 * and with those of one time in `t`. Times are named by their beginning, in ms since 1970.
 */
export function aggregated(items: Iterable<object>, aggregation: Aggregation): Buckets {
  const { count, groups } = grouped(items, aggregation)
  const lookup = groups.map(({ key }) => key).filter((key) => typeof key === 'string')
  const positions = new Map(lookup.map((text, position) => [text, position]))
  const numbers = ({ count: c, sum: s }: Tally): object => ({ c, ...(aggregation.sum && { s }) })
  const bucketsOf = (group: Group): readonly object[] => {
    const { key, item } = group
    const shown = project(item, new Map())
    const times = timesOf(group, aggregation.time).map(([k, tally]) => ({ k, ...numbers(tally) }))
    if (key === undefined) return times.map((time) => ({ ...shown, ...time }))
    const named = typeof key === 'string' ? { l: positions.get(key), ks: key } : { k: key }
    const bucket = { ...shown, ...named, ...numbers(group) }
    return aggregation.time ? times.map((t) => ({ ...bucket, t })) : [bucket]
  }
  const data: object[] = []
  for (const group of groups) {
    data.push(...bucketsOf(group))
    if (data.length > mostBuckets) throw tooMany()
  }
  const type = aggregation.group ? 'terms' : 'date_histogram'
  return { count, data, lookup, sum: aggregation.sum !== undefined, type }
}

function grouped(
  items: Iterable<object>,
  { group: path, sum, time }: Aggregation,
): { readonly count: number; readonly groups: readonly Group[] } {
  const groups: Map<unknown, Group> = new Map()
  let count = 0
  for (const item of items) {
    count += 1
    const amount = sum ? sumOf(item, sum) : 0
    const moments = time
      ? new Set(valuesAt(item, time.path).flatMap((value) => startsOf(value, time.interval)))
      : []
    for (const key of path ? keysOf(item, path) : [undefined]) {
      const group = groups.get(key) ?? { key, item, count: 0, sum: 0, times: new Map<number, Tally>() }
      group.count += 1
      group.sum += amount
      for (const start of moments) {
        const { count: before, sum: earlier } = group.times.get(start) ?? { count: 0, sum: 0 }
        group.times.set(start, { count: before + 1, sum: earlier + amount })
      }
      groups.set(key, group)
    }
    if (groups.size > mostBuckets) throw tooMany()
  }
  return { count, groups: [...groups.values()].toSorted(byCountAndKey) }
}

/** Texts, whole numbers as numbers, and everything else by its text. */
function keysOf(item: object, path: Path): ReadonlySet<string | number> {
  return new Set(
    valuesAt(item, path)
      .filter((value) => typeof value !== 'object')
      .map((value) => (Number.isSafeInteger(value) ? (value as number) : String(value))),
  )
}

function byCountAndKey(left: Group, right: Group): number {
  if (left.count !== right.count) return right.count - left.count
  if (typeof left.key !== typeof right.key) return typeof left.key === 'number' ? -1 : 1
  return (left.key ?? '') < (right.key ?? '') ? -1 : 1
}

/** Whole numbers alone: the specs know no other sum, and cents must not get lost in fractions. */
function sumOf(item: object, path: Path): number {
  return valuesAt(item, path).reduce<number>((sum, value) => {
    if (!Number.isSafeInteger(value))
      throw wrong(`sum_by_prop: ${path.join('.')} is not a whole number everywhere`)
    return sum + (value as number)
  }, 0)
}

function startsOf(value: unknown, interval: Interval): readonly number[] {
  const moment = momentOf(value)
  return moment === undefined ? [] : [intervals[interval].start(moment)]
}

/** The buckets of time from the first to the last, at least from `min` to `max`, none left out. */
function timesOf({ times }: Group, time: Aggregation['time']): readonly (readonly [number, Tally])[] {
  if (!time) return []
  const { start, next } = intervals[time.interval]
  const bounds = [time.min, time.max].filter((bound) => bound !== undefined).map(start)
  let [from, to] = [Infinity, -Infinity]
  for (const each of [...bounds, ...times.keys()]) [from, to] = [Math.min(from, each), Math.max(to, each)]
  const buckets: (readonly [number, Tally])[] = []
  for (let at = from; at <= to; at = next(at)) {
    buckets.push([at, times.get(at) ?? { count: 0, sum: 0 }])
    if (buckets.length > mostBuckets) throw tooMany()
  }
  return buckets
}

interface Grid {
  readonly start: (moment: number) => number
  /** The beginning that follows on this one. */
  readonly next: (start: number) => number
}

function fixed(length: number, offset = 0): Grid {
  return {
    start: (moment) => Math.floor((moment - offset) / length) * length + offset,
    next: (start) => start + length,
  }
}

function months(length: number): Grid {
  const at = (moment: number, more: number): number => {
    const date = new Date(moment)
    const month = Math.floor(date.getUTCMonth() / length) * length
    return Date.UTC(date.getUTCFullYear(), month + more, 1)
  }
  return { start: (moment) => at(moment, 0), next: (start) => at(start, length) }
}

function readPath(name: string, value: unknown): Path | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && propertyName.test(value)) return value.split('.')
  throw wrong(`${name} takes the name of a property`)
}

/** Dates up to the year 9999: beyond it nothing is written with four digits. */
function readMoment(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  const moment = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (Number.isInteger(moment) && Math.abs(moment as number) < 253_402_300_800_000) return moment as number
  throw wrong(`${name} takes a moment in ms since 1970`)
}

function readInterval(value: unknown): Interval {
  if (typeof value === 'string' && Object.hasOwn(intervals, value)) return value as Interval
  throw wrong(`interval takes ${Object.keys(intervals).join(', ')}`)
}

function tooMany(): Refusal {
  return wrong(`the sandbox answers at most ${mostBuckets} buckets`)
}

function wrong(why: string): Refusal {
  return Refusal.badInput(`aggregate: ${why}`)
}
