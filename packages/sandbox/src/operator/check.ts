import { type OperatorOperation, operatorRoutes } from '../generated/operator-routes.ts'
import { operatorRequests } from '../generated/operator-validators.ts'
import { violations } from '../validator.ts'

/**
 * What is wrong with what an operator says, in TypeScript or over HTTP; undefined when nothing is. The schemas are open,
 * as those of the API are; but a typo here would make a test green, so unknown names are wrong too.
 */
export function operatorFault(
  operation: OperatorOperation,
  part: 'query' | 'body',
  data: unknown,
): string | undefined {
  const validate = operatorRequests[`${operation} ${part}`]
  const wrong = validate && violations(validate, data)
  if (wrong !== undefined) return wrong
  const route = operatorRoutes.find((each) => each.operation === operation)
  const known = part === 'query' ? route?.queryNames : route?.names
  const stranger = Object.keys(Object(data) as object).find((name) => !known?.includes(name))
  return stranger === undefined ? undefined : `/${stranger} is not known`
}

/** Throws a `RangeError` for what cannot be: those who write JavaScript have no compiler that says so. */
export function checkOperator(operation: OperatorOperation, body: unknown): void {
  const fault = operatorFault(operation, 'body', body)
  if (fault !== undefined) throw new RangeError(fault)
}
