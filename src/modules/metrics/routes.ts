import { sql } from 'drizzle-orm'
import { may } from '#kernel/access/actor.ts'
import { forbidden, notFound } from '#kernel/api/errors.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { isReadable } from '#kernel/metrics/catalogue.ts'
import { metricDefinition } from './entities/metric-definition.ts'
import { previewMetric } from './preview.ts'

/** For the catalogue: where metrics are used, how the nightly comparison of facts and records came out, and figures of unsaved definitions. */
export function metricsRoutes(app: RouteApp): void {
  app.get('/metric-uses', async (c) => {
    const actor = c.get('actor')
    // Counts reach over what others made: they are for who has to know before deleting.
    if (!may(actor, metricDefinition.name, 'create')) throw forbidden()
    const runtime = c.get('runtime')
    const key = c.req.query('metric') ?? ''
    if (!runtime.registry.metrics.has(key)) throw notFound()
    const items = await runtime.transact({ actor, source: c.get('source') }, async (ctx) => {
      const uses: { label: Label; count: number }[] = []
      for (const module of ctx.registry.modules) uses.push(...((await module.metricUses?.(ctx, key)) ?? []))
      return uses
    })
    return c.json({ items })
  })

  app.post('/metrics/preview', async (c) => c.json(await previewMetric(c)))

  app.get('/metric-checks', async (c) => {
    const { registry, db } = c.get('runtime')
    const rows = await db.run<{
      metric: string
      readyAt: string | null
      checkedAt: string | null
      differences: number | null
    }>(
      sql`select metric, ready_at as "readyAt", checked_at as "checkedAt", differences from metric_state order by metric`,
    )
    const items = rows.filter(({ metric }) => {
      const known = registry.metrics.get(metric)
      return known !== undefined && isReadable(registry, c.get('actor'), known)
    })
    return c.json({ items })
  })
}
