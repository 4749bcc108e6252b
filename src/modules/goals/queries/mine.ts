import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import { periodKinds, periodOn } from '../rules/period.ts'
import { goalRows } from './goal-rows.ts'
import { type Needs, needsOf } from './needs.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface MyGoal {
  id: string
  name: string
  metric: string
  label: Label
  unit: string
  currency: string | null
  direction: 'up' | 'down'
  period: string
  periodKind: string
  endsOn: string
  standing: Standing
  needs: Needs | null
}

/** A workbench has room for this many. */
const shown = 4

/**
 * A person's own published goals of this month; of the next longer period while there are none. Who has none at all sees the
 * company's, so that everybody knows where the whole stands.
 */
export async function myGoals(reader: Reader): Promise<{ items: MyGoal[]; whose: 'mine' | 'company' }> {
  const own = await currentGoals(reader, sql`g.owner_id = ${reader.actor.id}::uuid`)
  if (own.length > 0) return { items: own, whose: 'mine' }
  return { items: await currentGoals(reader, sql`g.subject = 'company'`), whose: 'company' }
}

async function currentGoals(reader: Reader, whose: SQL): Promise<MyGoal[]> {
  const { today, fiscalYearStart } = reader.clock
  const current = periodKinds.map((kind) => periodOn(today, kind, fiscalYearStart))
  const rows = await goalRows(
    reader,
    sql`${whose} and g.state = 'published' and g.period = any(${sql.param(current.map((p) => p.period))}::text[])`,
  )
  const kind = (['month', 'quarter', 'year', 'week'] as const).find((k) => rows.some((row) => row.periodKind === k))
  const chosen = rows.filter((row) => row.periodKind === kind).slice(0, shown)
  const standings = await standingsOf(reader, chosen)
  const metrics = await metricCatalogue(reader)
  return Promise.all(
    chosen.map(async (row) => {
      const standing = standings.get(row.id)!
      const metric = metrics.get(row.metric)
      return {
        id: row.id,
        name: row.name,
        metric: row.metric,
        label: metric?.label ?? { zh: row.metric, en: row.metric },
        unit: row.unit,
        currency: row.currency,
        direction: metric?.direction ?? 'up',
        period: row.period,
        periodKind: row.periodKind,
        endsOn: row.endsOn,
        standing,
        needs: await needsOf(reader, row, standing.gap),
      }
    }),
  )
}
