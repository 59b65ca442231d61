// What the compiled schemas are made of (src/generated/validators.ts). Each check is true when the value may stay.
// Without a list of errors it answers at once and makes nothing; with one it notes what is wrong and goes on.
import type { SchemaError, Validator } from './validator.ts'

/** So many violations are collected at most: nobody reads more, and a body may have millions. */
export const mostErrors = 100

type Errors = SchemaError[] | undefined
type Key = string | number | undefined
/** 0: may be absent. 1: required. 2: an item of a list, which is never absent. */
type Need = 0 | 1 | 2 | undefined

/** Notes a violation. True as long as there is room for more. */
function no(
  path: string | undefined,
  errors: SchemaError[],
  key: Key,
  keyword: string,
  message: string,
  params: SchemaError['params'],
): boolean {
  if (errors.length >= mostErrors) return false
  errors.push({ instancePath: at(path, errors, key) ?? '', keyword, message, params })
  return true
}

/** The path of what is judged, only where it will be told. */
export function at(path: string | undefined, errors: Errors, key: Key): string | undefined {
  return errors && key !== undefined ? `${path}/${key}` : path
}

/** The value has none of these types, or is absent, which only a required one may not be. */
export function wrong(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  need: Need,
  types: string,
): boolean {
  if (value === undefined && key !== undefined && need !== 2) return need ? missing(path, errors, key) : true
  if (!errors) return false
  return no(path, errors, key, 'type', `must be ${types}`, {
    type: types.includes(',') ? types.split(',') : types,
  })
}

function missing(path: string | undefined, errors: Errors, key: Key): boolean {
  if (!errors) return false
  const params = { missingProperty: key }
  return no(path, errors, undefined, 'required', `must have required property '${key}'`, params)
}

/** A property that is required, of whatever form. */
export function given(value: unknown, path: string | undefined, errors: Errors, key: Key): boolean {
  return value !== undefined || missing(path, errors, key)
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const text: Validator = (value, path, errors, key, need) =>
  typeof value === 'string' || wrong(value, path, errors, key, need, 'string')

export const whole: Validator = (value, path, errors, key, need) =>
  Number.isInteger(value) || wrong(value, path, errors, key, need, 'integer')

export const flag: Validator = (value, path, errors, key, need) =>
  typeof value === 'boolean' || wrong(value, path, errors, key, need, 'boolean')

export const nothing: Validator = (value, path, errors, key, need) =>
  value === null || wrong(value, path, errors, key, need, 'null')

/** One constant word. */
export function word(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  need: Need,
  constant: string,
): boolean {
  return (
    value === constant ||
    (typeof value === 'string'
      ? equal(value, path, errors, key, constant)
      : wrong(value, path, errors, key, need, 'string'))
  )
}

export function equal(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  constant: string | number | boolean,
): boolean {
  return (
    value === constant ||
    (errors !== undefined &&
      no(path, errors, key, 'const', 'must be equal to constant', { allowedValue: constant }))
  )
}

/** A list whose items each fit. */
export function list(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  need: Need,
  item: Validator,
): boolean {
  if (!Array.isArray(value)) return wrong(value, path, errors, key, need, 'array')
  return items(value, path, errors, key, item)
}

export function items(
  value: readonly unknown[],
  path: string | undefined,
  errors: Errors,
  key: Key,
  item: Validator,
): boolean {
  const here = at(path, errors, key)
  for (let index = 0; index < value.length; index++) {
    if (!item(value[index], here, errors, index, 2)) return false
  }
  return true
}

/** Null, or what fits. */
export function orNull(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  need: Need,
  other: Validator,
): boolean {
  if (value === null) return true
  if (!errors || value === undefined) return other(value, path, errors, key, need)
  return other(value) || none(value, path, errors, key, need, 'oneOf', [nothing, other])
}

/** Not the one branch of a union that must fit: says what each of them lacks, or which fit at once. */
export function none(
  value: unknown,
  path: string | undefined,
  errors: SchemaError[],
  key: Key,
  need: Need,
  keyword: 'oneOf' | 'anyOf',
  branches: readonly Validator[],
): boolean {
  const fitting = branches.flatMap((branch, index) => (branch(value) ? [index] : []))
  const meant = fitting.length > 0 ? [] : branches
  for (const branch of meant) if (!branch(value, path, errors, key, need)) return false
  return keyword === 'anyOf'
    ? no(path, errors, key, keyword, 'must match a schema in anyOf', {})
    : no(path, errors, key, keyword, 'must match exactly one schema in oneOf', {
        passingSchemas: fitting.length > 0 ? fitting.slice(0, 2) : null,
      })
}

/** A text of a certain form. */
export function pattern(
  value: string,
  path: string | undefined,
  errors: Errors,
  key: Key,
  form: RegExp,
): boolean {
  return (
    form.test(value) ||
    (errors !== undefined &&
      no(path, errors, key, 'pattern', `must match pattern "${form.source}"`, { pattern: form.source }))
  )
}

export function format(
  value: string,
  path: string | undefined,
  errors: Errors,
  key: Key,
  name: string,
  form: RegExp,
): boolean {
  return (
    form.test(value) ||
    (errors !== undefined && no(path, errors, key, 'format', `must match format "${name}"`, { format: name }))
  )
}

export function oneOfWords(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  allowedValues: readonly unknown[],
): boolean {
  return (
    allowedValues.includes(value) ||
    (errors !== undefined &&
      no(path, errors, key, 'enum', 'must be equal to one of the allowed values', { allowedValues }))
  )
}

export function unlike(
  value: unknown,
  path: string | undefined,
  errors: Errors,
  key: Key,
  forbidden: Validator,
): boolean {
  return !forbidden(value) || (errors !== undefined && no(path, errors, key, 'not', 'must NOT be valid', {}))
}

/** Bounds: of the length of a text in UTF-16 units, or of a number. */
export function atLeast(
  size: number,
  path: string | undefined,
  errors: Errors,
  key: Key,
  limit: number,
): boolean {
  return (
    size >= limit ||
    (errors !== undefined &&
      no(path, errors, key, 'minimum', `must be >= ${limit}`, { comparison: '>=', limit }))
  )
}

export function atMost(
  size: number,
  path: string | undefined,
  errors: Errors,
  key: Key,
  limit: number,
): boolean {
  return (
    size <= limit ||
    (errors !== undefined &&
      no(path, errors, key, 'maximum', `must be <= ${limit}`, { comparison: '<=', limit }))
  )
}

/** As JSON Schema counts them: an emoji is one, though JavaScript's length says two. */
function characters(value: string): number {
  return Array.from(value).length
}

export function notShorter(
  value: string,
  path: string | undefined,
  errors: Errors,
  key: Key,
  limit: number,
): boolean {
  return (
    value.length >= 2 * limit ||
    characters(value) >= limit ||
    (errors !== undefined &&
      no(path, errors, key, 'minLength', `must NOT have fewer than ${limit} characters`, { limit }))
  )
}

export function notLonger(
  value: string,
  path: string | undefined,
  errors: Errors,
  key: Key,
  limit: number,
): boolean {
  return (
    value.length <= limit ||
    characters(value) <= limit ||
    (errors !== undefined &&
      no(path, errors, key, 'maxLength', `must NOT have more than ${limit} characters`, { limit }))
  )
}

/** No properties but these. */
export function only(
  value: object,
  path: string | undefined,
  errors: Errors,
  key: Key,
  known: readonly string[],
): boolean {
  for (const name in value) {
    if (known.includes(name)) continue
    if (!errors) return false
    const params = { additionalProperty: name }
    if (!no(path, errors, key, 'additionalProperties', 'must NOT have additional properties', params))
      return false
  }
  return true
}

/** A row `operation: { 'part part': validator }` stands for an entry for each part: `operation part`. */
export function spread(
  rows: Readonly<Record<string, Readonly<Record<string, Validator>>>>,
): Readonly<Record<string, Validator>> {
  const all: Record<string, Validator> = {}
  for (const [operation, parts] of Object.entries(rows)) {
    for (const [names, validator] of Object.entries(parts)) {
      for (const part of names.split(' ')) all[`${operation} ${part}`] = validator
    }
  }
  return all
}
