import type { ReceiptLine, SmartTransaction } from '@secukit/api'

/** One copy of the receipts of a payment. */
export interface ReceiptCopy {
  readonly copy: 'customer' | 'merchant'
  /** In the vendor's line types: `renderReceipt` of `@secukit/receipt` prints them. */
  readonly lines: readonly ReceiptLine[]
  /** Whether the customer has to sign it: compare the signature before you hand out the goods. */
  readonly toSign: boolean
  /** Whether it may have been printed before: it says `Zweitschrift`. */
  readonly isDuplicate: boolean
}

const duplicateMark: ReceiptLine = {
  type: 'textline',
  value: { text: '* * Zweitschrift * *', decoration: ['align-center', 'important'] },
}

/**
 * The copies that have to be printed, the customer's first. A copy without lines is none. `duplicate`: they may have
 * been printed before, and say so in their first line. Reads whatever a server may send, and changes nothing in it.
 */
export function receiptsOf(
  transaction: SmartTransaction,
  { duplicate = false }: { readonly duplicate?: boolean } = {},
): readonly ReceiptCopy[] {
  const { receipt, receipt_merchant, receipt_merchant_print } = fieldsOf(transaction)
  const merchant = linesOf(receipt_merchant)
  const toSign = merchant.some(asksForSignature)
  return [
    copyOf('customer', linesOf(receipt), false, duplicate),
    // With a line to sign it is printed whatever the flag says: some read the flag as "was printed", and without the
    // signature on paper the merchant has no proof of the payment. One slip too many does no harm.
    copyOf('merchant', receipt_merchant_print === true || toSign ? merchant : [], toSign, duplicate),
  ].filter(({ lines }) => lines.length > 0)
}

function copyOf(
  copy: ReceiptCopy['copy'],
  lines: readonly ReceiptLine[],
  toSign: boolean,
  isDuplicate: boolean,
): ReceiptCopy {
  return {
    copy,
    lines: isDuplicate && lines.length > 0 ? [duplicateMark, ...lines] : lines,
    toSign,
    isDuplicate,
  }
}

/** An array of lines, or an object with header and body. Anything else has none. */
function linesOf(receipt: unknown): readonly ReceiptLine[] {
  if (Array.isArray(receipt)) return receipt.flatMap(readLine)
  const { header, body } = fieldsOf(receipt)
  return [header, body].flatMap((part) => (Array.isArray(part) ? part.flatMap(readLine) : []))
}

/** Lines of any type are carried along as they are. A bare text is made a line; what is neither is left out. */
function readLine(line: unknown): readonly ReceiptLine[] {
  if (typeof line === 'string') return [{ type: 'textline', value: { text: line } }]
  // Cast: whatever its type says, it is for the printing to make sense of.
  return isFields(line) ? [line as unknown as ReceiptLine] : []
}

/** What says that nobody has to sign. It is taken out of a line before the line is asked for a signature. */
const noSignature =
  /\b(?:keine|ohne|no|without) (?:(?:kunden|cardholder|customer)[ -]?)?(?:unterschrift|signature)|(?:unterschrift|signature) ?:? ?(?:ist |is )?(?:entf(?:ä|ae)llt|(?:nicht|not) (?:erforderlich|n(?:ö|oe)tig|notwendig|benötigt|required|needed|necessary))/gi

/** Generous: a slip that is signed without need costs a moment, one that is not signed may cost the payment. */
function asksForSignature(line: ReceiptLine): boolean {
  const words = textsIn(line).join(' ').replaceAll(/\s+/g, ' ')
  return /unterschrift|signature/i.test(words.replaceAll(noSignature, ' '))
}

/** The texts in a line of any type, and its type: who knows what a later one is called. */
function textsIn(line: ReceiptLine): readonly string[] {
  return [line, line.value].flatMap((part: unknown) =>
    typeof part === 'object' && part !== null
      ? Object.values(part).filter((text) => typeof text === 'string')
      : [],
  )
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}
