/** The text in UTF-8. Half a surrogate pair becomes U+FFFD, as TextEncoder does it. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) {
    let point = character.codePointAt(0)!
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
    // Bytes that follow the first one, with six bits each; the ones at the head of the first count them.
    let more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
    bytes.push(more === 0 ? point : ((0xff80 >> more) & 0xff) | (point >> (6 * more)))
    while (more-- > 0) bytes.push(0x80 | ((point >> (6 * more)) & 0x3f))
  }
  return bytes
}
