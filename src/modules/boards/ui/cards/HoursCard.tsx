import { useMemo } from 'react'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { heatOption } from '#kernel/ui/charts/heatOption.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { hoursMatrix } from '../../rules/matrix.ts'
import type { Step } from '../drill.ts'
import { useFigureWords } from '../figureWords.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'

/** When in the week it happens: seven days by the hours of the day. */
export function HoursCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, plain } = useBoardFrame()
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const matrix = useMemo(() => {
    const cells = rowsOf(answers, 'now').map((row) => ({
      weekday: Number(row.weekday?.id),
      hour: Number(row.hour?.id),
      value: row.value,
    }))
    return hoursMatrix(cells, metric?.additive ?? false)
  }, [answers, metric])
  const weekdays = useMemo(() => [1, 2, 3, 4, 5, 6, 7].map((day) => t(`weekday.${day}` as 'weekday.1')), [t])
  const option = useMemo(
    () =>
      heatOption({
        columns: matrix.hours.map(String),
        rows: weekdays,
        values: matrix.days,
        words: (value) => words.figure(value, unit),
        title: (row, column) => `${weekdays[row]} ${matrix.hours[column]}:00`,
      }),
    [matrix, weekdays, words, unit],
  )
  if (!metric) return null
  const title = t('hours', { metric: metric.label[language] })
  const table = {
    columns: [{ label: t('weekday') }, ...matrix.hours.map((hour) => ({ label: `${hour}:00`, numeric: true }))],
    rows: matrix.days.map((row, day) => [
      { text: weekdays[day]! },
      ...row.map((value) => ({ text: words.figure(value, unit), exact: value ?? '' })),
    ]),
  }
  const pick = (index: number) => {
    const [day, hour] = [Math.floor(index / matrix.hours.length), matrix.hours[index % matrix.hours.length]]
    if (hour === undefined) return
    const steps: Step[] = [
      ['weekday', String(day + 1), weekdays[day]!],
      ['hour', String(hour), `${hour}:00`],
    ]
    drill(explore(metric.key, { steps }))
  }
  return (
    <CardFrame
      card={card}
      title={title}
      help={metric.about[language]}
      table={matrix.hours.length > 0 ? table : { ...table, rows: [] }}
    >
      <Chart label={title} option={option} height="100%" onPick={plain ? undefined : pick} />
    </CardFrame>
  )
}
