const SPECIAL = /[&<>"']/g
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Not `&apos;`, which HTML 4 lacks, as do mail programs.
  "'": '&#39;',
}

/**
 * Escapes a clean text for XML 1.0 and HTML, as content or as the value of an attribute in quotes. What XML forbids
 * even when escaped (section 2.2), no clean text has.
 */
export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPED[character] ?? '')
}
