import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ConnectionError, maskCardNumbers, ServerError } from '@secukit/api'
import {
  type Approved,
  JournalError,
  openFileJournal,
  openTerminal,
  type Outcome,
  type PaymentEvent,
  type Sale,
  TerminalBusyError,
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
  const columns = readInteger('columns', textOption(input, 'columns') ?? '48', 20, 64)
  const patience = readInteger('patience', textOption(input, 'patience') ?? '60', 0, 3600) * 1000
  const file = textOption(input, 'journal') ?? (await ownJournalFile(connection))
  const journal = await openFileJournal(file)
  const interrupts = watchInterrupts(sale.saleId, output)
  try {
    await using terminal = await openTerminal({ secuconnect: connection.secuconnect, journal, patience })
    const print = (outcome: Outcome): Promise<void> => printReceipts(outcome, columns, input, output)
    // Without a number of its own this sale may be the very one that an earlier run was interrupted in.
    const standing =
      textOption(input, 'sale-id') === undefined ? terminal.recovered.find(mayBePaid) : undefined
    const tellEarlier = async (outcome: Outcome): Promise<void> => {
      output.say(`earlier payment: ${summary(outcome)}`)
      // Of its own sale it is printed below.
      if (outcome.saleId !== sale.saleId && outcome !== standing) await print(outcome)
    }
    for (const outcome of terminal.recovered) await tellEarlier(outcome)
    if (standing) {
      if (input.options['json']) output.data(JSON.stringify(outcomeData(standing), undefined, 2))
      else await print(standing)
      return reportStanding(standing, file, output)
    }
    // A sale that the journal knows may be paid: its outcome counts, whatever became of the card since.
    const isKnown = journal.records.some(({ saleId }) => saleId === sale.saleId)
    if (sale.card !== undefined && !isKnown) await checkCard(sale.card, connection)

    const payment = terminal.pay(sale)
    let isNew = false
    for await (const event of payment.events) {
      isNew ||= event.kind === 'creating'
      if (event.kind === 'presenting' || event.kind === 'resolving') interrupts.hold()
      if (event.kind === 'earlier') await tellEarlier(event.outcome)
      else tell(event, sale.saleId, output)
    }
    const outcome = await payment.outcome
    if (input.options['json']) output.data(JSON.stringify(outcomeData(outcome), undefined, 2))
    else await print(outcome)
    if (outcome.kind === 'approved' && !isNew && !isUnconfirmed(outcome))
      output.say(`sale ${sale.saleId} is not new: it was not charged again`)
    return report(outcome, file, output)
  } finally {
    interrupts.release()
    await journal.close()
  }
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

/** While the money may be on its way, one Ctrl+C does not end the process; a second one does. */
function watchInterrupts(saleId: string, output: Output): { hold: () => void; release: () => void } {
  let first: number | undefined
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
      `\nthe payment of sale ${saleId} is under way and its outcome is awaited. Ctrl+C again ends this; then ask with --sale-id ${saleId} what became of it`,
    )
  }
  let isHeld = false
  return {
    hold() {
      if (isHeld) return
      isHeld = true
      process.on('SIGINT', onInterrupt)
    },
    release: () => void process.off('SIGINT', onInterrupt),
  }
}

function tell(event: PaymentEvent, saleId: string, output: Output): void {
  if (event.kind === 'presenting')
    output.say(output.style.dim(`transaction ${event.transactionId} is created, paying … (sale ${saleId})`))
  if (event.kind === 'resolving')
    output.say(output.style.dim(`no outcome yet (${whyUnknown(event.cause)}), asking again: ${event.tries}`))
}

/** Never throws: a receipt that cannot be printed does not undo the payment. */
async function printReceipts(outcome: Outcome, columns: number, input: Input, output: Output): Promise<void> {
  if (outcome.kind !== 'approved' || isUnconfirmed(outcome) || textOption(input, 'print') === 'none') return
  const { saleId, transaction } = outcome
  if (input.options['json']) {
    // Of a payment that is not the one that was asked for: that one has standard output for itself.
    output.say(`its receipt is printed by the same command with --sale-id ${saleId}`)
    return
  }
  if (!transaction) {
    output.say(`its receipt could not be fetched: run the same command with --sale-id ${saleId} to print it`)
    return
  }
  const { renderReceipt } = await import('@secukit/receipt')
  const copies = [
    transaction.receipt,
    transaction.receipt_merchant_print ? transaction.receipt_merchant : undefined,
  ]
  const printed = copies.filter((copy) => copy && copy.length !== 0)
  if (printed.length === 0) return
  try {
    output.data(printed.map((copy) => renderReceipt(copy, { to: 'text', columns })).join('\n'))
  } catch (error) {
    output.say(`its receipt cannot be printed: ${messageOf(error)}`)
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
      if (outcome.cause instanceof TerminalBusyError)
        output.say(`  First run the command of that payment again with --sale-id ${outcome.cause.saleId}`)
      return codeOf(outcome.cause)
    case 'unresolved':
      output.say(`${red('?')} ${summary(outcome)}`)
      output.say(
        `  Do not take the money again. Run the same command with --sale-id ${outcome.saleId} to ask once more; the journal is ${journal}`,
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

/** The outcome as JSON: without the functions, and with causes as words. */
function outcomeData(outcome: Outcome): unknown {
  return {
    ...outcome,
    ...('cause' in outcome && outcome.cause !== undefined && { cause: messageOf(outcome.cause) }),
  }
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
