import { Segmented } from 'antd'
import { useState } from 'react'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { funnelMetrics } from '../../rules/card.types.ts'
import { funnelSteps, rate } from '../../rules/funnel.ts'
import { useFigureWords } from '../figureWords.ts'
import { CardFrame } from './CardFrame.tsx'
import { Conversion } from './Conversion.tsx'
import { type CardProps, figureOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cohortStages, stagesOf, standingStages } from './funnelStages.ts'
import { cardTexts } from './texts.ts'

/** Where deals stand, and how far they come: two readings of the same stages. */
export function FunnelCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const { explore, plain } = useBoardFrame()
  const [reading, setReading] = useState<'standing' | 'conversion'>('standing')
  const stages = stagesOf(useEntity('opportunity'), language)
  const open = standingStages(stages, rowsOf(answers, 'open-count'), rowsOf(answers, 'open-amount'))
  const [won, lost] = [figureOf(answers, 'won-count') ?? 0, figureOf(answers, 'lost-count') ?? 0]
  const wonAmount = figureOf(answers, 'won-amount') ?? 0
  const cohort = cohortStages(stages, rowsOf(answers, 'begun'), t('won'))
  const steps = funnelSteps(cohort.stages, cohort.lost)
  const isConversion = reading === 'conversion'
  const winRate = rate(won, won + lost)
  const longest = Math.max(...open.map(({ standing }) => standing), 1)
  const rows: BarRow[] = [
    ...open.map((stage) => ({
      key: stage.key,
      label: stage.label,
      share: stage.standing / longest,
      figures: [formatNumber(stage.standing), words.figure(stage.amount, 'money')],
      to: explore(funnelMetrics.openAmount, { steps: [['stage', stage.key, stage.label]] as const }),
    })),
    {
      key: 'won',
      label: t('won'),
      share: null,
      figures: [formatNumber(won), words.figure(wonAmount, 'money')],
      to: explore(funnelMetrics.wonAmount),
    },
  ]
  const numeric = true
  const percent = (value: number | null) => (value === null ? '' : formatPercent(Math.round(value * 1000) / 10, 1))
  const table = isConversion
    ? {
        columns: [
          { label: t('stage') },
          { label: t('reached'), numeric },
          { label: t('rate'), numeric },
          { label: t('dropped'), numeric },
          { label: t('ofAll'), numeric },
        ],
        rows: steps.map((step) => [
          { text: step.label },
          { text: formatNumber(step.reached), exact: step.reached },
          { text: percent(step.conversion), exact: step.conversion ?? '' },
          { text: formatNumber(step.dropped), exact: step.dropped },
          { text: percent(step.ofAll), exact: step.ofAll ?? '' },
        ]),
      }
    : {
        columns: [{ label: t('stage') }, { label: t('deals'), numeric }, { label: t('amount'), numeric }],
        rows: [
          ...open.map((each) => ({ ...each, count: each.standing })),
          { key: 'won', label: t('won'), count: won, amount: wonAmount },
        ].map((each, at) => [
          { text: each.label, ...(!plain && { to: rows[at]!.to }) },
          { text: formatNumber(each.count), exact: each.count },
          { text: words.figure(each.amount, 'money'), exact: each.amount },
        ]),
      }
  return (
    <CardFrame
      card={card}
      title={t('funnel')}
      help={t('funnelHelp')}
      note={winRate !== null && t('winRate', { n: percent(winRate) })}
      tool={
        !plain && (
          <Segmented
            className="zy-funnel-reading"
            size="small"
            value={reading}
            onChange={setReading}
            aria-label={t('funnel')}
            options={(['standing', 'conversion'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )
      }
      table={table}
    >
      {isConversion ? (
        <Conversion steps={steps} lost={cohort.lost} />
      ) : (
        <BarList rows={rows} columns={[t('deals'), t('amount')]} />
      )}
    </CardFrame>
  )
}
