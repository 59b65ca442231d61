import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { clientCredentials, createSecuconnect } from '@secukit/api'
import { readUrl } from '../base-url.ts'
import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { isLoopback } from '../loopback.ts'
import { type Profile, profilesFile, readProfiles, writeProfiles } from '../profiles.ts'
import { sandboxCredentials } from '../running-sandbox.ts'
import { checkCredentials } from '../check-credentials.ts'

/** Checks the credentials against the API and saves them. */
export const run: Run = async (input, output) => {
  const name = textOption(input, 'profile') ?? 'default'
  const baseUrl = textOption(input, 'base-url')
  const environment = textOption(input, 'environment') as 'live' | 'testing' | undefined
  if ((baseUrl === undefined) === (environment === undefined))
    throw Failure.input('say where: --base-url URL or --environment testing, one of them')
  const where = environment ? { environment } : readUrl(baseUrl ?? '')
  const { kept, ...credentials } = await readCredentials(baseUrl, output.say)
  await checkCredentials(createSecuconnect({ ...where, auth: clientCredentials(credentials) }))
  const profile: Profile = { ...where, ...(kept && credentials) }
  await writeProfiles({ ...(await readProfiles()), [name]: profile })
  if (input.options['json'])
    output.data(JSON.stringify({ profile: name, ...where, clientId: credentials.clientId }))
  else output.say(`${output.style.green('✓')} saved profile ${name} in ${profilesFile()}`)
  return exitCode.done
}

/**
 * From the environment or the keyboard, never from a flag: command lines are readable by others. Those of a sandbox are
 * not `kept`: the next one that runs there has others.
 */
async function readCredentials(baseUrl: string | undefined, say: (text: string) => void) {
  const { SECUKIT_CLIENT_ID: clientId, SECUKIT_CLIENT_SECRET: clientSecret } = process.env
  if (clientId && clientSecret) return { clientId, clientSecret, kept: true }
  if (baseUrl !== undefined && isLoopback(baseUrl))
    return { ...(await sandboxCredentials(baseUrl)), kept: false }
  if (!process.stdin.isTTY)
    throw Failure.input(
      'no credentials. Set SECUKIT_CLIENT_ID and SECUKIT_CLIENT_SECRET, or run secukit login in a terminal',
    )
  const id = await ask('Client id: ', say, 'shown')
  return { clientId: id, clientSecret: await ask('Client secret (not shown): ', say, 'hidden'), kept: true }
}

async function ask(question: string, say: (text: string) => void, echo: 'shown' | 'hidden'): Promise<string> {
  say(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const prompt = createInterface({
    input: process.stdin,
    output: echo === 'shown' ? process.stderr : nowhere,
    terminal: true,
  })
  try {
    // Ctrl+C and Ctrl+D reject.
    const answer = (await prompt.question('').catch(() => '')).trim()
    if (answer === '') throw Failure.input('nothing was entered, nothing is saved')
    return answer
  } finally {
    prompt.close()
  }
}
