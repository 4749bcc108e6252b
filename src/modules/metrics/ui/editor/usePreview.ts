import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { MetricResult } from '#kernel/metrics/metrics.types.ts'
import { parseFormula } from '#kernel/metrics/rules/formula.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { lastMonths } from '../figures/months.ts'

const TYPING_PAUSE_MS = 400
const deciding = ['kind', 'source', 'measure', 'field', 'date', 'filter', 'formula', 'unit', 'direction']

/** Whether enough is filled in for figures to be asked for. */
function isComplete({ kind, source, measure, field, date, formula }: FormValues): boolean {
  if (kind === 'derived') return typeof parseFormula(String(formula ?? '')) !== 'string'
  return kind === 'counted' && !!source && !!date && (measure === 'count' || (!!measure && !!field))
}

/** Figures of the definition as it stands in the form, a moment after the last change. A saved one goes by its key. */
export function usePreview(values: FormValues, isSaved: boolean) {
  const { today } = useMeta()
  const definition = Object.fromEntries(
    (isSaved ? ['key', ...deciding] : deciding).flatMap((name) => {
      const value = values[name]
      return value === undefined || value === null || value === '' ? [] : [[name, value]]
    }),
  )
  const wanted = JSON.stringify(isComplete(values) ? definition : null)
  const [asked, setAsked] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const body = { ...lastMonths(today), groupBy: ['month'], definition: JSON.parse(asked) as object | null }
  const query = useQuery({
    queryKey: ['metric-preview', asked, today],
    queryFn: ({ signal }) => api.post<MetricResult>('/metrics/preview', body, { signal }),
    enabled: body.definition !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const current = wanted === asked && body.definition !== null
  const refused = current && isApiError(query.error) ? query.error : undefined
  const violations: readonly Violation[] = refused?.body.violations ?? []
  return {
    rows: body.definition !== null && !query.error ? query.data?.rows : undefined,
    waiting: wanted === 'null',
    pending: !current || query.isFetching,
    refused,
    violations,
  }
}
