import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { MetricPicker } from '#kernel/ui/metric-picker.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { mostMeasures } from '../rules/definition.ts'
import { type MeasureShow, measureShows, type ReportDefinition, type ReportMeasure } from '../rules/report.types.ts'
import { noMetrics } from './metricSource.ts'
import { reportTexts } from './text.ts'

const showsOf = (metric: MetricMeta | undefined): readonly MeasureShow[] =>
  metric?.additive && metric.kind !== 'stock' ? measureShows : ['value', 'difference']

interface MetricMeasuresProps {
  definition: ReportDefinition
  onChange: (change: Partial<ReportDefinition>) => void
}

/** The metrics of a report. What not all of them can be split by leaves the rows and columns. */
export function MetricMeasures({ definition, onChange }: MetricMeasuresProps) {
  const t = useText(reportTexts)
  const label = useLabel()
  const metrics = useMetrics() ?? noMetrics
  const { measures, rows, columns, sort } = definition
  const metricOf = (key: string | undefined) => metrics.find((each) => each.key === key)
  const change = (next: ReportMeasure[]) => {
    const chosen = next.flatMap(({ field }) => metricOf(field) ?? [])
    const stays = ({ field, period }: { field: string; period?: string }) =>
      period !== undefined || chosen.every(({ dimensions }) => (dimensions as string[]).includes(field))
    const isSorted = sort && sort.by !== 'label' && sort.by >= next.length
    onChange({
      measures: next,
      rows: rows.filter(stays),
      columns: columns.filter(stays),
      ...(isSorted && { sort: undefined }),
    })
  }
  const unused = metrics.find(({ key }) => !measures.some(({ field }) => field === key))
  return (
    <div className="zy-report-part">
      <span>{t('measures')}</span>
      {measures.map((measure, i) => {
        const metric = metricOf(measure.field)
        const shows = showsOf(metric)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a figure is its place; two may be the same while they are chosen.
          <div key={i} className="zy-report-item zy-report-measure">
            <MetricPicker
              id={`report-metric-${i}`}
              metrics={metrics}
              value={measure.field ? [measure.field] : []}
              most={1}
              onChange={([field]) => field && change(measures.with(i, { fn: 'metric', field }))}
            />
            <Select
              className="zy-report-show"
              size="small"
              variant="filled"
              value={measure.show ?? 'value'}
              aria-label={t('show')}
              popupMatchSelectWidth={false}
              options={shows.map((show) => ({ value: show, label: t(`show.${show}`) }))}
              onChange={(show: MeasureShow) => change(measures.with(i, { ...measure, show }))}
            />
            {measures.length > 1 && (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={t('remove', { name: label(metric?.label) })}
                onClick={() => change(measures.toSpliced(i, 1))}
              />
            )}
          </div>
        )
      })}
      {measures.length < mostMeasures && unused && (
        <Button type="dashed" onClick={() => change([...measures, { fn: 'metric', field: unused.key }])}>
          {t('addMeasure')}
        </Button>
      )}
    </div>
  )
}
