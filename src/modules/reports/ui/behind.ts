import { useCallback } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { type Drill, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { drillFilter } from '../rules/drill.ts'
import type { PivotKey, ReportResult } from '../rules/report.types.ts'

type Behind = (rows: readonly PivotKey[], columns: readonly PivotKey[], measure?: number) => Drill

/** Where a figure of a report leads: to the records of its source, or to those that a metric counted. */
export function useBehind(entity: EntityMeta, filter: Filter | undefined, result: ReportResult): Behind {
  const { entities } = useMeta()
  return useCallback(
    (rows, columns, measure = 0) => {
      const { metricScope, measures } = result
      if (!metricScope)
        return drillTo(
          entity,
          drillFilter(filter, { dimensions: result.rows, keys: rows }, { dimensions: result.columns, keys: columns }),
        )
      const { field = '', records } = measures[measure]!
      const by = Object.fromEntries(
        [
          ...rows.map((key, i) => [result.rows[i]!, key] as const),
          ...columns.map((key, i) => [result.columns[i]!, key] as const),
        ].map(([dimension, { id }]) => [dimension.period ?? dimension.field, id]),
      )
      const source = entities.find(({ name }) => name === records)
      // What is worked out from several kinds of records is explained in the library.
      if (!source) return { path: `/metric-library/${field}`, search: {} }
      return drillTo(source, { metric: field, ...metricScope, by })
    },
    [entity, entities, filter, result],
  )
}
