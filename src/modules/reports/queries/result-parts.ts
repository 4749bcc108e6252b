/** What reports of records and of metrics have in common. */
import { isSystem, scopesOf } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { missingPeriods } from '../rules/missing-periods.ts'
import type { PivotGroup, PivotValue, ReportDefinition, ReportDimension } from '../rules/report.types.ts'

export const showWords = {
  'row-share': { zh: '占本行', en: '% of row' },
  'column-share': { zh: '占本列', en: '% of column' },
  'total-share': { zh: '占总计', en: '% of total' },
  running: { zh: '累计', en: 'running total' },
  difference: { zh: '环比增减', en: 'change' },
} as const

/** Months of nothing in a trend; only where they have one place to stand. */
export function gapsOf(
  { rows, columns, measures }: ReportDefinition,
  groups: readonly PivotGroup[],
  nothing: (measure: number) => PivotValue,
): PivotGroup[] {
  const gaps = (dimension: ReportDimension | undefined, side: 'rows' | 'columns'): PivotGroup[] => {
    if (!dimension?.period) return []
    const keys = groups.flatMap((each) => (each[side].length === 1 ? each[side] : []))
    return missingPeriods(keys, dimension.period).map((key) => ({
      rows: [],
      columns: [],
      values: measures.map((_, m) => nothing(m)),
      [side]: [key],
    }))
  }
  return [
    ...(rows.length === 1 ? gaps(rows[0], 'rows') : []),
    ...(columns.length === 1 ? gaps(columns[0], 'columns') : []),
  ]
}

/** A file is taken out only by who may export every record that the figures are of. */
export function mayTakeOut({ actor }: Reader, entity: EntityDefinition): boolean {
  if (isSystem(actor)) return true
  const exported = scopesOf(actor, entity.name, 'export')
  return (
    exported.has('all') ||
    (exported.size > 0 && [...scopesOf(actor, entity.name, 'read')].every((s) => exported.has(s)))
  )
}
