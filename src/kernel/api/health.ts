import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Runtime } from '../runtime.ts'
import { metricsRegistry } from './request-metrics.ts'
import type { RouteApp, RouteEnv } from './route.types.ts'
import { securityHeaders } from './security-headers.ts'

/** For a process without screens and API. */
export function createHealthApp(runtime: Runtime): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>()
  app.use('*', securityHeaders())
  healthRoutes(app, runtime)
  return app
}

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
