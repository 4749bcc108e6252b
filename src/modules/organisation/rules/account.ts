import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** People sign in with their e-mail address, so an account cannot be without one. */
export function checkAccount({ after }: { after: { email: string | null; userId: string | null } }): Violation[] {
  return after.userId && !after.email ? [violation('employee.account-needs-email', 'email')] : []
}
