import { maskCardNumbers } from '../errors/mask.ts'
import { formats, schemas } from '../generated/schemas.ts'
import { isSecretName } from './mask-secrets.ts'

/** The keywords of JSON Schema 2020-12 that the specs use; the generator refuses any other. */
export interface Schema {
  /** The name of another schema. */
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly not?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: true
  readonly unevaluatedProperties?: true
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** What the specs say of one operation. */
export interface ExchangeSchemas {
  /** With `{placeholders}`, below the base URL. */
  readonly path: string
  /** Of `{ path, query, body }`. */
  readonly request: Schema
  readonly reply: Schema
}

/** One thing that does not fit. */
export interface Problem {
  /** Where, as a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string
  /** What the specs want there, such as `an integer` or `one of "a", "b"`. */
  readonly wants: string
  /** What is there instead; no secret, and no full card number. */
  readonly got: string
}

/**
 * What of a JSON value does not fit a schema, or is not described by it; empty when all is well.
 * Stricter than JSON Schema: a property that the specs do not name is most often a slip of the pen.
 */
export function problemsOf(schema: Schema, value: unknown): readonly Problem[] {
  const found = misfits(schema, value, '')
  const problems = found.length > 0 ? found : undescribed([schema], value, '')
  // Two parts of one schema may ask the same.
  const distinct = new Map(
    problems.map(({ pointer, wants, got }) => [pointer + wants, { pointer, wants, got }]),
  )
  return [...distinct.values()]
}

/** A misfit that shows that the value is another kind of thing, so that another branch of a union is meant. */
interface Misfit extends Problem {
  readonly otherKind?: boolean
}

/** What a validator of JSON Schema says. */
export function misfits(schema: Schema, value: unknown, pointer: string): readonly Misfit[] {
  const found: Misfit[] = []
  const unless = (fits: boolean, wants: string, otherKind = false): void => {
    if (!fits) found.push({ pointer, wants, got: shown(value, pointer), otherKind })
  }
  if (schema.$ref !== undefined) found.push(...misfits(named(schema.$ref), value, pointer))
  if (schema.type !== undefined) {
    const types = [schema.type].flat()
    if (!types.some((type) => isOfType(type, value))) {
      unless(false, types.map((type) => kindNames[type] ?? type).join(' or '))
      return found
    }
  }
  if (schema.const !== undefined) unless(value === schema.const, JSON.stringify(schema.const), true)
  if (schema.enum) unless(schema.enum.includes(value), `one of ${list(schema.enum)}`)
  if (schema.not) {
    const fits = misfits(schema.not, value, pointer).length > 0
    unless(fits, schema.not.enum ? `anything but ${list(schema.not.enum)}` : 'something else', true)
  }
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity, pattern, format } = schema
    // Characters, not UTF-16 units.
    const { length } = Array.from(value)
    unless(length >= minLength, `at least ${minLength} characters`)
    unless(length <= maxLength, `at most ${maxLength} characters`)
    if (pattern !== undefined) unless(new RegExp(pattern, 'u').test(value), `a text like ${pattern}`)
    if (format !== undefined) unless(formats[format]?.test(value) ?? true, `a text that is a ${format}`)
  }
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema
    unless(value >= minimum, `at least ${minimum}`)
    unless(value <= maximum, `at most ${maximum}`)
  }
  if (Array.isArray(value) && schema.items) {
    const { items } = schema
    found.push(...value.flatMap((each, index) => misfits(items, each, `${pointer}/${index}`)))
  }
  if (isObject(value)) {
    for (const name of schema.required ?? []) {
      if (!Object.hasOwn(value, name))
        found.push({ pointer: `${pointer}/${escape(name)}`, wants: 'this property', got: 'nothing' })
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (Object.hasOwn(value, name))
        found.push(...misfits(property, value[name], `${pointer}/${escape(name)}`))
    }
  }
  for (const part of schema.allOf ?? []) found.push(...misfits(part, value, pointer))
  if (schema.anyOf) found.push(...ofBranches(schema.anyOf, value, pointer, Infinity))
  if (schema.oneOf) found.push(...ofBranches(schema.oneOf, value, pointer, 1))
  return found
}

/** Of a union where no branch fits, the problems of the branch that was most likely meant. */
function ofBranches(
  branches: readonly Schema[],
  value: unknown,
  pointer: string,
  most: number,
): readonly Misfit[] {
  const outcomes = branches.map((branch) => misfits(branch, value, pointer))
  const fitting = outcomes.filter((problems) => problems.length === 0).length
  if (fitting > most)
    return [{ pointer, wants: `to be one thing, not ${fitting} at once`, got: shown(value, pointer) }]
  if (fitting > 0) return []
  const rank = (problems: readonly Misfit[]): number =>
    problems.length + (problems.some((each) => each.otherKind || each.pointer === pointer) ? 1000 : 0)
  return outcomes.toSorted((a, b) => rank(a) - rank(b))[0] ?? []
}

/** Properties that no schema names, of a value that fits. */
function undescribed(schemasHere: readonly Schema[], value: unknown, pointer: string): readonly Problem[] {
  const parts = schemasHere.flatMap((schema) => partsOf(schema, value))
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => part.items ?? [])
    return value.flatMap((each, index) => undescribed(items, each, `${pointer}/${index}`))
  }
  if (!isObject(value)) return []
  const names = new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})))
  const open = parts.some((part) => part.additionalProperties ?? part.unevaluatedProperties)
  const closed = !open && parts.some((part) => part.properties)
  return Object.entries(value).flatMap(([name, each]) => {
    const at = `${pointer}/${escape(name)}`
    if (!names.has(name))
      return closed
        ? [{ pointer: at, wants: `no such property${similar(name, names)}`, got: shown(each, at) }]
        : []
    return undescribed(
      parts.flatMap((part) => part.properties?.[name] ?? []),
      each,
      at,
    )
  })
}

/** A schema and all that it is composed of; of unions, what the value fits. */
function partsOf(schema: Schema, value: unknown): readonly Schema[] {
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
  const more = [
    ...(schema.$ref === undefined ? [] : [named(schema.$ref)]),
    ...(schema.allOf ?? []),
    ...branches.filter((branch) => misfits(branch, value, '').length === 0),
  ]
  return [schema, ...more.flatMap((part) => partsOf(part, value))]
}

/** The name that was perhaps meant: the same letters, in whatever order and case. */
function similar(name: string, names: ReadonlySet<string>): string {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, '')
      .split('')
      .toSorted()
      .join('')
  const meant = [...names].find((each) => letters(each) === letters(name))
  return meant === undefined ? '' : ` (is "${meant}" meant?)`
}

function named(name: string): Schema {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`the specs have no schema ${name}`)
  return schema
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'null':
      return value === null
    default:
      return typeof value === type
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown, pointer: string): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value === 'boolean') return String(value)
  const isScalar = typeof value === 'string' || typeof value === 'number'
  if (isScalar && String(value).length <= 40 && !isSecretName(pointer.split('/').at(-1) ?? ''))
    return maskCardNumbers(JSON.stringify(value))
  return kindNames[typeof value] ?? typeof value
}

function list(values: readonly unknown[]): string {
  return values.map((each) => JSON.stringify(each)).join(', ')
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
