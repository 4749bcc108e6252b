/** Marks the days that a write touched: their facts are worked out anew, and read from the source until then. */
import { sql } from 'drizzle-orm'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Registry } from '../entity/registry.ts'
import { dayInZone } from '../pure/dates.ts'
import type { Written } from '../write/trace.ts'
import { type CountedMetric, isRolledUp, isStock } from './define.ts'
import { dimensionPaths } from './dimensions.ts'
import { undated } from './passages.ts'

/** For each write, in its transaction: one insert of as many narrow rows as metrics and days are touched. */
export async function markDays(ctx: Context, entity: EntityDefinition, records: Written[]): Promise<void> {
  const marks = new Set<string>()
  for (const metric of ctx.registry.metrics.values()) {
    if (!isRolledUp(metric) || metric.source !== entity.name) continue
    for (const record of records)
      for (const day of daysOf(metric, record, ctx.clock.timeZone)) marks.add(`${metric.key}\u0000${day}`)
  }
  if (marks.size > 0) {
    const pairs = [...marks].map((mark) => mark.split('\u0000'))
    await ctx.sql.run(sql`insert into metric_mark (metric, day)
      select * from unnest(${sql.param(pairs.map((p) => p[0]))}::text[], ${sql.param(pairs.map((p) => p[1]))}::date[])`)
  }
  await markReferring(ctx, entity, records)
}

/** The days on which a record counted before and counts after the write. */
export function daysOf(
  metric: CountedMetric,
  { after, changes }: Pick<Written, 'after' | 'changes'>,
  timeZone: string,
): string[] {
  const days = new Set<string>()
  const stock = isStock(metric)
  const toDay = (value: unknown): string | undefined =>
    typeof value !== 'string' ? (stock ? undated : undefined) : value.includes('T') ? dayInZone(value, timeZone) : value
  for (const field of [metric.date, metric.until?.date]) {
    if (field === undefined) continue
    for (const value of [after[field], ...(changes[field] ? [changes[field][0]] : [])]) {
      const day = toDay(value)
      if (day !== undefined) days.add(day)
    }
  }
  return [...days]
}

interface Referring {
  metric: CountedMetric
  source: EntityDefinition
  /** The source's own field through which it looks at the changed record. */
  field: string
  /** The changed record's field it looks at. */
  reads: string
}

const byRegistry = new WeakMap<object, Map<string, Referring[]>>()

/** Metrics whose dimensions look at fields of another entity, by that entity. */
function referringTo(registry: Registry): Map<string, Referring[]> {
  const known = byRegistry.get(registry.metrics)
  if (known) return known
  const found: (Referring & { entity: string })[] = []
  for (const metric of registry.metrics.values()) {
    if (!isRolledUp(metric)) continue
    const source = registry.entity(metric.source)
    for (const path of pathsRead(registry, metric)) {
      const [field = '', reads] = path.split('.')
      const target = (registry.fields(source) as Fields)[field]?.ref
      if (target && reads) found.push({ metric, source, field, reads, entity: target })
    }
  }
  const index = Map.groupBy(found, (f) => f.entity)
  byRegistry.set(registry.metrics, index)
  return index
}

/** Paths through one reference that decide where a record counts; product lines are looked up when read. */
function pathsRead(registry: Registry, metric: CountedMetric): string[] {
  const dimensions = Object.values(dimensionPaths(registry, metric))
  const fields = registry.fields(registry.entity(metric.source)) as Record<string, FieldSpec>
  return dimensions.flatMap((path) => {
    const computed = fields[path]?.reads ?? []
    const underDimension = dimensions.some((other) => path.startsWith(`${other}.`))
    return [...computed, ...(path.includes('.') && !underDimension ? [path] : [])]
  })
}

/** A customer that moves to another region takes the days of all its deals along. */
async function markReferring(ctx: Context, entity: EntityDefinition, records: Written[]): Promise<void> {
  for (const { metric, source, field, reads } of referringTo(ctx.registry).get(entity.name) ?? []) {
    const ids = records.filter((r) => reads in r.changes && r.version > 1).map((r) => r.id)
    if (ids.length === 0) continue
    const column = sql.identifier(`${snake(field)}_id`)
    for (const date of [metric.date, metric.until?.date]) {
      if (date === undefined) continue
      await ctx.sql.run(sql`insert into metric_mark (metric, day)
        select distinct ${metric.key}, ${dayColumn(ctx, source, date, isStock(metric))} from ${sql.identifier(source.table)} t
        where t.${column} = any(${sql.param(ids)}::uuid[]) and ${isStock(metric) ? sql`true` : sql`t.${sql.identifier(snake(date))} is not null`}`)
    }
  }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

function dayColumn(ctx: Context, source: EntityDefinition, date: string, stock: boolean) {
  const column = sql`t.${sql.identifier(snake(date))}`
  const isInstant = (ctx.registry.fields(source) as Fields)[date]?.kind !== 'date'
  const day = isInstant ? sql`(${column} at time zone ${ctx.clock.timeZone})::date` : column
  return stock ? sql`coalesce(${day}, ${undated}::date)` : day
}
