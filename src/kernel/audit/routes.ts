/** `GET /{path}/{id}/history`, `/timeline` and `POST …/reveal`. */
import { sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { bodyOf, csv, integerOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { seenRecord } from '../api/seen-record.ts'
import { isId } from '../pure/ids.ts'
import { historyPage } from './history.ts'
import { reveal } from './reveal.ts'
import { timelinePage } from './timeline.ts'

const pageSize = 50

export function auditRoutes(app: RouteApp): void {
  app.get('/:entity/:id/history', async (c) => {
    const { entity, record, reader } = await seenRecord(c, { trashed: c.req.query('trashed') === '1' })
    const limit = integerOf(c.req.query('limit'), 'limit', 1, 200) ?? pageSize
    const cursor = c.req.query('cursor')
    if (cursor && !isId(cursor)) throw badRequest('query.cursor', 'cursor')
    const { entries, next } = await historyPage(reader, entity, record.id, {
      ...(cursor && { where: sql`a.id < ${cursor}::uuid` }),
      limit,
    })
    const language = c.get('language')
    const items = entries.map((entry) => ({ ...entry, ...(entry.text && { text: entry.text[language] }) }))
    return c.json({ items, nextCursor: next?.id ?? null })
  })

  app.get('/:entity/:id/timeline', async (c) => {
    const { entity, record, reader } = await seenRecord(c)
    const page = await timelinePage(reader, entity, record.id, {
      types: csv(c.req.query('types')),
      cursor: c.req.query('cursor') || undefined,
      limit: integerOf(c.req.query('limit'), 'limit', 1, 100) ?? 30,
      language: c.get('language'),
    })
    return c.json(page)
  })

  app.post('/:entity/:id/reveal', async (c) => {
    const { entity, record } = await seenRecord(c)
    const { field } = await bodyOf(c)
    if (typeof field !== 'string') throw badRequest('field.required', 'field')
    const options = { actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }
    const value = await c.get('runtime').transact(options, (ctx) => reveal(ctx, entity, record, field))
    return c.json({ value })
  })
}
