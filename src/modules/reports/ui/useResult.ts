import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useLanguage } from '#kernel/ui/text.ts'
import type { ReportResult } from '../rules/report.types.ts'
import type { Arrangement } from './types.ts'

/** While somebody arranges a report, figures are asked for when they pause. */
const pauseMilliseconds = 350

/** The figures of a report as it stands on screen; the last ones stay while new ones are worked out. */
export function useResult(current: Arrangement | undefined) {
  const language = useLanguage()
  const settled = useSettled(current)
  const query = useQuery({
    queryKey: ['reports', 'result', settled, language],
    queryFn: ({ signal }) => api.post<ReportResult>('/reports/preview', settled, { signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const isBehind = settled !== current || query.isPlaceholderData
  // Figures of another kind of record must not stand under this one's headings.
  const fits = query.data && query.data.entity === current?.source
  return { ...query, result: fits ? query.data : undefined, isBehind }
}

/** The value once it has rested; the first one at once. */
function useSettled(value: Arrangement | undefined): Arrangement | undefined {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (settled === undefined) {
      setSettled(value)
      return
    }
    const timer = setTimeout(() => setSettled(value), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [value, settled])
  return settled
}
