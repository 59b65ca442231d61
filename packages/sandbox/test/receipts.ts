import type { ReceiptLine } from '../src/generated/models.ts'

/** A receipt as one reads it: captions in brackets, names and values with a bar between, blank lines empty. */
export function read(receipt: readonly ReceiptLine[] | undefined): readonly string[] {
  return (receipt ?? []).map(({ type, value }) => {
    const { caption, name, text, value: right } = (value ?? {}) as Record<string, string>
    return (
      { separator: `[${caption}]`, 'name-value': `${name}|${right}`, textline: text ?? '', space: '' }[
        type as string
      ] ?? '?'
    )
  })
}
