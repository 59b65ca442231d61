/** A compiled schema: true when the data fits, else `errors` says where it does not. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** One violation. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string
  readonly message?: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
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
