/** A report worked out for one person, within that person's reach. */
import { AppError, ruleBroken } from '#kernel/api/errors.ts'
import { aggregateTotals } from '#kernel/data/aggregate-totals.ts'
import { newQuery, type Reader } from '#kernel/data/list.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { violation } from '#kernel/pure/violations.ts'
import { metricSource } from '../rules/metric-source.ts'
import { pivot } from '../rules/pivot.ts'
import type { PivotGroup, PivotValue, ReportDefinition, ReportMeasure, ReportResult } from '../rules/report.types.ts'
import { formatOf, keyReader, labelOf, rounded } from './figures.ts'
import { problemsOf } from './problems.ts'
import { gapsOf, mayTakeOut, showWords } from './result-parts.ts'
import { runMetricReport } from './run-metric-report.ts'

/**
 * @throws AppError 422 with every field that is gone or closed to the person (`params.field` names it);
 *   400 `aggregate.too-many-groups` above 5,000 groups
 */
export async function runReport(
  reader: Reader,
  source: string,
  definition: ReportDefinition,
  language: 'zh' | 'en',
): Promise<ReportResult> {
  const problems = problemsOf(reader, source, definition)
  if (problems.length > 0) throw ruleBroken(problems)
  if (source === metricSource) return runMetricReport(reader, definition, language)
  const entity = reader.registry.entity(source)
  const { rows, columns, measures } = definition
  const dimensions = [...rows, ...columns]
  // The same figure in two forms (an amount and its share) is worked out once.
  const keys = [...new Set(measures.map(measureKey))]
  const places = columns.map((_, i) => rows.length + i)
  const levels = Array.from({ length: rows.length + 1 }, (_, depth) => {
    const prefix = rows.slice(0, depth).map((_, i) => i)
    return columns.length > 0 ? [[...prefix, ...places], prefix] : [prefix]
  }).flat()
  const found = await aggregateTotals(reader, entity, {
    groupBy: dimensions.map(({ field, period }) => (period ? `${field}:${period}` : field)),
    measure: keys,
    levels,
    filter: definition.filter,
  })

  const query = newQuery(reader, entity)
  const reached = dimensions.map(({ field }) => query.reach(field))
  const readers = reached.map(({ field }) => keyReader(field, language))
  const formats = measures.map((each) => formatOf(each, each.field ? query.reach(each.field).field : undefined))
  const groups = found.map(({ level, keys: values, values: figures }): PivotGroup => {
    const path = levels[level]!.map((place, i) => ({ isRow: place < rows.length, key: readers[place]!(values[i]) }))
    return {
      rows: path.filter(({ isRow }) => isRow).map(({ key }) => key),
      columns: path.filter(({ isRow }) => !isRow).map(({ key }) => key),
      values: measures.map((each, m) => rounded(figures[keys.indexOf(measureKey(each))], formats[m]!)),
    }
  })
  return {
    entity: entity.name,
    rows: rows.map((each, i) => ({
      ...each,
      label: labelOf(reader, entity, each.field, language),
      kind: reached[i]!.field.kind,
    })),
    columns: columns.map((each, i) => ({
      ...each,
      label: labelOf(reader, entity, each.field, language),
      kind: reached[rows.length + i]!.field.kind,
    })),
    measures: measures.map((each, m) => ({
      ...each,
      label: measureLabel(reader, entity, each, language),
      format: formats[m]!,
      additive: each.fn === 'count' || each.fn === 'sum',
    })),
    pivot: pivot(definition, [...groups, ...gapsOf(definition, groups, (m) => nothingOf(measures[m]!))]),
    asOf: reader.clock.now.toISOString(),
    mayExport: mayTakeOut(reader, entity),
  }
}

const measureKey = ({ fn, field }: ReportMeasure): string =>
  fn === 'count' ? 'count' : fn === 'distinct' ? `count:${field}` : `${fn}:${field}`

const nothingOf = ({ fn }: ReportMeasure): PivotValue =>
  fn === 'count' || fn === 'distinct' ? 0 : fn === 'sum' ? '0' : null

const words = {
  count: { zh: '数量', en: 'Number' },
  sum: { zh: '{field}合计', en: 'Total {field}' },
  avg: { zh: '{field}平均', en: 'Average {field}' },
  median: { zh: '{field}中位数', en: 'Median {field}' },
  min: { zh: '最小{field}', en: 'Lowest {field}' },
  max: { zh: '最大{field}', en: 'Highest {field}' },
  distinct: { zh: '{field}数（去重）', en: 'Distinct {field}' },
  metric: { zh: '{field}', en: '{field}' },
} as const

/** `商机金额合计 · 占总计`, `Total amount · % of total`. */
function measureLabel(reader: Reader, entity: EntityDefinition, measure: ReportMeasure, language: 'zh' | 'en'): string {
  const field = measure.field ? labelOf(reader, entity, measure.field, language) : ''
  const inside = language === 'en' ? field.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()) : field
  const name = words[measure.fn][language].replace('{field}', inside)
  const { show = 'value' } = measure
  return show === 'value' ? name : `${name} · ${showWords[show][language]}`
}

/** @throws AppError 403 for who may not export the records */
export function assertMayExport(result: ReportResult): void {
  if (!result.mayExport) throw new AppError(403, 'report.export-denied', [violation('report.export-denied')])
}
