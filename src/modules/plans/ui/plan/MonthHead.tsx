import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { MonthFigures } from '../../rules/progress.ts'
import { planTexts } from './text.ts'

/** A month with the sum of its weights and what lacks to 100. */
export function MonthHead({ month, figures }: { month: string; figures: MonthFigures | undefined }) {
  const t = useText(planTexts)
  const [year = '', number = ''] = month.split('-')
  const gap = Number(figures?.gap ?? 0)
  return (
    <span className="zy-plan-month-head">
      <b>{t('month', { year, month: number })}</b>
      {figures && (
        <>
          <span>{t('tasks', { n: figures.count })}</span>
          <span>{t('monthProgress', { n: formatPercent(figures.progress) })}</span>
          <span>{t('weights', { n: formatNumber(figures.weight) })}</span>
          {gap !== 0 && (
            <span className="zy-plan-gap">
              {t(gap > 0 ? 'gapLess' : 'gapMore', { n: formatNumber(Math.abs(gap)) })}
            </span>
          )}
        </>
      )}
    </span>
  )
}
