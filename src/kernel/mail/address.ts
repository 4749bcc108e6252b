/** Mail addresses and header texts: nothing that a person typed may start a header of its own. */

/**
 * Whether mail can be sent to an address: an RFC 5321 mailbox without quoting, of at most 254 characters. The domain may
 * be international (it is sent as punycode); the local part is ASCII, as most servers still refuse any other.
 */
export function isMailAddress(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 254) return false
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (local.length > 64 || !/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local))
    return false
  return /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)+$/u.test(
    domain,
  )
}

/** One line of text for a subject or a name: control characters and line separators become spaces. */
export function headerText(text: string, max = 250): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return line.length > max ? `${line.slice(0, max - 1).toWellFormed()}…` : line
}
