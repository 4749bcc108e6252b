import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { DrillLink } from '#kernel/ui/charts/Drill.tsx'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { funnelMetrics } from '../../rules/card.types.ts'
import { type FunnelStage, weakestStage, whatIf } from '../../rules/funnel.ts'
import { useFigureWords } from '../figureWords.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'

const percent = (value: number | null) => (value === null ? '—' : formatPercent(Math.round(value * 1000) / 10, 1))

interface ConversionProps {
  stages: readonly FunnelStage[]
  /** Deals won within the period. */
  won: number
}

/** How deals passed through each stage, with a question: what if one stage were better? */
export function Conversion({ stages, won }: ConversionProps) {
  const t = useText(cardTexts)
  const weakest = weakestStage(stages)
  return (
    <div className="zy-conversion">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            <th scope="col">{t('entered')}</th>
            <th scope="col">{t('rate')}</th>
            <th scope="col">{t('lostHere')}</th>
            <th scope="col">{t('daysHere')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <StageRow key={stage.key} stage={stage} weakest={stage === weakest} />
          ))}
        </tbody>
      </table>
      {weakest ? (
        <p className="zy-conversion-weak">{t('weakest', { stage: weakest.label, n: percent(weakest.conversion) })}</p>
      ) : (
        <p className="zy-conversion-none">{t('noMoves')}</p>
      )}
      <WhatIf stages={stages} won={won} weakest={weakest} />
    </div>
  )
}

function StageRow({ stage, weakest }: { stage: FunnelStage; weakest: boolean }) {
  const t = useText(cardTexts)
  const words = useFigureWords()
  const { explore, plain } = useBoardFrame()
  const against = (before: number | null) => words.changed(stage.conversion, before, 'ratio')
  const figure = (metric: string, n: number) => {
    const to = explore(metric, { steps: [['stage', stage.key, stage.label]] })
    return plain || n === 0 ? formatNumber(n) : <DrillLink to={to}>{formatNumber(n)}</DrillLink>
  }
  return (
    <tr data-weakest={weakest}>
      <th scope="row">{stage.label}</th>
      <td>{figure(funnelMetrics.entries, stage.entered)}</td>
      <td>
        <b>{percent(stage.conversion)}</b>
        <ChangeMark name={t('previous')} change={against(stage.previous)} direction="up" />
        <ChangeMark name={t('last-year')} change={against(stage.lastYear)} direction="up" />
      </td>
      <td>{figure(funnelMetrics.losses, stage.lost)}</td>
      <td>{words.figure(stage.days, 'days')}</td>
    </tr>
  )
}

function WhatIf({ stages, won, weakest }: ConversionProps & { weakest: FunnelStage | null }) {
  const t = useText(cardTexts)
  const [key, setKey] = useState<string>()
  const [raised, setRaised] = useState<number | null>(null)
  const rated = stages.filter(({ conversion }) => conversion !== null && conversion > 0)
  const chosen = rated.find((stage) => stage.key === (key ?? weakest?.key)) ?? rated[0]
  if (!chosen) return null
  const answer = raised === null ? null : whatIf(chosen, won, raised / 100)
  return (
    <div className="zy-whatif">
      <Select
        size="small"
        aria-label={t('stage')}
        value={chosen.key}
        onChange={setKey}
        options={rated.map((stage) => ({ value: stage.key, label: `${stage.label} ${percent(stage.conversion)}` }))}
        popupMatchSelectWidth={false}
      />
      <span>{t('whatIf')}</span>
      <InputNumber<number>
        size="small"
        min={0}
        max={100}
        value={raised}
        onChange={setRaised}
        suffix="%"
        aria-label={t('whatIf')}
      />
      {answer && answer.wonThen !== null && (
        <output>
          {t(answer.points < 0 ? 'whatIfLess' : 'whatIfAnswer', {
            points: formatNumber(answer.points),
            factor: formatNumber(answer.factor),
            won: formatNumber(answer.won),
            after: formatNumber(answer.wonThen),
          })}
        </output>
      )}
    </div>
  )
}
