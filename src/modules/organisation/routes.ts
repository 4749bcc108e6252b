import { hasPermission, may } from '#kernel/access/actor.ts'
import { badRequest, forbidden, notFound } from '#kernel/api/errors.ts'
import { idOf } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { type Day, diffDays, isDay } from '#kernel/pure/dates.ts'
import { calendarBetween } from './queries/calendar.ts'
import { divisionsBelow } from './queries/divisions.ts'
import { roleRightsView } from './queries/role-rights.ts'

/** A screen shows a year at most. */
const longestSpan = 400

export function organisationRoutes(app: RouteApp): void {
  app.get('/calendar', async (c) => {
    const from = dayOf(c.req.query('from'), 'from')
    const to = dayOf(c.req.query('to'), 'to')
    if (to < from) throw badRequest('period.ends-before-start', 'to')
    if (diffDays(from, to) >= longestSpan) throw badRequest('calendar.span-too-long', 'to', { max: longestSpan })
    return c.json(await calendarBetween(c.get('runtime').db, from, to))
  })

  app.get('/divisions', async (c) => {
    const parent = c.req.query('parent') ?? ''
    if (!/^(\d{2}){0,2}$/.test(parent)) throw badRequest('field.pattern', 'parent')
    return c.json({ items: await divisionsBelow(parent) })
  })

  app.get('/roles/:id/rights', async (c) => {
    const actor = c.get('actor')
    if (!may(actor, 'role', 'read') && !hasPermission(actor, 'settings')) throw forbidden()
    const { db, registry } = c.get('runtime')
    const view = await roleRightsView(db, registry, idOf(c))
    if (!view) throw notFound()
    return c.json(view)
  })
}

function dayOf(text: string | undefined, path: string): Day {
  if (!text) throw badRequest('field.required', path)
  if (!isDay(text)) throw badRequest('field.date', path)
  return text
}
