/** What of a provider's word about a person counts. */
import { signInEmail } from '../sign-in-email.ts'
import type { SingleSignOnChoices } from './settings.ts'

export type ProfileRefusal = 'no-email' | 'unverified' | 'domain'

/**
 * The verified e-mail address of a person, or why there is none.
 * @param claims of an ID token that has been verified, and of the user info that belongs to it
 */
export function verifiedEmail(
  claims: Record<string, unknown>,
  choices: Pick<SingleSignOnChoices, 'emailClaim' | 'trustAddresses' | 'domains'>,
): { email: string } | { refusal: ProfileRefusal } {
  const email = signInEmail(claims[choices.emailClaim])
  if (!email) return { refusal: 'no-email' }
  if (!isVerified(claims, choices)) return { refusal: 'unverified' }
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (choices.domains.length > 0 && !choices.domains.includes(domain)) return { refusal: 'domain' }
  return { email }
}

/** `email_verified` speaks of the claim `email` only; some providers send it as text. */
function isVerified(
  claims: Record<string, unknown>,
  { emailClaim, trustAddresses }: Pick<SingleSignOnChoices, 'emailClaim' | 'trustAddresses'>,
): boolean {
  const said = claims.email_verified
  if (said === false || said === 'false') return false
  if (trustAddresses) return true
  return emailClaim === 'email' && (said === true || said === 'true')
}
