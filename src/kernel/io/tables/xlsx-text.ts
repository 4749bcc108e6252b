/*
 * Texts in a workbook (ECMA-376 part 1, ST_Xstring): characters XML cannot hold are written _xHHHH_, and an underscore that
 * would begin such a group as _x005F_.
 */

const escaped = /_x([0-9A-Fa-f]{4})_/g

/** The text a workbook's string stands for. */
export function decodeXlsxText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/*
 * Control characters, a carriage return (XML would make it a line feed), the two non-characters, and halves of a surrogate
 * pair that stand alone: without the u flag the expression sees single UTF-16 units.
 */
const notInXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const xmlSpecial: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as the content of an XML element or attribute of a workbook. */
export function encodeXlsxText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(notInXml, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (character) => xmlSpecial[character] ?? character)
}
