/** `/approvals` and `/requests`: what the screens of approvals show beyond the records themselves. */
import { badRequest, notFound } from '#kernel/api/errors.ts'
import { bodyOf, entityOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { findSeen } from '#kernel/api/seen-record.ts'
import { type Box, boxes } from './approvals.types.ts'
import { countsOf, inboxOf } from './inbox.ts'
import { instanceView } from './instance-view.ts'
import { pendingAbout } from './pending.ts'
import { startableProcesses, startForm } from './startable.ts'
import { foreseenWay } from './way.ts'

const readerOf = (c: RouteContext) => c.get('runtime').reader(c.get('actor'))

export function approvalRoutes(app: RouteApp): void {
  app.get('/approvals', async (c) => {
    const { box = 'todo', search, process, cursor } = c.req.query()
    if (!boxes.includes(box as Box)) throw badRequest('field.choice', 'box')
    return c.json(await inboxOf(await readerOf(c), { box: box as Box, search, process, cursor }))
  })
  app.get('/approvals/counts', async (c) => c.json(await countsOf(await readerOf(c))))
  app.get('/approvals/about/:entity/:id', async (c) => {
    const reader = await readerOf(c)
    const entity = entityOf(c)
    const seen = await findSeen(reader.sql, reader.registry, reader.actor, entity, idOf(c))
    if (!seen) throw notFound()
    return c.json({ items: await pendingAbout(reader, entity.name, seen.id) })
  })
  app.get('/approvals/:id', async (c) => c.json(await instanceView(await readerOf(c), idOf(c))))

  app.get('/requests', async (c) => c.json({ items: await startableProcesses(await readerOf(c)) }))
  app.post('/requests/:key/way', async (c) => {
    const { form, chosen } = await bodyOf(c)
    const options = { actor: c.get('actor'), source: c.get('source') }
    const steps = await c
      .get('runtime')
      .transact(options, (ctx) => foreseenWay(ctx, c.req.param('key'), { form, chosen }))
    return c.json({ steps })
  })
  app.get('/requests/:key', async (c) => c.json(await startForm(await readerOf(c), c.req.param('key'))))
}
