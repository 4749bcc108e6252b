import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { type FunnelStep, weakestStep, whatIf } from '../../rules/funnel.ts'
import { cardTexts } from './texts.ts'

const percent = (value: number | null) => (value === null ? '' : formatPercent(Math.round(value * 1000) / 10, 1))

/** How many came to each stage and how many of those before, with a question: what if one step were better? */
export function Conversion({ steps, lost }: { steps: readonly FunnelStep[]; lost: number }) {
  const t = useText(cardTexts)
  const weakest = weakestStep(steps, lost)
  const first = steps[0]?.reached ?? 0
  return (
    <div className="zy-conversion">
      <ol>
        {steps.map((step) => (
          <li key={step.key} data-weakest={step === weakest}>
            <span className="zy-conversion-name">{step.label}</span>
            <span className="zy-bars-track" aria-hidden="true">
              <i style={{ inlineSize: `${first > 0 ? (step.reached / first) * 100 : 0}%` }} />
            </span>
            <b>{formatNumber(step.reached)}</b>
            <span className="zy-conversion-rate">{percent(step.conversion)}</span>
          </li>
        ))}
      </ol>
      {weakest?.conversion !== null && weakest && (
        <p className="zy-conversion-weak">{t('weakest', { stage: weakest.label, n: percent(weakest.conversion) })}</p>
      )}
      <WhatIf steps={steps} weakest={weakest} />
    </div>
  )
}

function WhatIf({ steps, weakest }: { steps: readonly FunnelStep[]; weakest: FunnelStep | null }) {
  const t = useText(cardTexts)
  const [key, setKey] = useState<string>()
  const [raised, setRaised] = useState<number | null>(null)
  const rated = steps.filter((step) => step.conversion !== null && step.conversion > 0)
  const chosen = rated.find((step) => step.key === (key ?? weakest?.key)) ?? rated[0]
  if (!chosen) return null
  const answer = raised === null ? null : whatIf(steps, steps.indexOf(chosen), raised / 100)
  return (
    <div className="zy-whatif">
      <Select
        size="small"
        aria-label={t('stage')}
        value={chosen.key}
        onChange={setKey}
        options={rated.map((step) => ({ value: step.key, label: `${step.label} ${percent(step.conversion)}` }))}
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
