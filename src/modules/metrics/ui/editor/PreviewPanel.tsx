import { Alert, Skeleton } from 'antd'
import { useMemo } from 'react'
import type { MetricRow, MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { columnOption, lineOption } from '#kernel/ui/charts/barOptions.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { byMonth } from '../figures/months.ts'
import { axisFigure, useFigure } from '../figures/useFigure.ts'
import { editorTexts, metricTexts } from '../text.ts'
import type { usePreview } from './usePreview.ts'

/** What the definition in the form would say: this month and the twelve before. */
export function PreviewPanel({ values, preview }: { values: FormValues; preview: ReturnType<typeof usePreview> }) {
  const t = useText(editorTexts)
  const { rows, waiting, pending, refused, violations } = preview
  return (
    <aside className="zy-metric-preview" aria-label={t('preview')} aria-busy={pending}>
      <h3>{t('preview')}</h3>
      {values.kind === 'manual' ? (
        <p className="zy-metric-quiet">{t('previewManual')}</p>
      ) : waiting ? (
        <p className="zy-metric-quiet">{t('previewWaits')}</p>
      ) : refused ? (
        <Alert
          type="info"
          showIcon
          title={t('previewFailed')}
          description={violations.map((each) => each.message ?? each.code).join(' ') || refused.message}
        />
      ) : rows ? (
        <Figures rows={rows} values={values} />
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      )}
    </aside>
  )
}

function Figures({ rows, values }: { rows: readonly MetricRow[]; values: FormValues }) {
  const t = useText(editorTexts)
  const word = useText(metricTexts)
  const { today } = useMeta()
  const show = useFigure()
  const unit = values.unit as MetricUnit
  const additive = values.kind === 'counted' && (values.measure === 'count' || values.measure === 'sum')
  const months = useMemo(() => byMonth(rows, today, additive ? 0 : null), [rows, today, additive])
  const option = useMemo(() => {
    // Little room: the figures are in the list below.
    const points = months.map(({ month, value }) => ({ label: month.slice(5), value, text: '' }))
    const axis = axisFigure(unit)
    return additive
      ? columnOption(
          points.map((point) => ({ ...point, value: point.value ?? 0 })),
          axis,
        )
      : lineOption(points, axis)
  }, [months, unit, additive])
  return (
    <>
      <p className="zy-metric-now">
        <span className="zy-metric-quiet">{word('thisMonth')}</span>
        <strong>{show(months.at(-1)?.value, unit)}</strong>
      </p>
      <Chart
        label={`${word('trend')}: ${months.map(({ month, value }) => `${month} ${show(value, unit)}`).join(', ')}`}
        option={option}
        height={160}
      />
      <table className="zy-metric-months">
        <tbody>
          {months.toReversed().map(({ month, value }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{show(value, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="zy-metric-quiet">{t('previewOf')}</p>
    </>
  )
}
