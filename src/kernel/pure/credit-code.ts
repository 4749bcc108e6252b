/** Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last one checks the others. */

/** The alphabet of the standard; I, O, S, V and Z are left out because they look like digits or each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Check character of the first 17 characters: 31 - (sum of value × 3^i mod 31) mod 31, in the alphabet above.
 * @returns null when these are not 17 characters of the alphabet
 */
export function computeCheckDigit(first17: string): string | null {
  if (first17.length !== 17) return null
  let sum = 0
  let weight = 1
  for (const character of first17) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null
}

/** The code as it is stored: half-width, upper case, without spaces and hyphens. Says nothing about its validity. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Whether a text, taken as `normaliseCreditCode` makes it, is a code with the right check character. */
export function isCreditCode(text: string): boolean {
  const code = normaliseCreditCode(text)
  // Registering authority and kind of body, district of six digits, organisation code.
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return false
  return computeCheckDigit(code.slice(0, 17)) === code[17]
}
