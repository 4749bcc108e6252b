/** A report of metrics: every level of the table is asked of the catalogue, so totals of rates and medians are right too. */
import type { Database } from '#kernel/data/connection.ts'
import type { Reader } from '#kernel/data/list.ts'
import {
  type Dimension,
  dimensionLabels,
  entityOfDimension,
  type MetricMeta,
  type MetricRow,
} from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { dayField, metricSource, scopeOf } from '../rules/metric-source.ts'
import { pivot } from '../rules/pivot.ts'
import type {
  FigureFormat,
  PivotGroup,
  PivotKey,
  PivotValue,
  ReportDefinition,
  ReportDimension,
  ReportMeasure,
  ReportResult,
  ResultDimension,
} from '../rules/report.types.ts'
import { metricFor, recordsOf, sourcesOf } from './metric-problems.ts'
import { gapsOf, mayTakeOut, showWords } from './result-parts.ts'

type Language = 'zh' | 'en'

/** @param definition without problems */
export async function runMetricReport(
  reader: Reader,
  definition: ReportDefinition,
  language: Language,
): Promise<ReportResult> {
  const { rows, columns, measures } = definition
  const metas = measures.map(({ field }) => metricFor(reader, field)!)
  const scope = scopeOf(definition.filter, reader.clock)!
  const read = async (snapshot: Reader): Promise<PivotGroup[]> => {
    const groups: PivotGroup[] = []
    for (let depth = 0; depth <= rows.length; depth++)
      for (const across of columns.length > 0 ? [columns, []] : [[]])
        groups.push(
          ...(await levelOf(snapshot, { rows: rows.slice(0, depth), columns: across }, metas, scope, language)),
        )
    return groups
  }
  const db = reader.sql as Partial<Database>
  const groups =
    typeof db.transaction === 'function'
      ? await db.transaction((tx) => read({ ...reader, sql: tx }), { readOnly: true })
      : await read(reader)
  const nothing = (m: number): PivotValue => (metas[m]!.additive && metas[m]!.kind !== 'stock' ? '0' : null)
  const told = ({ field, period }: ReportDimension): ResultDimension => ({
    field,
    ...(period && { period }),
    label: field === dayField ? { zh: '日期', en: 'Date' }[language] : dimensionLabels[field as Dimension][language],
    kind: field === dayField ? 'date' : entityOfDimension(field) ? 'ref' : 'choice',
  })
  return {
    entity: metricSource,
    rows: rows.map(told),
    columns: columns.map(told),
    measures: measures.map((each, m) => {
      const { key, label, additive, kind } = metas[m]!
      const records = recordsOf(reader, key)
      return {
        ...each,
        label: labelOf(label[language], each, language),
        format: formatOf(metas[m]!, each),
        additive: additive && kind !== 'stock',
        ...(records && { records }),
      }
    }),
    pivot: pivot(definition, [...groups, ...gapsOf(definition, groups, nothing)]),
    asOf: reader.clock.now.toISOString(),
    mayExport: measures
      .flatMap(({ field }) => sourcesOf(reader, field!))
      .every((source) => mayTakeOut(reader, reader.registry.entity(source))),
    metricScope: scope,
  }
}

interface Level {
  rows: readonly ReportDimension[]
  columns: readonly ReportDimension[]
}

/** The figures of all measures at one level, put together by their keys. */
async function levelOf(
  reader: Reader,
  { rows, columns }: Level,
  metas: readonly MetricMeta[],
  { from, to, where }: NonNullable<ReturnType<typeof scopeOf>>,
  language: Language,
): Promise<PivotGroup[]> {
  const dimensions = [...rows, ...columns]
  const groupBy = dimensions.map(({ field, period }) => period ?? (field as Dimension))
  const found = new Map<string, PivotGroup>()
  for (const [m, meta] of metas.entries()) {
    const answer = await queryMetric(
      { ...reader, actor: { ...reader.actor, language } },
      {
        metric: meta.key,
        from,
        to,
        groupBy,
        filter: where,
      },
    )
    for (const row of answer.rows) {
      const keys = dimensions.map((each) => keyOf(row, each, language))
      const place = JSON.stringify(keys.map(({ id }) => id))
      const group = found.get(place) ?? {
        rows: keys.slice(0, rows.length),
        columns: keys.slice(rows.length),
        values: metas.map((): PivotValue => null),
      }
      group.values[m] = figureOf(row.value, meta)
      found.set(place, group)
    }
  }
  return [...found.values()]
}

function keyOf(row: MetricRow, { field, period }: ReportDimension, language: Language): PivotKey {
  if (period) return { id: row[period] ?? null, label: row[period] ?? '' }
  const value = row[field as Dimension]
  if (!value) return { id: null, label: { zh: '（空）', en: '(none)' }[language] }
  // Hours and weekdays follow each other, whatever they are called.
  return field === 'hour' || field === 'weekday' ? { ...value, rank: Number(value.id) } : value
}

/** Counts are numbers; a ratio is told in percent. */
function figureOf(value: number | null, { unit }: MetricMeta): PivotValue {
  if (value === null || unit === 'count') return value
  return new Decimal(value)
    .times(unit === 'ratio' ? 100 : 1)
    .toDecimalPlaces(6)
    .toFixed()
}

const formats: Record<MetricMeta['unit'], FigureFormat> = {
  money: { kind: 'money', scale: 2 },
  count: { kind: 'number', scale: 0 },
  ratio: { kind: 'percent', scale: 2 },
  days: { kind: 'number', scale: 1 },
  number: { kind: 'number', scale: 2 },
}

const formatOf = ({ unit }: MetricMeta, { show = 'value' }: ReportMeasure): FigureFormat =>
  show.endsWith('share') ? { kind: 'share', scale: 2 } : formats[unit]

const labelOf = (name: string, { show = 'value' }: ReportMeasure, language: Language): string =>
  show === 'value' ? name : `${name} · ${showWords[show][language]}`
