/*
 * A spreadsheet runs a CSV cell that begins like a formula (CSV injection, OWASP). Such texts leave with an apostrophe in
 * front, which spreadsheets take as "text". Texts that already have the apostrophe get one more, so that taking one away
 * always gives back what was there. Full-width signs count too: East Asian Excel takes them for the half-width ones.
 */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/

/** The text as a cell of a CSV file, harmless in a spreadsheet. */
export function guardText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}

/** Undoes `guardText`. */
export function unguardText(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell
}
