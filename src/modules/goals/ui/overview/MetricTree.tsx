import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { absolute, isNegative, isZero } from '#kernel/pure/money.ts'
import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { OverviewItem } from '../../queries/overview.ts'
import { percent, useFigureText } from '../figureText.ts'
import type { GoalMetric } from '../goalKeys.ts'
import { StandingBar, StatusTag } from '../StandingBar.tsx'
import { goalTexts } from '../text.ts'
import { type TreeGoal, treeOf } from './tree.ts'

/** More than this opens closed, so that the page begins with the departments. */
const openUpTo = 40

/** The goals of one metric as a tree. */
export function MetricTree(props: { metric: GoalMetric | undefined; name: string; items: readonly OverviewItem[] }) {
  const label = useLabel()
  const { metric, items } = props
  const [closed, setClosed] = useState<ReadonlySet<string>>(() =>
    items.length > openUpTo ? new Set(items.filter((i) => i.subject !== 'company').map((i) => i.id)) : new Set(),
  )
  const toggle = (id: string) =>
    setClosed((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <section className="zy-card zy-goal-tree">
      <header>
        <h2>{metric ? <Explained words={label(metric.about)}>{label(metric.label)}</Explained> : props.name}</h2>
      </header>
      <ul>
        {treeOf(items, closed).map((row) => (
          <TreeRow key={row.goal.id} row={row} open={!closed.has(row.goal.id)} onToggle={() => toggle(row.goal.id)} />
        ))}
      </ul>
    </section>
  )
}

function TreeRow({ row, open, onToggle }: { row: TreeGoal; open: boolean; onToggle: () => void }) {
  const t = useText(goalTexts)
  const figure = useFigureText()
  const { goal, depth, children } = row
  const { standing, unit } = goal
  const show = (value: string | null) => figure(value, unit, goal.currency)
  const name = goal.whose.label ?? t('company')
  const passed = isNegative(standing.gap) || isZero(standing.gap)
  return (
    <li style={{ '--zy-depth': depth } as React.CSSProperties}>
      <div className="zy-goal-name">
        {children > 0 ? (
          <Button
            type="text"
            size="small"
            icon={open ? <DownOutlined /> : <RightOutlined />}
            aria-label={t(open ? 'collapse' : 'expand', { name })}
            aria-expanded={open}
            onClick={onToggle}
          />
        ) : (
          <span className="zy-goal-leaf" />
        )}
        <Link to={`/goals/${goal.id}` as string} data-strong={depth === 0}>
          {name}
        </Link>
        {goal.scope.length > 0 && <small>{goal.scope.join(' · ')}</small>}
        {goal.left && <Tag>{t('left')}</Tag>}
        {goal.state === 'draft' && <Tag>{t('draft')}</Tag>}
      </div>
      <StatusTag status={standing.status} />
      <StandingBar {...standing} />
      <b className="zy-goal-share">{percent(standing.completion)}</b>
      <span className="zy-goal-figures">
        {t('ofTarget', { value: show(standing.value), target: show(standing.target) })}
      </span>
      <span className="zy-goal-gap" data-passed={passed}>
        {t(passed ? 'passed' : 'missing', { gap: show(absolute(standing.gap)) })}
      </span>
      {goal.gapBelow !== null && !isZero(goal.gapBelow) && (
        <Link to={`/goals/${goal.id}` as string} className="zy-goal-below">
          {t(isNegative(goal.gapBelow) ? 'belowShort' : 'belowOver', { gap: show(absolute(goal.gapBelow)) })}
        </Link>
      )}
    </li>
  )
}
