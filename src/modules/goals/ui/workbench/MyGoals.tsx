import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { absolute, isNegative, isZero } from '#kernel/pure/money.ts'
import { api } from '#kernel/ui/client.ts'
import { formatDate } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { MyGoal } from '../../queries/mine.ts'
import { percent, useFigureText } from '../figureText.ts'
import { goalKey } from '../goalKeys.ts'
import { useNeedWords } from '../needWords.ts'
import { StandingBar, StatusTag } from '../StandingBar.tsx'
import { goalTexts } from '../text.ts'
import './mine.css'

/** The own goals of this month: how much is done, what is missing, what that takes; the company's for who has none. */
export default function MyGoals() {
  const t = useText(goalTexts)
  const entity = useEntity('goal')
  useLive(entity ? [entity.path] : [])
  const { data } = useQuery({
    queryKey: goalKey('mine'),
    queryFn: ({ signal }) =>
      api.get<{ items: MyGoal[]; whose: 'mine' | 'company' }>('/goals/mine', undefined, { signal }),
    enabled: entity !== undefined,
    staleTime: 30_000,
  })
  if (!entity || data?.items.length === 0) return null
  return (
    <section className="zy-card zy-goal-mine">
      <header>
        <h2>{t(data?.whose === 'company' ? 'companyGoals' : 'myGoals')}</h2>
        {data?.items[0] && <span>{t('until', { day: formatDate(data.items[0].endsOn, { relative: false }) })}</span>}
      </header>
      {data ? (
        <ul>
          {data.items.map((goal) => (
            <Mine key={goal.id} goal={goal} />
          ))}
        </ul>
      ) : (
        <Skeleton active paragraph={{ rows: 3 }} title={false} />
      )}
    </section>
  )
}

function Mine({ goal }: { goal: MyGoal }) {
  const t = useText(goalTexts)
  const label = useLabel()
  const figure = useFigureText()
  const needWords = useNeedWords()
  const { standing, unit } = goal
  const show = (value: string | null) => figure(value, unit, goal.currency)
  const words = goal.needs ? needWords(goal.needs) : []
  const passed = isNegative(standing.gap) || isZero(standing.gap)
  return (
    <li>
      <Link to={`/goals/${goal.id}` as string} className="zy-goal-mine-name">
        {label(goal.label)} <StatusTag status={standing.status} />
      </Link>
      <p>
        <b>{percent(standing.completion)}</b>
        <span>{t('ofTarget', { value: show(standing.value), target: show(standing.target) })}</span>
      </p>
      <StandingBar {...standing} />
      <small>
        {passed
          ? t('reached')
          : [
              t('missing', { gap: show(absolute(standing.gap)) }),
              ...(words.length ? [t('takes', { list: words.join(' · ') })] : []),
            ].join(' · ')}
      </small>
    </li>
  )
}
