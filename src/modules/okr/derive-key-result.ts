import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { violation } from '#kernel/pure/violations.ts'
import { measure, readerAs } from './measure.ts'
import { objectiveFacts } from './queries/objectives.ts'
import type { Drafted } from './records.types.ts'
import { directionOf, keyResultProgress } from './rules/key-result.ts'

/** What follows from how it is measured: the value of a metric, the direction, the progress. */
export async function deriveKeyResults(records: Drafted[], ctx: Context): Promise<void> {
  const read = records.filter((record) => record.after.kind === 'metric' && asksAnotherFigure(record))
  const objectives = await objectiveFacts(
    ctx,
    read.map(({ after }) => after.objective).filter((id) => id !== null),
  )
  for (const record of read) await readMetric(record, objectives.get(record.after.objective), ctx)
  for (const { after, given } of records) {
    if (after.kind !== 'steps') {
      after.start ??= '0'
      after.current ??= after.kind === 'number' ? after.start : null
      if (!given.has('direction') || after.direction === null)
        after.direction = directionOf(after.start, after.target, after.direction)
    }
    after.progress = keyResultProgress(after)
  }
}

function asksAnotherFigure({ before, after }: Drafted): boolean {
  if (!after.metric) return false
  if (before?.kind !== 'metric' || before.metric !== after.metric) return true
  return JSON.stringify(before.metricFilter) !== JSON.stringify(after.metricFilter)
}

/** Whoever chooses the figure must be able to read it; later readings are made with the same person's rights. */
async function readMetric(
  { after, violations }: Drafted,
  objective: { startsOn: string; endsOn: string } | undefined,
  ctx: Context,
): Promise<void> {
  after.measuredBy = ctx.actor.id
  if (!objective) return
  const span = { from: objective.startsOn, to: objective.endsOn }
  try {
    const reader = (await readerAs(ctx, ctx.actor.id))!
    const { value, unit } = await measure(reader, { metric: after.metric, filter: after.metricFilter, span })
    after.current = value
    after.unit = unit
    after.measuredAt = ctx.now.toISOString()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    violations.push(
      error.status === 404
        ? violation('okr.metric-unknown', 'metric', { metric: after.metric })
        : violation('okr.metric-filter', 'metricFilter'),
    )
  }
}
