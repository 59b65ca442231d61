/**
 * The characters that `ESC R n` puts in place of twelve ASCII characters, by country: Epson ESC/POS reference,
 * `ESC R`. Star uses the same numbers up to 13. Absent: a number without a set.
 */
export function countryCharacters(country: number): ReadonlyMap<number, string> | undefined {
  const set = SETS[country]
  return set === undefined
    ? undefined
    : new Map(Array.from(set, (character, index) => [REPLACED.charCodeAt(index), character]))
}

const REPLACED = '#$@[\\]^`{|}~'

const SETS: readonly string[] = [
  REPLACED, // USA
  '#$à°ç§^`éùè¨', // France
  '#$§ÄÖÜ^`äöüß', // Germany
  '£$@[\\]^`{|}~', // United Kingdom
  '#$@ÆØÅ^`æøå~', // Denmark
  '#¤ÉÄÖÅÜéäöåü', // Sweden
  '#$@°\\é^ùàòèì', // Italy
  '₧$@¡Ñ¿^`¨ñ}~', // Spain
  '#$@[¥]^`{|}~', // Japan
  '#¤ÉÆØÅÜéæøåü', // Norway
  '#$ÉÆØÅÜéæøåü', // Denmark II
  '#$á¡Ñ¿é`íñóú', // Spain II
  '#$á¡Ñ¿éüíñóú', // Latin America
  '#$@[₩]^`{|}~', // Korea
  '#$ŽŠĐĆČžšđćč', // Slovenia, Croatia
  '#¥@[\\]^`{|}~', // China
]
