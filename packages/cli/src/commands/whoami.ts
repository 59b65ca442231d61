import { checkCredentials } from '../check-credentials.ts'
import type { Run } from '../command.ts'
import { connect } from '../connection.ts'
import { exitCode } from '../exit-code.ts'

/** Names the API and checks that the credentials are accepted there. */
export const run: Run = async (input, output) => {
  const { secuconnect, where, profile } = await connect(input)
  await checkCredentials(secuconnect)
  if (input.options['json']) output.data(JSON.stringify({ profile: profile ?? null, where, accepted: true }))
  else output.data(`${where}${profile === undefined ? '' : `, profile ${profile}`}: credentials accepted`)
  return exitCode.done
}
