import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { violation } from '#kernel/pure/violations.ts'
import { findEvidence, type Question } from './evidence.ts'
import { readerAs } from './measure.ts'
import type { Drafted } from './records.types.ts'
import { checkCriterion } from './rules/criterion.ts'
import { dayMet } from './rules/evidence-day.ts'

const asked = ['kind', 'metric', 'span', 'entity', 'filter', 'comparison', 'value', 'goalShare', 'goalMetric'] as const

/** Reads the figure as soon as a condition is set or changed; a changed document must be confirmed anew. */
export async function deriveCriteria(records: Drafted[], ctx: Context): Promise<void> {
  const quarters = await quartersOf(ctx, records)
  for (const record of records) {
    const { before, after, given } = record
    const changed = !before || asked.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    const replaced = before && JSON.stringify(before.files ?? []) !== JSON.stringify(after.files ?? [])
    if (after.kind === 'document') {
      if ((changed || replaced) && !given.has('met'))
        Object.assign(after, { met: false, metOn: null, confirmedBy: null, current: null, wanted: null, unit: null })
      continue
    }
    after.confirmedBy = null
    if (changed && checkCriterion({ after }).length === 0) await read(record, quarters.get(after.milestone), ctx)
  }
}

async function read({ after, violations }: Drafted, quarter: Quarter | undefined, ctx: Context): Promise<void> {
  after.measuredBy = ctx.actor.id
  if (!quarter) return
  try {
    const finding = await findEvidence((await readerAs(ctx, ctx.actor.id))!, after as Question, quarter.name)
    Object.assign(after, finding, {
      metOn: dayMet(finding.met, null, { kind: after.kind, endsOn: quarter.endsOn, today: ctx.today }),
      checkedAt: ctx.now.toISOString(),
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const path =
      error.status === 404 || error.status === 403 ? (after.kind === 'records' ? 'entity' : 'metric') : 'filter'
    violations.push(
      violation(path === 'filter' ? 'okr.metric-filter' : 'okr.metric-unknown', path, { metric: after[path] }),
    )
  }
}

interface Quarter {
  name: string
  endsOn: string
}

async function quartersOf(ctx: Context, records: Drafted[]): Promise<Map<string, Quarter>> {
  const ids = records.map(({ after }) => after.milestone).filter((id) => typeof id === 'string')
  const rows = await ctx.sql.run<{ id: string; name: string; endsOn: string }>(
    sql`select id, quarter as name, ends_on as "endsOn" from milestone where id = any(${sql.param(ids)}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
