import { z } from 'zod'

const address = z.email()

/** An address somebody can sign in with, in the one spelling it is stored in; undefined when it is none. */
export function signInEmail(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const email = text.trim().toLowerCase()
  return email.length <= 254 && address.safeParse(email).success ? email : undefined
}
