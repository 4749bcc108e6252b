/** Zero-width characters people paste without seeing them. */
const invisible = /[\u200B-\u200F\u2060\uFEFF\u00AD]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const control = /[\u0000-\u001F\u007F-\u009F]/gu

/**
 * The form in which texts are compared and searched: Unicode NFKC (full-width becomes half-width, ligatures and composed
 * forms become one), lower case, no invisible or control characters, single spaces, trimmed. Any part of the result is
 * its own normal form, so that a part of a text finds it.
 */
export function normaliseText(text: string): string {
  const clean = text.toWellFormed().replace(control, ' ').normalize('NFKC').replace(invisible, '')
  // Lower-casing can compose anew (İ), so the form is made twice.
  return clean.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()
}
