import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { MetricBatchResult, MetricMeta, MetricResult } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { byMonth, lastMonths, type MonthValue, sameDaysBefore } from '../figures/months.ts'

export interface CatalogueFigure {
  months: MonthValue[]
  /** This month up to today. */
  now: number | null
  /** The same days of the month before. */
  before: number | null
  fault?: string
}

/** Two questions a metric, sixty a request. */
const METRICS_A_REQUEST = 30

const portionsOf = (metrics: readonly MetricMeta[]): MetricMeta[][] =>
  Array.from({ length: Math.ceil(metrics.length / METRICS_A_REQUEST) }, (_, at) =>
    metrics.slice(at * METRICS_A_REQUEST, (at + 1) * METRICS_A_REQUEST),
  )

/** Figures of all metrics, a portion at a time: the next one is asked for once the one before is there. */
export function useCatalogueFigures(metrics: readonly MetricMeta[]): ReadonlyMap<string, CatalogueFigure> {
  const { today } = useMeta()
  const portions = useMemo(() => portionsOf(metrics), [metrics])
  const [asked, setAsked] = useState(1)
  const { figures, answered } = useQueries({
    queries: portions.map((portion, at) => ({
      queryKey: ['metric-figures', today, portion.map(({ key }) => key)],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(portion, today, signal),
      enabled: at < asked,
      staleTime: 60_000,
    })),
    combine: (results) => ({
      figures: new Map(results.flatMap(({ data }) => [...(data ?? [])])),
      answered: results.filter(({ isFetched }) => isFetched).length,
    }),
  })
  useEffect(() => {
    if (answered >= asked && asked < portions.length) setAsked(answered + 1)
  }, [answered, asked, portions.length])
  return figures
}

async function ask(metrics: readonly MetricMeta[], today: string, signal: AbortSignal) {
  const before = sameDaysBefore(today)
  const queries = metrics.flatMap(({ key: metric }) => [
    { id: `${metric}:months`, metric, ...lastMonths(today), groupBy: ['month'] },
    { id: `${metric}:before`, metric, ...before },
  ])
  const { results } = await api.post<MetricBatchResult>('/metrics/query', { queries }, { signal })
  return new Map(metrics.map((metric) => [metric.key, figureOf(metric, results, today)]))
}

function figureOf(metric: MetricMeta, results: MetricBatchResult['results'], today: string): CatalogueFigure {
  const months = results[`${metric.key}:months`]
  const before = results[`${metric.key}:before`]
  if (!isResult(months) || !isResult(before)) {
    const fault = [months, before].find((each) => each && 'error' in each) as { error: { message: string } } | undefined
    return { months: [], now: null, before: null, fault: fault?.error.message ?? '' }
  }
  const values = byMonth(months.rows, today, metric.additive ? 0 : null)
  return { months: values, now: values.at(-1)?.value ?? null, before: before.rows[0]?.value ?? null }
}

const isResult = (answer: MetricBatchResult['results'][string] | undefined): answer is MetricResult =>
  answer !== undefined && 'rows' in answer
