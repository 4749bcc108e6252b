import { useMemo } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { heatOption } from '#kernel/ui/charts/heatOption.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { type Cell, matrixOf, weekdayMatrix } from '../../rules/matrix.ts'
import { spanOfName, trendSpan } from '../../rules/period.ts'
import { isClockSplit } from '../../rules/plan.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, rowsOf, useBoardFrame } from './card.context.ts'
import { HoursCard } from './HoursCard.tsx'
import { cardTexts } from './texts.ts'
import { stepWords } from './words.ts'

const usualTop = 10
/** Figures are written into the cells while each has this much room. */
const mostWritten = 8

/** Where and when there is much: a dimension over time, or the days of the week. */
export function HeatCard(props: CardProps) {
  if (isClockSplit(props.card.by)) return <HoursCard {...props} />
  return props.card.by ? <OverTime {...props} /> : <Weekdays {...props} />
}

function Weekdays({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, scope, plain } = useBoardFrame()
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const rows = rowsOf(answers, 'now')
  const span = useMemo(
    () => trendSpan(scope.span, 'day', scope, 91) ?? spanOfRows(rows.map((row) => row.day ?? '')),
    [scope, rows],
  )
  const matrix = useMemo(
    () =>
      span &&
      weekdayMatrix(
        rows.map((row) => ({ day: row.day ?? '', value: row.value })),
        span,
      ),
    [rows, span],
  )
  const weekdays = useMemo(() => [1, 2, 3, 4, 5, 6, 7].map((day) => t(`weekday.${day}` as 'weekday.1')), [t])
  const option = useMemo(
    () =>
      heatOption({
        columns: (matrix?.weeks ?? []).map((week) => week.slice(5)),
        rows: weekdays,
        values: matrix?.days ?? [],
        words: (value) => words.figure(value, unit),
        title: (row, column) => `${addDays(matrix?.weeks[column] ?? '2024-01-01', row)} ${weekdays[row]}`,
      }),
    [matrix, weekdays, words, unit],
  )
  if (!metric) return null
  const title = t('weekdays', { metric: metric.label[language] })
  const isEmpty = rows.length === 0
  const table = {
    columns: [{ label: t('periodColumn') }, ...weekdays.map((label) => ({ label, numeric: true }))],
    rows: isEmpty
      ? []
      : (matrix?.weeks ?? []).map((week, column) => [
          { text: t('weekOf', { day: week }) },
          ...weekdays.map((_, row) => {
            const value = matrix?.days[row]?.[column] ?? null
            return { text: words.figure(value, unit), exact: value ?? '' }
          }),
        ]),
  }
  const pick = (index: number) => {
    const weeks = matrix?.weeks ?? []
    const week = weeks[index % weeks.length]
    if (!week) return
    const day = addDays(week, Math.floor(index / weeks.length))
    drill(explore(metric.key, { span: { from: day, to: day } }))
  }
  return (
    <CardFrame card={card} title={title} help={metric.about[language]} table={table}>
      <Chart label={title} option={option} height="100%" onPick={plain ? undefined : pick} />
    </CardFrame>
  )
}

function spanOfRows(days: readonly string[]) {
  const sorted = days.filter(Boolean).sort()
  const to = sorted.at(-1)
  if (!to) return undefined
  // More than a year of weeks cannot be drawn.
  const earliest = addDays(to, -364)
  return { from: sorted.find((day) => day >= earliest) ?? to, to }
}

function OverTime({ card, answers }: CardProps) {
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, scope, plain } = useBoardFrame()
  const by = card.by as Dimension
  const step = card.step ?? 'month'
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const matrix = useMemo(() => {
    const cells = rowsOf(answers, 'now').map(
      (row): Cell => ({
        id: row[by]?.id ?? null,
        label: row[by]?.label ?? b('none'),
        column: row[step] ?? '',
        value: row.value,
      }),
    )
    const all = new Set(cells.map(({ id }) => id)).size
    const top = card.top ?? usualTop
    return matrixOf(cells, { additive: metric?.additive ?? false, top, others: b('others', { n: all - top }) })
  }, [answers, by, step, card.top, metric, b])
  const option = useMemo(
    () =>
      heatOption({
        columns: matrix.columns.map((name) => stepWords(name, step)),
        rows: matrix.rows.map(({ label }) => label),
        values: matrix.rows.map(({ values }) => values),
        words: (value) => (value === null ? '—' : words.axis(value, unit)),
        written: matrix.columns.length <= mostWritten,
      }),
    [matrix, step, words, unit],
  )
  if (!metric) return null
  const title = b('metricBy', {
    metric: metric.label[language],
    by: `${inSentence(b(byKey(by)))} × ${inSentence(b(`step.${step}`))}`,
  })
  const table = {
    columns: [
      { label: b(byKey(by)) },
      ...matrix.columns.map((name) => ({ label: stepWords(name, step), numeric: true })),
    ],
    rows: matrix.rows.map((row) => [
      { text: row.label },
      ...row.values.map((value) => ({ text: words.figure(value, unit), exact: value ?? '' })),
    ]),
  }
  const pick = (index: number) => {
    const row = matrix.rows[Math.floor(index / matrix.columns.length)]
    const name = matrix.columns[index % matrix.columns.length]
    if (!row || !name || row.id === 'others') return
    drill(
      explore(metric.key, { steps: [[by, row.id, row.label]], span: spanOfName(name, step, scope.fiscalYearStart) }),
    )
  }
  return (
    <CardFrame card={card} title={title} help={metric.about[language]} table={table}>
      <Chart label={title} option={option} height="100%" onPick={plain ? undefined : pick} />
    </CardFrame>
  )
}
