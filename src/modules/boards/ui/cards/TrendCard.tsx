import { useMemo } from 'react'
import type { Period } from '#kernel/metrics/metrics.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { type Course, timeOption } from '#kernel/ui/charts/timeOption.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { total } from '../../rules/change.ts'
import { largestFirst } from '../../rules/parts.ts'
import { earlierTrend, spanOfName, stepsWithin, trendSpan, within } from '../../rules/period.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, rowsOf, useBoardFrame } from './card.context.ts'
import { Legend } from './Legend.tsx'
import { cardTexts } from './texts.ts'
import { stepWords } from './words.ts'

const mostLines = 5

/** Figures over time, against an earlier course when one is asked for. A bar leads to its part of time. */
export function TrendCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, scope, plain } = useBoardFrame()
  const step = card.step as Period
  const first = metricOf(catalogue, card.metrics[0])
  const names = useMemo(() => {
    const span = trendSpan(scope.span, step, scope)
    if (span) return stepsWithin(span, step, scope.fiscalYearStart)
    // All time: from the first to the last step in which there was anything.
    const found = rowsOf(answers, `now:${card.metrics[0]}`)
      .map((row) => row[step] as string)
      .sort()
    const from = spanOfName(found[0] ?? '', step, scope.fiscalYearStart)
    const to = spanOfName(found.at(-1) ?? '', step, scope.fiscalYearStart)
    return from && to ? stepsWithin({ from: from.from, to: to.to }, step, scope.fiscalYearStart) : []
  }, [scope, step, answers, card.metrics])

  const courses = useMemo((): (Course & { metric: string })[] => {
    const nothing = (key: string) => (metricOf(catalogue, key)?.additive ? 0 : null)
    const courseOf = (
      key: string,
      name: string,
      rows: ReturnType<typeof rowsOf>,
      steps: readonly string[],
      earlier = false,
    ) => {
      const unit = metricOf(catalogue, key)?.unit ?? 'number'
      const values = new Map(rows.map((row) => [row[step], row.value]))
      const course = steps.map((each) => values.get(each) ?? nothing(key))
      return { metric: key, name, values: course, texts: course.map((value) => words.figure(value, unit)), earlier }
    }
    const [key] = card.metrics
    if (card.by && key) {
      const rows = rowsOf(answers, `now:${key}`)
      const groups = new Map<string, typeof rows>()
      for (const row of rows) {
        const name = row[card.by]?.label ?? b('none')
        groups.set(name, [...(groups.get(name) ?? []), row])
      }
      const parts = [...groups].map(([label, own]) => ({ id: label, label, value: total(own.map((row) => row.value)) }))
      return largestFirst(parts)
        .slice(0, Math.min(card.top ?? mostLines, mostLines))
        .map(({ label }) => courseOf(key, label, groups.get(label) ?? [], names))
    }
    const own = card.metrics.map((each) =>
      courseOf(each, metricOf(catalogue, each)?.label[language] ?? each, rowsOf(answers, `now:${each}`), names),
    )
    const compare = card.compare === 'previous' || card.compare === 'last-year' ? card.compare : undefined
    const before = compare && key ? rowsOf(answers, compare) : []
    if (before.length === 0 || !compare || !key) return own
    const back = earlierNames(names, step, compare, scope.fiscalYearStart)
    return [...own, courseOf(key, t(compare === 'previous' ? 'before' : 'yearBefore'), before, back, true)]
  }, [answers, b, card, catalogue, language, names, scope.fiscalYearStart, step, t, words])

  const unit = first?.unit ?? 'number'
  const labels = useMemo(() => names.map((name) => stepWords(name, step)), [names, step])
  const option = useMemo(
    () =>
      timeOption({
        labels,
        courses,
        look: card.look === 'line' ? 'line' : 'columns',
        axis: (value) => words.axis(value, unit),
        levels: card.target
          ? [{ name: t('target', { n: words.axis(Number(card.target), unit) }), value: Number(card.target) }]
          : [],
      }),
    [labels, courses, card.look, card.target, words, unit, t],
  )
  const to = (name: string, metric: string) =>
    explore(metric, { span: within(spanOfName(name, step, scope.fiscalYearStart), scope.span) ?? undefined })
  const isEmpty = !courses.some(({ values }) => values.some((value) => value !== null && value !== 0))
  const metricsTitle = card.metrics.map((key) => metricOf(catalogue, key)?.label[language] ?? key).join(' · ')
  const title = card.by
    ? b('metricBy', { metric: metricsTitle, by: inSentence(b(byKey(card.by))) })
    : b('metricSteps', { step: inSentence(b(`step.${step}`)), metric: metricsTitle })
  const table = {
    columns: [{ label: b(`step.${step}`) }, ...courses.map(({ name }) => ({ label: name, numeric: true }))],
    rows: isEmpty
      ? []
      : names.map((name, at) => [
          { text: name, ...(!plain && first && { to: to(name, first.key) }) },
          ...courses.map(({ values, texts }) => ({ text: texts[at] ?? '', exact: values[at] ?? '' })),
        ]),
  }
  return (
    <CardFrame card={card} title={title} help={first?.about[language]} table={table}>
      {courses.length > 1 && <Legend entries={courses.map(({ name, earlier }) => ({ name, earlier }))} />}
      <Chart
        label={`${title}: ${labels.map((label, at) => `${label} ${courses[0]?.texts[at] ?? ''}`).join(', ')}`}
        option={option}
        height="100%"
        onPick={
          plain
            ? undefined
            : (index, series) => names[index] && drill(to(names[index], courses[series]?.metric ?? first!.key))
        }
      />
    </CardFrame>
  )
}

/** The steps of the earlier course, one for each of this one. */
function earlierNames(
  names: readonly string[],
  step: Period,
  compare: 'previous' | 'last-year',
  fiscalYearStart: number,
): string[] {
  const from = spanOfName(names[0] ?? '', step, fiscalYearStart)
  const to = spanOfName(names.at(-1) ?? '', step, fiscalYearStart)
  if (!from || !to) return []
  const span = { from: from.from, to: to.to }
  const earlier = earlierTrend(span, step, compare, { today: span.to, fiscalYearStart })
  return stepsWithin(earlier, step, fiscalYearStart).slice(0, names.length)
}
