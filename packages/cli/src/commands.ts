import type { TargetName } from '@secukit/receipt/all'
import type { Command, Option } from './command.ts'
import { sandboxCommands } from './sandbox-commands.ts'

const connection = {
  'base-url': {
    value: 'URL',
    summary: 'where the API is, such as http://127.0.0.1:4010; https unless on this machine',
  },
  profile: { value: 'NAME', summary: 'a profile that secukit login saved' },
} satisfies Readonly<Record<string, Option>>

const sale: Readonly<Record<string, Option>> = {
  method: { value: 'METHOD', summary: 'how it is paid', choices: ['cash', 'cashless'], default: 'cash' },
  print: {
    value: 'TARGET',
    summary: 'what the receipt is printed as',
    choices: ['text', 'none'],
    default: 'text',
  },
  columns: { value: 'N', summary: 'width of the receipt, 20 to 64', default: '48' },
  'sale-id': {
    value: 'ID',
    summary: "the till's number of this sale: the same number is never charged twice",
  },
  journal: {
    value: 'FILE',
    summary:
      'where payments are remembered, one file per till; by default one per API and client in your state folder',
  },
  patience: {
    value: 'SECONDS',
    summary: 'how long to keep asking when the payment brought no outcome, 0 to 3600',
    default: '60',
  },
  ...connection,
}

/** Every command. */
export const commands: readonly Command[] = [
  {
    name: 'demo',
    summary: 'load a card with 15 EUR on a sandbox of its own and print the receipt',
    arguments: [],
    options: { columns: { value: 'N', summary: 'width of the receipt, 20 to 64', default: '48' } },
    examples: ['secukit demo', 'secukit demo --columns 32'],
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'sandbox',
    summary: 'run the API simulator until Ctrl+C',
    arguments: [],
    options: {
      port: { value: 'PORT', summary: 'port to listen on, 0 for a free one', default: '4010' },
      host: {
        value: 'ADDRESS',
        summary: 'address to listen on; other machines are let in with --expose only',
        default: '127.0.0.1',
      },
      expose: { summary: 'let --host be an address that other machines reach' },
      seed: {
        value: 'N',
        summary:
          'gives the same ids in each run, and the published client secret; without it they are always new',
      },
      data: {
        value: 'DIR',
        summary: 'keep everything in this folder, over restarts and crashes; without it all is forgotten',
      },
      cards: { value: 'N', summary: 'make up so many loyalty cards in a new sandbox, up to 10000000' },
    },
    examples: [
      'secukit sandbox',
      'secukit sandbox --data my-shop --cards 1000000',
      'secukit sandbox --port 0 --seed 7 --json',
    ],
    load: () => import('./commands/sandbox.ts'),
  },
  {
    name: 'pay',
    summary: 'take one payment, exactly once, and print its receipt',
    arguments: [],
    options: {
      basket: { value: 'FILE', summary: 'the basket as JSON, - for standard input' },
      amount: { value: 'AMOUNT', summary: 'one item of this price instead of a basket, such as 12,50' },
      // No preset: beside a basket, which says the tax of its items, the option is refused.
      tax: { value: 'PERCENT', summary: 'the tax of that item, whole percent, default 19' },
      card: { value: 'NUMBER', summary: "the customer's loyalty card" },
      ...sale,
      method: {
        value: 'METHOD',
        summary: 'how it is paid; loyalty is the balance of the card, which has to cover all of it',
        choices: ['cash', 'cashless', 'loyalty'],
        default: 'cash',
      },
      'balance-first': {
        summary:
          'let the balance of the card pay first and METHOD the rest, which is told and then taken without asking',
      },
    },
    examples: [
      'secukit pay --amount 12,50 --base-url http://127.0.0.1:4010',
      'secukit pay --basket basket.json --card 9276004429942845 --base-url http://127.0.0.1:4010',
      'secukit pay --amount 30 --card 9276004410000018 --balance-first --base-url http://127.0.0.1:4010',
    ],
    load: () => import('./commands/pay.ts'),
  },
  {
    name: 'card load',
    summary: 'load money onto a loyalty card',
    arguments: [
      { name: 'CARD', summary: 'the card number' },
      { name: 'AMOUNT', summary: 'such as 15,00' },
    ],
    options: {
      tax: { value: 'PERCENT', summary: 'the tax of the load article, whole percent', default: '7' },
      ...sale,
    },
    examples: ['secukit card load 9276004429942845 15,00 --method cash --base-url http://127.0.0.1:4010'],
    load: () => import('./commands/card-load.ts'),
  },
  {
    name: 'card show',
    summary: 'show the balance and the state of a loyalty card',
    arguments: [{ name: 'CARD', summary: 'the card number' }],
    options: connection,
    examples: ['secukit card show 9276004429942845 --base-url http://127.0.0.1:4010'],
    load: () => import('./commands/card-show.ts'),
  },
  {
    name: 'receipt render',
    summary: 'render a receipt for screens, mail, archives and printers',
    arguments: [
      {
        name: 'FILE',
        summary:
          "a transaction, what a payment printed with --json, a receipt array, { header, body } or a shop's own { lines }; - for standard input",
      },
    ],
    options: {
      to: {
        value: 'TARGET',
        summary: 'what to render it as; by default what the printer understands, else text',
        choices: [
          'text',
          'ansi',
          'html',
          'markdown',
          'svg',
          'png',
          'pdf',
          'escpos',
          'starprnt',
          'epos',
          'receiptline',
        ] satisfies readonly TargetName[],
      },
      // A test compares both with what the package has: loading it here would slow down every command.
      printer: {
        value: 'PROFILE',
        summary: 'the printer that it is for',
        choices: [
          'generic-58',
          'generic-80',
          'epson-tm-t88',
          'epson-tm-t88iv',
          'epson-tm-t20',
          'epson-tm-m30',
          'bixolon-srp-350iii',
          'metapace-t-1',
          'citizen-ct-s',
          'wincor-th230',
          'sunmi-v2',
          'star-mc-print3',
          'star-mc-print2',
        ],
      },
      columns: {
        value: 'N',
        summary: 'width in characters, 20 to 64; by default that of the printer, else 48',
      },
      dots: { summary: 'draw what the printer has no letters or codes for, instead of plainer spellings' },
      cut: {
        value: 'CUT',
        summary: 'how the printer cuts at the end and between slips; by default partial',
        choices: ['partial', 'full', 'none'],
      },
      'cut-slips': { summary: 'cut before every caption but the first, each being a slip of its own' },
      important: {
        value: 'LOOK',
        summary: 'how important lines look: bold, double height too, or double width as well',
        choices: ['bold', 'tall', 'large'],
        default: 'bold',
      },
      out: {
        value: 'FILE',
        summary: 'write here instead of standard output; a file or the device of a printer',
      },
    },
    examples: [
      'secukit receipt render transaction.json --to text --columns 32',
      'secukit receipt render transaction.json --to pdf --out receipt.pdf',
      'secukit receipt render transaction.json --printer epson-tm-t88 --out /dev/usb/lp0',
    ],
    load: () => import('./commands/receipt-render.ts'),
  },
  {
    name: 'login',
    summary: 'save the client id and secret of this till as a profile',
    arguments: [],
    options: {
      'base-url': connection['base-url'],
      profile: { value: 'NAME', summary: 'the name to save it under; without it, as the default profile' },
      environment: {
        value: 'NAME',
        summary: "one of the vendor's environments instead of a URL",
        choices: ['testing', 'live'],
      },
    },
    examples: [
      'SECUKIT_CLIENT_ID=… SECUKIT_CLIENT_SECRET=… secukit login --environment testing',
      'secukit login --base-url http://127.0.0.1:4010',
    ],
    load: () => import('./commands/login.ts'),
  },
  {
    name: 'logout',
    summary: 'forget a profile',
    arguments: [],
    options: {
      profile: { value: 'NAME', summary: 'the profile to forget; without it, the default profile' },
    },
    examples: ['secukit logout'],
    load: () => import('./commands/logout.ts'),
  },
  {
    name: 'whoami',
    summary: 'show which profile and API a command would use, and whether the credentials are accepted',
    arguments: [],
    options: connection,
    examples: ['secukit whoami'],
    load: () => import('./commands/whoami.ts'),
  },
  ...sandboxCommands,
]
