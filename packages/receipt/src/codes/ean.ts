/**
 * The digits of an EAN-13 or EAN-8 (GS1 General Specifications, section 5.2): widths of bars and spaces in turn,
 * in modules. UPC-A is an EAN-13 with a 0 in front.
 */
export function eanWidths(digits: string): string {
  // The first of 13 digits has no bars: it is told by the sets that the next six are in.
  const sets = digits.length === 13 ? LEFT_SETS[Number(digits[0])]! : 'AAAA'
  const drawn = digits.slice(-2 * sets.length)
  const widths = Array.from(drawn, (digit) => DIGITS[Number(digit)]!)
  const left = widths.slice(0, sets.length)
  const right = widths.slice(sets.length)
  // On the right the same widths begin with a bar, which makes them set C.
  const leftWidths = left.map((digit, at) =>
    sets[at] === 'A' ? digit : Array.from(digit).toReversed().join(''),
  )
  return `111${leftWidths.join('')}11111${right.join('')}111`
}

// Set A: space, bar, space, bar. Set B is its mirror image.
const DIGITS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112']
const LEFT_SETS = [
  'AAAAAA',
  'AABABB',
  'AABBAB',
  'AABBBA',
  'ABAABB',
  'ABBAAB',
  'ABBBAA',
  'ABABAB',
  'ABABBA',
  'ABBABA',
]
