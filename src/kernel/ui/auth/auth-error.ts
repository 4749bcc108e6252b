import { isApiError } from '../client.ts'

/** What a sign-in form says of a fault. The server words its refusals in the reader's language, with the end of a lock. */
export function authErrorText(error: unknown): string {
  if (!isApiError(error)) throw error
  const { message, violations } = error.body
  return violations[0]?.message ?? message
}
