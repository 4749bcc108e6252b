import { hasPermission } from '#kernel/access/actor.ts'
import { forbidden } from '#kernel/api/errors.ts'
import { bodyOf } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { readOkrSettings, writeOkrSettings } from './settings.ts'

export function okrRoutes(app: RouteApp): void {
  app.get('/okr/settings', async (c) => c.json(await readOkrSettings(c.get('runtime').db)))

  app.put('/okr/settings', async (c) => {
    const actor = c.get('actor')
    if (!hasPermission(actor, 'settings')) throw forbidden()
    const body = await bodyOf(c)
    const options = { actor, source: c.get('source'), requestId: c.get('requestId') }
    return c.json(await c.get('runtime').transact(options, (ctx) => writeOkrSettings(ctx, body)))
  })
}
