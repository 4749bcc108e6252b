import { useMemo } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { type WaterfallStep, waterfallOption } from '#kernel/ui/charts/waterfallOption.ts'
import { formatPercent } from '#kernel/ui/format.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { contributions, mainContributions } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, partsOf, resultOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'

const usualTop = 6

/** Which parts made the difference: from the earlier period to this one, step by step, to the last cent. */
export function ContributionCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const drill = useDrill()
  const { catalogue, explore, plain } = useBoardFrame()
  const by = card.by as Dimension
  const compare = card.compare === 'last-year' ? 'last-year' : 'previous'
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const hasEarlier = resultOf(answers, compare) !== undefined
  const none = b('none')
  const all = useMemo(
    () => contributions(partsOf(rowsOf(answers, 'now'), by, none), partsOf(rowsOf(answers, compare), by, none)),
    [answers, by, compare, none],
  )
  const { shown, others } = useMemo(() => {
    const main = mainContributions(all, card.top ?? usualTop)
    return { ...main, shown: main.shown.filter(({ difference }) => difference !== 0) }
  }, [all, card.top])
  const earlierName = t(compare === 'previous' ? 'before' : 'yearBefore')
  const option = useMemo(() => {
    const steps: WaterfallStep[] = [
      { name: earlierName, value: all.before, text: words.axis(all.before, unit), level: true },
      ...shown.map(({ label, difference }) => ({
        name: label,
        value: difference,
        text: sign(difference) + words.axis(difference, unit),
      })),
      ...(others && others.value !== 0
        ? [
            {
              name: b('others', { n: others.count }),
              value: others.value,
              text: sign(others.value) + words.axis(others.value, unit),
            },
          ]
        : []),
      { name: t('now'), value: all.now, text: words.axis(all.now, unit), level: true },
    ]
    return waterfallOption(steps, (value) => words.axis(value, unit))
  }, [all, shown, others, words, unit, earlierName, t, b])
  if (!metric) return null
  const part = (share: number | null) => (share === null ? '—' : formatPercent(share, 1))
  const to = (id: string | null, label: string) => explore(metric.key, { steps: [[by, id, label]] })
  const title = `${t('compared', { metric: metric.label[language] })} · ${b(byKey(by))}`
  const row = (label: string, before: number, now: number, difference: number, share: number | null) => [
    { text: label },
    { text: words.figure(before, unit), exact: before },
    { text: words.figure(now, unit), exact: now },
    { text: words.signed(difference, unit), exact: difference },
    { text: part(share), exact: share ?? '' },
  ]
  const table = {
    columns: [
      { label: b(byKey(by)) },
      { label: earlierName, numeric: true },
      { label: t('now'), numeric: true },
      { label: t('difference'), numeric: true },
      { label: t('effect'), numeric: true },
    ],
    rows:
      hasEarlier && all.parts.length > 0
        ? [
            ...all.parts.map(({ id, label, before, now, difference, share }) => {
              const [name, ...figures] = row(label, before, now, difference, share)
              return [{ ...name!, ...(!plain && { to: to(id, label) }) }, ...figures]
            }),
            row(b('whole'), all.before, all.now, all.difference, all.difference === 0 ? null : 100),
          ]
        : [],
  }
  return (
    <CardFrame
      card={card}
      title={title}
      help={t('contributionHelp')}
      note={hasEarlier && t('contributionNote', { n: words.signed(all.difference, unit) })}
      table={table}
    >
      <Chart
        label={`${title}: ${shown.map((each) => `${each.label} ${words.signed(each.difference, unit)}`).join(', ')}`}
        option={option}
        height="100%"
        onPick={
          plain ? undefined : (index) => shown[index - 1] && drill(to(shown[index - 1]!.id, shown[index - 1]!.label))
        }
      />
    </CardFrame>
  )
}

const sign = (value: number) => (value > 0 ? '+' : '')
