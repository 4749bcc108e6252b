import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'
import { MonthTable } from './MonthTable.tsx'
import { TaskCards } from './TaskCards.tsx'
import { planTexts } from './text.ts'

export interface BreakdownProps {
  entity: EntityMeta
  plan: EntityRecord
  tasks: EntityRecord[]
  schedule: PlanSchedule
}

/** 月度任务分解表: the tasks of a plan month by month, changed in place. */
export function TaskBreakdown(props: BreakdownProps) {
  const { entity, plan, tasks, schedule } = props
  const t = useText(planTexts)
  const phone = usePhone()
  const create = useCreate()
  const groups = useMemo(() => {
    const byMonth = Map.groupBy(tasks, (task) => String(task.month ?? ''))
    return [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))
  }, [tasks])
  const add = () => create({ entity: entity.name, defaults: { plan: { id: plan.id, label: plan.label } } })
  if (tasks.length === 0) {
    return (
      <section className="zy-card zy-plan-empty">
        <h2>{t('empty')}</h2>
        <p>{t('emptyHow')}</p>
        {schedule.manages && entity.operations.create && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {t('addTask')}
          </Button>
        )}
      </section>
    )
  }
  const Shape = phone ? TaskCards : MonthTable
  return <Shape {...props} groups={groups} />
}
