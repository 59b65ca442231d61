import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { readProfiles, writeProfiles } from '../profiles.ts'

/** Forgets a profile and its secret. */
export const run: Run = async (input, output) => {
  const name = textOption(input, 'profile') ?? 'default'
  const profiles = await readProfiles()
  if (!Object.hasOwn(profiles, name)) throw Failure.input(`there is no profile "${name}"`)
  const { [name]: _gone, ...rest } = profiles
  await writeProfiles(rest)
  if (input.options['json']) output.data(JSON.stringify({ forgotten: name }))
  else output.say(`${output.style.green('✓')} forgot profile ${name}`)
  return exitCode.done
}
