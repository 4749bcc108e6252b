import { idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import { confirmReceipt, markReceipt } from './actions/announcement.ts'

const transact = <T>(c: RouteContext, work: (ctx: Context) => Promise<T>): Promise<T> =>
  c.get('runtime').transact({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }, work)

export function collaborationRoutes(app: RouteApp): void {
  /** Opening an announcement is reading it; `own`: it was sent to the person. */
  app.post('/announcements/:id/read', async (c) => {
    const id = idOf(c)
    return c.json({ own: await transact(c, (ctx) => markReceipt(ctx, id, 'readAt')) })
  })

  app.post('/announcements/:id/confirm', async (c) => {
    const id = idOf(c)
    await transact(c, (ctx) => confirmReceipt(ctx, id))
    return c.json({ ok: true })
  })
}
