import { bodyOf, csv, filterOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { isDerived } from './define.ts'
import type { Dimension, MetricBatch, Period } from './metrics.types.ts'
import { metricsOf, queryMetric, queryMetrics } from './query.ts'

/** Definitions, one metric's figures, and a board's figures in one request. */
export function metricRoutes(app: RouteApp): void {
  app.get('/metrics', async (c) => {
    const reader = await c.get('runtime').reader(c.get('actor'))
    return c.json({ items: await metricsOf(reader) })
  })

  app.get('/metrics/:key', async (c) => {
    const reader = await c.get('runtime').reader({ ...c.get('actor'), language: c.get('language') })
    const { from, to, groupBy, filter } = c.req.query()
    const key = c.req.param('key')
    const query = {
      from: from || undefined,
      to: to || undefined,
      groupBy: (csv(groupBy) ?? []) as (Dimension | Period)[],
      filter: filterOf(filter),
    }
    const result = await queryMetric(reader, { metric: key, ...query })
    const metric = reader.registry.metrics.get(key)!
    const medians =
      !isDerived(metric) && metric.median ? await queryMetric(reader, { metric: metric.median, ...query }) : undefined
    if (!medians) return c.json(result)
    return c.json({
      ...result,
      rows: result.rows.map((row, i) => ({ ...row, median: medians.rows[i]?.value ?? null })),
    })
  })

  app.post('/metrics/query', async (c) => {
    const reader = await c.get('runtime').reader({ ...c.get('actor'), language: c.get('language') })
    const { queries } = (await bodyOf(c)) as unknown as MetricBatch
    return c.json(await queryMetrics(reader, queries))
  })
}
