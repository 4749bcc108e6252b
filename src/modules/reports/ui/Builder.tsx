import { Checkbox, Segmented, Select } from 'antd'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { FilterBar } from '#kernel/ui/list/filter/FilterBar.tsx'
import '#kernel/ui/list/list.css'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { emptyDefinition, mostColumns, mostDimensions, mostRows } from '../rules/definition.ts'
import { metricSource } from '../rules/metric-source.ts'
import { chartKinds, type ReportDefinition, type ReportResult } from '../rules/report.types.ts'
import { ChartIcon } from './ChartIcon.tsx'
import { DimensionList } from './DimensionList.tsx'
import { MeasureList } from './MeasureList.tsx'
import { MetricMeasures } from './MetricMeasures.tsx'
import { firstMetricReport, noMetrics, useSource } from './metricSource.ts'
import { reportTexts } from './text.ts'
import type { Arrangement } from './types.ts'
import { useFieldChoices, useSources } from './useSources.ts'

interface BuilderProps {
  current: Arrangement
  /** The newest figures: they know how measures are called. */
  result: ReportResult | undefined
  change: (change: Partial<ReportDefinition>) => void
  replace: (arrangement: Arrangement) => void
}

/** What is in the report, part by part; every change shows at once. */
export function Builder({ current, result, change, replace }: BuilderProps) {
  const t = useText(reportTexts)
  const label = useLabel()
  const sources = useSources()
  const entity = useSource(current.source, current.definition)
  const metrics = useMetrics() ?? noMetrics
  return (
    <section className="zy-report-builder" aria-label={t('edit')}>
      <div className="zy-report-part">
        <label htmlFor="report-source">{t('source')}</label>
        <Select
          id="report-source"
          value={entity ? current.source : undefined}
          options={[
            { value: metricSource, label: t('metricLibrary') },
            ...sources.map((each) => ({ value: each.name, label: label(each.plural) })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(source: string) =>
            replace({ source, definition: source === metricSource ? firstMetricReport(metrics) : emptyDefinition })
          }
        />
      </div>
      {entity && (
        <Parts key={entity.name} entity={entity} definition={current.definition} result={result} change={change} />
      )}
    </section>
  )
}

const groupable = (field: FieldMeta): boolean => field.groupable

interface PartsProps {
  entity: EntityMeta
  definition: ReportDefinition
  result: ReportResult | undefined
  change: (change: Partial<ReportDefinition>) => void
}

function Parts({ entity, definition, result, change }: PartsProps) {
  const t = useText(reportTexts)
  const fields = useFieldChoices(entity, groupable)
  const { rows, columns } = definition
  const room = mostDimensions - rows.length - columns.length
  const used = [...rows, ...columns]
  return (
    <>
      <DimensionList
        title={t('rows')}
        add={t('addRow')}
        hint={t('emptyRows')}
        fields={fields}
        items={rows}
        used={used}
        most={Math.min(mostRows, rows.length + room)}
        onChange={(next) => change({ rows: next })}
      />
      <DimensionList
        title={t('columns')}
        add={t('addColumn')}
        fields={fields}
        items={columns}
        used={used}
        most={Math.min(mostColumns, columns.length + room)}
        onChange={(next) => change({ columns: next })}
      />
      {entity.name === metricSource ? (
        <MetricMeasures definition={definition} onChange={change} />
      ) : (
        <MeasureList entity={entity} definition={definition} onChange={change} />
      )}
      <div className="zy-report-part">
        <span>{t('filter')}</span>
        <FilterBar control={{ entity, state: { filter: definition.filter }, set: change }} />
      </div>
      <SortAndTotals definition={definition} result={result} change={change} />
      <div className="zy-report-part">
        <span id="report-chart">{t('chart')}</span>
        <Segmented
          aria-labelledby="report-chart"
          className="zy-report-charts"
          value={definition.chart}
          options={chartKinds.map((kind) => ({
            value: kind,
            label: <ChartIcon kind={kind} />,
            title: t(`chart.${kind}`),
          }))}
          onChange={(chart) => change({ chart })}
        />
        <small>{t(`chart.${definition.chart}`)}</small>
      </div>
    </>
  )
}

const limits = [5, 10, 20, 50, 100]

function SortAndTotals({ definition, result, change }: Omit<PartsProps, 'entity'>) {
  const t = useText(reportTexts)
  const { sort, limit, subtotals, totals, rows, measures } = definition
  const by = sort?.by ?? 'label'
  const direction = sort?.direction ?? 'asc'
  const measureName = (m: number) => result?.measures[m]?.label ?? t(`fn.${measures[m]!.fn}`)
  return (
    <>
      {rows.length > 0 && (
        <div className="zy-report-part">
          <span>{t('sort')}</span>
          <div className="zy-report-pair">
            <Select
              value={by}
              aria-label={t('sort')}
              popupMatchSelectWidth={false}
              options={[
                { value: 'label' as const, label: t('sortLabel') },
                ...measures.map((_, m) => ({ value: m, label: measureName(m) })),
              ]}
              onChange={(next: 'label' | number) =>
                change({ sort: { by: next, direction: next === 'label' ? 'asc' : 'desc' } })
              }
            />
            <Select
              value={direction}
              aria-label={t('sort')}
              popupMatchSelectWidth={false}
              options={(['asc', 'desc'] as const).map((value) => ({ value, label: t(value) }))}
              onChange={(next: 'asc' | 'desc') => change({ sort: { by, direction: next } })}
            />
          </div>
          <Select
            value={limit ?? 0}
            aria-label={t('limit')}
            options={[
              { value: 0, label: t('limitAll') },
              ...[...new Set([...limits, ...(limit ? [limit] : [])])].map((n) => ({
                value: n,
                label: t('limitN', { n }),
              })),
            ]}
            onChange={(n: number) => change({ limit: n === 0 ? undefined : n })}
          />
        </div>
      )}
      <div className="zy-report-part zy-report-checks">
        <Checkbox checked={totals} onChange={(event) => change({ totals: event.target.checked })}>
          {t('totals')}
        </Checkbox>
        {rows.length > 1 && (
          <Checkbox checked={subtotals} onChange={(event) => change({ subtotals: event.target.checked })}>
            {t('subtotals')}
          </Checkbox>
        )}
      </div>
    </>
  )
}
