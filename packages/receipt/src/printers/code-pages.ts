/** The code pages of Western and Central Europe on receipt printers, named as in printer manuals. */
export type CodePageName = 'wpc1252' | 'pc858' | 'pc850' | 'pc437' | 'pc852' | 'pc857' | 'iso8859-15'

/** How one page of a printer encodes characters. */
export interface CodePage {
  readonly name: CodePageName
  /**
   * The byte of each UTF-16 unit, 0 where the page has none. ASCII is part of every page. Never a
   * byte below 0x20 and never 0x7F: printers take those for commands, so the pictures that PC pages show there
   * (`§` in PC437) do not count.
   */
  readonly bytes: Uint8Array
}

const NONE = '\ufffd'
const pages = new Map<CodePageName, CodePage>()

/** The code page of that name. Its table (64 kB) is made when first asked for, and kept. */
export function codePage(name: CodePageName): CodePage {
  let page = pages.get(name)
  if (!page) {
    page = { name, bytes: bytesOf(name) }
    pages.set(name, page)
  }
  return page
}

/** What a printer shows for a byte: one character, U+FFFD for a command and where the page has none. */
export function decodeByte(name: CodePageName, byte: number): string {
  if (byte >= 0x80) return UPPER_HALVES[name][byte - 0x80] ?? NONE
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : NONE
}

function bytesOf(name: CodePageName): Uint8Array {
  const bytes = new Uint8Array(0x10000)
  for (let byte = 0x20; byte < 0x100; byte++) {
    const character = decodeByte(name, byte)
    // The layout has dealt with no-break spaces and soft hyphens, and some printers show odd glyphs for them.
    if (character === NONE || character === '\xa0' || character === '\xad') continue
    bytes[character.charCodeAt(0)] = byte
  }
  return bytes
}

// 0x80 to 0xFF, 32 in a row.
const PC437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0'
const PC850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0'
const PC852 =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č' +
  'áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
  '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀' +
  'ÓßÔŃńňŠšŔÚŕŰýÝţ´\xad˝˛ˇ˘§÷¸°¨˙űŘř■\xa0'
// ISO 8859-1 from 0xA0 on is Unicode.
const LATIN1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join('')

const UPPER_HALVES: Readonly<Record<CodePageName, string>> = {
  wpc1252: `€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ${LATIN1}`,
  pc858: change(PC850, 'ı€'),
  pc850: PC850,
  pc437: PC437,
  pc852: PC852,
  // Turkish. Some printers have a euro sign at 0xD5, others nothing.
  pc857: change(PC850, 'ı�ìıÿİ×ŞƒşªĞºğðºÐªþ�Þ×ýìÝÿ‗�'),
  'iso8859-15': NONE.repeat(32) + change(LATIN1, '¤€¦Š¨š´Ž¸ž¼Œ½œ¾Ÿ'),
}

/** `pairs`: a character of the page and the one in its stead, pair by pair. */
function change(page: string, pairs: string): string {
  let changed = page
  for (let at = 0; at < pairs.length; at += 2)
    changed = changed.replace(pairs.charAt(at), pairs.charAt(at + 1))
  return changed
}
