/** Leaves enough of a private value to recognise it, and not enough to use it. */

/**
 * A phone number in any form: 138****1234, +1****2671, and of a short one only its end, ****1234. There are always four
 * stars, whatever they hide.
 */
export function maskPhone(text: string): string {
  const [number = ''] = text.normalize('NFKC').split(';')
  const digits = number.replace(/[^\d+]/g, '').replace(/^\+86/, '')
  if (digits.length < 7) return maskText(digits)
  const head = digits.startsWith('+') ? 2 : digits.length < 10 ? 0 : 3
  return `${digits.slice(0, head)}****${digits.slice(-4)}`
}

/** zhang.san@example.com is z***@example.com; the domain stays. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@')
  if (at < 1) return maskText(text)
  return `${[...text][0]}***${text.slice(at)}`
}

/** First and last character stay, of two characters only the first, and at most six stars tell of the length. */
export function maskText(text: string): string {
  const characters = [...text]
  if (characters.length <= 1) return characters.length === 0 ? '' : '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(Math.min(characters.length - 2, 6))}${characters.at(-1)}`
}
