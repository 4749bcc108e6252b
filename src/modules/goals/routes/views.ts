import { sql } from 'drizzle-orm'
import { may } from '#kernel/access/actor.ts'
import { badRequest, forbidden } from '#kernel/api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Reader } from '#kernel/data/list.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import { adjustmentsOf, inboxOf } from '../queries/adjustments.ts'
import { goalRow } from '../queries/goal-rows.ts'
import { myGoals } from '../queries/mine.ts'
import { needsOf } from '../queries/needs.ts'
import { outlookOf } from '../queries/outlook.ts'
import { overviewOf } from '../queries/overview.ts'
import { smartCheck } from '../queries/smart.ts'
import { splitViews } from '../queries/splits.ts'
import { standingsOf } from '../queries/standing.ts'
import { parsePeriod } from '../rules/period.ts'

export async function goalReaderOf(c: RouteContext): Promise<Reader> {
  const actor = c.get('actor')
  if (!may(actor, 'goal', 'read')) throw forbidden()
  return c.get('runtime').reportReader(actor)
}

/** What the screens of goals show beyond the records themselves. */
export function viewRoutes(app: RouteApp): void {
  app.get('/goals/overview', async (c) => {
    const reader = await goalReaderOf(c)
    const { period, metric, mine } = c.req.query()
    const found = period ? parsePeriod(period, reader.clock.fiscalYearStart) : null
    if (!found) throw badRequest('goal.period', 'period')
    return c.json({
      period: found,
      ...(await overviewOf(reader, { period: found.period, metric, mine: mine === '1' })),
    })
  })

  app.get('/goals/mine', async (c) => c.json(await myGoals(await goalReaderOf(c))))

  app.get('/goals/metrics', async (c) => {
    const reader = await goalReaderOf(c)
    const used = await reader.sql.run<{ metric: string; n: number }>(
      sql`select metric, count(*)::int as n from goal where deleted_at is null group by metric order by n desc`,
    )
    const metrics = await metricCatalogue(reader)
    const inUse = new Map(used.map((row) => [row.metric, row.n]))
    const items = [...metrics.values()]
      .map(({ key, label, about, unit, direction, additive, dimensions }) => ({
        ...{ key, label, about, unit, direction, additive, dimensions },
        used: inUse.get(key) ?? 0,
      }))
      .sort((a, b) => b.used - a.used)
    return c.json({ items })
  })

  app.get('/goals/inbox', async (c) => c.json(await inboxOf(await goalReaderOf(c))))

  app.post('/goals/smart-check', async (c) =>
    c.json(await smartCheck(await goalReaderOf(c), await bodyOf(c), c.get('language'))),
  )

  app.get('/goals/:id/outlook', async (c) => {
    const reader = await goalReaderOf(c)
    const goal = await goalRow(reader, idOf(c))
    const metric = (await metricCatalogue(reader)).get(goal.metric)
    const standing = (await standingsOf(reader, [goal])).get(goal.id)!
    if (!metric) return c.json({ goal, standing, metric: null })
    const [outlook, needs, splits, adjustments] = await Promise.all([
      outlookOf(reader, goal, standing, metric),
      needsOf(reader, goal, standing.gap),
      splitViews(reader, goal, standing.target, metric.additive),
      adjustmentsOf(reader, goal.id),
    ])
    const { key, label, about, unit, direction, additive } = metric
    return c.json({
      goal,
      standing,
      metric: { key, label, about, unit, direction, additive },
      ...outlook,
      needs,
      splits,
      adjustments,
      today: reader.clock.today,
    })
  })
}
