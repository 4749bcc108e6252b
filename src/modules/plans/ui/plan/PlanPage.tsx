import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tabs, Tooltip } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { apiUrl, isApiError } from '#kernel/ui/client.ts'
import { ErrorBoundary } from '#kernel/ui/error-boundary.tsx'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { EntityRecordPage } from '#kernel/ui/record/EntityRecordPage.tsx'
import { useRecord } from '#kernel/ui/record/useRecord.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { PlanFigures } from './PlanFigures.tsx'
import './plan.css'
import './tasks.css'
import { TaskBreakdown } from './TaskBreakdown.tsx'
import { planTexts } from './text.ts'
import { usePlanSchedule, usePlanTasks } from './usePlanData.ts'
import { useView } from './useView.ts'

// Most people come for the tasks; the code of chart and budget comes when one of them is shown.
const Gantt = lazy(() => import('../gantt/Gantt.tsx'))
const Budget = lazy(() => import('../budget/BudgetPart.tsx'))

/** `/plans/ID`: a plan with its tasks, its time and its money. */
export default function PlanPage({ params }: { params: Record<string, string> }) {
  const plan = useEntity('plan')
  const task = useEntity('plan-task')
  return plan && task && params.id ? (
    <OnePlan key={params.id} plan={plan} task={task} id={params.id} />
  ) : (
    <PageMissing />
  )
}

function OnePlan({ plan, task, id }: { plan: EntityMeta; task: EntityMeta; id: string }) {
  const record = useRecord(plan, id)
  usePageTitle(record.data?.label)
  const gone = isApiError(record.error, 404)
  if (record.data?.trashed === true) return <EntityRecordPage entity={plan} id={id} />
  if (record.data && !gone) return <LoadedPlan plan={plan} task={task} record={record.data} />
  if (record.error) return <PageFailed error={record.error} onRetry={() => void record.refetch()} />
  return <Skeleton active paragraph={{ rows: 8 }} />
}

function LoadedPlan({ plan, task, record }: { plan: EntityMeta; task: EntityMeta; record: EntityRecord }) {
  const t = useText(planTexts)
  const line = useEntity('budget-line')
  const { id } = record
  const views = line ? (['tasks', 'gantt', 'budget', 'record'] as const) : (['tasks', 'gantt', 'record'] as const)
  const [view, setView] = useView<'tasks' | 'gantt' | 'budget' | 'record'>(views)
  useLive([`${plan.path}/${id}`, task.path])
  const tasks = usePlanTasks(task, id)
  const schedule = usePlanSchedule(task, id)
  const failed = tasks.error ?? schedule.error
  const retry = () => void Promise.all([tasks.refetch(), schedule.refetch()])
  const work = (content: (data: NonNullable<typeof schedule.data>, items: EntityRecord[]) => ReactNode) => {
    if (failed) return <PageFailed error={failed} onRetry={retry} />
    if (!tasks.data || !schedule.data) return <Skeleton active paragraph={{ rows: 6 }} />
    return content(schedule.data, tasks.data.items)
  }
  const contents = {
    tasks: () => work((data, items) => <TaskBreakdown entity={task} plan={record} tasks={items} schedule={data} />),
    gantt: () => work((data, items) => <Gantt entity={task} tasks={items} schedule={data} />),
    budget: () => line && <Budget plan={record} line={line} />,
    record: () => <EntityRecordPage entity={plan} id={id} />,
  }
  return (
    <div className="zy-plan">
      <PlanHeader plan={plan} task={task} record={record} manages={schedule.data?.manages ?? false} />
      {schedule.data && tasks.data && <PlanFigures schedule={schedule.data} tasks={tasks.data.items} />}
      <Tabs
        activeKey={view}
        onChange={(key) => setView(key as typeof view)}
        destroyOnHidden
        items={views.map((key) => ({
          key,
          label: t(`view.${key}`),
          children: (
            <ErrorBoundary resetKey={`${key}:${id}`}>
              <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>{contents[key]()}</Suspense>
            </ErrorBoundary>
          ),
        }))}
      />
    </div>
  )
}

interface HeaderProps {
  plan: EntityMeta
  task: EntityMeta
  record: EntityRecord
  manages: boolean
}

function PlanHeader({ plan, task, record, manages }: HeaderProps) {
  const t = useText(planTexts)
  const phone = usePhone()
  const create = useCreate()
  const field = (name: string) => plan.fields.find((each) => each.name === name)
  const cell = (name: string) => {
    const meta = field(name)
    return meta && <FieldCell field={meta} value={record[name]} record={record} path={plan.path} compact />
  }
  const owner = record.owner as Reference | null
  const goal = (record.goalRecord as { label: string } | null)?.label ?? (record.goal as string | null)
  return (
    <header className="zy-plan-head">
      <div className="zy-plan-who">
        <h1>{record.label}</h1>
        {cell('state')}
        <div className="zy-plan-facts">
          <span>{cell('kind')}</span>
          <span>
            {String(record.startsOn ?? '')} – {String(record.endsOn ?? '')}
          </span>
          {owner && (
            <span>
              {t('owner')} {owner.label}
            </span>
          )}
          {goal ? <span className="zy-plan-goal">{t('goal', { goal })}</span> : null}
        </div>
      </div>
      <div className="zy-inline">
        {task.operations.export && (
          <Tooltip title={t('sheetHelp')}>
            <Button
              icon={<DownloadOutlined aria-hidden="true" />}
              href={apiUrl('/plans/tracking-sheet', { plan: record.id })}
              aria-label={phone ? t('sheet') : undefined}
            >
              {phone ? null : t('sheet')}
            </Button>
          </Tooltip>
        )}
        {manages && task.operations.create && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => create({ entity: task.name, defaults: { plan: { id: record.id, label: record.label } } })}
          >
            {t('addTask')}
          </Button>
        )}
      </div>
    </header>
  )
}
