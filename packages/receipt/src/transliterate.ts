// What each character of the first column becomes; capitals follow from small letters. A replacement must leave
// every number beside it as it was: so `°` is no `o`, `µ` no `m`, `←` no `<-`. Greek is left out, as its letters
// are units too.
const TABLE = `
€ EUR
£ GBP
¥ JPY
₺ TRY
₽ RUB
₴ UAH
₹ INR
₩ KRW
₪ ILS
„“”‟«»″ "
‚‘’‛‹›′´ʼ '
–—‒―−‐‑ -
• ·
·∙⋅ *
… ...
™ (TM)
© (C)
® (R)
§ Par.
№ Nr.
→ >>
← <<
✓✔ OK
✗✘× x
÷⁄∕ /
≤ <=
≥ >=
≠ !=
± +/-
≈ ~
° Grad
ªº .
‰ Promille
µμ u
Μ M
Ω Ohm
٫ ,
٬ '
ß ss
ẞ SS
äæ ae
öœ oe
ü ue
ø o
ł l
đð d
þ th
ı i
ŋ ng
─━ -
═ =
│┃║ |
█▓▒░■▀▄▌▐ #
ґ g
`
// U+0430 to U+045F, spelt as in passports (ICAO 9303-3, section 6), but for the soft sign, which they leave out.
const CYRILLIC =
  "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y ' e iu ia e e d g ie dz i i j lj nj c k i u dz"
const ASCII = /^[\x20-\x7e]*$/
const DIGIT = /^\p{Nd}$/u
// Joiners, variation selectors and the like, and the frame of a keycap.
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?<=^[0-9#*]\ufe0f?)\u20e3$/gu
const RAISED = /[\xb2\xb3\xb9\u2070-\u207f]|\p{Lm}/u

let table: ReadonlyMap<string, string> | undefined

/**
 * Plainer spellings of what is seen as one character, best first, for a printer that has no such character: each
 * is to be tried until the printer has all of it. The last one is ASCII. Empty when there is none, and for ASCII.
 *
 * Numbers stay what they are: a digit of any script becomes that digit; everything else brings something other
 * than a digit first (`1½` becomes `1 1/2`, `10²` becomes `10^2`).
 */
export function transliterate(character: string): readonly string[] {
  const spellings: string[] = []
  let spelling = character
  while (!ASCII.test(spelling)) {
    const next = plainer(spelling)
    if (next === spelling) return []
    spellings.push((spelling = next))
  }
  return spellings
}

// One step down; the same when there is none.
function plainer(text: string): string {
  const known = tabulated(text)
  if (known !== undefined) return known
  const seen = text.replace(UNSEEN, '')
  if (seen !== text) return seen
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '')
  if (letters !== text && /^\p{L}+$/u.test(letters)) return letters
  const characters = Array.from(text)
  return characters.length > 1 ? characters.map(plainer).join('') : compatible(text)
}

function tabulated(character: string): string | undefined {
  table ??= new Map([
    ...CYRILLIC.split(' ').map((spelling, index) => [String.fromCharCode(0x430 + index), spelling] as const),
    ...TABLE.split('\n').flatMap((line) => {
      const [characters = '', spelling = ''] = line.split(' ')
      return Array.from(characters, (one) => [one, spelling] as const)
    }),
  ])
  const small = character.toLowerCase()
  const spelling = table.get(character)
  if (spelling !== undefined || small === character) return spelling
  return table.get(small)?.replace(/^./, (first) => first.toUpperCase())
}

// Box drawing; digits; full-width and mathematical forms, ligatures, squared and circled characters, exponents.
function compatible(character: string): string {
  if (/[\u2500-\u257f]/.test(character)) return '+'
  if (DIGIT.test(character)) return digitOf(character)
  const plain = character.normalize('NFKC')
  if (plain === character) return plain
  if (RAISED.test(character)) return `^${plain}`
  if (plain.includes('\u2044')) return ` ${plain}`
  return /^(?!\().*[0-9]|^.$/.test(plain) && /[\p{No}\p{So}]/u.test(character) ? `(${plain})` : plain
}

// Unicode keeps the digits of a script together, from zero to nine.
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}
