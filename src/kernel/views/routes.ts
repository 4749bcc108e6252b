/** `GET|POST /views`, `PATCH|DELETE /views/{id}`. */
import { bodyOf, idOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { createView, deleteView, updateView, viewsOf } from './views.ts'

export function viewRoutes(app: RouteApp): void {
  app.get('/views', async (c) => {
    const reader = await c.get('runtime').reader(c.get('actor'))
    const asked = c.req.query('entity') || undefined
    const entity = asked && (reader.registry.byPath.get(asked)?.name ?? asked)
    return c.json({ items: await viewsOf(reader, entity) })
  })
  app.post('/views', async (c) => {
    const reader = await c.get('runtime').reader(c.get('actor'))
    return c.json(await createView(reader, await bodyOf(c)), 201)
  })
  app.patch('/views/:id', async (c) => {
    const reader = await c.get('runtime').reader(c.get('actor'))
    return c.json(await updateView(reader, idOf(c), await bodyOf(c)))
  })
  app.delete('/views/:id', async (c) => {
    await deleteView(await c.get('runtime').reader(c.get('actor')), idOf(c))
    return c.json({ ok: true })
  })
}
