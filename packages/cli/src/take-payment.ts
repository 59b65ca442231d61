import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ConnectionError, maskCardNumbers, ServerError } from '@secukit/api'
import {
  type Approved,
  type Due,
  JournalError,
  openFileJournal,
  openTerminal,
  type Outcome,
  type Payment,
  type PaymentEvent,
  type ReceiptCopy,
  type Sale,
  type Terminal,
  TerminalBusyError,
  textsFor,
} from '@secukit/terminal'
import { formatAmount, readInteger } from './amount.ts'
import { checkCardNumber, maskCard } from './card-number.ts'
import { type Input, textOption } from './command.ts'
import type { Connection } from './connection.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { explain } from './explain.ts'
import { Failure } from './failure.ts'
import type { Output } from './output.ts'
import { stateFolder } from './profiles.ts'

/** Takes one payment with the driver, tells what happens on stderr, and prints what came of it. */
export async function takePayment(
  sale: Sale,
  connection: Connection,
  input: Input,
  output: Output,
): Promise<ExitCode> {
  const patience = readInteger('patience', textOption(input, 'patience') ?? '60', 0, 3600) * 1000
  const columns = readInteger('columns', textOption(input, 'columns') ?? '48', 20, 64)
  const file = textOption(input, 'journal') ?? (await ownJournalFile(connection))
  const journal = await openFileJournal(file)
  const interrupts = watchInterrupts(sale.saleId, output)
  try {
    await using terminal = await openTerminal({
      secuconnect: connection.secuconnect,
      journal,
      patience,
      // This run is over before a comparison of the whole day would be.
      reconcileEvery: 0,
    })
    const slips = slipPrinter(terminal, columns, input, output)
    const earlier = earlierPayments(terminal)
    // Without a number of its own this sale may be the very one that an earlier run was interrupted in.
    const standing = textOption(input, 'sale-id') === undefined ? earlier.find(mayBePaid) : undefined
    const tellEarlier = async (outcome: Outcome): Promise<void> => {
      // Of its own sale it is told below.
      if (outcome.saleId === sale.saleId && !terminal.recovered.includes(outcome)) return
      output.say(`earlier payment: ${summary(outcome)}`)
      if (outcome.saleId !== sale.saleId && outcome !== standing) await slips.ofOther(outcome)
    }
    for (const outcome of earlier) await tellEarlier(outcome)
    if (standing) {
      await slips.of(standing)
      return reportStanding(standing, file, output)
    }
    // A sale that the journal knows may be paid: its outcome counts, whatever became of the card since.
    const isKnown = journal.records.some((record) => 'saleId' in record && record.saleId === sale.saleId)
    if (sale.card !== undefined && !isKnown) await checkCard(sale.card, connection)

    const confirmDue = ({ due, covered, currency }: Due): boolean => {
      output.say(
        `the card pays ${formatAmount(covered, currency)}, ${formatAmount(due, currency)} are left to pay${due > 0 ? ` (${sale.method})` : ''}`,
      )
      return true
    }
    const payment = terminal.pay(sale, { confirmDue })
    interrupts.hold(payment)
    let isNew = false
    for await (const event of payment.events) {
      isNew ||= event.kind === 'creating'
      if (event.kind === 'earlier') await tellEarlier(event.outcome)
      else tell(event, sale.saleId, output)
    }
    const outcome = await payment.outcome
    await slips.of(outcome)
    if (outcome.kind === 'approved' && !isNew && !isUnconfirmed(outcome))
      output.say(`sale ${sale.saleId} is not new: it was not charged again`)
    return report(outcome, file, output)
  } finally {
    interrupts.release()
    await journal.close()
  }
}

/**
 * What an earlier run did not bring to its end: payments that were open, and payments whose receipt was not handed out,
 * so that whoever asked for them may not know that they are paid.
 */
function earlierPayments({ recovered, unprinted }: Terminal): readonly Outcome[] {
  const known = new Set(recovered.map(({ transactionId }) => transactionId))
  const unseen = unprinted
    .filter(({ transactionId }) => !known.has(transactionId))
    .map((sale): Outcome => ({ ...sale, kind: 'approved', receipts: [] }))
  return [...unseen, ...recovered]
}

/** Where the journal of an API is kept when no file is named. Folders of files that are named are left alone. */
async function ownJournalFile({ journalName }: Connection): Promise<string> {
  const folder = stateFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw Failure.input(`${folder}: cannot make the folder of the journals: ${messageOf(error)}`)
  })
  return join(folder, journalName)
}

/** A sale id for those who give none: never the same twice. */
export function newSaleId(): string {
  return `cli-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`
}

/** Approved, or nobody can tell: money may have been taken. */
function mayBePaid({ kind }: Outcome): boolean {
  return kind === 'approved' || kind === 'unresolved'
}

/** The outcome of an earlier run in place of the payment that was asked for: that one may be the same sale. */
function reportStanding(outcome: Outcome, journal: string, output: Output): ExitCode {
  if (outcome.kind !== 'approved') return report(outcome, journal, output)
  output.say(
    `${output.style.red('?')} sale ${outcome.saleId} was paid by an earlier run that did not finish; nothing was charged now`,
  )
  output.say(
    '  If that was this sale, it is done. To take a further payment, run the command again; with --sale-id it is clear which sale is meant.',
  )
  return exitCode.unresolved
}

/** While a payment is under way, one Ctrl+C asks for its end, and its outcome is awaited; a second one ends the process. */
function watchInterrupts(
  saleId: string,
  output: Output,
): { hold: (payment: Payment) => void; release: () => void } {
  let first: number | undefined
  let held: Payment | undefined
  const onInterrupt = (): void => {
    if (first !== undefined) {
      // npx passes on what the terminal has sent to both: one press, two signals.
      if (performance.now() - first < 500) return
      process.off('SIGINT', onInterrupt)
      process.kill(process.pid, 'SIGINT')
      return
    }
    first = performance.now()
    output.say(
      `\nthe payment of sale ${saleId} is asked to end, and its outcome is awaited: it may be paid. Ctrl+C again ends this; then ask with --sale-id ${saleId} what became of it`,
    )
    void held?.cancel()
  }
  return {
    hold(payment) {
      held = payment
      process.on('SIGINT', onInterrupt)
    },
    release: () => void process.off('SIGINT', onInterrupt),
  }
}

function tell(event: PaymentEvent, saleId: string, output: Output): void {
  const said = wordsFor(event, saleId)
  if (said !== undefined) output.say(output.style.dim(said))
}

/** The rest is told elsewhere: what a card pays before it is confirmed, the outcome at the end. */
function wordsFor(event: PaymentEvent, saleId: string): string | undefined {
  switch (event.kind) {
    case 'presenting':
      return `transaction ${event.transactionId} is created, paying … (sale ${saleId})`
    case 'resolving':
      return `no outcome yet (${whyUnknown(event.cause)}), asking again: ${event.tries}`
    case 'cancel requested':
    case 'fencing':
      return textsFor(event, 'en').cashier
    case 'needs operator':
      return `only a person can tell now: look for transaction ${event.transactionId} on the slips of the card terminal and in the back office`
    default:
      return undefined
  }
}

/** Hands out what there is to hand out of a payment. Never throws: a receipt that cannot be printed does not undo it. */
interface SlipPrinter {
  /** Of the payment that was asked for: with `--json` the whole outcome. */
  readonly of: (outcome: Outcome) => Promise<void>
  /** Of another payment: standard output belongs to the one that was asked for when it is JSON. */
  readonly ofOther: (outcome: Outcome) => Promise<void>
}

function slipPrinter(terminal: Terminal, columns: number, input: Input, output: Output): SlipPrinter {
  const isJson = input.options['json'] === true
  const isSilent = textOption(input, 'print') === 'none'
  let between = ''

  async function print({ lines, toSign }: ReceiptCopy): Promise<void> {
    const { renderReceipt } = await import('@secukit/receipt')
    output.data(between + renderReceipt(lines, { to: 'text', columns }))
    between = '\n'
    if (toSign)
      output.say(
        "the customer signs the merchant's copy: compare the signature before you hand out the goods",
      )
  }

  /** What is left to hand out; each copy is remembered as handed out, and the same again says that it is a duplicate. */
  async function take(
    { saleId }: Approved,
    each: (copy: ReceiptCopy) => Promise<void> | void,
  ): Promise<number> {
    try {
      return await terminal.printReceipts(saleId, each)
    } catch (error) {
      output.say(
        `its receipt could not be printed (${whyUnknown(error)}): run the same command with --sale-id ${saleId} to print it`,
      )
      return 0
    }
  }

  async function inJson(outcome: Outcome): Promise<void> {
    const copies: ReceiptCopy[] = []
    if (outcome.kind === 'approved' && !isUnconfirmed(outcome))
      await take(outcome, (copy) => void copies.push(copy))
    const data = outcomeData(outcome)
    output.data(JSON.stringify(copies.length > 0 ? { ...data, receipts: copies } : data, undefined, 2))
  }

  async function inText(outcome: Outcome): Promise<void> {
    if (outcome.kind !== 'approved' || isUnconfirmed(outcome)) return
    const printed = await take(outcome, isSilent ? () => undefined : print)
    // Nothing is left to print: whoever asks again wants it again.
    if (printed === 0 && !isSilent)
      for (const copy of outcome.receipts) if (copy.isDuplicate) await print(copy)
  }

  return {
    of: isJson ? inJson : inText,
    ofOther: async (outcome) => {
      if (outcome.kind !== 'approved' || isUnconfirmed(outcome) || isSilent) return
      if (isJson) output.say(`its receipt is printed by the same command with --sale-id ${outcome.saleId}`)
      else await take(outcome, print)
    },
  }
}

/** What became of the payment, in one line on stderr, and the exit code that says the same. */
function report(outcome: Outcome, journal: string, output: Output): ExitCode {
  const { green, red } = output.style
  switch (outcome.kind) {
    case 'approved':
      if (isUnconfirmed(outcome)) {
        output.say(
          `${red('?')} the journal says that sale ${outcome.saleId} was paid, but the server does not confirm it: transaction ${outcome.transactionId}${because(outcome.cause)}`,
        )
        output.say(
          `  It was not charged again. Look the transaction up in the back office; the journal is ${journal}`,
        )
        return exitCode.unresolved
      }
      output.say(`${green('✓')} ${summary(outcome)}`)
      return exitCode.done
    case 'declined':
      output.say(`${red('✗')} ${summary(outcome)}`)
      return exitCode.refused
    case 'aborted':
      output.say(`${red('✗')} ${summary(outcome)}`)
      if (outcome.cause instanceof TerminalBusyError && outcome.cause.saleId !== '')
        output.say(`  First run the command of that payment again with --sale-id ${outcome.cause.saleId}`)
      return codeOf(outcome.cause)
    case 'unresolved':
      output.say(`${red('?')} ${summary(outcome)}`)
      output.say(
        `  Do not take the money again. Run the same command with --sale-id ${outcome.saleId} to ask once more; the journal is ${journal}`,
      )
      output.say(
        outcome.needsOperator
          ? '  Look for it on the slips of the card terminal and in the back office.'
          : '  What was lost on its way is withdrawn when it was asked about for 2 minutes, at a card terminal for 4: --patience 300 waits for that.',
      )
      return exitCode.unresolved
  }
}

/** Why nothing was charged, as an exit code; a cause that says nothing of its own leaves it at that. */
function codeOf(cause: unknown): ExitCode {
  // Whether the record is on disk nobody knows: a person must look at the journal.
  if (cause instanceof JournalError) return exitCode.unresolved
  const code = cause === undefined ? exitCode.refused : explain(cause).code
  return code === exitCode.internalFault ? exitCode.refused : code
}

/** Known as paid, but the server, which was reached, does not say so. */
function isUnconfirmed({ cause }: Approved): boolean {
  return cause !== undefined && !(cause instanceof ConnectionError || cause instanceof ServerError)
}

function summary(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'approved': {
      const info = outcome.transaction?.basket_info
      const amount = Number.isSafeInteger(info?.sum) ? ` ${formatAmount(info?.sum ?? 0, info?.currency)}` : ''
      return `paid${amount}: transaction ${outcome.transactionId} (sale ${outcome.saleId})`
    }
    case 'declined':
      return `declined, nothing was charged: transaction ${outcome.transactionId} (sale ${outcome.saleId})${because(outcome.cause)}`
    case 'aborted':
      return `not paid, nothing was charged (sale ${outcome.saleId})${because(outcome.cause)}`
    case 'unresolved':
      return `not known whether it is paid: transaction ${outcome.transactionId} (sale ${outcome.saleId})\n  ${whyUnknown(outcome.cause)}`
  }
}

/** What is in the way of knowing. Of a question that did not get through `messageOf` says "nothing was sent": read as not paid, that is wrong. */
function whyUnknown(cause: unknown): string {
  return cause instanceof ConnectionError && cause.sent === 'no'
    ? 'the server cannot be reached now'
    : messageOf(cause)
}

function because(cause: unknown): string {
  return cause === undefined
    ? ''
    : `\n  ${explain(cause).code === exitCode.internalFault ? messageOf(cause) : explain(cause).message.replaceAll('\n', '\n  ')}`
}

function messageOf(cause: unknown): string {
  return maskCardNumbers(cause instanceof Error ? cause.message : String(cause))
}

/** The outcome as JSON: without what can only be waited for, and with causes as words. */
function outcomeData(outcome: Outcome): Readonly<Record<string, unknown>> {
  const {
    settle: _settle,
    settled: _settled,
    cause,
    ...data
  }: Partial<Record<string, unknown>> = {
    ...outcome,
  }
  return { ...data, ...(cause !== undefined && { cause: messageOf(cause) }) }
}

/** The card is asked about first: an unknown or locked one is refused before anything is created. */
async function checkCard(cardnumber: string, { secuconnect }: Connection): Promise<void> {
  checkCardNumber(cardnumber)
  const { isValid, isLocked } = await secuconnect.loyalty.merchantCards.validate('me', { cardnumber })
  if (!isValid)
    throw new Failure(
      exitCode.refused,
      `card ${maskCard(cardnumber)} is not known to this merchant. Check the number on the card.`,
    )
  if (isLocked)
    throw new Failure(
      exitCode.refused,
      `card ${maskCard(cardnumber)} is locked. It cannot be used until the merchant unlocks it.`,
    )
}
