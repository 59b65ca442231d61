// All commands in the jobs of `receipt-render.mjs`, by what follows them: nothing, one byte, two, or a block.
const ESC = String.raw`\x1b(?:@|[M 3{\-EatR!d].|[$\\]..)`
const FS = String.raw`\x1c(?:\.|[\-C].|S..|\(A....)`
const GS = String.raw`\x1d(?:[aB!r].|[LW]..|VB.|V.)`
const COMMAND = new RegExp(`${ESC}|${FS}|${GS}`, 'gs')

// The pages of the jobs agree on all characters of the receipt: PC437 and PC858 have umlauts at one place, WPC1252 at another.
const LETTERS = new Map([
  ...pairs('äöüÄÖÜß€', [0x84, 0x94, 0x81, 0x8e, 0x99, 0x9a, 0xe1, 0xd5]),
  ...pairs('äöüÄÖÜß€', [0xe4, 0xf6, 0xfc, 0xc4, 0xd6, 0xdc, 0xdf, 0x80]),
])

/** The letters, digits and signs that a job prints, without blanks, line breaks and rules: `receiptline` breaks words anywhere. */
export function wordsOf(job) {
  const printed = job.toString('latin1').replace(COMMAND, '')
  return Array.from(printed, (character) => LETTERS.get(character.charCodeAt(0)) ?? character)
    .join('')
    .replace(/[^!-~äöüÄÖÜß€]|-/g, '')
}

function pairs(letters, bytes) {
  return Array.from(letters, (letter, at) => [bytes[at], letter])
}
