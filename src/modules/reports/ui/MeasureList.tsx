import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { useText } from '#kernel/ui/text.ts'
import { mostMeasures } from '../rules/definition.ts'
import {
  type MeasureFunction,
  type MeasureShow,
  measureFunctions,
  measureShows,
  type ReportDefinition,
  type ReportMeasure,
} from '../rules/report.types.ts'
import { isAdditive } from '../rules/shown-figures.ts'
import { reportTexts } from './text.ts'
import { useFieldChoices } from './useSources.ts'

const numbers = new Set(['integer', 'decimal', 'money', 'percent'])

/** Which fields a calculation takes; `summable` is false for prices and rates, whose average still means something. */
const takes: Record<MeasureFunction, (field: FieldMeta) => boolean> = {
  count: () => false,
  sum: (field) => field.summable,
  avg: ({ kind }) => numbers.has(kind),
  median: ({ kind }) => numbers.has(kind),
  min: ({ kind }) => numbers.has(kind) || kind === 'date' || kind === 'instant',
  max: ({ kind }) => numbers.has(kind) || kind === 'date' || kind === 'instant',
  metric: () => false,
  distinct: ({ kind, groupable }) => groupable && kind !== 'boolean',
}

function showsOf({ fn }: ReportMeasure): readonly MeasureShow[] {
  if (isAdditive({ fn })) return measureShows
  return fn === 'min' || fn === 'max' ? ['value'] : ['value', 'difference']
}

interface MeasureListProps {
  entity: EntityMeta
  definition: ReportDefinition
  onChange: (change: Partial<ReportDefinition>) => void
}

/** What is counted and added up. A report has at least one figure. */
export function MeasureList({ entity, definition, onChange }: MeasureListProps) {
  const t = useText(reportTexts)
  const { measures, sort } = definition
  const summable = useFieldChoices(entity, (field) => field.summable)
  const change = (next: ReportMeasure[]) => {
    const by = sort && sort.by !== 'label' ? next.indexOf(measures[sort.by]!) : -1
    const isGone = sort !== undefined && sort.by !== 'label' && by < 0 && next.length !== measures.length
    onChange({
      measures: next,
      ...(isGone && { sort: undefined }),
      ...(by >= 0 && sort && { sort: { ...sort, by } }),
    })
  }
  const unused = summable[0]?.choices.find(({ path }) => !measures.some((each) => each.field === path))
  const next: ReportMeasure = unused ? { fn: 'sum', field: unused.path } : { fn: 'count' }
  return (
    <div className="zy-report-part">
      <span>{t('measures')}</span>
      {measures.map((measure, i) => (
        <MeasureRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a figure is its place; two may be the same while they are chosen.
          key={i}
          entity={entity}
          measure={measure}
          onChange={(changed) => change(measures.with(i, changed))}
          onRemove={measures.length > 1 ? () => change(measures.toSpliced(i, 1)) : undefined}
        />
      ))}
      {measures.length < mostMeasures && (
        <Button type="dashed" onClick={() => change([...measures, next])}>
          {t('addMeasure')}
        </Button>
      )}
    </div>
  )
}

interface MeasureRowProps {
  entity: EntityMeta
  measure: ReportMeasure
  onChange: (measure: ReportMeasure) => void
  onRemove: (() => void) | undefined
}

function MeasureRow({ entity, measure, onChange, onRemove }: MeasureRowProps) {
  const t = useText(reportTexts)
  const fields = useFieldChoices(entity, takes[measure.fn])
  const own = entity.fields.filter(({ access }) => access !== 'mask')
  const setFunction = (fn: MeasureFunction) => {
    if (fn === 'count') return onChange({ fn, ...kept(fn, measure.show) })
    const kept1 = own.find(({ name }) => name === measure.field)
    const field = kept1 && takes[fn](kept1) ? kept1.name : own.find(takes[fn])?.name
    if (field) onChange({ fn, field, ...kept(fn, measure.show) })
  }
  const offered = measureFunctions.filter((fn) => fn === 'count' || own.some(takes[fn]))
  const shows = showsOf(measure)
  return (
    <div className="zy-report-item zy-report-measure">
      <div className="zy-report-pair">
        <Select
          value={measure.fn}
          aria-label={t('fn')}
          popupMatchSelectWidth={false}
          options={offered.map((fn) => ({ value: fn, label: t(`fn.${fn}`) }))}
          onChange={setFunction}
        />
        {measure.fn !== 'count' && (
          <Select
            value={measure.field}
            aria-label={t('field')}
            popupMatchSelectWidth={false}
            options={fields.map(({ heading, choices }) => ({
              label: heading,
              options: choices.map(({ path, label }) => ({ value: path, label })),
            }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(field: string) => onChange({ ...measure, field })}
          />
        )}
      </div>
      {shows.length > 1 && (
        <Select
          className="zy-report-show"
          size="small"
          variant="filled"
          value={measure.show ?? 'value'}
          aria-label={t('show')}
          popupMatchSelectWidth={false}
          options={shows.map((show) => ({ value: show, label: t(`show.${show}`) }))}
          onChange={(show: MeasureShow) => onChange({ ...measure, show })}
        />
      )}
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('remove', { name: t(`fn.${measure.fn}`) })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}

const kept = (fn: MeasureFunction, show: MeasureShow | undefined): Pick<ReportMeasure, 'show'> =>
  show && showsOf({ fn }).includes(show) ? { show } : {}
