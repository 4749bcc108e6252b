import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { dimensionLabels, type MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import { ChangeTag } from '../figures/ChangeTag.tsx'
import { CheckState, type MetricCheck } from '../figures/CheckState.tsx'
import { changeOf } from '../figures/change.ts'
import { FormulaWords } from '../figures/FormulaWords.tsx'
import { MetricTags } from '../figures/MetricTags.tsx'
import { Sparkline } from '../figures/Sparkline.tsx'
import { useFigure } from '../figures/useFigure.ts'
import { metricTexts } from '../text.ts'
import type { CatalogueFigure } from './useCatalogueFigures.ts'

interface MetricRowProps {
  metric: MetricMeta
  figure: CatalogueFigure | undefined
  checks: ReadonlyMap<string, MetricCheck> | undefined
  find: (key: string) => MetricMeta | undefined
}

/** One metric of the catalogue: what it means at the left, what it says now at the right. */
export function MetricRow({ metric, figure, checks, find }: MetricRowProps) {
  const t = useText(metricTexts)
  const label = useLabel()
  const language = useLanguage()
  const dimensions = metric.dimensions.map((each) => dimensionLabels[each][language])
  return (
    <li className="zy-metric-row">
      <div className="zy-metric-words">
        <h3>
          <Link to={`/metric-library/${metric.key}` as string}>{label(metric.label)}</Link>
          <MetricTags metric={metric} />
        </h3>
        <p>{label(metric.about)}</p>
        {metric.formula && (
          <p className="zy-metric-aside">
            = <FormulaWords formula={metric.formula} find={find} />
          </p>
        )}
        {dimensions.length > 0 && (
          <p className="zy-metric-aside">
            {t('splitBy', { list: dimensions.join(language === 'zh' ? '、' : ', ').toLowerCase() })}
          </p>
        )}
      </div>
      <RowFigure metric={metric} figure={figure} />
      <CheckState metric={metric} checks={checks} />
    </li>
  )
}

function RowFigure({ metric, figure }: Pick<MetricRowProps, 'metric' | 'figure'>) {
  const t = useText(metricTexts)
  const show = useFigure()
  if (!figure) return <Skeleton active title={false} paragraph={{ rows: 2 }} className="zy-metric-figure" />
  if (figure.fault !== undefined)
    return <p className="zy-metric-figure zy-metric-quiet">{t('figureFailed', { why: figure.fault })}</p>
  // What is entered by hand comes once a quarter or a year: the last one counts until the next.
  const latest = metric.kind === 'manual' ? figure.months.findLast(({ value }) => value !== null) : undefined
  const isOld = figure.now === null && latest !== undefined
  const now = isOld ? latest.value : figure.now
  return (
    <div className="zy-metric-figure">
      <Sparkline values={figure.months.map(({ value }) => value)} />
      <div>
        <small>{isOld ? latest.month : t(metric.kind === 'stock' ? 'now' : 'thisMonth')}</small>
        <strong>{show(now, metric.unit)}</strong>
        {!isOld &&
          (now === null ? (
            <span className="zy-metric-quiet">{t('noValue')}</span>
          ) : (
            <RowChange {...{ metric, figure }} />
          ))}
      </div>
    </div>
  )
}

function RowChange({ metric, figure }: { metric: MetricMeta; figure: CatalogueFigure }) {
  return <ChangeTag change={changeOf(figure.now, figure.before, metric)} />
}
