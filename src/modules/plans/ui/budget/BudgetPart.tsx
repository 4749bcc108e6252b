import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useCallback } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useAmounts } from '#kernel/ui/charts/amounts.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed } from '#kernel/ui/page-state.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { PlanBudget } from '../../queries/plan-budget.ts'
import './budget.css'
import { CourseChart } from './CourseChart.tsx'
import { LineCard } from './LineCard.tsx'
import { Requests } from './Requests.tsx'
import { TotalCard } from './TotalCard.tsx'
import { budgetTexts } from './text.ts'

/** The money of a plan: what is spent and promised, how fast it goes, and what waits for an approval. */
export default function BudgetPart({ plan, line }: { plan: EntityRecord; line: EntityMeta }) {
  const t = useText(budgetTexts)
  const { company } = useMeta()
  const { amount } = useAmounts(company.currency)
  const entry = useEntity('budget-entry')
  const create = useCreate()
  const key = ['list', 'budget-line', 'of-plan', plan.id]
  // Entries change the lines' figures, though not the lines.
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ['list', 'budget-line'] }), [])
  useLive(entry ? [line.path, entry.path] : [line.path], (event) => event.type === 'change' && refresh())
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<PlanBudget>(`/plans/${plan.id}/budget`, undefined, { signal }),
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />
  const mayAdd = line.operations.create && (plan.can?.update ?? true)
  const addLine = () =>
    create({ entity: line.name, defaults: { plan: { id: plan.id, label: plan.label } }, onCreated: refresh })
  const addEntry = (to?: { id: string; label: string }) =>
    entry && create({ entity: entry.name, defaults: to ? { line: to } : {}, onCreated: refresh })
  const mayBook = entry?.operations.create === true
  if (data.lines.length === 0) {
    return (
      <section className="zy-card zy-plan-empty">
        <h2>{t('empty')}</h2>
        <p>{t('emptyHow')}</p>
        {mayAdd && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={addLine}>
            {t('addLine')}
          </Button>
        )}
      </section>
    )
  }
  return (
    <div className="zy-budget">
      {data.requests.length > 0 && entry && <Requests requests={data.requests} entity={entry} onDone={refresh} />}
      <div className="zy-budget-top">
        <TotalCard budget={data} amount={amount} />
        <CourseChart budget={data} amount={amount} />
      </div>
      <section className="zy-card">
        <header>
          <h2>{t('lines')}</h2>
          <span className="zy-inline">
            {mayAdd && (
              <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={addLine}>
                {t('addLine')}
              </Button>
            )}
          </span>
        </header>
        <ul className="zy-budget-lines">
          {data.lines.map((each) => (
            <LineCard
              key={each.id}
              line={each}
              entity={line}
              amount={amount}
              onBook={mayBook ? () => addEntry({ id: each.id, label: each.label }) : undefined}
            />
          ))}
        </ul>
      </section>
    </div>
  )
}
