import { readCount, readInteger, readMoney } from '../amount.ts'
import { maskCard } from '../card-number.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { ask, type OperatorCall, sandboxUrl } from '../operator.ts'
import type { Output } from '../output.ts'
import { readJson } from '../read-json.ts'
import { replaceFile } from '../replace-file.ts'
import { list } from '../table.ts'
import { readDuration, readMoment } from '../time.ts'

interface Status {
  readonly merchant: string
  readonly now: string
  readonly last: number
  readonly transactions: number
  readonly cards: number
  readonly terminals: readonly { readonly id: string; readonly job?: { readonly kind: string } }[]
}

export const status: Run = async (input, output) => {
  const now = await ask<Status>(input, { method: 'GET', path: '/status', has: 'merchant' })
  if (input.options['json']) output.data(JSON.stringify(now, undefined, 2))
  else
    output.data(
      list([
        ['Sandbox', sandboxUrl(input)],
        ['Merchant', now.merchant],
        ['Time', now.now],
        ['Cards', String(now.cards)],
        ['Transactions', String(now.transactions)],
        ['Journal', `${now.last} records`],
        ...now.terminals.map(({ id, job }) => ['Terminal', `${id}, at ${job?.kind ?? 'nothing'}`] as const),
      ]),
    )
  return exitCode.done
}

export const reset: Run = (input, output) =>
  done(input, output, { method: 'POST', path: '/reset' }, () => 'the sandbox begins anew')

export const undo: Run = (input, output) => {
  const steps = readCount('N', input.arguments[0] ?? '1', 0, 999_999_999)
  return done(
    input,
    output,
    { method: 'POST', path: '/undo', body: { steps }, conflict: 'refused' },
    ({ last }) => `took back ${steps}; the journal ends with record ${last}`,
  )
}

export const snapshot: Run = async (input, output) => {
  const out = textOption(input, 'out')
  const everything = JSON.stringify(
    await ask<object>(input, { method: 'GET', path: '/snapshot', has: 'events' }),
  )
  if (out === undefined) {
    output.data(everything)
    return exitCode.done
  }
  await replaceFile(out, `${everything}\n`, 0o600).catch((error: unknown) => {
    const [why] = (error instanceof Error ? error.message : String(error)).split(', ')
    throw Failure.input(`cannot write ${out}: ${why}`)
  })
  if (input.options['json']) output.data(JSON.stringify({ out }))
  else output.say(`${output.style.green('✓')} saved in ${out}; it holds secrets`)
  return exitCode.done
}

export const restore: Run = async (input, output) => {
  const [file = '-'] = input.arguments
  const body = await readJson(file)
  return done(
    input,
    output,
    { method: 'PUT', path: '/snapshot', body },
    ({ last }) => `went back to the snapshot; the journal ends with record ${last}`,
  )
}

export const addCard: Run = (input, output) => {
  const [cardnumber = ''] = input.arguments
  const [cash, bonus, expires, locked] = ['cash', 'bonus', 'expires', 'locked'].map((name) =>
    textOption(input, name),
  )
  const body = {
    cardnumber,
    cash: cash && readMoney(cash),
    bonus: bonus && readMoney(bonus),
    points: count(input, 'points'),
    group: textOption(input, 'group'),
    csc: textOption(input, 'csc'),
    passcode: count(input, 'passcode'),
    locked: locked && locked === 'yes',
    expires: expires && readMoment('expires', expires),
  }
  return done(
    input,
    output,
    { method: 'POST', path: '/cards', body },
    () => `card ${maskCard(cardnumber)} is in the shop`,
  )
}

export const generateCards: Run = (input, output) => {
  const cards = readCount('COUNT', input.arguments[0] ?? '', 0, 10_000_000)
  return done(
    input,
    output,
    { method: 'POST', path: '/cards/generate', body: { count: cards } },
    (now) => `the shop has ${now.cards} cards`,
  )
}

export const programme: Run = (input, output) => {
  const [group = ''] = input.arguments
  const [limit, overdraft, bonus] = ['balance-limit', 'overdraft', 'bonus'].map((name) =>
    textOption(input, name),
  )
  const body = {
    bonus: bonus && percentages(bonus),
    pointsPerEuro: count(input, 'points-per-euro'),
    onlyArticles: articles(input, 'only-articles'),
    notArticles: articles(input, 'not-articles'),
    loadsEarn: yesOrNo(input, 'loads-earn'),
    earnsOn: textOption(input, 'earns-on')?.replace('-', ' '),
    passcode: count(input, 'passcode'),
    balanceLimit: limit && readMoney(limit),
    overdraft: overdraft && readMoney(overdraft),
    expiryMonths: count(input, 'expiry-months'),
    createsCards: yesOrNo(input, 'creates-cards'),
    cancelAny: yesOrNo(input, 'cancel-any'),
  }
  if (Object.values(body).every((rule) => rule === undefined))
    throw Failure.input('say which rule: --bonus 7=5,19=10, for one')
  const path = `/programmes/${encodeURIComponent(group)}`
  return done(input, output, { method: 'PUT', path, body }, () => `changed the rules of ${group}`)
}

export const confirm: Run = (input, output) => {
  const [userCode = ''] = input.arguments
  return done(
    input,
    output,
    { method: 'POST', path: '/devices/confirm', body: { userCode }, conflict: 'refused' },
    () => `confirmed the till that shows ${userCode}`,
  )
}

export const checkIn: Run = (input, output) => {
  const [customerName = ''] = input.arguments
  const cardnumber = textOption(input, 'card')
  const body = { customerName, ...(cardnumber !== undefined && { cardnumber }) }
  return done(
    input,
    output,
    { method: 'POST', path: '/checkins', body },
    () => `${customerName} has checked in`,
  )
}

export const payer: Run = (input, output) => {
  const [id = '', act = ''] = input.arguments
  const path = `/payers/${encodeURIComponent(id)}`
  return done(
    input,
    output,
    { method: 'POST', path, body: { act }, conflict: 'refused' },
    () => `the payer ${act} the payment`,
  )
}

export const assume: Run = async (input, output) => {
  const body = Object.fromEntries(
    input.arguments.map((text) => {
      const [, key = '', value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
      if (value === undefined)
        throw Failure.input(`"${text}" is not KEY=VALUE, such as secondStart=charged-again`)
      return [key, key === 'listDelay' ? readDuration(key, value) : value.replaceAll('-', ' ')]
    }),
  )
  const change = input.arguments.length === 0 ? { method: 'GET' as const } : { method: 'PUT' as const, body }
  const assumptions = await ask<Readonly<Record<string, string | number>>>(input, {
    ...change,
    path: '/assumptions',
    has: 'secondStart',
  })
  if (input.options['json']) output.data(JSON.stringify(assumptions, undefined, 2))
  else output.data(list(Object.entries(assumptions).map(([key, value]) => [key, written(value)])))
  return exitCode.done
}

/** As it is typed. */
function written(value: string | number): string {
  return typeof value === 'number' ? `${value}ms` : value.replaceAll(' ', '-')
}

/** Asks for what is answered with how the sandbox stands then, and says that it was done. */
async function done(
  input: Input,
  output: Output,
  call: Omit<OperatorCall, 'has'>,
  says: (now: Status) => string,
): Promise<typeof exitCode.done> {
  const now = await ask<Status>(input, { ...call, has: 'merchant' })
  if (input.options['json']) output.data(JSON.stringify(now, undefined, 2))
  else output.say(`${output.style.green('✓')} ${says(now)}`)
  return exitCode.done
}

function count(input: Input, name: string): number | undefined {
  const text = textOption(input, name)
  return text === undefined ? undefined : readInteger(name, text, 0, 999_999_999)
}

function yesOrNo(input: Input, name: string): boolean | undefined {
  const text = textOption(input, name)
  return text === undefined ? undefined : text === 'yes'
}

function articles(input: Input, name: string): readonly string[] | undefined {
  const text = textOption(input, name)
  return text === 'none' ? [] : text?.split(',')
}

/** `7=5,19=10`: bonus in percent by tax rate. */
function percentages(text: string): Readonly<Record<string, number>> {
  if (text === 'none') return {}
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [, tax, percent] = /^(\d{1,2})=(\d{1,3}(?:\.\d{1,2})?)$/.exec(pair) ?? []
      if (tax === undefined)
        throw Failure.input(
          `--bonus must be TAX=PERCENT for each tax rate, such as 7=5,19=10; it is "${text}"`,
        )
      return [tax, Number(percent)]
    }),
  )
}
