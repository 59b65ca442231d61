import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, startSandbox } from '@secukit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hear } from '../test/in-process.ts'
import { customerActs, declineReasons, faultEffects } from './terminal-acts.ts'

const unknown = '9276004410000034'
const canary = 'canary-secret-4be1'
const at = '--base-url URL'

/** `URL` and `PORT` stand for those of a sandbox, `FOLDER` for a folder. */
const cases: readonly (readonly [code: number, typed: string, says: RegExp])[] = [
  [2, 'sandbox statsu', /secukit sandbox takes a second word: status, .*\. Did you mean sandbox status\?/],
  [2, 'sandbox --cards many', /--cards must be a whole number from 0 to 10000000; it is "many"/],
  [2, 'sandbox --seed -1', /--seed needs a value/],
  [
    2,
    'sandbox --port 0 --host 0.0.0.0',
    /other machines would reach .*: listen on 127\.0\.0\.1, or add --expose/,
  ],
  [2, 'sandbox --port 0 --expose --host 192.0.2.1', /192\.0\.2\.1 is no address of this machine/],
  [2, 'sandbox --port 0 --data FOLDER/good.json', /good\.json cannot be used: EEXIST/],
  [2, 'sandbox --port 0 --data FOLDER/good.json/x', /good\.json\/x cannot be used: ENOTDIR/],
  [
    2,
    'sandbox --port 0 --data FOLDER/busy',
    /\S+busy belongs to the sandbox with process id \d+\. End it, choose another/,
  ],
  [2, 'sandbox --port PORT --data FOLDER/fresh', /port \d+ is taken/],
  [2, 'sandbox terminal --base-url STRANGER', /answers, but not as a sandbox does \(HTTP 404\)/],
  [2, 'sandbox reset --base-url WEBSITE', /answers, but not as a sandbox does \(HTTP 200\)/],
  [2, 'sandbox reset --base-url OTHER', /answers, but not as a sandbox does \(HTTP 200\)/],
  [2, 'sandbox reset --base-url API', /answers, but not as a sandbox does \(HTTP 404\)/],
  [6, 'sandbox reset --base-url BROKEN', /fault of the sandbox: no space/],
  [3, 'sandbox reset --base-url CLOSED', /for this machine only/],
  [6, 'sandbox reset --base-url CUT', /no sandbox answers at .* \(ECONNRESET\)/],
  [
    6,
    'sandbox reset --base-url http://127.0.0.1:9',
    /no sandbox answers at .*:9 \(ECONNREFUSED\)\. Start one/,
  ],
  [2, 'sandbox reset --base-url https://till.example', /obeys only the machine .*, and not till\.example/],
  [2, 'sandbox reset --base-url 127.0.0.1:4010', /"127\.0\.0\.1:4010" is not an http\(s\) address/],
  [2, `sandbox reset --base-url http://till:${canary}@127.0.0.1:9`, /address of 127\.0\.0\.1:9 holds a user/],
  [2, `sandbox reset --base-url https://till:${canary}@till.example`, /and not till\.example/],
  [2, `sandbox clock --advance 20min ${at}`, /--advance must be a time such as .*; it is "20min"/],
  [2, `sandbox clock --advance 1s --stop ${at}`, /one of --advance, --stop-at, --stop and --run/],
  [2, `sandbox clock --stop-at 2090-02-31 ${at}`, /--stop-at must be a date, .*; it is "2090-02-31"/],
  [2, `sandbox clock --stop-at 2090-01-31T12:00 ${at}`, /with its offset, such as/],
  [3, `sandbox clock --stop-at 2001-01-31 ${at}`, /time only moves forward/],
  [3, `sandbox terminal act approve ${at}`, /is at nothing: nobody has asked it for anything/],
  [2, `sandbox terminal act explode ${at}`, /ACT must be one of approve, .*; it is "explode"/],
  [2, `sandbox terminal act wait ${at}`, /ACT must be one of .*; it is "wait"/],
  [2, `sandbox terminal act decline --reason broke ${at}`, /--reason must be one of declined, /],
  [2, `sandbox terminal act approve --terminal SDV_1 ${at}`, /there is no terminal SDV_1/],
  [2, `sandbox terminal next ${at}`, /sandbox terminal next needs ACT…: .* Example: /],
  [2, `sandbox terminal next decline approve --reason declined ${at}`, /go with one ACT\. .*they add up/],
  [2, `sandbox terminal next aprove ${at}`, /it is "aprove"\. Did you mean approve\?/],
  [2, `sandbox terminal always approve=9 decline ${at}`, /"decline" does not say how often/],
  [2, `sandbox terminal always approve=9 aprove=1 ${at}`, /it is "aprove"\. Did you mean approve\?/],
  [2, `sandbox terminal always approve=9 --late 5s ${at}`, /and not with a random customer/],
  [2, `sandbox terminal paper off ${at}`, /paper is in or out; it is "off"/],
  [2, `sandbox terminal plugg ${at}`, /takes a third word: act, .* Did you mean sandbox terminal plug\?/],
  [2, `sandbox fault add ${at}`, /say what goes wrong: --effect cut/],
  [2, `sandbox fault add --effect explode ${at}`, /--effect must be one of refuse, /],
  [
    2,
    `sandbox fault add --effect cut --operation smart.nothing ${at}`,
    /there is no operation smart\.nothing/,
  ],
  [2, `sandbox fault add --effect answer --status 200 ${at}`, /--status must be .* from 400 to 599/],
  [2, `sandbox fault random ${at}`, /say how many calls are struck: --rate 0\.2/],
  [2, `sandbox fault random --rate 2 ${at}`, /--rate must be a number from 0 to 1; it is "2"/],
  [2, `sandbox fault random --rate 1 --effects cut,boom ${at}`, /body: \/effects\/1/],
  [2, `sandbox fault ${at}`, /sandbox fault takes a third word: add, list, random, clear/],
  [2, `sandbox card add 12 --cash 1 ${at}`, /body: \/cardnumber/],
  [2, `sandbox card add ${unknown} --cash 1,5 ${at}`, /"1,5" is not an amount/],
  [2, `sandbox card add ${unknown} --group CRG_1 ${at}`, /the shop has no card group CRG_1/],
  [2, `sandbox card generate 10000001 ${at}`, /COUNT must be a whole number from 0 to 10000000/],
  [2, `sandbox cards generate 1 ${at}`, /Did you mean sandbox card\?/],
  [2, `sandbox programme CRG_1 ${at}`, /say which rule: --bonus/],
  [2, `sandbox programme CRG_1 --bonus 7=5 ${at}`, /the shop has no card group CRG_1/],
  [2, `sandbox programme CRG_1 --bonus 7:5 ${at}`, /--bonus must be TAX=PERCENT/],
  [3, `sandbox confirm nobody ${at}`, /nobody|code/],
  [2, `sandbox assume secondStart ${at}`, /"secondStart" is not KEY=VALUE/],
  [2, `sandbox assume secondStart=maybe ${at}`, /body: \/secondStart/],
  [2, `sandbox assume secndStart=refused ${at}`, /body: \/secndStart is not known/],
  [2, `sandbox journal --after x ${at}`, /--after must be a whole number/],
  [3, `sandbox undo 5 ${at}`, /\w/],
  [2, `sandbox undo all ${at}`, /N must be a whole number from 0 .*; it is "all"/],
  [2, `sandbox restore FOLDER/good.json ${at}`, /\w/],
  [2, `sandbox restore FOLDER/none.json ${at}`, /cannot read \S+none\.json: there is no such file/],
  [
    2,
    `sandbox snapshot --out FOLDER/none/out.json ${at}`,
    /cannot write \S+none\/out\.json: ENOENT: no such file/,
  ],
]

let folder: string
let sandbox: Sandbox
let busy: Sandbox
/** Servers that are no sandbox, or one in trouble, by how they are called in the table. */
const strangers: Readonly<Record<string, RequestListener>> = {
  STRANGER: (_request, response) => response.writeHead(404).end('<h1>Not found</h1>'),
  WEBSITE: (_request, response) => response.writeHead(200).end('<h1>Hello</h1>'),
  OTHER: (_request, response) => response.writeHead(200).end('{"hello":"world"}'),
  API: (_request, response) => response.writeHead(404).end('{"status":"error","error":"Missing","code":5}'),
  BROKEN: (_request, response) =>
    response
      .writeHead(500)
      .end('{"status":"error","error":"x","error_details":"fault of the sandbox: no space"}'),
  CLOSED: (_request, response) => response.writeHead(403).end('{"error":"for this machine only"}'),
  CUT: (_request, response) =>
    response.writeHead(200, { 'content-length': 100 }).end('{', () => response.destroy()),
}
const servers = Object.entries(strangers).map(([name, answer]) => ({ name, server: createServer(answer) }))
const places = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secukit-test-'))
  vi.stubEnv('XDG_STATE_HOME', join(folder, 'state'))
  vi.stubEnv('SECUKIT_BASE_URL', '')
  await writeFile(join(folder, 'good.json'), '[]')
  sandbox = await startSandbox({ seed: 1 })
  busy = await startSandbox({ listen: false, data: join(folder, 'busy') })
  for (const { name, server } of servers) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    places.set(name, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  }
  for (const [name, place] of [
    ['URL', sandbox.url],
    ['PORT', new URL(sandbox.url).port],
    ['FOLDER', folder],
  ] as const)
    places.set(name, place)
})
afterAll(async () => {
  for (const { server } of servers) server.close()
  await Promise.all([sandbox.close(), busy.close()])
  await rm(folder, { recursive: true })
  vi.unstubAllEnvs()
})

it.each(cases)('ends with %i: secukit %s', async (code, typed, says) => {
  const before = JSON.stringify([sandbox.snapshot(), sandbox.faults.list, sandbox.assumptions])
  const args = typed.replaceAll(/\b[A-Z]{3,}\b/g, (name) => places.get(name) ?? name).split(' ')
  const told = await hear(args)
  expect(told).toEqual({ code, stdout: '', stderr: expect.stringMatching(says) })
  expect(told.stderr).toMatch(/^✗ [^]*[^\n]\n$/)
  for (const never of [/\n\s+at /, /internal fault/, unknown, canary, 'undefined'])
    expect(told.stderr).not.toMatch(never)
  const after = JSON.stringify([sandbox.snapshot(), sandbox.faults.list, sandbox.assumptions])
  expect(after === before, 'nothing has changed').toBe(true)
})

it('tells the same as JSON', async () => {
  const told = await hear(['sandbox', 'terminal', 'act', 'approve', '--json', '--base-url', sandbox.url])
  expect(JSON.parse(told.stdout)).toEqual({
    error: { exitCode: 3, message: expect.stringContaining('is at nothing') },
  })
})

it('frees what it had begun with when its port is taken', async () => {
  const data = join(folder, 'freed')
  const port = new URL(sandbox.url).port
  await hear(['sandbox', '--port', port, '--data', data])
  await expect(readFile(join(data, 'lock'))).rejects.toThrow('ENOENT')
})

describe('words that the table of commands knows are those of the sandbox', () => {
  const inWords = (word: string): string => word.replaceAll('-', ' ').replace(/\bpin\b/, 'PIN')

  it('for what happens at a terminal', () => {
    const told = messageOf(() => sandbox.terminal.always('explode' as 'wait'))
    expect(told).toContain(`: ${customerActs.map(inWords).join(', ')}`)
  })

  it('for why a card is declined', () => {
    const told = messageOf(() => sandbox.terminal.always({ act: 'decline', reason: 'x' as 'declined' }))
    expect(told).toContain(`: ${declineReasons.map(inWords).join(', ')}`)
  })

  it('for what a fault does', () => {
    const told = messageOf(() => sandbox.faults.add({ effect: 'x' as 'cut' }))
    expect(told).toMatch(new RegExp(`one of ${faultEffects.map(inWords).join(', ')}$`))
  })
})

function messageOf(act: () => void): string {
  try {
    act()
    return 'nothing'
  } catch (error) {
    return String(error)
  }
}
