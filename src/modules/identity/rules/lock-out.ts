/** How often somebody may guess, and for how long the door then stays shut. */

export interface SignInPolicy {
  /** Failures within the window after which an e-mail address is locked. */
  failures: number
  windowMinutes: number
  lockMinutes: number
  /** Failures within the window, of whatever accounts, after which a network address must wait. */
  perAddress: number
}

export const minutes = (count: number): number => count * 60_000

/**
 * When the lock on an e-mail address ends; undefined when it is open. It is locked from the failure that filled the
 * window, so that attempts during the lock do not make it longer.
 * @param failures instants of the failures, newest first
 */
export function lockedUntil(failures: readonly Date[], policy: SignInPolicy, now: Date): Date | undefined {
  const [newest, oldest] = [failures[0], failures[policy.failures - 1]]
  if (!newest || !oldest || newest.getTime() - oldest.getTime() > minutes(policy.windowMinutes)) return undefined
  const end = new Date(newest.getTime() + minutes(policy.lockMinutes))
  return end > now ? end : undefined
}
