// Emphasis, code, links, HTML, headings, tables, strikethrough and mathematics, wherever they stand.
const ACTIVE = /[\\`*_[\]<#|~$]|&(?=[#a-z])/gi
// Quotes, lists, underlines of headings and of table heads, at the beginning of a line only.
const LINE_START = /^(?:>|[-+=:](?=[-+=: ]|$))/
const NUMBERED = /^(\d+)(?=[.)](?: |$))/
// What GitHub makes links and pictures of even when escaped, as it looks for them in the finished text: addresses,
// mentions, issue numbers and emoji names. Times such as 12:30:45 are no emoji.
const LINKED = /(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=@)(?=\S)|(?<=#|\bGH-)(?=\d)|(?<=:)(?!\d\d:)(?=[\w+-]+:)/gi
const WORD_JOINER = '\u2060'

/**
 * Escapes a clean text for one line of Markdown (CommonMark 0.31, GFM 0.29), of a paragraph, a heading or a table's
 * cell: it is read as these words and nothing else. Blanks at its ends and soft hyphens are dropped. What GitHub would
 * link whatever the escapes is kept apart by an invisible U+2060.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('\xad', '')
    .trim()
    .replace(LINKED, WORD_JOINER)
    .replace(ACTIVE, '\\$&')
    .replace(LINE_START, '\\$&')
    .replace(NUMBERED, '$1\\')
}
