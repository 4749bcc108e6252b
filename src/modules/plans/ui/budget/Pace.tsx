import { Tooltip } from 'antd'
import { formatNumber } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Burn, Pace as PaceFacts } from '../../rules/burn.ts'
import { budgetTexts } from './text.ts'

/** Spent % less elapsed %, in words. */
export function Alert({ burn }: { burn: Burn }) {
  const t = useText(budgetTexts)
  if (burn.alert === null) return null
  const points = Number(burn.alert)
  const n = formatNumber(Math.abs(points))
  return (
    <Tooltip title={t('alertHelp')}>
      <span data-tone={points > 0 ? 'warn' : undefined}>{t(points > 0 ? 'alert' : 'calm', { n })}</span>
    </Tooltip>
  )
}

/** Where the money ends at the mean pace, and at that of the last weeks. */
export function Forecast({ burn, amount, today }: { burn: Burn; amount: (value: string) => string; today: string }) {
  const t = useText(budgetTexts)
  const say = (pace: PaceFacts) => {
    if (pace.runsOutOn === null) return t('lasts', { amount: amount(pace.atEnd) })
    return pace.runsOutOn <= today ? t('gone') : t('runsOut', { day: pace.runsOutOn })
  }
  const paces = (['straight', 'recent'] as const).flatMap((key) => {
    const pace = burn[key]
    return pace ? [{ key, words: say(pace), bad: pace.runsOutOn !== null }] : []
  })
  return (
    <>
      {paces.map(({ key, words, bad }) => (
        <span key={key}>
          {t(key)} <b data-tone={bad ? 'bad' : undefined}>{words}</b>
        </span>
      ))}
    </>
  )
}
