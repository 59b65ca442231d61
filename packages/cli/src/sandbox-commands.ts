import type { Command, Option } from './command.ts'
import { declineReasons, faultEffects, terminalActs } from './terminal-acts.ts'

const where = {
  'base-url': {
    value: 'URL',
    summary: 'where the sandbox is; without it SECUKIT_BASE_URL, else http://127.0.0.1:4010',
  },
} satisfies Readonly<Record<string, Option>>

const acts = terminalActs.join(', ')

const terminal: Readonly<Record<string, Option>> = {
  terminal: { value: 'ID', summary: 'which terminal; by default the one that serves the till' },
  ...where,
}

/** How an act happens. */
const details: Readonly<Record<string, Option>> = {
  reason: {
    value: 'REASON',
    summary: 'why the bank card is declined',
    choices: declineReasons,
  },
  late: {
    value: 'TIME',
    summary:
      'the till is told at once that the outcome is not known, and it happens so much later, such as 5s',
  },
  card: { value: 'NUMBER', summary: 'the loyalty card that is read' },
}

const after: Readonly<Record<string, Option>> = {
  after: { value: 'TIME', summary: 'how long the customer takes, such as 5s' },
}

/** Which calls a fault strikes. */
const struck: Readonly<Record<string, Option>> = {
  operation: {
    value: 'NAME',
    summary:
      "the calls that it strikes, such as smart.transactions.start or 'smart.transactions.*'; by default every call",
  },
}

/** What operators do to a running sandbox. */
export const sandboxCommands: readonly Command[] = [
  {
    name: 'sandbox status',
    summary: 'tell how a running sandbox stands',
    arguments: [],
    options: where,
    examples: ['secukit sandbox status', 'secukit sandbox status --base-url http://127.0.0.1:4011 --json'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).status }),
  },
  {
    name: 'sandbox clock',
    summary: 'tell its time, move it forward, stop it or let it run',
    arguments: [],
    options: {
      advance: {
        value: 'TIME',
        summary: 'move time forward, such as 20m; 500ms, 5s, 2h and 1d are times too',
      },
      'stop-at': {
        value: 'DATE',
        summary: 'stop time at a date (midnight, UTC), or at a date and time with its offset',
      },
      stop: { summary: 'stop time where it is' },
      run: { summary: 'let time run on' },
      ...where,
    },
    examples: [
      'secukit sandbox clock --advance 20m',
      'secukit sandbox clock --stop-at 2090-01-31T12:00:00+01:00',
      'secukit sandbox clock --run',
    ],
    load: () => import('./commands/sandbox-clock.ts'),
  },
  {
    name: 'sandbox terminal',
    summary: 'show its card terminals, and what they are at',
    arguments: [],
    options: where,
    examples: ['secukit sandbox terminal'],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).show }),
  },
  {
    name: 'sandbox terminal act',
    summary: 'do what the customer does, now',
    arguments: [{ name: 'ACT', summary: acts }],
    options: { ...details, ...terminal },
    examples: [
      'secukit sandbox terminal act approve',
      'secukit sandbox terminal act decline --reason insufficient-funds',
      'secukit sandbox terminal act approve --late 5s',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).act }),
  },
  {
    name: 'sandbox terminal next',
    summary: 'say what the next customers do, in order; calls add up',
    arguments: [{ name: 'ACT…', summary: `${acts}, or wait for somebody to act` }],
    options: { ...details, ...after, ...terminal },
    examples: [
      'secukit sandbox terminal next wrong-pin approve',
      'secukit sandbox terminal next decline --reason card-expired --after 5s',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).next }),
  },
  {
    name: 'sandbox terminal always',
    summary: 'say what customers do when nobody said anything else',
    arguments: [
      {
        name: 'ACT…',
        summary: `${acts}, or wait for somebody to act; several with how often, such as approve=9 decline=1, for a random one`,
      },
    ],
    options: {
      ...details,
      after: { value: 'TIME', summary: 'how long the customer takes, such as 5s; a random one 1s-5s' },
      ...terminal,
    },
    examples: [
      'secukit sandbox terminal always wait',
      'secukit sandbox terminal always approve=9 decline=1 --after 1s-5s',
      'secukit sandbox terminal always approve',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).always }),
  },
  {
    name: 'sandbox terminal unplug',
    summary: 'pull its plug; what it is at is lost',
    arguments: [],
    options: terminal,
    examples: ['secukit sandbox terminal unplug'],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).unplug }),
  },
  {
    name: 'sandbox terminal plug',
    summary: 'plug it in again',
    arguments: [],
    options: terminal,
    examples: ['secukit sandbox terminal plug'],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).plug }),
  },
  {
    name: 'sandbox terminal paper',
    summary: 'take its paper out, or put some in',
    arguments: [{ name: 'WHERE', summary: 'in or out' }],
    options: terminal,
    examples: ['secukit sandbox terminal paper out', 'secukit sandbox terminal paper in'],
    load: async () => ({ run: (await import('./commands/sandbox-terminal.ts')).paper }),
  },
  {
    name: 'sandbox fault add',
    summary: 'make calls of the API go wrong',
    arguments: [],
    options: {
      effect: { value: 'EFFECT', summary: 'what goes wrong', choices: faultEffects },
      ...struck,
      when: {
        value: 'WHEN',
        summary: 'whether it strikes before or after the call took effect, or with half of the answer sent',
        choices: ['before', 'after', 'half'],
      },
      ms: { value: 'TIME', summary: 'how long a delay takes, or how late a late call arrives, such as 5s' },
      status: { value: 'N', summary: 'the HTTP status, 400 to 599' },
      code: { value: 'N', summary: 'the number of the error, of a refusal' },
      as: { value: 'FORM', summary: 'what an answer looks like', choices: ['json', 'html', 'nothing'] },
      'retry-after': { value: 'SECONDS', summary: 'the Retry-After header of an answer' },
      skip: { value: 'N', summary: 'how many calls it lets pass first' },
      times: { value: 'N', summary: 'how many calls it strikes, 0 for all that come; by default one' },
      ...where,
    },
    examples: [
      'secukit sandbox fault add --effect cut --operation smart.transactions.start --when after',
      'secukit sandbox fault add --effect answer --status 503 --retry-after 5 --times 0',
      'secukit sandbox fault add --effect delay --ms 5s',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-fault.ts')).add }),
  },
  {
    name: 'sandbox fault list',
    summary: 'list the faults that are still to strike, and those that have struck',
    arguments: [],
    options: where,
    examples: ['secukit sandbox fault list'],
    load: async () => ({ run: (await import('./commands/sandbox-fault.ts')).show }),
  },
  {
    name: 'sandbox fault random',
    summary: 'let faults strike at random, the same ones for the same seed',
    arguments: [],
    options: {
      rate: { value: 'RATE', summary: 'how many calls are struck, from 0 to 1; 0 stops it' },
      seed: { value: 'N', summary: 'the same seed strikes the same calls', default: '1' },
      effects: { value: 'EFFECT,…', summary: `some of ${faultEffects.join(', ')}; by default all` },
      ...struck,
      ...where,
    },
    examples: [
      'secukit sandbox fault random --rate 0.2 --seed 7',
      'secukit sandbox fault random --rate 0.5 --effects cut,delay --operation smart.transactions.*',
      'secukit sandbox fault random --rate 0',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-fault.ts')).random }),
  },
  {
    name: 'sandbox fault clear',
    summary: 'take all faults away',
    arguments: [],
    options: where,
    examples: ['secukit sandbox fault clear'],
    load: async () => ({ run: (await import('./commands/sandbox-fault.ts')).clear }),
  },
  {
    name: 'sandbox card add',
    summary: 'put a loyalty card into the shop, or change one',
    arguments: [{ name: 'NUMBER', summary: 'the card number' }],
    options: {
      cash: { value: 'AMOUNT', summary: 'what is loaded onto it, such as 15,00' },
      bonus: { value: 'AMOUNT', summary: 'what it has earned, such as 2,50' },
      points: { value: 'N', summary: 'its points' },
      group: { value: 'ID', summary: "its card group; by default the shop's first" },
      csc: { value: 'CODE', summary: 'the four digits on its back' },
      passcode: { value: 'CODE', summary: 'its passcode, digits' },
      locked: { value: 'YES', summary: 'whether it is locked', choices: ['yes', 'no'] },
      expires: { value: 'DATE', summary: 'when it expires, such as 2030-01-31' },
      ...where,
    },
    examples: [
      'secukit sandbox card add 9276004477770001 --cash 15,00 --bonus 2,50',
      'secukit sandbox card add 9276004477770001 --locked yes',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).addCard }),
  },
  {
    name: 'sandbox card generate',
    summary: 'make a store of many cards, 9276005000000000 and on, at once',
    arguments: [{ name: 'COUNT', summary: 'how many there are to be, up to 10000000; 0 takes them away' }],
    options: where,
    examples: ['secukit sandbox card generate 1000000'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).generateCards }),
  },
  {
    name: 'sandbox programme',
    summary: 'change the rules of a card group; what is left out stays',
    arguments: [{ name: 'GROUP', summary: 'its ID, CRG_…: secukit card show --json tells that of a card' }],
    options: {
      bonus: { value: 'TAX=PERCENT,…', summary: 'bonus by tax rate, such as 7=5,19=10' },
      'points-per-euro': { value: 'N', summary: 'points for each whole euro of revenue' },
      'only-articles': { value: 'EAN,…', summary: 'only these articles earn; none for all' },
      'not-articles': { value: 'EAN,…', summary: 'these articles earn nothing; none for all to earn' },
      'loads-earn': { value: 'YES', summary: 'whether loading a card earns too', choices: ['yes', 'no'] },
      'earns-on': {
        value: 'PRICE',
        summary: 'whether a sale earns on its full price, or on what is left after the card has paid',
        choices: ['full-price', 'reduced-price'],
      },
      passcode: { value: 'N', summary: 'what the passcode is asked for, 0 to 6' },
      'balance-limit': { value: 'AMOUNT', summary: 'the most that a card may hold, 0 for no limit' },
      overdraft: { value: 'AMOUNT', summary: 'how far a card may be overdrawn' },
      'expiry-months': { value: 'N', summary: 'months until a new card expires, 0 for never' },
      'creates-cards': {
        value: 'YES',
        summary: 'whether a sale may create its cards',
        choices: ['yes', 'no'],
      },
      'cancel-any': {
        value: 'YES',
        summary: 'whether any booking may be cancelled, not just the latest',
        choices: ['yes', 'no'],
      },
      ...where,
    },
    examples: [
      'secukit sandbox programme CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ --bonus 7=5,19=10 --points-per-euro 1',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).programme }),
  },
  {
    name: 'sandbox confirm',
    summary: 'confirm a till by the code that it shows',
    arguments: [{ name: 'USERCODE', summary: 'the code' }],
    options: where,
    examples: ['secukit sandbox confirm k7m2p9xq'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).confirm }),
  },
  {
    name: 'sandbox check-in',
    summary: 'let a customer check in at the store',
    arguments: [{ name: 'NAME', summary: 'the name that the cashier sees' }],
    options: { card: { value: 'NUMBER', summary: 'the loyalty card that the customer has' }, ...where },
    examples: ['secukit sandbox check-in Erika --card 9276004410000018'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).checkIn }),
  },
  {
    name: 'sandbox payer',
    summary: 'let the payer of a pending order authorise the payment, or refuse it',
    arguments: [
      { name: 'ID', summary: 'the transaction' },
      { name: 'ACT', summary: 'authorises or refuses' },
    ],
    options: where,
    examples: ['secukit sandbox payer STX_5W2KQ8ZNXT4VJ9R3MB7YCHD61GPSFA authorises'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).payer }),
  },
  {
    name: 'sandbox assume',
    summary: 'tell how it has what the vendor leaves open, or change it',
    arguments: [{ name: 'KEY=VALUE…?', summary: 'what to change; without it nothing is' }],
    options: where,
    examples: [
      'secukit sandbox assume',
      'secukit sandbox assume secondStart=charged-again statusAtTerminal=pending listDelay=5s',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).assume }),
  },
  {
    name: 'sandbox ledger',
    summary: 'tell what was really charged',
    arguments: [],
    options: { transaction: { value: 'ID', summary: 'only what belongs to this transaction' }, ...where },
    examples: [
      'secukit sandbox ledger',
      'secukit sandbox ledger --transaction STX_96NJS6QESZ7R5AD85QK481MV7ZQD9P',
    ],
    load: async () => ({ run: (await import('./commands/sandbox-books.ts')).ledger }),
  },
  {
    name: 'sandbox journal',
    summary: 'list what has happened, without its secrets',
    arguments: [],
    options: {
      after: { value: 'N', summary: 'only records after the one with this number', default: '0' },
      follow: { summary: 'go on with what happens next until Ctrl+C; with --json one record per line' },
      ...where,
    },
    examples: ['secukit sandbox journal', 'secukit sandbox journal --after 10 --follow'],
    load: async () => ({ run: (await import('./commands/sandbox-books.ts')).journal }),
  },
  {
    name: 'sandbox undo',
    summary: 'take back the last calls that changed something',
    arguments: [{ name: 'N?', summary: 'how many, by default one' }],
    options: where,
    examples: ['secukit sandbox undo', 'secukit sandbox undo 3'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).undo }),
  },
  {
    name: 'sandbox reset',
    summary: 'begin anew; faults stay',
    arguments: [],
    options: where,
    examples: ['secukit sandbox reset'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).reset }),
  },
  {
    name: 'sandbox snapshot',
    summary: 'print everything there is, with its secrets',
    arguments: [],
    options: {
      out: { value: 'FILE', summary: 'write here instead of standard output; readable by its owner only' },
      ...where,
    },
    examples: ['secukit sandbox snapshot --out snapshot.json'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).snapshot }),
  },
  {
    name: 'sandbox restore',
    summary: 'go on from a snapshot',
    arguments: [{ name: 'FILE', summary: 'the snapshot; - for standard input' }],
    options: where,
    examples: ['secukit sandbox restore snapshot.json'],
    load: async () => ({ run: (await import('./commands/sandbox-shop.ts')).restore }),
  },
]
