/**
 * Puts objects into a PDF file, numbered from 1: the first is the catalog, the second the document information. An
 * object is written with one character a byte.
 */
export function writePdfFile(objects: readonly string[]): Uint8Array {
  // The bytes above 127 tell those who move files that this one is binary (PDF 1.4, section 3.4.1).
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  // An entry has exactly 20 bytes (section 3.4.3). The first one begins the list of free objects, which is empty.
  let entries = '0000000000 65535 f \n'
  for (const [at, object] of objects.entries()) {
    entries += `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
  }
  const count = objects.length + 1
  const trailer = `trailer\n<</Size ${count}/Root 1 0 R/Info 2 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return toBytes(`${file}xref\n0 ${count}\n${entries}${trailer}`)
}

function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
