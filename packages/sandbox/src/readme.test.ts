import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { routes } from './generated/routes.ts'
import { handlers } from './operations/handlers.ts'
import { moneyText } from './money-text.ts'
import { startSandbox } from './sandbox.ts'
import { world } from './world.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('shows an example that runs, and prints what its comments say', async () => {
  const [, code = ''] = /```js\n(.*?)```/s.exec(readme) ?? []
  const promised = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment)
  expect(promised).toHaveLength(4)

  const printed: string[] = []
  const log = (value: unknown): number => printed.push(typeof value === 'string' ? value : inspect(value))
  const body = code.replace("import { startSandbox } from '@secukit/sandbox'\n", '')
  expect(body).not.toBe(code)
  const run = Object.getPrototypeOf(startSandbox).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>
  await new run('startSandbox', 'console', body)(startSandbox, { log })
  expect(printed).toEqual(promised)
})

it('lists every operation that is simulated, and none that is not', () => {
  const listed = [...readme.matchAll(/^\| `([A-Z]+ \/\S+)`/gm)].map(([, operation]) => operation)
  const simulated = routes.filter(({ operation }) => Object.hasOwn(handlers, operation))
  expect(listed).toHaveLength(simulated.length)
  expect(new Set(listed)).toEqual(new Set(simulated.map(({ method, path }) => `${method} ${path}`)))
})

it('lists every card with its balances, and the credentials', () => {
  const listed = [
    ...readme.matchAll(/^\| (\d{16}) *\| *(\S+ EUR) *\| *(\S+ EUR) *\| .*?(is locked)? *\|$/gm),
  ].map(([, ...cells]) => cells)
  expect(listed).toEqual(
    world.cards.map(({ card, cash_balance: cash = 0, bonus_balance: bonus = 0, lock_status: lock }) => [
      card.cardnumber,
      moneyText(cash),
      moneyText(bonus),
      lock === 'locked' ? 'is locked' : undefined,
    ]),
  )
  expect(readme).toContain(
    `the client id \`${world.credentials.clientId}\` and the secret \`${world.credentials.clientSecret}\``,
  )
})

it('needs nothing at run time', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).not.toHaveProperty('peerDependencies')
})
