import { hasPermission } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { addKey, listKeys, revokeKey } from '../api-keys.ts'

const options = (c: RouteContext) => ({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') })

export function apiKeyRoutes(app: RouteApp): void {
  app.get('/api-keys', async (c) => {
    const actor = c.get('actor')
    const everybody = c.req.query('all') === '1' && hasPermission(actor, 'admin')
    return c.json({ items: await listKeys(c.get('runtime').db, everybody ? null : actor.id) })
  })

  app.post('/api-keys', async (c) => {
    // A key that leaked must not be able to make others that outlive it.
    if (c.get('source') !== 'ui') throw new AppError(403, 'api-key.needs-session')
    const { name, expiresAt } = await bodyOf(c)
    const made = await c
      .get('runtime')
      .transact(options(c), (ctx) => addKey(ctx, c.get('actor').id!, { name, expiresAt }))
    return c.json(made, 201)
  })

  app.delete('/api-keys/:id', async (c) => {
    const owner = hasPermission(c.get('actor'), 'admin') ? null : c.get('actor').id
    await c.get('runtime').transact(options(c), (ctx) => revokeKey(ctx, idOf(c), owner))
    return c.json({ ok: true })
  })
}
