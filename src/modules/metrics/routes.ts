import { sql } from 'drizzle-orm'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { isReadable } from '#kernel/metrics/catalogue.ts'

/** How the nightly comparison of facts and records came out, for the catalogue. */
export function metricsRoutes(app: RouteApp): void {
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
