/** A list of figures as its reader may see them. */
import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Deliverable, DeliverableTable } from '#kernel/deliverables/deliverable.types.ts'
import type { MetricBatchResult, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { metricsOf, queryMetrics } from '#kernel/metrics/query.ts'
import { figureText, percentText } from '#kernel/pure/figure-text.ts'
import { figureSpans } from './entities/figure-list.ts'
import { type Days, daysOf, type FigureSpan } from './rules/spans.ts'

interface ListRow extends Record<string, unknown> {
  name: string
  metrics: string[]
  span: FigureSpan
  compare: boolean | null
  split: 'person' | 'department' | 'region' | null
}

type Language = 'zh' | 'en'

const words = {
  zh: {
    figure: '指标',
    before: '前一期',
    change: '变化',
    of: '（{from} 至 {to}）',
    by: { person: '按人', department: '按部门', region: '按区域' },
    none: '未分配',
  },
  en: {
    figure: 'Figure',
    before: 'Before',
    change: 'Change',
    of: ' ({from} to {to})',
    by: { person: 'By person', department: 'By department', region: 'By region' },
    none: 'None',
  },
}

/** Who put the list together decided what it is; which figures are read follows from the reader alone. */
export const figureContent: Deliverable = async (reader, id, language) => {
  const [list] = await reader.sql.run<ListRow>(
    sql`select name, metrics, span, compare, split from figure_list where id = ${id}::uuid and deleted_at is null`,
  )
  if (!list) throw notFound()
  const readable = new Map((await metricsOf(reader)).map((metric) => [metric.key, metric]))
  const metrics = list.metrics.flatMap((key) => readable.get(key) ?? [])
  if (metrics.length === 0) throw notFound()
  const [company] = await reader.sql.run<{ currency: string }>(
    sql`select currency from company where deleted_at is null limit 1`,
  )
  const currency = company?.currency ?? 'CNY'
  const { days, before } = daysOf(list.span, reader.clock.today, reader.clock.fiscalYearStart)
  const span = figureSpans.find(({ value }) => value === list.span)!.label[language]
  const t = words[language]
  const intro = span + t.of.replace('{from}', days.from).replace('{to}', days.to)
  const tables = [await totals(reader, metrics, days, list.compare ? before : null, span, currency, language)]
  if (list.split) {
    const table = await parts(reader, metrics, list.split, days, currency, language)
    if (table.rows.length > 0) tables.push(table)
  }
  return { title: list.name, intro, tables }
}

async function totals(
  reader: Reader,
  metrics: MetricMeta[],
  days: Days,
  before: Days | null,
  span: string,
  currency: string,
  language: Language,
): Promise<DeliverableTable> {
  const t = words[language]
  const { results } = await queryMetrics(reader, [
    ...metrics.map(({ key }) => ({ id: `now ${key}`, metric: key, ...days })),
    ...(before ? metrics.map(({ key }) => ({ id: `then ${key}`, metric: key, ...before })) : []),
  ])
  const rows = metrics.map((metric) => {
    const now = single(results, `now ${metric.key}`)
    const then = single(results, `then ${metric.key}`)
    const figure = (value: number | null) => ({
      text: figureText(value, metric.unit, currency, language),
      ...(value !== null && { exact: value }),
    })
    const change = {
      text: now === null || then === null || then === 0 ? '—' : signed(((now - then) / Math.abs(then)) * 100, language),
    }
    return [{ text: metric.label[language] }, figure(now), ...(before ? [figure(then), change] : [])]
  })
  const columns = [{ label: t.figure }, { label: span, numeric: true }]
  if (before) columns.push({ label: t.before, numeric: true }, { label: t.change, numeric: true })
  return { title: span, columns, rows }
}

const signed = (percent: number, language: Language): string =>
  `${percent > 0 ? '+' : ''}${percentText(percent, language)}`

function single(results: MetricBatchResult['results'], id: string): number | null {
  const result = results[id]
  return result && 'rows' in result ? (result.rows[0]?.value ?? null) : null
}

async function parts(
  reader: Reader,
  all: MetricMeta[],
  split: NonNullable<ListRow['split']>,
  days: Days,
  currency: string,
  language: Language,
): Promise<DeliverableTable> {
  const t = words[language]
  const metrics = all.filter(({ dimensions }) => dimensions.includes(split))
  const { results } = await queryMetrics(
    reader,
    metrics.map(({ key }) => ({ id: key, metric: key, ...days, groupBy: [split] })),
  )
  const lines = new Map<string, { label: string; values: Map<string, number | null> }>()
  for (const { key } of metrics) {
    const result = results[key]
    for (const row of result && 'rows' in result ? result.rows : []) {
      const subject = row[split]
      const line = lines.get(subject?.id ?? '') ?? { label: subject?.label ?? t.none, values: new Map() }
      line.values.set(key, row.value)
      lines.set(subject?.id ?? '', line)
    }
  }
  const first = metrics[0]?.key ?? ''
  const sorted = [...lines.values()].sort((a, b) => (b.values.get(first) ?? 0) - (a.values.get(first) ?? 0))
  return {
    title: t.by[split],
    columns: [{ label: t.by[split] }, ...metrics.map(({ label }) => ({ label: label[language], numeric: true }))],
    rows: sorted.map(({ label, values }) => [
      { text: label },
      ...metrics.map(({ key, unit, additive }) => {
        const value = values.get(key) ?? (additive ? 0 : null)
        return { text: figureText(value, unit, currency, language), ...(value !== null && { exact: value }) }
      }),
    ]),
  }
}
