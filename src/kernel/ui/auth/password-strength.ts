export type Strength = 'short' | 'simple' | 'weak' | 'fair' | 'strong'

/** As the server's rule for new passwords. */
export const PASSWORD_MIN = 10

/** Passwords that everybody tries first, and the runs of keys that people think are random. */
const COMMON = /^(?:password|passw0rd|p@ssw0rd|qwerty|abc123|admin|welcome|letmein|iloveyou|woaini|zhanye)[\d!@#.]*$/i
const RUNS = ['01234567890', '98765432109', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', '1qaz2wsx3edc4rfv']

/**
 * How well a password withstands guessing. Length counts most: NIST SP 800-63B, 5.1.1.2 prefers it and a list of
 * common passwords to rules about kinds of characters. `short` and `simple` ones are refused, a `weak` one is advised against.
 */
export function passwordStrength(password: string): Strength {
  const letters = [...password]
  const different = new Set(letters).size
  if (letters.length < PASSWORD_MIN) return 'short'
  if (different < 3) return 'simple'
  const lower = password.toLowerCase()
  if (COMMON.test(password) || different < 5 || RUNS.some((run) => run.includes(lower))) return 'weak'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds === 1 && letters.length < 12) return 'weak'
  return letters.length >= 15 || (letters.length >= 12 && kinds >= 3) ? 'strong' : 'fair'
}

/** What the server will take. */
export function isPasswordAccepted(password: string): boolean {
  return !['short', 'simple'].includes(passwordStrength(password))
}
