import { rateLimit } from '#kernel/api/rate-limit.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { lookUpCustomers } from './queries/lookup.ts'

/** Enough to work with, too little to copy the company's customers. */
const lookupsPerMinute = 60

export function customerRoutes(app: RouteApp): void {
  const limit = rateLimit(lookupsPerMinute)
  app.get('/customers/lookup', async (c) => {
    limit.take(c.get('actor').id ?? '', Date.now())
    return c.json({ items: await lookUpCustomers(c.get('runtime').db, (c.req.query('q') ?? '').slice(0, 200)) })
  })
}
