/** The language of a receipt's text. */
export type ReceiptLanguage = 'de' | 'en'

/** What a receipt is called: the title of a document, and how a screen reader announces it. */
export function receiptTitle(lang: ReceiptLanguage): string {
  return lang === 'en' ? 'Receipt' : 'Beleg'
}
