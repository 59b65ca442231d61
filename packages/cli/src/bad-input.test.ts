import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { startSandbox } from '@secukit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, openTill, type Till } from '../test/till.ts'

const card = '9276004410000018'
const locked = '9276004410000026'
const unknown = '9276004410000034'

const item = { desc: 'Brot', priceOne: 349, tax: 7 }
const load = { desc: 'Aufladung', priceOne: 1500, tax: 7, ean: '4260447149502' }
const separator = { type: 'separator', value: { caption: 'Kundenkarte' } }

/** Files that the commands below name, by what is wrong with them. */
const files: Readonly<Record<string, unknown>> = {
  'good.json': [item],
  'ean.json': { products: [item, { ...item, ean: '4260447149503' }] },
  'sum.json': { basket: { products: [item] }, basket_info: { sum: 350 } },
  'sum-text.json': { products: [item], sum: '3,49' },
  'currency.json': { products: [item], currency: 978 },
  'price.json': [{ ...item, priceOne: 3.49 }],
  'no-card.json': [item, load],
  'empty.json': [],
  'no-basket.json': { items: [item] },
  'list.json': [item, { type: 'Danke' }, 'Danke'],
  'quantety.json': [item, { ...item, quantety: 3 }],
  'inner.json': { products: [{ ...item, sub_basket: [{ ...item, prizeOne: 1, 'a/b': 1 }] }] },
  'summ.json': { products: [item], summ: 350 },
  'saved.json': { id: 'STX_1', basket: { products: [{ ...item, taxx: 19 }] }, basket_info: { sum: 349 } },
  'comma.json': '[\n  { "desc": "Brot",\n    "priceOne": 3,49 }\n]\n',
  'cut.json': '{ "products": [\n',
  'nothing.json': '',
  'no-receipt.json': { status: 'created', basket: {} },
  'number.json': 4711,
  'receipt.json': { receipt: [separator] },
  'basket.json': { lines: [item] },
}

interface BadInput {
  /** What is typed; `URL` stands for the sandbox, `PORT` for its port, `FOLDER` for a folder. */
  readonly typed: string
  readonly code: number
  /** What stderr says, and about which place. */
  readonly says: RegExp
  readonly env?: Readonly<Record<string, string>>
}

function bad(code: number, typed: string, says: RegExp): BadInput {
  return { code, typed, says }
}

const at = '--base-url URL'
const nowhere = '--base-url http://127.0.0.1:9'

const cards: readonly BadInput[] = [
  bad(3, `card load ${unknown} 15,00 ${at}`, /card 9276…0034 is not known to this merchant/),
  bad(3, `card show ${unknown} ${at}`, /card 9276…0034 is not known to this merchant/),
  bad(3, `pay --amount 1 --card ${unknown} ${at}`, /card 9276…0034 is not known/),
  bad(3, `card show 92760044 ${at}`, /card …0044 is not known/),
  bad(3, `card load ${locked} 15,00 ${at}`, /card 9276…0026 is locked\. It cannot be used until/),
  bad(3, `pay --amount 1 --card ${locked} ${at}`, /card 9276…0026 is locked/),
  bad(2, `card load 92760044x10000018 15,00 ${at}`, /CARD must be the digits of the card number/),
  bad(2, `pay --amount 1 --card 927600x ${at}`, /--card: must be the digits of the card number/),
  bad(2, `card load 15,00 ${card} ${at}`, /"9276…0018" is not an amount/),
  bad(2, `card show 9276 ${card} ${at}`, /does not know what to do with "9276…0018"/),
  bad(2, `card show --profile=${card} ${card}`, /there is no profile "9276…0018"/),
]

const baskets: readonly BadInput[] = [
  bad(
    2,
    `pay --basket ean.json ${at}`,
    /ean\.json: \/products\/1\/ean: 4260447149503 is not an EAN: its check digit should be 2/,
  ),
  bad(
    2,
    `pay --basket sum.json ${at}`,
    /sum\.json: \/basket_info\/sum: is 350 cents, but the items add up to 349 cents/,
  ),
  bad(2, `pay --basket sum-text.json ${at}`, /sum-text\.json: the sum must be .*, is "3,49"/),
  bad(2, `pay --basket currency.json ${at}`, /currency\.json: the currency must be .*, is 978/),
  bad(2, `pay --basket price.json ${at}`, /price\.json: \/0\/priceOne: must be .* cents, is 3\.49/),
  bad(2, `pay --basket no-card.json ${at}`, /no-card\.json: \/1\/ean: .* the sale has no card/),
  bad(2, `pay --basket empty.json ${at}`, /empty\.json: the basket must hold at least one item/),
  bad(2, `pay --basket no-basket.json ${at}`, /no-basket\.json holds no basket\. Expected an array/),
  bad(
    2,
    `pay --basket quantety.json ${at}`,
    /^✗ quantety\.json: \/1\/quantety: an item has no such key\. Did you mean quantity\?\n$/,
  ),
  bad(
    2,
    `pay --basket inner.json ${at}`,
    /\/products\/0\/sub_basket\/0\/prizeOne: .* Did you mean priceOne\?\n.*\/0\/a~1b: an item has no such key\./,
  ),
  bad(2, `pay --basket summ.json ${at}`, /summ\.json: \/summ: a basket has no such key\. Did you mean sum\?/),
  bad(2, `pay --basket saved.json ${at}`, /^✗ saved\.json: \/basket\/products\/0\/taxx: .* mean tax\?\n$/),
  bad(2, `pay --basket comma.json ${at}`, /comma\.json is not JSON: line 3, column 19: Expected/),
  bad(2, `pay --basket cut.json ${at}`, /cut\.json is not JSON: line 2, column 1: it ends too early/),
  bad(2, `pay --basket none.json ${at}`, /cannot read none\.json: there is no such file/),
  bad(2, `pay --basket FOLDER ${at}`, /cannot read \S+: it is a folder/),
  bad(2, `pay --basket good.json --tax 7 ${at}`, /--tax belongs to --amount/),
  bad(2, `pay --basket good.json --amount 1 ${at}`, /--basket FILE or --amount 12,50, one of them/),
  bad(2, `pay ${at}`, /--basket FILE or --amount 12,50, one of them/),
]

const receipts: readonly BadInput[] = [
  bad(2, 'receipt render none.json', /cannot read none\.json: there is no such file/),
  bad(2, 'receipt render loop.json', /cannot read loop\.json: ELOOP/),
  bad(2, 'receipt render FOLDER', /cannot read \S+: it is a folder/),
  bad(2, 'receipt render comma.json', /comma\.json is not JSON: line 3, column 19/),
  bad(2, 'receipt render nothing.json', /nothing\.json is not JSON: it is empty/),
  bad(2, 'receipt render -', /standard input is not JSON: it is empty/),
  bad(2, 'receipt render no-receipt.json', /no-receipt\.json: Expected a receipt/),
  bad(2, 'receipt render number.json', /number\.json: Expected a receipt/),
  bad(2, 'receipt render list.json', /list\.json is no receipt: the array holds no line of a known type/),
  bad(2, 'receipt render empty.json', /empty\.json is no receipt/),
  bad(2, 'receipt render receipt.json --columns 19', /--columns must be .* from 20 to 64; it is "19"/),
  bad(2, 'receipt render receipt.json --columns wide', /--columns must be .*; it is "wide"/),
  bad(2, 'receipt render basket.json', /basket\.json is no receipt: the array holds no line of .*, qr,/),
  bad(
    2,
    'receipt render receipt.json --to htlm',
    /--to must be one of text, .*; it is "htlm"\. .* mean html\?/,
  ),
  bad(
    2,
    'receipt render receipt.json --printer epson-tm-t88v',
    /it is "epson-tm-t88v"\. .* mean epson-tm-t88/,
  ),
  bad(
    2,
    'receipt render receipt.json --to escpos --printer star-mc-print3',
    /the printer star-mc-print3 understands starprnt, not escpos\. Say --to starprnt, or leave --to out/,
  ),
  bad(
    2,
    'receipt render receipt.json --to starprnt --printer generic-80',
    /generic-80 understands escpos, not starprnt\. Say --to escpos/,
  ),
  bad(
    2,
    'receipt render receipt.json --to epos --printer star-mc-print2',
    /star-mc-print2 understands starprnt, not epos\. Say --to starprnt/,
  ),
  bad(
    2,
    'receipt render receipt.json --printer generic-58 --columns 43',
    /--columns must be a whole number from 20 to 42 for the printer generic-58; it is "43"/,
  ),
  bad(2, 'receipt render receipt.json --cut full', /--cut .* belongs to --to escpos, .*, not to text/),
  bad(2, 'receipt render receipt.json --to pdf --cut none', /--cut .*, not to pdf/),
  bad(2, 'receipt render receipt.json --to epos --cut full', /chooses how it cuts\. Say --cut none/),
  bad(2, 'receipt render receipt.json --printer generic-80 --cut half', /--cut must be one of partial, full/),
  bad(2, 'receipt render receipt.json --dots', /--dots .* belongs to --to escpos or starprnt, not to text/),
  bad(2, 'receipt render receipt.json --to epos --dots', /--dots .*, not to epos/),
  bad(
    2,
    'receipt render receipt.json --to epos --printer epson-tm-t20 --columns 49',
    /--columns must be a whole number from 20 to 48 for the printer epson-tm-t20; it is "49"/,
  ),
  bad(2, 'receipt render receipt.json --important huge', /--important must be one of bold, tall, large/),
  bad(
    2,
    'receipt render receipt.json --out none/out.txt',
    /cannot write none\/out\.txt: ENOENT: no such file or directory\n$/,
  ),
  bad(2, 'receipt render', /receipt render needs FILE: .* Example: secukit receipt render/),
]

const options: readonly BadInput[] = [
  bad(2, `pay --amount 12,5 ${at}`, /"12,5" is not an amount\. Write euros and cents/),
  bad(2, `pay --amount 0 ${at}`, /the amount must be more than 0,00/),
  bad(2, `card load ${card} 1.500,00 ${at}`, /"1\.500,00" is not an amount/),
  bad(2, `pay --amount 1 --tax 7.5 ${at}`, /--tax must be a whole number from 0 to 99; it is "7\.5"/),
  bad(2, `pay --amount 1 --patience forever ${at}`, /--patience must be .* from 0 to 3600/),
  bad(2, `pay --amount 1 --method cheque ${at}`, /--method must be one of cash, cashless/),
  bad(2, `pay --amount 1 --print paper ${at}`, /--print must be one of text, none/),
  bad(2, `pay --amount 1 --amount 2 ${at}`, /--amount is given twice/),
  bad(2, 'demo --columns 0', /--columns must be .* it is "0"/),
  bad(2, 'sandbox --port 65536', /--port must be .* from 0 to 65535; it is "65536"/),
  bad(2, 'sandbox --port PORT', /port \d+ is taken\. Choose another with --port, or --port 0/),
  bad(2, `pay --amont 1 ${at}`, /secukit pay has no option --amont\. Did you mean --amount\?/),
  bad(2, 'demmo', /secukit has no command "demmo"\. Did you mean demo\? All commands: secukit --help/),
  bad(2, 'card lod 1 2', /secukit card takes a second word: load, show\. Did you mean card load\?/),
  bad(2, `card load ${at}`, /card load needs CARD: the card number\. Example: /),
  bad(2, `whoami now ${at}`, /secukit whoami does not know what to do with "now"/),
  bad(2, 'whoami --base-url', /--base-url needs a value: where the API is/),
]

const connections: readonly BadInput[] = [
  bad(6, `card load ${card} 15,00 ${nowhere}`, /could not reach 127\.0\.0\.1:9 \(ECONNREFUSED\)/),
  bad(6, `pay --amount 1 ${nowhere}`, /nothing was charged .*\n.* could not reach 127\.0\.0\.1:9/),
  bad(6, `whoami ${nowhere}`, /could not reach 127\.0\.0\.1:9/),
  bad(2, 'whoami --base-url till.example', /"till\.example" is not an http\(s\) address\. Example/),
  ...['whoami', 'login', 'pay --amount 1'].flatMap((command) => [
    bad(
      2,
      `${command} --base-url http://till:${canary}@127.0.0.1:9`,
      /address of 127\.0\.0\.1:9 holds a user name/,
    ),
    bad(
      2,
      `${command} --base-url https://${canary}@till.example`,
      /address of till\.example holds a user name/,
    ),
    bad(2, `${command} --base-url ftp://till:${canary}@till.example`, /"…@till\.example" is not an http/),
    { ...bad(2, `${command} --base-url http://till.example`, /use https/), env: { SECUKIT_CLIENT_ID: 'x' } },
  ]),
  {
    ...bad(2, 'whoami', /address of till\.example holds a user name/),
    env: { SECUKIT_BASE_URL: `https://till:${canary}@till.example` },
  },
  bad(2, `whoami https://till:${canary}@till.example`, /what to do with "https:\/\/…@till\.example"/),
  bad(2, `pay --profile=https://till:a=${canary}/@till.example --amount 1`, /no profile "https:\/\/…@till/),
  bad(2, 'whoami --base-url https://till.example', /no credentials\. Set SECUKIT_CLIENT_ID and/),
  bad(2, 'whoami', /no API to talk to\. Name one with --base-url URL, or save one with: secukit login/),
  bad(2, 'login', /say where: --base-url URL or --environment testing, one of them/),
  bad(2, `pay --amount 1 --journal FOLDER ${at}`, /could not open the journal \(EISDIR/),
  bad(2, `pay --amount 1 --journal good.json/x ${at}`, /good\.json\/x: could not open the journal \(ENOTDIR/),
  bad(
    2,
    `pay --amount 1 --journal comma.json ${at}`,
    /comma\.json: line 1 is damaged \(byte 0\), or is no journal's\. Keep the/,
  ),
  // The canary is the secret of this till then.
  ...['whoami', 'pay --amount 1', `card show ${card}`, `card load ${card} 15,00`].map((command) => ({
    typed: `${command} ${at}`,
    env: { SECUKIT_CLIENT_ID: 'till-7' },
    code: 5,
    says: /invalid_client .* Check the client id and secret/,
  })),
]

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let till: Till
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 })
  till = await openTill()
  for (const [name, content] of Object.entries(files)) await till.file(name, content)
  await mkdir(join(till.folder, 'folder'))
  await symlink('loop.json', join(till.folder, 'loop.json'))
})
afterAll(async () => {
  await till[Symbol.asyncDispose]()
  await sandbox.close()
})

describe.each([
  ['a card', cards],
  ['a basket', baskets],
  ['a receipt', receipts],
  ['an option', options],
  ['a connection', connections],
])('%s that cannot be used', (_what, table) => {
  it.concurrent.each(table)(
    'ends with $code and names the place: secukit $typed',
    async ({ typed, code, says, env }) => {
      const places: Readonly<Record<string, string>> = {
        URL: sandbox.url,
        FOLDER: join(till.folder, 'folder'),
        PORT: new URL(sandbox.url).port,
      }
      const args = typed.split(' ').map((word) => places[word] ?? word)
      // A journal of its own: these run side by side.
      const state = { XDG_STATE_HOME: join(till.folder, crypto.randomUUID()) }
      const result = await till.run(args, { env: { ...state, ...env } })
      expect(result).toEqual({ code, stdout: '', stderr: expect.stringMatching(says) })
      expect(result.stderr).toMatch(/^✗ [^]*[^\n]\n$/)
      for (const never of [
        /\n\s+at /,
        /internal fault/,
        card,
        locked,
        unknown,
        canary,
        'sandbox-secret',
        '\u001B',
      ])
        expect(result.stderr).not.toMatch(never)
    },
  )
})

it('has charged nobody, whatever of all this was typed', () => {
  expect(sandbox.ledger.takings()).toEqual({ count: 0, sum: 0 })
  expect(sandbox.ledger.bookings).toEqual([])
})
