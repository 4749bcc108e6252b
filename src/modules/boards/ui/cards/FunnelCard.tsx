import { Segmented } from 'antd'
import { useState } from 'react'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { funnelMetrics } from '../../rules/card.types.ts'
import { rate } from '../../rules/funnel.ts'
import { useFigureWords } from '../figureWords.ts'
import { CardFrame } from './CardFrame.tsx'
import { Conversion } from './Conversion.tsx'
import { type CardProps, figureOf, useBoardFrame } from './card.context.ts'
import { passedStages, stagesOf, standingStages } from './funnelStages.ts'
import { cardTexts } from './texts.ts'

/** Where deals stand, and how far they come: two readings of the same stages. */
export function FunnelCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const { explore, plain } = useBoardFrame()
  const [reading, setReading] = useState<'standing' | 'conversion'>('standing')
  const stages = stagesOf(useEntity('opportunity'), language)
  const open = standingStages(stages, answers)
  const [won, lost] = [figureOf(answers, 'won-count') ?? 0, figureOf(answers, 'lost-count') ?? 0]
  const wonAmount = figureOf(answers, 'won-amount') ?? 0
  const passed = passedStages(stages, answers)
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
  const percent = (value: number | null) => (value === null ? '—' : formatPercent(Math.round(value * 1000) / 10, 1))
  const table = isConversion
    ? {
        columns: [
          { label: t('stage') },
          { label: t('entered'), numeric },
          { label: t('rate'), numeric },
          { label: t('before'), numeric },
          { label: t('yearBefore'), numeric },
          { label: t('lostHere'), numeric },
          { label: t('daysHere'), numeric },
        ],
        rows: passed.map((stage) => [
          { text: stage.label },
          { text: formatNumber(stage.entered), exact: stage.entered },
          ...[stage.conversion, stage.previous, stage.lastYear].map((each) => ({
            text: percent(each),
            exact: each ?? '',
          })),
          { text: formatNumber(stage.lost), exact: stage.lost },
          { text: words.figure(stage.days, 'days'), exact: stage.days ?? '' },
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
      note={!isConversion && winRate !== null && t('winRate', { n: percent(winRate) })}
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
        <Conversion stages={passed} won={won} />
      ) : (
        <BarList rows={rows} columns={[t('deals'), t('amount')]} />
      )}
    </CardFrame>
  )
}
