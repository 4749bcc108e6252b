import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export const shortestPassword = 10
/** scrypt takes any length; the limit keeps requests small. */
export const longestPassword = 128

/** What is wrong with a new password. Length is what counts (NIST SP 800-63B); no rules about kinds of characters. */
export function checkPassword(password: unknown, path = 'password'): Violation[] {
  if (typeof password !== 'string' || password === '') return [violation('field.required', path)]
  const length = [...password].length
  if (length < shortestPassword) return [violation('field.too-short', path, { min: shortestPassword })]
  if (password.length > longestPassword) return [violation('field.too-long', path, { max: longestPassword })]
  return new Set(password).size < 3 ? [violation('password.too-simple', path)] : []
}
