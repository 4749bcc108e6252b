/** A board for somebody who does not look at the screen: the figures of its cards as tables. */
import { get } from '#kernel/data/list.ts'
import type { Deliverable, DeliverableTable } from '#kernel/deliverables/deliverable.types.ts'
import {
  type Dimension,
  type MetricBatchResult,
  type MetricMeta,
  type MetricRow,
  periodKeys,
} from '#kernel/metrics/metrics.types.ts'
import { metricsOf, queryMetrics } from '#kernel/metrics/query.ts'
import { figureText } from '#kernel/pure/figure-text.ts'
import { companyCurrency } from '#modules/organisation'
import { board } from './entities/board.ts'
import type { Card } from './rules/card.types.ts'
import { readLayout } from './rules/layout.ts'
import { readNarrowing } from './rules/narrowing.ts'
import { type BoardPeriod, spanOf } from './rules/period.ts'
import { type Catalogue, planBoard } from './rules/plan.ts'

type Language = 'zh' | 'en'
type Results = MetricBatchResult['results']

const words = {
  zh: { figures: '指标', name: '指标', now: '本期', previous: '上期', 'last-year': '去年同期', none: '未归属' },
  en: { figures: 'Figures', name: 'Figure', now: 'Now', previous: 'Before', 'last-year': 'A year ago', none: 'None' },
}

interface Sheet {
  catalogue: Catalogue
  results: Results
  /** Card -> name of the figure -> id of its question. */
  slots: Record<string, Record<string, string>>
  language: Language
  currency: string
}

/** As the reader may see it, for its own period: a card without any figure for them is left out. */
export const boardContent: Deliverable = async (reader, id, language) => {
  const record = await get(reader, board, id)
  const { layout } = readLayout(record.layout)
  const catalogue = new Map((await metricsOf(reader)).map((metric) => [metric.key, metric]))
  const span = spanOf(record.period as BoardPeriod, reader.clock)
  const { today, fiscalYearStart } = reader.clock
  const narrowing = readNarrowing(record.narrowing ?? {}) ?? {}
  const { queries, slots } = planBoard(layout.cards, { span, narrowing, today, fiscalYearStart }, catalogue)
  const { results } = await queryMetrics(reader, queries)
  const currency = await companyCurrency(reader.sql)
  const sheet: Sheet = { catalogue, results, slots, language, currency }
  const single = layout.cards.filter((card) => card.kind === 'figure')
  const tables = [figuresTable(single, sheet), ...layout.cards.map((card) => cardTable(card, sheet))]
  return {
    title: (language === 'en' && (record.nameEn as string | null)) || String(record.name),
    ...(span && { intro: `${span.from} – ${span.to}` }),
    tables: tables.filter((table) => table.rows.length > 0),
    path: `/boards/${record.key ?? id}`,
  }
}

const titleOf = (card: Card, { catalogue, language }: Sheet): string =>
  card.title?.[language] ??
  card.title?.zh ??
  card.metrics.map((key) => catalogue.get(key)?.label[language] ?? key).join(' · ')

function cell(value: number | null | undefined, metric: MetricMeta | undefined, { currency, language }: Sheet) {
  if (value === null || value === undefined) return { text: '—' }
  return { text: figureText(value, metric?.unit ?? 'number', currency, language), exact: value }
}

function rowsOf(card: Card, slot: string, { results, slots }: Sheet): MetricRow[] {
  const result = results[slots[card.id]?.[slot] ?? '']
  return result && 'rows' in result ? result.rows : []
}

/** Cards of one figure each, one line a card. */
function figuresTable(cards: Card[], sheet: Sheet): DeliverableTable {
  const t = words[sheet.language]
  const compared = ['previous', 'last-year'] as const
  const shown = compared.filter((slot) => cards.some((card) => rowsOf(card, slot, sheet).length > 0))
  const columns = [{ label: t.name }, ...['now' as const, ...shown].map((slot) => ({ label: t[slot], numeric: true }))]
  const rows = cards.flatMap((card) => {
    const metric = sheet.catalogue.get(card.metrics[0] ?? '')
    if (!metric) return []
    const figures = ['now', ...shown].map((slot) => cell(rowsOf(card, slot, sheet)[0]?.value, metric, sheet))
    return [[{ text: titleOf(card, sheet) }, ...figures]]
  })
  return { title: t.figures, columns, rows }
}

/** Any other card: one line a group, one column a figure. */
function cardTable(card: Card, sheet: Sheet): DeliverableTable {
  const { language, catalogue, slots } = sheet
  const t = words[language]
  const title = titleOf(card, sheet)
  const names = Object.keys(slots[card.id] ?? {}).filter((slot) => !slot.startsWith('all:') && slot !== 'spark')
  if (card.kind === 'figure' || names.length === 0) return { title, columns: [], rows: [] }
  const metricOf = (slot: string) => catalogue.get(slot.startsWith('now:') ? slot.slice(4) : (card.metrics[0] ?? slot))
  const lines = new Map<string, Map<string, number | null>>()
  for (const slot of names) {
    for (const row of rowsOf(card, slot, sheet)) {
      const group = groupName(row, t.none)
      const line = lines.get(group) ?? new Map()
      lines.set(group, line.set(slot, row.value))
    }
  }
  const label = (slot: string): string =>
    slot in t ? t[slot as 'now'] : (metricOf(slot)?.label[language] ?? catalogue.get(slot)?.label[language] ?? slot)
  return {
    title,
    columns: [{ label: '' }, ...names.map((slot) => ({ label: label(slot), numeric: true }))],
    rows: [...lines].map(([group, values]) => [
      { text: group },
      ...names.map((slot) => cell(values.get(slot), catalogue.get(slot) ?? metricOf(slot), sheet)),
    ]),
  }
}

function groupName(row: MetricRow, none: string): string {
  const parts = Object.entries(row).filter(([name]) => name !== 'value')
  return parts
    .map(([name, value]) =>
      (periodKeys as readonly string[]).includes(name)
        ? String(value)
        : ((value as MetricRow[Dimension])?.label ?? none),
    )
    .join(' · ')
}
