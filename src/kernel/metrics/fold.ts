/** Makes daily facts from the source: all of a metric, or its marked days. One process at a time. */
import { type SQL, sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import type { Transaction } from '../data/connection.ts'
import { newQuery, type Reader } from '../data/list.ts'
import type { Runtime } from '../runtime.ts'
import { sourceCells } from './cells.ts'
import { type CountedMetric, isRolledUp } from './define.ts'
import { dimensionsOf, isByClock } from './dimensions.ts'
import type { DayRange } from './passages.ts'
import { withFingerprint } from './query.ts'

const lock = 715_300_010
/** Days made anew in one transaction. */
const daysAtOnce = 200

/** Brings the facts of every metric up to date. Answers false when another process is at it. */
export async function foldMetrics(runtime: Runtime): Promise<boolean> {
  const client = await runtime.db.pool.connect()
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as mine`)
    if (!rows[0].mine) return false
    try {
      const clock = await runtime.queryClock()
      for (const metric of runtime.registry.metrics.values()) {
        if (!isRolledUp(metric)) continue
        const wanted = withFingerprint({ registry: runtime.registry, clock }, metric).fingerprint
        const [state] = await runtime.db.run<{ fingerprint: string }>(
          sql`select fingerprint from metric_state where metric = ${metric.key} and ready_at is not null`,
        )
        if (state?.fingerprint !== wanted) await build(runtime, metric, wanted)
        else while ((await foldDays(runtime, metric)) === daysAtOnce) {}
      }
      return true
    } finally {
      await client.query(`select pg_advisory_unlock(${lock})`)
    }
  } finally {
    client.release()
  }
}

/** Marks and records are read from one snapshot: a mark that comes later stays for the next time. */
async function inSnapshot<T>(
  runtime: Runtime,
  work: (reader: Reader & { sql: Transaction }) => Promise<T>,
): Promise<T> {
  const clock = await runtime.queryClock()
  return runtime.db.transaction(
    async (tx) => work({ sql: tx, registry: runtime.registry, actor: systemActor('metric facts'), clock }),
    { isolation: 'repeatable read' },
  )
}

async function build(runtime: Runtime, metric: CountedMetric, wanted: string): Promise<void> {
  const started = performance.now()
  await inSnapshot(runtime, async (reader) => {
    await reader.sql.run(sql`delete from metric_mark where metric = ${metric.key}`)
    await reader.sql.run(sql`delete from metric_fact where metric = ${metric.key}`)
    await reader.sql.run(insertFacts(reader, metric, {}))
    await reader.sql.run(sql`insert into metric_state (metric, fingerprint, ready_at) values (${metric.key}, ${wanted}, now())
      on conflict (metric) do update set fingerprint = excluded.fingerprint, ready_at = excluded.ready_at`)
  })
  runtime.log.info({ metric: metric.key, ms: Math.round(performance.now() - started) }, 'metric facts made')
}

async function foldDays(runtime: Runtime, metric: CountedMetric): Promise<number> {
  const [waiting] = await runtime.db.run(sql`select 1 from metric_mark where metric = ${metric.key} limit 1`)
  if (!waiting) return 0
  return inSnapshot(runtime, async (reader) => {
    const marks = await reader.sql.run<{
      day: string
    }>(sql`delete from metric_mark where metric = ${metric.key} and day in
      (select distinct day from metric_mark where metric = ${metric.key} order by day limit ${sql.raw(String(daysAtOnce))}) returning day`)
    const days = [...new Set(marks.map((m) => m.day))]
    await reader.sql.run(
      sql`delete from metric_fact where metric = ${metric.key} and day = any(${sql.param(days)}::date[])`,
    )
    await reader.sql.run(insertFacts(reader, metric, { days }))
    return days.length
  })
}

/** One reading of the source makes the sums of every dimension. */
function insertFacts(reader: Reader, metric: CountedMetric, range: DayRange): SQL {
  return sql`insert into metric_fact (metric, dimension, day, key, value, n) ${factsOfSource(reader, metric, range)}`
}

/** `select metric, dimension, day, key, value, n` as the facts should be. */
export function factsOfSource(reader: Reader, metric: CountedMetric, range: DayRange): SQL {
  const families = dimensionsOf(reader.registry, reader.actor, metric).filter(
    (d) => d.family === d.key && !isByClock(d),
  )
  const cells = sourceCells(newQuery(reader, reader.registry.entity(metric.source)), metric, families, range)
  const keys = families.map((_, i) => sql.raw(`c.k${i}`))
  const sets = sql.join([sql`(c.day)`, ...keys.map((key) => sql`(c.day, ${key})`)], sql`, `)
  const pick = (of: (i: number) => SQL, none: SQL): SQL =>
    families.length === 0
      ? none
      : sql`case ${sql.join(
          families.map((_, i) => sql`when grouping(${keys[i]!}) = 0 then ${of(i)}`),
          sql` `,
        )} else ${none} end`
  const dimension = pick((i) => sql`${families[i]!.key}::text`, sql`'all'`)
  const key = pick((i) => sql`coalesce(${keys[i]!}, '')`, sql`''`)
  return sql`select ${metric.key}::text, ${dimension}, c.day, ${key}, sum(c.value), sum(c.n)
    from (${cells}) c group by grouping sets (${sets})`
}
