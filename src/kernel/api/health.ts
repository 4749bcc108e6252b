import { sql } from 'drizzle-orm'
import type { Runtime } from '../runtime.ts'
import { metricsRegistry } from './request-metrics.ts'
import type { RouteApp } from './route.types.ts'

/** Alive: the process answers. Ready: the database does too. */
export function healthRoutes(app: RouteApp, runtime: Runtime): void {
  app.get('/health/live', (c) => c.json({ status: 'ok' }))
  app.get('/health/ready', async (c) => {
    try {
      await runtime.db.run(sql`select 1 from schema_migration limit 1`)
      return c.json({ status: 'ok' })
    } catch {
      return c.json({ status: 'unavailable' }, 503)
    }
  })
  app.get('/metrics', async (c) =>
    c.text(await metricsRegistry.metrics(), 200, { 'content-type': metricsRegistry.contentType }),
  )
}
