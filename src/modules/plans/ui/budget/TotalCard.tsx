import { formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { PlanBudget } from '../../queries/plan-budget.ts'
import { Alert, Forecast } from './Pace.tsx'
import { budgetTexts } from './text.ts'
import { UseBar } from './UseBar.tsx'

interface TotalCardProps {
  budget: PlanBudget
  amount: (value: string) => string
}

/** All lines together. */
export function TotalCard({ budget, amount }: TotalCardProps) {
  const t = useText(budgetTexts)
  const { total, today } = budget
  const { burn } = total
  const isOver = total.left.startsWith('-')
  return (
    <section className="zy-card zy-budget-total">
      <header>
        <h2>{t('total')}</h2>
        <span>{t('elapsed', { n: formatPercent(burn.elapsedPercent) })}</span>
      </header>
      <p className="zy-budget-figure">
        {amount(total.amount)}
        <small>{t('spentShare', { n: formatPercent(burn.spentPercent) })}</small>
      </p>
      <UseBar spent={burn.spentPercent} committed={total.committedPercent} elapsed={burn.elapsedPercent} />
      <dl>
        <div data-part="spent">
          <dt>{t('spent')}</dt>
          <dd>{amount(total.spent)}</dd>
        </div>
        <div data-part="committed">
          <dt title={t('committedHelp')}>{t('committed')}</dt>
          <dd>{amount(total.committed)}</dd>
        </div>
        <div data-part="left">
          <dt>{t(isOver ? 'over' : 'left')}</dt>
          <dd data-tone={isOver ? 'bad' : undefined}>{amount(isOver ? total.left.slice(1) : total.left)}</dd>
        </div>
      </dl>
      <p className="zy-budget-words">
        <Alert burn={burn} />
        <Forecast burn={burn} amount={amount} today={today} />
      </p>
    </section>
  )
}
