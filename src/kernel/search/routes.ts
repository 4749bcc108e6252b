/** `GET /search?q=&entities=&limit=`. */
import { csv, integerOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { searchAll } from './search.ts'

export function searchRoutes(app: RouteApp): void {
  app.get('/search', async (c) => {
    const runtime = c.get('runtime')
    const { currency } = await runtime.company()
    const items = await searchAll(await runtime.reader(c.get('actor')), {
      query: c.req.query('q') ?? '',
      entities: csv(c.req.query('entities')),
      limit: integerOf(c.req.query('limit'), 'limit', 1, 50) ?? 20,
      language: c.get('language'),
      currency,
    })
    return c.json({ items })
  })
}
