/** What all routes of administrators do: ask for the right, and change things in one transaction. */
import { hasPermission } from '../access/actor.ts'
import type { Context } from '../entity/context.ts'
import { forbidden } from './errors.ts'
import type { RouteContext } from './request.ts'

/** @throws AppError 403 for who may not change settings */
export function needSettings(c: RouteContext): void {
  const actor = c.get('actor')
  if (!hasPermission(actor, 'settings') && !hasPermission(actor, 'admin')) throw forbidden()
}

/** The work in one transaction, in the name of who asks. */
export const inTransaction = <T>(c: RouteContext, work: (ctx: Context) => Promise<T>): Promise<T> =>
  c.get('runtime').transact({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }, work)
