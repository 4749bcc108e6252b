import { addDays, type Day, startOfWeek } from '#kernel/pure/dates.ts'
import { objectiveProgress } from '../../rules/progress.ts'
import type { Span } from '../../rules/quarter.ts'
import type { CheckIn, KeyResult } from '../parts/records.ts'

export interface TrendPoint {
  /** Monday. */
  week: Day
  /** Percent. */
  progress: number
  /** 0 to 10; null before anybody said. */
  confidence: number | null
}

type Said = Pick<CheckIn, 'keyResult' | 'week' | 'checkedOn' | 'progress' | 'confidence' | 'createdAt'>

/**
 * Where the key results stood at the end of each week of the quarter, as last said until then; from the first week with a
 * check-in until today. A key result that nobody has spoken of yet counts as nothing reached; in the running week it stands
 * where it stands now, since metrics move without check-ins.
 */
export function weeklyTrend(
  checkIns: readonly Said[],
  keyResults: readonly Pick<KeyResult, 'id' | 'weight' | 'progress'>[],
  span: Span,
  today: Day,
): TrendPoint[] {
  const ids = new Set(keyResults.map(({ id }) => id))
  const ordered = checkIns
    .filter(({ keyResult }) => ids.has(keyResult.id))
    .toSorted((a, b) => a.checkedOn.localeCompare(b.checkedOn) || a.createdAt.localeCompare(b.createdAt))
  const first = ordered[0]
  if (!first) return []
  const last = startOfWeek(today < span.to ? today : span.to)
  const points: TrendPoint[] = []
  for (let week = first.week; week <= last; week = addDays(week, 7)) {
    const latest = new Map(ordered.filter((each) => each.week <= week).map((each) => [each.keyResult.id, each]))
    const progress = objectiveProgress(
      keyResults.map(({ id, weight, progress: now }) => ({
        weight,
        progress: week === last ? now : (latest.get(id)?.progress ?? null),
      })),
    )
    const sure = [...latest.values()].flatMap(({ confidence }) => (confidence === null ? [] : [confidence]))
    points.push({
      week,
      progress: Number(progress ?? 0),
      confidence: sure.length > 0 ? Math.round((sure.reduce((a, b) => a + b, 0) / sure.length) * 10) / 10 : null,
    })
  }
  return points
}

/** How much surer or less sure people are than the week before; null with nothing to compare. */
export function confidenceChange(points: readonly TrendPoint[]): number | null {
  const [before, now] = [points.at(-2)?.confidence, points.at(-1)?.confidence]
  if (before === null || before === undefined || now === null || now === undefined) return null
  return Math.round((now - before) * 10) / 10
}
