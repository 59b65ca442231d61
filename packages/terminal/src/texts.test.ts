import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  ServerError,
  type SmartTransaction,
  TimeoutError,
  UnexpectedAnswerError,
} from '@secukit/api'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FindingsError, TerminalBusyError } from './errors.ts'
import type { Finding } from './finding.ts'
import { JournalError } from './journal.ts'
import type { Language } from './money-text.ts'
import type { Approved, Unresolved } from './outcome.ts'
import type { ReceiptCopy } from './receipts.ts'
import { findingText, textsFor, type Told } from './texts.ts'

const languages: readonly Language[] = ['de', 'en']
const saleId = 'till-20261123-0042'
const transactionId = 'STX_3VTHV9Y6A2XBPR3ZN0GJ7TNW6HZQAE'
const ids = { saleId, transactionId }
const money = { amount: 1500, currency: 'EUR' }
const copy: ReceiptCopy = {
  copy: 'merchant',
  lines: [{ type: 'space' }],
  toSign: false,
  isDuplicate: false,
}
const paid = { basket_info: { sum: 1500, currency: 'EUR' } } as SmartTransaction
const approved: Approved = { kind: 'approved', ...ids, transaction: paid, receipts: [copy] }
const unresolved: Unresolved = {
  kind: 'unresolved',
  ...ids,
  cause: undefined,
  needsOperator: false,
  settled: Promise.resolve(approved),
  settle: () => Promise.resolve(approved),
}

const details = { operation: 'smart.transactions.start' }
const lost = new ConnectionError('fetch failed', { ...details, sent: 'maybe' })
const refusal = {
  ...details,
  status: 400,
  reason: 'ProductPaymentException',
  details: 'not paid: declined',
}
const refused = new ApiError({ ...refusal, userMessage: 'Die Karte ist gesperrt.' })

const obstacles: readonly unknown[] = [
  undefined,
  lost,
  new TimeoutError('no answer in 300 s', { ...details, sent: 'maybe' }),
  new ServerError({ ...refusal, status: 500 }),
  new UnexpectedAnswerError('the payment failed', { ...details, status: 502 }),
  new AuthenticationError({ ...refusal, status: 401 }),
  refused,
  new ApiError(refusal),
  new JournalError('write failed: ENOSPC'),
  new TerminalBusyError('till-0041', 'declined'),
  new Error('the payment failed: declined, nicht bezahlt'),
  'not paid',
  null,
  Symbol('failed'),
  new TerminalBusyError('', 'declined'),
  new FindingsError([]),
]

const unresolvedReversal = {
  kind: 'unresolved',
  ...ids,
  cause: lost,
  atTerminal: true,
  needsOperator: true,
  settled: new Promise<never>(() => {}),
} as const

/** By kind, so that a kind without an example does not compile. `cause`: what is in the way. */
function everything(cause: unknown): { readonly [K in Told['kind']]: readonly (Told & { kind: K })[] } {
  const { amount: due, currency } = money
  const presenting = { kind: 'presenting', transactionId, due, currency } as const
  const applied = { kind: 'applied', transactionId, currency } as const
  return {
    creating: [{ kind: 'creating' }],
    applied: [
      { ...applied, due: 1000, covered: 500 },
      { ...applied, due: 1500, covered: 0 },
      { ...applied, due: 0, covered: 1500 },
    ],
    presenting: [
      { ...presenting, method: 'cashless' },
      { ...presenting, method: 'cash' },
      { ...presenting, method: 'cashless_direct' },
      { ...presenting, method: 'loyalty' },
    ],
    'cancel requested': [
      { kind: 'cancel requested', atTerminal: true },
      { kind: 'cancel requested', atTerminal: false },
    ],
    resolving: [{ kind: 'resolving', transactionId, tries: 3, cause }],
    fencing: [{ kind: 'fencing', transactionId }],
    'needs operator': [{ kind: 'needs operator', transactionId }],
    'reversal needs operator': [
      { kind: 'reversal needs operator', transactionId, atTerminal: true },
      { kind: 'reversal needs operator', transactionId, atTerminal: false },
    ],
    earlier: [
      { kind: 'earlier', outcome: approved },
      { kind: 'earlier', outcome: { kind: 'declined', ...ids, cause } },
      { kind: 'earlier', outcome: { ...unresolved, cause } },
    ],
    outcome: [{ kind: 'outcome', outcome: { ...unresolved, cause } }],
    approved: [
      approved,
      { ...approved, receipts: [] },
      { ...approved, receipts: [copy, { ...copy, toSign: true }] },
      { kind: 'approved', ...ids, receipts: [], cause: lost },
      { ...approved, cause: refused },
    ],
    declined: [{ kind: 'declined', ...ids, cause }],
    aborted: [{ kind: 'aborted', saleId, cause }],
    unresolved: [
      { ...unresolved, cause },
      { ...unresolved, cause, needsOperator: true },
      { ...unresolvedReversal, cause, needsOperator: false },
      { ...unresolvedReversal, cause },
      { kind: 'unresolved', cause },
    ],
    reversed: [{ kind: 'reversed', ...ids }],
    refused: [
      { kind: 'refused', ...ids, cause },
      { kind: 'refused', cause },
    ],
    done: [{ kind: 'done', transaction: paid }],
  }
}

const all: readonly Told[] = obstacles.flatMap((cause) => Object.values(everything(cause)).flat())
/** What is said while nobody knows. */
const unknown: readonly Told[] = obstacles.flatMap((cause) => {
  const { resolving, fencing, unresolved: open, ...rest } = everything(cause)
  const more = [
    rest['needs operator'],
    rest['reversal needs operator'],
    rest['cancel requested'],
    rest.presenting,
    rest.outcome,
  ].flat()
  const newer = { kind: 'hovering', cause } as unknown as Told
  return [...resolving, ...fencing, ...open, ...more, ...rest.approved.slice(4), newer]
})
const untrue = /fehlgeschlagen|abgelehnt|nicht bezahlt|failed|declined|not paid/i

describe('the texts', () => {
  it.each(languages)('of every kind are there, and fit their displays: %s', (language) => {
    for (const told of all) {
      const { cashier, customer } = textsFor(told, language)
      expect(cashier.length).toBeLessThanOrEqual(160)
      expect(cashier).toMatch(/^\p{Lu}[^\n]+(?:[.!…]|(?:Grund|Reason): .+)$/u)
      const lines = customer.split('\n')
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(line).toMatch(/^[\p{Lu}\d].{1,39}$/u)
      expect(cashier + customer).not.toMatch(/undefined|null|NaN|\$|[{}?]|\[object| {2}| [.,:]/)
    }
  })

  it('differ in the two languages, and the German ones are polite', () => {
    for (const told of all) {
      const [de, en] = [textsFor(told, 'de'), textsFor(told, 'en')]
      expect(de.cashier).not.toBe(en.cashier)
      expect(`${de.cashier} ${de.customer}`).not.toMatch(/\b(?:du|dein\w*|dir|dich|fuer|pruef\w*)\b/i)
      expect(`${en.cashier} ${en.customer}`).not.toMatch(/\b(?:Sie|Zahlung|bitte|Verkauf)\b/)
    }
  })

  it.each(languages)('of what is not known never say that it is not paid: %s', (language) => {
    for (const told of unknown) {
      const { cashier, customer } = textsFor(told, language)
      expect(`${cashier}\n${customer}`).not.toMatch(untrue)
    }
  })

  it('of what is not known tell the cashier not to charge again', () => {
    for (const cause of obstacles) {
      const { resolving, fencing, unresolved: open, earlier, ...rest } = everything(cause)
      const [payment, operator, reversal, reversalOperator, run] = open
      const last = earlier.slice(-1)
      const unconfirmed = rest.approved.slice(-1)
      for (const told of [
        ...resolving,
        ...fencing,
        ...rest['needs operator'],
        payment,
        operator,
        ...last,
        ...unconfirmed,
      ]) {
        expect(textsFor(told!, 'de').cashier).toMatch(/nicht erneut kassieren/i)
        expect(textsFor(told!, 'en').cashier).toMatch(/do not charge again/i)
      }
      for (const told of [reversal, reversalOperator, ...rest['reversal needs operator']]) {
        expect(textsFor(told!, 'de').cashier).toMatch(/nicht erneut stornieren/i)
        expect(textsFor(told!, 'en').cashier).toMatch(/do not reverse again/i)
      }
      expect(textsFor(reversal!, 'en').cashier).not.toMatch(/slips|portal/)
      expect(textsFor(reversalOperator!, 'en').cashier).toMatch(/check slips/)
      expect(textsFor(run!, 'de').cashier).toMatch(/sehen Sie am Terminal nach, bevor/i)
      expect(textsFor(run!, 'en').cashier).toMatch(/look at the terminal before/i)
    }
    for (const language of languages) {
      const atTerminal = textsFor(unresolvedReversal, language)
      const elsewhere = textsFor({ ...unresolvedReversal, atTerminal: false }, language)
      expect(atTerminal.cashier).toMatch(/terminal/)
      expect(atTerminal.cashier).not.toMatch(/portal/)
      expect(elsewhere.cashier).toMatch(/portal/)
      expect(elsewhere.cashier).not.toMatch(/terminal/)
    }
    expect(textsFor({ ...unresolved, needsOperator: true }, 'en').cashier).toMatch(/check slips/)
    expect(textsFor(unresolved, 'en').cashier).not.toMatch(/slips/)
  })

  it('of a payment that is not known stay the same when it went through JSON to another display', () => {
    for (const needsOperator of [true, false]) {
      const told = { ...unresolved, needsOperator }
      expect(textsFor(JSON.parse(JSON.stringify(told)) as Told, 'en')).toEqual(textsFor(told, 'en'))
    }
  })

  it('send the cashier to the Stop of the terminal when the customer is there', () => {
    const [atTerminal, elsewhere] = everything(undefined)['cancel requested']
    for (const language of languages) {
      expect(textsFor(atTerminal!, language).cashier).toMatch(/\bStop\b/)
      expect(textsFor(elsewhere!, language).cashier).not.toMatch(/\bStop\b/)
    }
  })

  it('tell the customer nothing of ids and causes', () => {
    for (const cause of obstacles) {
      const silent = Object.values(everything(undefined)).flat()
      Object.values(everything(cause))
        .flat()
        .forEach((told, index) => {
          for (const language of languages) {
            const { customer } = textsFor(told, language)
            expect(customer).toBe(textsFor(silent[index]!, language).customer)
            expect(customer).not.toContain('STX')
            expect(customer).not.toContain(saleId)
          }
        })
    }
  })

  it('say what the card pays, and what is left', () => {
    const [part, nothing, whole] = everything(undefined).applied.map((told) => textsFor(told, 'de').customer)
    expect(part).toBe('Ihre Karte zahlt 5,00 EUR.\nNoch zu zahlen: 10,00 EUR')
    expect(nothing).toBe('Zu zahlen: 15,00 EUR')
    expect(whole).toBe('Ihre Karte zahlt alles:\n15,00 EUR')
  })

  it('say the same of an outcome and of the event that brings it', () => {
    const {
      approved: yes,
      declined,
      aborted,
      unresolved: [open],
    } = everything(refused)
    for (const outcome of [...yes, ...declined, ...aborted, open as Unresolved])
      expect(textsFor({ kind: 'outcome', outcome }, 'de')).toEqual(textsFor(outcome, 'de'))
  })

  it('name the sale of an earlier payment, and the amount where it is paid', () => {
    const [yes, no, open] = everything(undefined).earlier
    expect(textsFor(yes!, 'de').cashier).toMatch(/till-20261123-0042 ist bezahlt, 15,00 EUR\. Drucken/)
    expect(textsFor(no!, 'en').cashier).toMatch(/till-20261123-0042 is not paid/)
    expect(textsFor(open!, 'en').cashier).toMatch(/not known yet: sale till-20261123-0042/)
    for (const outcome of everything(undefined).approved.slice(0, 4))
      expect(textsFor({ kind: 'earlier', outcome }, 'en').cashier).toMatch(/is paid.*Print its receipts/)
    for (const outcome of [approved, ...everything(refused).aborted].map((each) => ({
      ...each,
      cause: refused,
    })))
      expect(textsFor({ kind: 'earlier', outcome }, 'en').cashier).toMatch(
        outcome.kind === 'approved' ? /not known yet/ : /is not paid/,
      )
  })
})

describe('the text of an approved payment', () => {
  it('says what is paid, where that is known', () => {
    expect(textsFor(approved, 'de')).toEqual({
      cashier: 'Bezahlt: 15,00 EUR. Drucken Sie die Belege.',
      customer: 'Bezahlt: 15,00 EUR\nVielen Dank!',
    })
    for (const basket_info of [undefined, null, {}, { sum: '15,00', currency: 'EUR' }, { sum: 0.5 }]) {
      // Cast: whatever a server sends.
      const transaction = { basket_info } as unknown as SmartTransaction
      expect(textsFor({ ...approved, transaction }, 'en').cashier).toBe('Paid. Print the receipts.')
    }
  })

  it('sends for the signature when a copy is to be signed, and for a printer only when there is something to print', () => {
    const [, bare, toSign, later, unconfirmed] = everything(undefined).approved
    expect(textsFor(toSign!, 'de')).toEqual({
      cashier:
        'Bezahlt: 15,00 EUR. Lassen Sie den Händlerbeleg unterschreiben und vergleichen Sie die Unterschrift mit der Karte.',
      customer: 'Bezahlt: 15,00 EUR\nBitte unterschreiben Sie den Beleg.',
    })
    expect(textsFor(bare!, 'en').cashier).toBe('Paid: 15.00 EUR. Hand out the goods.')
    expect(textsFor(later!, 'en').cashier).toMatch(/^Paid, says the journal\. Print .* as soon as/)
    expect(textsFor(unconfirmed!, 'en').cashier).toMatch(/the server does not confirm it/)
    expect(textsFor(unconfirmed!, 'en').customer).not.toMatch(/^paid/i)
  })
})

describe('a cause', () => {
  it('is told where it is known that nothing was charged', () => {
    const because = (cause: unknown): string => textsFor({ kind: 'declined', ...ids, cause }, 'en').cashier
    const [, , , server, answer, access, , bare, journal, busy, other, text] = obstacles.map(because)
    expect(because(refused)).toBe(
      'Declined, nothing was charged. Offer another way to pay. Reason: Die Karte ist gesperrt.',
    )
    expect(bare).toMatch(/Reason: ProductPaymentException$/)
    expect(because(lost)).toMatch(/Offer .* The server does not answer: check the network\.$/)
    expect([server, answer]).toEqual([server, server])
    expect(server).toMatch(/out of order/)
    expect(access).toBe('Declined, nothing was charged. The till is not signed in at the server: get help.')
    expect(journal).toMatch(/charged\. The journal of the till is broken/)
    expect(busy).toMatch(/charged\. Settle sale till-0041 first\.$/)
    expect(other).toMatch(/Reason: the payment failed/)
    expect(text).toMatch(/Reason: not paid$/)
  })

  it('is told where the card terminal was not even asked', () => {
    const run = (cause: unknown): string => textsFor({ kind: 'refused', cause }, 'en').cashier
    expect(run(new TerminalBusyError('', 'declined'))).toBe(
      'The card terminal did not do it. Wait until the card terminal is free.',
    )
    expect(run(new FindingsError([]))).toBe(
      'The card terminal did not do it. First reverse the payments that were found to be wrong.',
    )
    expect(run(new Error('no paper'))).toBe(
      'The card terminal did not do it. Look at the terminal. Reason: no paper',
    )
  })

  it('never sends a cashier on to charge while something has to be mended first', () => {
    const aborted = (cause: unknown): string => textsFor({ kind: 'aborted', saleId, cause }, 'en').cashier
    expect(aborted(undefined)).toBe('Not paid, nothing was charged. Charge again if wanted.')
    expect(aborted(lost)).toMatch(/Charge again/)
    for (const cause of [
      new JournalError('broken'),
      new TerminalBusyError('till-0041', 'declined'),
      obstacles[5],
    ])
      expect(aborted(cause)).not.toMatch(/charge again/i)
  })

  it('shows no card number and no password, wherever they stand in it', () => {
    const digits = fc.stringMatching(/^\d{13,19}$/)
    const around = fc.string({ maxLength: 150 }).map((text) => text.replaceAll(/\d/g, ''))
    fc.assert(
      fc.property(around, digits, fc.constantFrom('', ' ', '-'), around, (before, number, gap, behind) => {
        const message = `${before} ${number.replaceAll(/(\d{4})(?=\d)/g, `$1${gap}`)} ${behind}`
        const causes = [new Error(message), message, new ApiError({ ...refusal, userMessage: message })]
        for (const told of causes.flatMap((cause) => Object.values(everything(cause)).flat())) {
          const { cashier, customer } = textsFor(told, 'de')
          expect(cashier.replaceAll(/[ -]/g, '')).not.toContain(number)
          expect(cashier.replaceAll(saleId, '')).not.toMatch(/\d{9}/)
          expect(cashier.length).toBeLessThanOrEqual(160)
          expect(customer).not.toContain(number.slice(0, 4))
        }
      }),
      { numRuns: 50 },
    )
    const secret = new Error('cannot reach https://till:geheim@api.example.org/Smart')
    expect(textsFor({ kind: 'aborted', saleId, cause: secret }, 'de').cashier).toMatch(
      /Grund: cannot reach https:\/\/…@api\.example\.org\/Smart$/,
    )
  })

  it('stays on one line, and is cut where there is no room', () => {
    const cause = new Error(`line 1\nline 2\u202E ${'x'.repeat(300)}`)
    const { cashier } = textsFor({ kind: 'aborted', saleId, cause }, 'de')
    expect(cashier).toMatch(/^Nicht bezahlt, .* Bei Bedarf erneut kassieren\. Grund: line 1 line 2 x+…$/)
    expect(cashier).toHaveLength(160)
  })
})

describe('whatever comes', () => {
  it('a kind that is not known yet says to wait, and not to charge again', () => {
    const [applied] = everything(undefined).applied
    const [presenting] = everything(undefined).presenting
    const odd: readonly unknown[] = [
      undefined,
      null,
      'approved',
      {},
      { kind: 'hovering' },
      { kind: 'constructor' },
      { kind: 'outcome' },
      { ...presenting, method: 'cheque' },
      { ...presenting, due: undefined },
      { ...applied, covered: '5,00' },
      { ...applied, due: 0.5 },
    ]
    for (const told of odd) {
      // Cast: a newer driver, or a till in plain JavaScript.
      expect(textsFor(told as Told, 'de').cashier).toMatch(/Nicht erneut kassieren/)
      expect(textsFor(told as Told, 'en').cashier).toMatch(/Do not charge again/)
    }
    const holed = { ...approved, receipts: [null, copy] }
    // Casts: as above.
    expect(textsFor(holed as unknown as Told, 'en')).toEqual(textsFor(approved, 'en'))
    expect(textsFor(approved, 'fr' as Language)).toEqual(textsFor(approved, 'de'))
  })

  it('never throws', () => {
    const kinds = Object.keys(everything(undefined))
    const fields = [
      'outcome',
      'saleId',
      'cause',
      'due',
      'covered',
      'currency',
      'receipts',
      'transaction',
      'method',
    ]
    const thing = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc
        .tuple(
          fc.constantFrom(...kinds),
          fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 2 })),
        )
        .map(([kind, rest]) => ({ ...rest, kind })),
    )
    fc.assert(
      fc.property(thing, fc.constantFrom(...languages), (told, language) => {
        // Cast: whatever comes.
        const { cashier, customer } = textsFor(told as unknown as Told, language)
        expect(cashier.length).toBeLessThanOrEqual(160)
        expect(customer).not.toBe('')
      }),
      { numRuns: 400 },
    )
  })

  it('amounts and sale ids of any length leave room for what to do', () => {
    const amount = fc.integer({ min: -1e11, max: 1e11 })
    const long = fc.string({ minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(amount, amount, long, fc.constantFrom(...languages), (due, covered, sale, language) => {
        const transaction = { basket_info: { sum: due, currency: 'EUR' } } as SmartTransaction
        const { applied, presenting, approved: yes, earlier } = everything(undefined)
        const things: readonly Told[] = [
          ...applied.map((each) => ({ ...each, due, covered })),
          ...presenting.map((each) => ({ ...each, due })),
          ...yes.map((each) => ({ ...each, transaction })),
          ...earlier.map(({ outcome }) => ({
            kind: 'earlier' as const,
            outcome: { ...outcome, saleId: sale, transaction },
          })),
        ]
        for (const told of things) {
          const { cashier, customer } = textsFor(told, language)
          expect(cashier).toMatch(/^[^\n]{1,159}\.$/)
          for (const line of customer.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('no character is cut in two', () => {
    for (const odd of ['', 'x']) {
      const { cashier } = textsFor({ kind: 'aborted', saleId, cause: odd + '🍞'.repeat(200) }, 'en')
      const earlier = { ...approved, saleId: '🍞'.repeat(40) + odd }
      expect(cashier + textsFor({ kind: 'earlier', outcome: earlier }, 'en').cashier).not.toMatch(/\p{Cs}/u)
    }
  })

  it('of a long sale id the end is shown', () => {
    const long: Told = { kind: 'earlier', outcome: { ...approved, saleId: `${'0'.repeat(40)}-till-7/4711` } }
    expect(textsFor(long, 'en').cashier).toMatch(/sale …0+-till-7\/4711 is paid/)
  })
})

const readme = readFileSync(join(import.meta.dirname, '../texts.md'), 'utf8')

it('the table in texts.md has them all, word for word', () => {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rows = Object.entries(everything(undefined)).flatMap(([kind, things]) =>
    things.map((told) => {
      const [de, en] = [textsFor(told, 'de'), textsFor(told, 'en')]
      return row([
        `\`${kind}\``,
        de.cashier,
        en.cashier,
        ...[de, en].map(({ customer }) => customer.replace('\n', '<br>')),
      ])
    }),
  )
  const table = [row(['Told', 'Kassierer', 'Cashier', 'Kunde', 'Customer']), ...rows]
  // Columns may be aligned.
  expect(readme.replaceAll(/ +/g, ' ').split('\n')).toEqual(expect.arrayContaining(table))
})

describe('the text of a finding', () => {
  const kinds: Readonly<Record<Finding['kind'], RegExp>> = {
    'found payment': /at the server, 16\.00 EUR, not in this till/,
    double: /more than once, 16\.00 EUR/,
    orphan: /never started/,
    phantom: /by the journal, 15\.00 EUR, not at the server/,
    amount: /15\.00 EUR in the journal, 16\.00 EUR at the server/,
  }
  const actions: Readonly<Record<Finding['action'], RegExp>> = {
    'give up': /nothing to do\.$/,
    reverse: /Reverse the payment/,
    'look into it': /Do not charge again: compare slips and back office\.$/,
  }
  const both = {
    expected: { ...money, outcome: 'approved' },
    found: { amount: 1600, currency: 'EUR', status: 'ok' },
  }
  const cases = (Object.keys(kinds) as Finding['kind'][]).flatMap((kind) =>
    (Object.keys(actions) as Finding['action'][]).map((action) => ({ kind, action, ...ids }) as const),
  )

  it.each(cases)('$kind, $action', (finding) => {
    const text = findingText({ ...finding, ...both }, 'en')
    expect(text).toMatch(kinds[finding.kind])
    expect(text).toMatch(actions[finding.action])
    expect(text).toContain(`Sale ${saleId}`)
    const german = findingText({ ...finding, ...both }, 'de')
    expect(german).toContain(`Verkauf ${saleId}`)
    expect(german.match(/1[56],00 EUR/g)).toEqual(
      text.match(/1[56]\.00 EUR/g)?.map((amount) => amount.replace('.', ',')) ?? null,
    )
    for (const language of languages)
      expect(findingText(finding, language)).not.toMatch(/undefined|NaN|EUR|[?{}]| {2}| [.,]/)
  })

  it('fits, whatever the amounts and the sale', () => {
    const huge = { amount: -1e11, currency: 'EUR', status: 'ok', outcome: 'approved' }
    for (const finding of cases)
      for (const language of languages) {
        const sale = `till-7 ${'9'.repeat(40)}`
        const text = findingText({ ...finding, saleId: sale, expected: huge, found: huge }, language)
        expect(text).toMatch(/^[^\n]{1,159}\.$/)
      }
  })

  it('tells a double payment to be reversed whether or not the goods are gone', () => {
    const reverse = { action: 'reverse', ...ids } as const
    expect(findingText({ kind: 'double', ...reverse }, 'en')).not.toMatch(/goods/)
    expect(findingText({ kind: 'found payment', ...reverse }, 'en')).toMatch(
      /if the goods were not handed out/,
    )
  })

  it('of a kind that is not known yet sends a person to look', () => {
    // Cast: a newer driver.
    const newer = { kind: 'constructor', action: 'toString', saleId } as unknown as Finding
    expect(findingText(newer, 'en')).toBe(
      `Sale ${saleId}: journal and server do not agree. Do not charge again: compare slips and back office.`,
    )
  })
})
