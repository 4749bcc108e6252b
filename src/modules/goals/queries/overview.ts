import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import { add, compare, subtract } from '#kernel/pure/money.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import { above } from '../rules/responsibility.ts'
import { type GoalRow, goalRows, mostGoals, whoseOf } from './goal-rows.ts'
import { targetsIn } from './in-currency.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface OverviewItem {
  id: string
  name: string
  metric: string
  unit: string
  currency: string | null
  subject: string
  whose: { id: string | null; label: string | null }
  owner: { id: string; label: string } | null
  left: boolean
  /** What it counts only: region, product line, segment, in words. */
  scope: string[]
  state: string
  direction: 'up' | 'down'
  /** The goal under which it stands in the tree of responsibility. */
  above: string | null
  /** Sum of what stands directly below less the own target; null without anything below or when it does not add up. */
  gapBelow: string | null
  standing: Standing
}

/** Goals of one period, each under the one that is responsible for it, with where they stand. */
export async function overviewOf(
  reader: Reader,
  wanted: { period: string; metric?: string | undefined; mine?: boolean | undefined },
): Promise<{ items: OverviewItem[]; truncated: boolean }> {
  const conditions = [sql`g.period = ${wanted.period}`]
  if (wanted.metric) conditions.push(sql`g.metric = ${wanted.metric}`)
  if (wanted.mine) conditions.push(sql`g.owner_id = ${reader.actor.id}::uuid`)
  const rows = await goalRows(reader, sql.join(conditions, sql` and `), mostGoals)
  const [standings, metrics, departments, regions] = await Promise.all([
    standingsOf(reader, rows),
    metricCatalogue(reader),
    parentsIn(reader, 'department'),
    parentsIn(reader, 'region'),
  ])
  const over = above(rows, departments, regions)
  // Of every part, also those out of the person's reach: a gap that differs by reader would be none.
  const everybody = { ...reader, actor: systemActor('sums of the parts of goals') }
  const all = await goalRows(everybody, sql.join(conditions.slice(0, wanted.metric ? 2 : 1), sql` and `), mostGoals)
  const sums = await sumsBelow(reader, all, above(all, departments, regions))
  return {
    truncated: rows.length === mostGoals,
    items: rows.map((row) => {
      const metric = metrics.get(row.metric)
      const sum = metric?.additive ? sums.get(row.id) : undefined
      return {
        id: row.id,
        name: row.name,
        metric: row.metric,
        unit: row.unit,
        currency: row.currency,
        subject: row.subject,
        whose: whoseOf(row),
        owner: row.owner ? { id: row.owner, label: row.ownerName ?? '' } : null,
        left: row.ownerLeft,
        scope: [
          row.subject === 'region' ? null : row.regionName,
          row.subject === 'product-line' ? null : row.productLine,
          row.segment,
        ].filter((part) => part !== null),
        state: row.state,
        direction: metric?.direction ?? 'up',
        above: over.get(row.id) ?? null,
        gapBelow: sum === undefined ? null : subtract(sum, row.target),
        standing: standings.get(row.id)!,
      }
    }),
  }
}

/**
 * Sums of what stands directly below. Only parts of one kind are added: departments and regions below the same company goal are two
 * ways to split it, and the fuller one counts. Sums are in the currency of the goal above.
 */
async function sumsBelow(
  reader: Reader,
  rows: readonly GoalRow[],
  over: ReadonlyMap<string, string | null>,
): Promise<Map<string, string>> {
  const currencies = new Map(rows.map((row) => [row.id, row.currency]))
  const told = new Map<string, string | null>()
  const byCurrency = Map.groupBy(rows, (row) => currencies.get(over.get(row.id) ?? '') ?? null)
  for (const [currency, parts] of byCurrency)
    for (const [id, target] of await targetsIn(reader, currency, parts)) told.set(id, target)
  const kinds = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const parent = over.get(row.id)
    if (!parent) continue
    const byKind = kinds.get(parent) ?? new Map<string, string>()
    byKind.set(row.subject, add(byKind.get(row.subject) ?? '0', told.get(row.id) ?? '0'))
    kinds.set(parent, byKind)
  }
  return new Map(
    [...kinds].map(([id, byKind]) => [id, [...byKind.values()].reduce((a, b) => (compare(a, b) < 0 ? b : a))]),
  )
}

async function parentsIn(reader: Reader, table: 'department' | 'region'): Promise<Map<string, string | null>> {
  const rows = await reader.sql.run<{ id: string; parent: string | null }>(
    sql`select id, parent_id as parent from ${sql.identifier(table)} where deleted_at is null`,
  )
  return new Map(rows.map((row) => [row.id, row.parent]))
}
