import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, Filter, Label } from '#kernel/entity/meta.types.ts'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { useFigureWords } from './figureWords.ts'
import { historyOption } from './historyOption.ts'
import { alertTexts } from './text.ts'

interface History {
  available: boolean
  unit?: MetricUnit
  label?: Label
  limit?: number | null
  points: { period: string; value: number | null; judged: boolean }[]
  records?: { path: string; filter: Filter }
}

/** The figure's way to the alert, with the records behind it. */
export function FigureHistory({ entity, id }: { entity: EntityMeta; id: string }) {
  const t = useText(alertTexts)
  const { data } = useQuery({
    queryKey: ['record', entity.name, id, 'history'],
    queryFn: ({ signal }) => api.get<History>(`/${entity.path}/${id}/history`, undefined, { signal }),
  })
  if (!data) return <Skeleton active />
  return data.available ? <HistoryChart history={data} /> : <p className="zy-alerts-more">{t('noHistory')}</p>
}

function HistoryChart({ history }: { history: History }) {
  const t = useText(alertTexts)
  const label = useLabel()
  const { unit = 'number', points, limit, records } = history
  const words = useFigureWords(unit)
  const bars = useMemo(
    () => points.map(({ period, value, judged }) => ({ label: period, value, text: words(value), marked: judged })),
    [points, words],
  )
  const line = limit === null || limit === undefined ? null : points.map(() => limit)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line follows from the limit.
  const option = useMemo(() => historyOption(bars, line, (value) => words(value)), [bars, limit])
  const table = {
    columns: [{ label: t('period') }, { label: label(history.label), numeric: true }],
    rows: points.map(({ period, value }) => [{ text: period }, { text: words(value), exact: value ?? '' }]),
  }
  return (
    <ChartCard
      title={`${label(history.label)} · ${t('history')}`}
      help={t('historyHelp')}
      note={records && <DrillLink to={drillTo({ path: records.path }, records.filter)}>{t('records')}</DrillLink>}
      table={table}
    >
      <Chart label={bars.map((bar) => `${bar.label} ${bar.text}`).join(', ')} option={option} height={220} />
    </ChartCard>
  )
}
