/** BI access over HTTP, for administrators. */
import { hasPermission } from '../access/actor.ts'
import { badRequest, forbidden } from '../api/errors.ts'
import { bodyOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { announceOverlay } from '../customise/overlay-signal.ts'
import { storeSetting } from '../customise/stored-settings.ts'
import { allowedFields, allowedFieldsSetting } from './refresh.ts'
import { createBiRole, listBiRoles, revokeBiRole } from './roles.ts'
import { reportingViews } from './views.ts'

export function reportingRoutes(app: RouteApp): void {
  app.get('/bi-access', async (c) => {
    const { db, registry } = administrated(c)
    const allowed = await allowedFields(db)
    const { hostname, port, pathname } = new URL(db.url)
    return c.json({
      items: await listBiRoles(db),
      server: { host: hostname, port: Number(port || 5432), database: decodeURIComponent(pathname.slice(1)) },
      views: reportingViews(registry, allowed).map(({ name, label, columns, closed }) => ({
        name,
        label,
        columns,
        personal: closed.map((field) => ({ ...field, allowed: allowed.has(field.key) })),
      })),
    })
  })

  app.post('/bi-access', async (c) => {
    const runtime = administrated(c)
    const { name, department } = await bodyOf(c)
    const actor = c.get('actor')
    const made = await createBiRole(runtime.db, { name, department, by: actor.name, now: runtime.clock() })
    runtime.log.warn({ role: made.role, by: actor.id }, 'BI role created')
    return c.json(made, 201)
  })

  app.put('/bi-access/personal-fields', async (c) => {
    const runtime = administrated(c)
    const { fields } = await bodyOf(c)
    const known = new Set(
      reportingViews(runtime.registry, new Set()).flatMap(({ closed }) => closed.map(({ key }) => key)),
    )
    if (!Array.isArray(fields) || !fields.every((key) => known.has(key))) throw badRequest('bi-access.fields', 'fields')
    await runtime.transact({ actor: c.get('actor'), source: c.get('source') }, async (ctx) => {
      await storeSetting(ctx, allowedFieldsSetting, [...new Set(fields)].sort())
      await announceOverlay(ctx.sql)
    })
    await runtime.reload()
    return c.json({ ok: true })
  })

  app.delete('/bi-access/:name', async (c) => {
    const runtime = administrated(c)
    await revokeBiRole(runtime.db, c.req.param('name'))
    runtime.log.warn({ role: c.req.param('name'), by: c.get('actor').id }, 'BI role revoked')
    return c.json({ ok: true })
  })
}

function administrated(c: RouteContext) {
  if (!hasPermission(c.get('actor'), 'bi-access')) throw forbidden()
  return c.get('runtime')
}
