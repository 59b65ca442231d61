import { baselines } from './policies.mjs'

/** How policies are called on the command line, in the order of the table. */
const short = ['retry', 'error', 'poll', 'query', 'resend']

export const policyNames = [...short, 'ours']

/** The driver is loaded only where it is asked for: the others need no build of it. */
export async function policyNamed(name) {
  if (name === 'ours') return (await import('./ours.mjs')).ours
  const policy = baselines[short.indexOf(name)]
  if (!policy) throw new RangeError(`no policy ${name}: ${policyNames.join(', ')}`)
  return policy
}
