import { useMemo } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { radarOption } from '#kernel/ui/charts/radarOption.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { normaliseToBest } from '../../rules/normalise.ts'
import { largestFirst } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, partsOf, rowsOf, useBoardFrame } from './card.context.ts'
import { Legend } from './Legend.tsx'
import { cardTexts } from './texts.ts'

/** More shapes than this hide each other. */
const mostShapes = 5

/** Several metrics of the largest teams, each on the scale of the best of them. */
export function RadarCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const { catalogue, explore, plain } = useBoardFrame()
  const by = card.by as Dimension
  const none = b('none')
  const metrics = useMemo(
    () => card.metrics.flatMap((key) => metricOf(catalogue, key) ?? []),
    [card.metrics, catalogue],
  )
  const teams = useMemo(() => {
    const found = new Map<string | null, { id: string | null; label: string; value: number }>()
    // Largest by all metrics together: the sum of what each is of the best.
    for (const metric of metrics) {
      const parts = partsOf(rowsOf(answers, `now:${metric.key}`), by, none).filter(({ id }) => id !== null)
      const scaled = normaliseToBest(
        parts.map(({ value }) => value),
        metric.direction,
      )
      for (const [at, { id, label }] of parts.entries())
        found.set(id, { id, label, value: (found.get(id)?.value ?? 0) + (scaled[at] ?? 0) })
    }
    return largestFirst([...found.values()]).slice(0, Math.min(card.top ?? mostShapes, mostShapes))
  }, [answers, metrics, by, none, card.top])
  const values = useMemo(
    () =>
      metrics.map((metric) => {
        const rows = rowsOf(answers, `now:${metric.key}`)
        return teams.map(({ id }) => rows.find((row) => (row[by]?.id ?? null) === id)?.value ?? null)
      }),
    [answers, metrics, teams, by],
  )
  const option = useMemo(() => {
    const scaled = metrics.map((metric, at) => normaliseToBest(values[at] ?? [], metric.direction))
    return radarOption(
      metrics.map((metric) => metric.label[language]),
      teams.map(({ label }, team) => ({
        name: label,
        values: scaled.map((each) => each[team] ?? 0),
        texts: metrics.map((metric, at) => words.figure(values[at]?.[team], metric.unit)),
      })),
    )
  }, [metrics, teams, values, language, words])
  const title = t('radar', { by: inSentence(b(byKey(by))) })
  const table = {
    columns: [{ label: b(byKey(by)) }, ...metrics.map((metric) => ({ label: metric.label[language], numeric: true }))],
    rows: teams.map(({ id, label }, team) => [
      { text: label, ...(!plain && metrics[0] && { to: explore(metrics[0].key, { steps: [[by, id, label]] }) }) },
      ...metrics.map((metric, at) => {
        const value = values[at]?.[team] ?? null
        return { text: words.figure(value, metric.unit), exact: value ?? '' }
      }),
    ]),
  }
  return (
    <CardFrame card={card} title={title} help={t('radarHelp')} table={table}>
      <Legend entries={teams.map(({ label }) => ({ name: label }))} />
      <Chart label={`${title}: ${teams.map(({ label }) => label).join(', ')}`} option={option} height="100%" />
    </CardFrame>
  )
}
