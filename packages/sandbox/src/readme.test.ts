import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  below,
  blocks,
  blocksOf,
  codes,
  promised,
  prose,
  run,
  runBlock,
  seen,
  tableBelow,
  tablesBelow,
} from '../test/readme.ts'
import { cards } from '../test/sales.ts'
import { cautious } from './assumptions.ts'
import { operatorRoutes } from './generated/operator-routes.ts'
import { cardEans } from './generated/constants.ts'
import { routes } from './generated/routes.ts'
import { faultEffects } from './faults/fault.ts'
import { plainProgramme } from './loyalty/programme.ts'
import { moneyText } from './money-text.ts'
import { handlers } from './operations/handlers.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts'
import { declines } from './terminal/declines.ts'
import { magicAmounts } from './terminal/magic.ts'
import { bakeryCards, florist, floristCredentials, openingEvents } from './world.ts'

// Everything that the README shows is run, or compared with the code.

/** Those that the examples start end with the test. */
async function startForTest(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** By a name that the compiler does not follow: this package stands on no other. */
const client = '@secukit/api'

async function modules(): Promise<Readonly<Record<string, unknown>>> {
  return {
    '@secukit/api': (await import(client)) as unknown,
    '@secukit/sandbox': { startSandbox: startForTest },
  }
}

const tour = 'Five minutes'

describe('the examples', () => {
  it('are of kinds that are tested below', () => {
    const kinds = ['js', 'js vitest', 'json', 'python', 'sh', 'sh curl', 'sh install', 'sh json']
    expect([...new Set(blocks.map(({ kind }) => kind))].toSorted()).toEqual(kinds)
  })

  it.each([...new Set(blocks.filter(({ kind }) => kind === 'js').map(({ heading }) => heading))])(
    'in JavaScript print what their comments say: %s',
    async (heading) => {
      const code = blocksOf('js', heading).join('\n')
      const [setup = ''] = blocksOf('js', tour)
      // What does not begin anew goes on from the tour.
      const program = code.includes('import ') ? code : `${setup}\n{\n${code}\n}`
      expect(await runBlock(program, await modules())).toEqual(promised(code))
      expect(promised(code)).not.toEqual([])
    },
  )

  it('for Vitest is a test that passes, two hundred times at once', async () => {
    const [code = ''] = blocksOf('js vitest')
    type Body = (context: { expect: typeof expect; onTestFinished: typeof onTestFinished }) => Promise<void>
    const tests: Body[] = []
    const test = { concurrent: (_name: string, body: Body) => tests.push(body) }
    await runBlock(code, { '@secukit/sandbox': { startSandbox }, vitest: { test } })
    const times = 200
    expect.assertions(1 + 2 * times)
    expect(tests).toHaveLength(1)
    const runs = Array.from({ length: times }, async () => tests[0]?.({ expect, onTestFinished }))
    await Promise.all(runs)
  })

  it('has links to sections that are there', () => {
    const anchors = [...prose.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor)
    const headings = [...prose.matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    )
    expect(anchors).toEqual(headings)
  })

  it('with curl say what their comments say', async () => {
    const { url } = await startForTest({ seed: 1 })
    const [script = ''] = blocksOf('sh curl')
    const { code, output } = await run('sh', ['-euc', script.replaceAll('http://127.0.0.1:4010', url)])
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(seen(script).filter((text) => !output.includes(text))).toEqual([])
    expect(seen(script)).toHaveLength(3)
  })
})

const bin = fileURLToPath(new URL('../../cli/bin/secukit.js', import.meta.url))
const isBuilt = existsSync(new URL('../../cli/dist/main.js', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0

describe.skipIf(!isBuilt)('with the built command', () => {
  /** A machine of its own, with `secukit` on its path. */
  async function openShell(): Promise<{ cwd: string; env: Record<string, string> }> {
    const cwd = await mkdtemp(join(tmpdir(), 'secukit-readme-'))
    onTestFinished(() => rm(cwd, { recursive: true, force: true }))
    await writeFile(join(cwd, 'secukit'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
    await chmod(join(cwd, 'secukit'), 0o755)
    const PATH = `${cwd}:${process.env['PATH']}`
    return { cwd, env: { PATH, HOME: cwd, NO_COLOR: '1' } }
  }

  /** Starts a sandbox by a command line, and gives back the first line that it prints. */
  async function start(line: string, shell: Awaited<ReturnType<typeof openShell>>): Promise<string> {
    const child: ChildProcess = spawn('sh', ['-c', `exec ${line}`], {
      ...shell,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    onTestFinished(() => void child.kill())
    return new Promise((done, fail) => {
      let text = ''
      child.stdout?.setEncoding('utf8').on('data', (more: string) => {
        text += more
        if (text.includes('\n')) done(text.split('\n', 1)[0] ?? '')
      })
      child.on('close', () => fail(new Error(`${line} ended: ${text}`)))
    })
  }

  it('the tour shows what its comments say', async () => {
    const shell = await openShell()
    const [first = '', ...scripts] = blocksOf('sh', tour)
    expect(first).toBe('npx @secukit/cli sandbox\n')
    const url = /http:\/\/\S+/.exec(await start('secukit sandbox --port 0', shell))?.[0] ?? ''
    let exports = ''
    for (const script of scripts) {
      const here = script.replaceAll('http://127.0.0.1:4010', url)
      const { code, output } = await run('sh', ['-euc', exports + here], shell)
      expect({ script, code, output }).toMatchObject({ code: 0 })
      expect({ output, missing: seen(script).filter((text) => !output.includes(text)) }).toEqual({
        output,
        missing: [],
      })
      expect(seen(script)).not.toEqual([])
      exports += [...here.matchAll(/^export .*\n/gm)].join('')
    }
  })

  it('its first line as JSON has what the README shows', async () => {
    const [line = ''] = blocksOf('sh json')
    const shown = JSON.parse(blocksOf('json')[0] ?? '') as Record<string, unknown>
    const told = JSON.parse(await start(line.trim(), await openShell())) as Record<string, unknown>
    expect({ ...told, url: shown['url'] }).toEqual(shown)
  })

  it.skipIf(!hasPython)('the example in Python prints what its comments say', async () => {
    const [script = ''] = blocksOf('python')
    const { code, output } = await run('python3', ['-c', script], await openShell())
    expect({ code, printed: output.trim().split('\n') }).toEqual({ code: 0, printed: promised(script) })
    expect(promised(script)).toHaveLength(2)
  })

  it('knows the commands of operators, and the README knows all of them', async () => {
    const { output } = await run(process.execPath, [bin, 'sandbox', '--help'])
    const known = [...output.matchAll(/^ {2}(sandbox \S+(?: \S+)?) {2,}/gm)].map(([, name = '']) => name)
    const listed = operatorTable().flatMap(([, , , commands]) => codes(commands))
    expect(listed.toSorted()).toEqual(known.toSorted())
    expect(known).toContain('sandbox undo')
  })
})

function operatorTable(): readonly (readonly string[])[] {
  return tableBelow('What an operator can do')
}

describe('what an operator can do', () => {
  it('is all there is over HTTP', () => {
    const listed = new Set(operatorTable().flatMap(([, , http]) => codes(http)))
    expect([...listed].toSorted()).toEqual(
      operatorRoutes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    )
  })

  it('is all there is in TypeScript, but for what every sandbox has', async () => {
    const sandbox = await startForTest({ listen: false })
    const names = operatorTable()
      .flatMap(([, typescript]) => codes(typescript))
      .map((code) => code.split('(', 1)[0] ?? '')
    for (const name of names) {
      const found = name.split('.').reduce<unknown>((value, key) => Object(value)[key] as unknown, sandbox)
      expect({ name, isThere: found !== undefined }).toEqual({ name, isThere: true })
    }
    const others = ['ask', 'close', 'credentials', 'fetch', 'foreignCredentials', 'url']
    const listed = new Set([...names.map((name) => name.split('.', 1)[0] ?? ''), ...others])
    expect([...listed].toSorted()).toEqual(Object.keys(sandbox).toSorted())
  })
})

it('lists the options of startSandbox, with their defaults', () => {
  const source = readFileSync(new URL('sandbox.ts', import.meta.url), 'utf8')
  const [, options = ''] = /interface SandboxOptions \{([^]*?)^\}/m.exec(source) ?? []
  const known = [...options.matchAll(/^ {2}readonly (\w+)\?/gm)].map(([, name]) => name)
  expect(tableBelow('In Vitest').map(([name]) => codes(name)[0])).toEqual(expect.arrayContaining(known))
  expect(tableBelow('In Vitest')).toHaveLength(known.length)
})

describe('what it knows', () => {
  const text = below('What it knows')
  const opening = openingEvents((id) =>
    id === florist.clientId ? floristCredentials.clientSecret : 'sandbox-secret',
  )

  it('is what is there', () => {
    const all = JSON.stringify(opening)
    const ids = codes(text).filter((code) => /^\w{30,}$/.test(code))
    expect(ids.length).toBeGreaterThan(15)
    expect(ids.filter((id) => !all.includes(`"${id}"`))).toEqual([])
  })

  it('is all of it: shops, groups, devices, and the regular', () => {
    const wanted = opening.flatMap((event) => {
      if (event.type === 'shop opened') {
        const { merchant, store, till, terminal, clientId, clientSecret, appUser } = event.facts
        return [merchant.id, store.id, till.id, terminal.id, clientId, clientSecret].concat(
          appUser ? [appUser.username, appUser.password] : [],
        )
      }
      return event.type === 'saved' && event.kind !== 'routings' ? [(event.value as { id: string }).id] : []
    })
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter((each) => !text.includes(`\`${each}\``))).toEqual([])
    expect(text).toContain(`card ${cards.full}`)
  })

  it('is every card with its balances and its code', () => {
    const stored = opening.flatMap((event) => (event.type === 'card saved' ? [event.card] : []))
    const [, listed = []] = tablesBelow('What it knows')
    expect(listed.map((row) => row.slice(0, 4))).toEqual(
      stored.map(({ cardnumber, csc, opening: { cash, bonus } = { cash: 0, bonus: 0 } }) => [
        cardnumber,
        moneyText(cash),
        moneyText(bonus),
        csc,
      ]),
    )
    expect(listed.map(([, , , , what]) => what === 'is locked')).toEqual(
      stored.map(({ lock }) => lock !== undefined),
    )
    expect(stored).toHaveLength(bakeryCards.length + 1)
  })

  it('is every operation of the specs', () => {
    const listed = (tablesBelow('What it knows').at(-1) ?? []).flatMap(([group, names]) =>
      codes(names).map((name) => `${codes(group)[0]}.${name}`),
    )
    expect(listed.toSorted()).toEqual(routes.map(({ operation }) => operation).toSorted())
    expect(Object.keys(handlers).toSorted()).toEqual(listed.toSorted())
  })
})

describe('the card terminal', () => {
  it('has every magic amount', () => {
    const [listed] = tablesBelow('The card terminal')
    expect(listed).toEqual(
      magicAmounts.map(({ ending, means }) => [`\`${moneyText(ending).replace(' EUR', '')}\``, means]),
    )
  })

  it('has every act and every reason', async () => {
    const { terminal } = await startForTest({ listen: false })
    const acts = (tablesBelow('The card terminal')[1] ?? []).map(([act, what]) => ({
      act: codes(act)[0] ?? '',
      what,
    }))
    const refusal = (): void => terminal.next('no such act' as 'wait')
    expect(refusal).toThrow(`: ${acts.map(({ act }) => act).join(', ')}`)
    const reasons = codes(acts.find(({ act }) => act === 'decline')?.what).slice(1)
    expect(reasons).toEqual(Object.keys(declines))
  })

  interface Suffered {
    readonly what: string
    readonly provoked: string
    readonly hears: string
    readonly read: string
    readonly charged: string
  }
  const suffered = tableBelow('What a till suffers').map(
    ([what = '', provoked, hears = '', read = '', charged = '']): Suffered => ({
      what,
      provoked: codes(provoked)[0] ?? '',
      hears,
      read,
      charged,
    }),
  )

  it.each(suffered)('$what: $hears', async ({ provoked, hears, read, charged }) => {
    const sandbox = await startForTest({ listen: false, seed: 1 })
    const { clock, faults, ledger, terminal } = sandbox
    const ask = (method: string, path: string, token = '', body?: object): Promise<Response> =>
      sandbox.fetch(`http://sandbox.invalid${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      })
    const signIn = async (): Promise<string> => {
      const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials
      const fields = { grant_type: 'client_credentials', client_id, client_secret }
      const response = await ask('POST', '/oauth/token', '', fields)
      return ((await response.json()) as { access_token: string }).access_token
    }
    const token = await signIn()
    const products = [{ id: 1, desc: 'Roggenbrot', quantity: 1, priceOne: 480, tax: 7 }]
    const created = await ask('POST', '/api/v2/Smart/Transactions', token, {
      basket: { products },
      basket_info: { sum: 480, currency: 'EUR' },
    })
    const { id } = (await created.json()) as { id: string }
    await runBlock(provoked, {}, { faults, terminal })

    let heard = 'nothing'
    const started = ask('POST', `/api/v2/Smart/Transactions/${id}/start/cashless`, token, {})
      .then(async (response) => hearing(response.status, await response.text()))
      .catch(() => 'a broken connection')
      .then((text) => (heard = text))
    const look = async (): Promise<readonly [string, string, string]> => {
      const sale = await ask('GET', `/api/v2/Smart/Transactions/${id}`, await signIn())
      const { status } = (await sale.json()) as { status: string }
      return [heard, `\`${status}\``, String(ledger.charged(id))]
    }
    // Until it is answered, or the terminal is at work and nobody has been told anything.
    const isSettled = (): boolean =>
      heard !== 'nothing' || (terminal.job !== undefined && terminal.job.told === undefined)
    await vi.waitFor(() => expect(isSettled()).toBe(true), { interval: 2 })
    const atOnce = await look()
    clock.advance(100_000)
    await started
    const later = await look()
    const told = atOnce.map((text, index) => (text === later[index] ? text : `${text}, then ${later[index]}`))
    expect(told).toEqual([hears, read, charged])
  })

  function hearing(status: number, text: string): string {
    try {
      const body = JSON.parse(text) as { status: string; code?: number }
      return status === 200 ? `200 \`${body.status}\`` : `${status}, code ${body.code}`
    } catch {
      return `${status}, no JSON`
    }
  }

  it('is provoked in every way that a fault has', () => {
    const provoked = suffered.map((row) => row.provoked).join('\n')
    const shown = faultEffects.filter((effect) => provoked.includes(`effect: '${effect}'`))
    // A refusal looks like one of the API's own; a delay is a customer who takes his time.
    expect(shown.toSorted()).toEqual(
      faultEffects.filter((each) => !['refuse', 'delay'].includes(each)).toSorted(),
    )
  })
})

it('lists every effect of a fault, with the details that it takes', async () => {
  const listed = tableBelow('Faults')
  expect(listed.map(([effect]) => codes(effect)[0])).toEqual(faultEffects)
  const { faults } = await startForTest({ listen: false })
  const examples: Readonly<Record<string, unknown>> = {
    status: 500,
    code: 1005,
    ms: 5,
    when: 'after',
    as: 'html',
    retryAfter: 1,
  }
  for (const [effect, , details] of listed) {
    for (const name of codes(details).filter((code) => Object.hasOwn(examples, code)))
      faults.add({ effect: codes(effect)[0] as 'cut', [name]: examples[name] })
  }
  expect(faults.list).toHaveLength(11)
})

it('lists every assumption with its values, the default first', () => {
  const source = readFileSync(new URL('assumptions.ts', import.meta.url), 'utf8')
  const declared = [...source.matchAll(/^ {2}(\w+): ('.*'|number)$/gm)].map(([, name = '', type = '']) => [
    name,
    type === 'number' ? ['0'] : type.split(' | ').map((value) => value.slice(1, -1)),
  ])
  const [listed = []] = tablesBelow('Assumptions')
  expect(listed.map(([name, values]) => [codes(name)[0], codes(values)])).toEqual(declared)
  expect(listed.map(([name, values]) => [codes(name)[0], codes(values)[0]])).toEqual(
    Object.entries(cautious).map(([name, value]) => [name, String(value)]),
  )
})

describe('loyalty', () => {
  it('lists every rule of a programme, and what it is without one', () => {
    const [, rules = []] = tablesBelow('Loyalty')
    const plain = Object.entries(plainProgramme).map(([name, value]) => [
      name,
      typeof value === 'string' ? `'${value}'` : JSON.stringify(value),
    ])
    expect(rules.map(([name, value]) => [codes(name)[0], codes(value)[0]])).toEqual(plain)
  })

  it('names the EANs of loads and unloads', () => {
    const eans = (tableBelow('Loyalty') ?? [])
      .flatMap(([does]) => codes(does))
      .filter((code) => /^\d{13}$/.test(code))
    expect(eans).toEqual([...cardEans.load, ...cardEans.unload])
  })

  it('lists every grant', () => {
    const source = readFileSync(new URL('operations/token.ts', import.meta.url), 'utf8')
    const known = [...source.matchAll(/^ {4}case '(\w+)':/gm)].map(([, grant]) => grant)
    expect(tableBelow('Signing in').map(([grant]) => codes(grant)[0])).toEqual(known)
  })
})

it.each([
  ['list/page.ts', 'defaultCount = 10', '10 items when nothing is said'],
  ['list/page.ts', 'reach = 10_000', 'both together reach 10,000 hits'],
  ['list/scroll.ts', 'mostScrolls = 32', 'at most 32 are open'],
  ['list/scroll.ts', 'longest = 24 * 3_600_000', 'a scroll lives up to `24h`'],
  ['terminal/begin.ts', 'patience = 120_000', 'waits 2 minutes for its customer'],
  ['engine.ts', 'longestHistory = 20_000', 'Every 20,000 steps the past is folded'],
  ['fetch.ts', 'largestBody = 1_000_000', 'over 1 MB'],
  ['read-request.ts', 'deepest = 32', 'nested more than 32 deep'],
  ['operations/token.ts', 'renewable = 15_768_000', 'are good for half a year'],
])('has the limits of the code: %s, %s', (file, constant, text) => {
  expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toContain(`const ${constant}\n`)
  expect(prose.replaceAll(/\s+/g, ' ')).toContain(text)
})

it('needs nothing at run time', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).not.toHaveProperty('peerDependencies')
})
