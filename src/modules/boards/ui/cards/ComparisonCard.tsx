import { useMemo } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { groupOption } from '#kernel/ui/charts/groupOption.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { total } from '../../rules/change.ts'
import { topAndOthers } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, partsOf, rowsOf, useBoardFrame } from './card.context.ts'
import { Legend } from './Legend.tsx'
import { cardTexts } from './texts.ts'

const usualTop = 6

/** Team against team, this period against an earlier one, and all of them against a benchmark. */
export function ComparisonCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, plain } = useBoardFrame()
  const by = card.by as Dimension
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const compare = card.compare === 'last-year' ? 'last-year' : card.compare === 'none' ? undefined : 'previous'
  const none = b('none')
  const model = useMemo(() => {
    const now = partsOf(rowsOf(answers, 'now'), by, none)
    const before = new Map(partsOf(rowsOf(answers, compare ?? ''), by, none).map((part) => [part.id, part]))
    // Who had something before and nothing now is compared too.
    for (const part of before.values())
      if (!now.some(({ id }) => id === part.id)) now.push({ ...part, value: metric?.additive ? 0 : null })
    const top = card.among?.length ?? card.top ?? usualTop
    const { shown, others } = topAndOthers(now, top)
    const rows = shown.map((part) => ({ ...part, before: before.get(part.id)?.value ?? (metric?.additive ? 0 : null) }))
    if (!others || !metric?.additive) return rows
    const names = new Set(shown.map(({ id }) => id))
    const rest = [...before.values()].filter(({ id }) => !names.has(id)).map(({ value }) => value)
    return [
      ...rows,
      { id: 'others', label: b('others', { n: others.count }), value: others.value, before: total(rest) },
    ]
  }, [answers, by, none, compare, card.top, card.among, metric, b])
  const earlierName = compare && t(compare === 'previous' ? 'before' : 'yearBefore')
  const option = useMemo(
    () =>
      groupOption({
        names: model.map(({ label }) => label),
        courses: [
          {
            name: t('now'),
            values: model.map(({ value }) => value),
            texts: model.map(({ value, before }) => {
              const changed = compare && words.changed(value, before, unit)
              return `${words.figure(value, unit)}${changed ? `  ${changed.text}` : ''}`
            }),
          },
          ...(earlierName
            ? [
                {
                  name: earlierName,
                  values: model.map(({ before }) => before),
                  texts: model.map(({ before }) => words.figure(before, unit)),
                  earlier: true,
                },
              ]
            : []),
        ],
        level: card.benchmark
          ? { name: t('benchmark', { n: words.axis(Number(card.benchmark), unit) }), value: Number(card.benchmark) }
          : undefined,
      }),
    [model, words, unit, compare, earlierName, card.benchmark, t],
  )
  if (!metric) return null
  const to = (row: (typeof model)[number]) =>
    row.id === 'others' ? explore(metric.key, { by }) : explore(metric.key, { steps: [[by, row.id, row.label]] })
  const title = b('metricBy', { metric: metric.label[language], by: inSentence(b(byKey(by))) })
  const table = {
    columns: [
      { label: b(byKey(by)) },
      { label: t('now'), numeric: true },
      ...(earlierName
        ? [
            { label: earlierName, numeric: true },
            { label: t('change'), numeric: true },
          ]
        : []),
    ],
    rows: model.map((row) => [
      { text: row.label, ...(!plain && { to: to(row) }) },
      { text: words.figure(row.value, unit), exact: row.value ?? '' },
      ...(earlierName
        ? [
            { text: words.figure(row.before, unit), exact: row.before ?? '' },
            { text: words.changed(row.value, row.before, unit)?.text ?? '—' },
          ]
        : []),
    ]),
  }
  return (
    <CardFrame card={card} title={title} help={metric.about[language]} table={table}>
      {earlierName && <Legend entries={[{ name: t('now') }, { name: earlierName, earlier: true }]} />}
      <Chart
        label={`${title}: ${model.map((row) => `${row.label} ${words.figure(row.value, unit)}`).join(', ')}`}
        option={option}
        height="100%"
        onPick={plain ? undefined : (index) => model[index] && drill(to(model[index]))}
      />
    </CardFrame>
  )
}
