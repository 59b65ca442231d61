/**
 * The digits 0 to 9 as five bars or spaces, two of them wide: ITF (ISO/IEC 16390) and the bars of Code 39 (ISO/IEC
 * 16388) share this table. Widths in modules. Wide ones may be 2 to 3 times as wide as narrow ones, but at least 2.2
 * times in a Code 39 with modules below 0.5 mm, as a receipt has them: of whole modules that leaves 3.
 */
export const TWO_OF_FIVE: readonly string[] = [
  '11331',
  '31113',
  '13113',
  '33111',
  '11313',
  '31311',
  '13311',
  '11133',
  '31131',
  '13131',
]
