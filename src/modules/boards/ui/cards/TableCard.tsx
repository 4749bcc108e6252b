import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import type { ChartCell, ChartTable } from '#kernel/ui/charts/chart.types.ts'
import { FigureTable } from '#kernel/ui/charts/FigureTable.tsx'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { total } from '../../rules/change.ts'
import { type Cell, matrixOf } from '../../rules/matrix.ts'
import { largestFirst } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, figureOf, metricOf, partsOf, rowsOf, useBoardFrame } from './card.context.ts'
import { stepWords } from './words.ts'

const usualTop = 20

/** A dimension against several metrics, or one metric over time. The last row is the whole. */
export function TableCard(props: CardProps) {
  return props.card.step ? <OverTime {...props} /> : <ByMetric {...props} />
}

function useColumnsOf(card: CardProps['card']) {
  const language = useLanguage()
  const { catalogue } = useBoardFrame()
  return card.metrics.map((key) => {
    const metric = metricOf(catalogue, key)
    return {
      key,
      label: metric?.label[language] ?? key,
      about: metric?.about[language],
      unit: metric?.unit ?? ('number' as const),
      additive: metric?.additive ?? false,
    }
  })
}

function ByMetric({ card, answers }: CardProps) {
  const b = useText(boardTexts)
  const words = useFigureWords()
  const { explore, plain } = useBoardFrame()
  const columns = useColumnsOf(card)
  const by = card.by as Dimension
  const parts = new Map(columns.map(({ key }) => [key, partsOf(rowsOf(answers, `now:${key}`), by, b('none'))]))
  const [first] = columns
  const order = largestFirst(parts.get(first?.key ?? '') ?? [])
  // Who has nothing of the first metric may have some of another.
  const seen = new Set(order.map(({ id }) => id))
  for (const list of parts.values())
    for (const part of list)
      if (!seen.has(part.id)) {
        seen.add(part.id)
        order.push({ ...part, value: null })
      }
  const shown = order.slice(0, order.length > (card.top ?? usualTop) + 1 ? (card.top ?? usualTop) : order.length)
  const rest = new Set(order.slice(shown.length).map(({ id }) => id))
  const cell = (value: number | null | undefined, unit: (typeof columns)[number]['unit']): ChartCell => ({
    text: words.figure(value, unit),
    exact: value ?? '',
  })
  const rows: ChartCell[][] = shown.map(({ id, label }) => [
    { text: label, ...(!plain && first && { to: explore(first.key, { steps: [[by, id, label]] }) }) },
    ...columns.map(({ key, unit, additive }): ChartCell => {
      const found = parts.get(key)?.find((part) => part.id === id)?.value
      // No row of what is counted means none; of a rate it means unknown.
      const value = found === undefined && additive ? 0 : found
      return {
        ...cell(value, unit),
        ...(!plain && found !== undefined && { to: explore(key, { steps: [[by, id, label]] }) }),
      }
    }),
  ])
  if (rest.size > 0)
    rows.push([
      { text: b('others', { n: rest.size }) },
      ...columns.map(({ key, unit, additive }) => {
        const left = (parts.get(key) ?? []).filter(({ id }) => rest.has(id)).map(({ value }) => value)
        return additive ? cell(total(left), unit) : cell(null, unit)
      }),
    ])
  if (rows.length > 0)
    rows.push([
      { text: b('whole') },
      ...columns.map(({ key, unit, additive }) =>
        cell(
          additive ? total((parts.get(key) ?? []).map(({ value }) => value)) : figureOf(answers, `all:${key}`),
          unit,
        ),
      ),
    ])
  const table: ChartTable = {
    columns: [{ label: b(byKey(by)) }, ...columns.map(({ label }) => ({ label, numeric: true }))],
    rows,
  }
  const names = columns.map(({ label }) => label).join(' · ')
  return (
    <CardFrame
      card={card}
      title={
        columns.length > 2
          ? b('metricsBy', { by: inSentence(b(byKey(by))) })
          : b('metricBy', { metric: names, by: inSentence(b(byKey(by))) })
      }
      help={first?.about}
      table={table}
      className="zy-btable"
    >
      <FigureTable table={table} />
    </CardFrame>
  )
}

function OverTime({ card, answers }: CardProps) {
  const b = useText(boardTexts)
  const words = useFigureWords()
  const { explore, plain } = useBoardFrame()
  const [column] = useColumnsOf(card)
  const by = card.by as Dimension
  const step = card.step!
  if (!column) return null
  const cells = rowsOf(answers, `now:${column.key}`).map(
    (row): Cell => ({
      id: row[by]?.id ?? null,
      label: row[by]?.label ?? b('none'),
      column: row[step] ?? '',
      value: row.value,
    }),
  )
  const all = new Set(cells.map(({ id }) => id)).size
  const top = card.top ?? usualTop
  const matrix = matrixOf(cells, { additive: column.additive, top, others: b('others', { n: all - top }) })
  const figure = (value: number | null): ChartCell => ({ text: words.figure(value, column.unit), exact: value ?? '' })
  const table: ChartTable = {
    columns: [
      { label: b(byKey(by)) },
      ...matrix.columns.map((name) => ({ label: stepWords(name, step), numeric: true })),
      ...(column.additive ? [{ label: b('whole'), numeric: true }] : []),
    ],
    rows: matrix.rows.map((row) => [
      {
        text: row.label,
        ...(!plain && row.id !== 'others' && { to: explore(column.key, { steps: [[by, row.id, row.label]] }) }),
      },
      ...row.values.map(figure),
      ...(column.additive ? [figure(row.total)] : []),
    ]),
  }
  if (column.additive && table.rows.length > 0) {
    const sums = matrix.columns.map((_, at) => total(matrix.rows.map((row) => row.values[at] ?? null)))
    table.rows.push([{ text: b('whole') }, ...sums.map(figure), figure(total(sums))])
  }
  return (
    <CardFrame
      card={card}
      title={b('metricBy', { metric: column.label, by: inSentence(b(byKey(by))) })}
      help={column.about}
      table={table}
      className="zy-btable"
    >
      <FigureTable table={table} />
    </CardFrame>
  )
}
