import { WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { optionOf } from '#kernel/ui/fields/index.tsx'
import { formatPercent } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { BudgetLineStanding } from '../../queries/plan-budget.ts'
import { Alert, Forecast } from './Pace.tsx'
import { budgetTexts } from './text.ts'
import { UseBar } from './UseBar.tsx'

interface LineCardProps {
  line: BudgetLineStanding
  entity: EntityMeta
  amount: (value: string) => string
  onBook: (() => void) | undefined
}

/** One line of the budget. */
export function LineCard({ line, entity, amount, onBook }: LineCardProps) {
  const t = useText(budgetTexts)
  const label = useLabel()
  const { today } = useMeta()
  const { burn, level } = line
  const field = entity.fields.find(({ name }) => name === 'category')
  const category =
    line.category && field && (optionOf(field, line.category)?.label ?? { zh: line.category, en: line.category })
  const isOver = line.left.startsWith('-')
  const warning =
    level >= 100
      ? t('level.full')
      : level >= line.secondWarning
        ? t('level.second', { n: level })
        : t('level.first', { n: level })
  return (
    <li>
      <div className="zy-budget-line-head">
        <span>
          <Link to={`/${entity.path}/${line.id}`}>{line.label}</Link>
          {category && <small>{label(category)}</small>}
          {level > 0 && (
            <span className="zy-budget-level" data-level={level >= line.secondWarning ? 'high' : 'low'}>
              {level >= line.secondWarning && <WarningOutlined aria-hidden="true" />} {warning}
            </span>
          )}
        </span>
        <span className="zy-budget-amounts">
          <b>{t('of', { spent: amount(line.spent), amount: amount(line.amount) })}</b>
          <span data-tone={isOver ? 'bad' : undefined}>
            {t(isOver ? 'over' : 'left')} {amount(isOver ? line.left.slice(1) : line.left)}
          </span>
          {onBook && (
            <Button size="small" onClick={onBook}>
              {t('addEntry')}
            </Button>
          )}
        </span>
      </div>
      <UseBar
        spent={burn.spentPercent}
        committed={line.committedPercent}
        elapsed={burn.elapsedPercent}
        marks={[line.firstWarning, line.secondWarning]}
        level={level}
      />
      <p className="zy-budget-words">
        <span>{t('spentShare', { n: formatPercent(burn.spentPercent) })}</span>
        {Number(line.committed) !== 0 && (
          <span>
            {t('committed')} {amount(line.committed)}
          </span>
        )}
        <Alert burn={burn} />
        <Forecast burn={burn} amount={amount} today={today} />
      </p>
    </li>
  )
}
