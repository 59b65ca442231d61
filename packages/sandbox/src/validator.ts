/**
 * A compiled schema. Called with the data alone it says whether it fits, at once. Called with a path and a list of errors
 * it notes there what does not fit; then its result only says whether there is room for more.
 */
export type Validator = (
  data: unknown,
  path?: string,
  errors?: SchemaError[],
  /** Where the data is: a property or an item of what the path leads to. */
  key?: string | number,
  /** Whether it may be absent (0), must be there (1), or is an item, which is never absent (2). */
  need?: 0 | 1 | 2,
) => boolean

/** One violation. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string
  readonly message?: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What does not fit, in one line; undefined when everything does. */
export function violations(validate: Validator, data: unknown): string | undefined {
  return validate(data) ? undefined : describeErrors(explain(validate, data))
}

/** Every violation, a hundred at most. */
export function explain(validate: Validator, data: unknown): readonly SchemaError[] {
  const errors: SchemaError[] = []
  validate(data, '', errors)
  return errors
}

/** The violations in one line: `/basket/products/0/priceOne must be integer`. */
export function describeErrors(errors: readonly SchemaError[] | null | undefined): string {
  const all = (errors ?? []).slice(0, 100)
  const told = all.filter((error) => !isUnion(error) || Array.isArray(error.params['passingSchemas']))
  const meant = all.filter(isUnion).reduce(withoutOtherBranches, told)
  return [...new Set(meant.map(describe))].slice(0, 5).join('; ')
}

function isUnion({ keyword }: SchemaError): boolean {
  return ['oneOf', 'anyOf', 'if'].includes(keyword)
}

/** A union reports the violations of every branch. One that asks for another type or another constant was not meant, when there is one that does not. */
function withoutOtherBranches(
  told: readonly SchemaError[],
  { instancePath: union }: SchemaError,
): readonly SchemaError[] {
  const isOther = ({ keyword, instancePath }: SchemaError): boolean =>
    (keyword === 'type' && instancePath === union) ||
    (keyword === 'const' && instancePath.slice(0, instancePath.lastIndexOf('/')) === union)
  const isWithin = ({ instancePath }: SchemaError): boolean =>
    instancePath === union || instancePath.startsWith(`${union}/`)
  return told.some((error) => isWithin(error) && !isOther(error))
    ? told.filter((error) => !isOther(error))
    : told
}

function describe({ instancePath, keyword, message, params }: SchemaError): string {
  if (keyword === 'additionalProperties')
    return `${instancePath}/${String(params['additionalProperty'])} is not known`
  const where = instancePath === '' ? '/' : instancePath
  switch (keyword) {
    case 'const':
      return `${where} must be ${JSON.stringify(params['allowedValue'])}`
    case 'oneOf':
      return `${where} must have one of the forms that are allowed, not several at once`
    default:
      return `${where} ${message ?? 'is wrong'}`
  }
}
