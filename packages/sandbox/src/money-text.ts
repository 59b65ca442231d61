/** Cents as the vendor's receipts print them: `1500` becomes `15,00 EUR`. */
export function moneyText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)} EUR`
}
