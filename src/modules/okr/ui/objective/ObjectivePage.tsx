import { MoreOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Dropdown } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { startOfWeek } from '#kernel/pure/dates.ts'
import { api } from '#kernel/ui/client.ts'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { EditDrawer } from '#kernel/ui/form/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { useRecord } from '#kernel/ui/record/useRecord.ts'
import { useRecordActions } from '#kernel/ui/record/useRecordActions.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { elapsedShare } from '../../rules/quarter.ts'
import { useQuarterName } from '../parts/QuarterPicker.tsx'
import {
  type CheckIn,
  is,
  type KeyResult,
  type Objective,
  type OkrAction,
  okrChanged,
  useRecords,
} from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { useMayConfirm } from '../parts/useSuperior.ts'
import { CheckInDialog } from './CheckInDialog.tsx'
import { CheckInHistory } from './CheckInHistory.tsx'
import { KeyResultList } from './KeyResultList.tsx'
import './objective.css'
import { ServedBy } from './ServedBy.tsx'
import { ThreeFigures } from './ThreeFigures.tsx'
import { TrendChart } from './TrendChart.tsx'
import { objectiveTexts } from './text.ts'
import { weeklyTrend } from './trend.ts'
import { WeekActions } from './WeekActions.tsx'

/** `/okr/ID`: one objective, its key results, and the weeks. */
export default function ObjectivePage({ params }: { params: Record<string, string> }) {
  const objective = useEntity('objective')
  const checkIn = useEntity('check-in')
  if (!objective || !checkIn) return <PageMissing />
  return <Loading entity={objective} checkIn={checkIn} id={params.id ?? ''} key={params.id} />
}

function Loading({ entity, checkIn, id }: { entity: EntityMeta; checkIn: EntityMeta; id: string }) {
  const record = useRecord(entity, id)
  useLive([`${entity.path}/${id}`])
  usePageTitle(record.data?.label)
  if (record.error) return <PageFailed error={record.error} onRetry={() => void record.refetch()} />
  if (!record.data) return <PageLoading />
  return <Loaded entity={entity} checkIn={checkIn} objective={record.data as unknown as Objective} />
}

/** Figures older than this are read anew when somebody looks. */
const STALE_MS = 10 * 60_000

function Loaded({ entity, checkIn, objective }: { entity: EntityMeta; checkIn: EntityMeta; objective: Objective }) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const label = useLabel()
  const me = useMe()
  const nameOf = useQuarterName()
  const { today } = useMeta()
  const { id } = objective
  const results = useRecords<KeyResult>('key-result', is('objective', id), 'position')
  const checkInFilter = is('keyResult.objective', id)
  const checkIns = useRecords<CheckIn>('check-in', checkInFilter, '-checkedOn,-createdAt')
  const actions = useRecords<OkrAction>('okr-action', is('keyResult.objective', id), 'dueOn')
  const { actions: possible, run, dialogs } = useRecordActions(entity, objective)
  const mayConfirm = useMayConfirm(objective.owner, objective.can?.update === true)
  const [editing, setEditing] = useState(false)
  const [asked, setAsked] = useState<KeyResult[]>()
  useFreshFigures(objective, results.data)

  const all = results.data ?? []
  const open = objective.state !== 'closed' && objective.trashed !== true
  const editable = open && objective.can?.update === true
  const mine = all.filter(({ owner, state }) => state === 'active' && (editable || owner.id === me.id))
  const monday = startOfWeek(today)
  const canCheckIn = objective.state === 'active' ? mine : []
  const due = canCheckIn.filter(({ lastCheckInOn }) => lastCheckInOn === null || lastCheckInOn < monday)
  const time = elapsedShare({ from: objective.startsOn, to: objective.endsOn }, today)
  const trend = useMemo(
    () =>
      weeklyTrend(
        checkIns.data ?? [],
        (results.data ?? []).filter(({ state }) => state === 'active'),
        { from: objective.startsOn, to: objective.endsOn },
        today,
      ),
    [checkIns.data, results.data, objective, today],
  )
  const field = (name: string) => entity.fields.find((each) => each.name === name)
  const [quiet, loud] = [
    possible.filter(({ name }) => name === 'refresh' || name === 'transfer'),
    possible.filter(
      ({ name }) =>
        name !== 'refresh' && name !== 'transfer' && (mayConfirm || (name !== 'confirm-score' && name !== 'reopen')),
    ),
  ]
  const fault = results.error ?? checkIns.error ?? actions.error
  if (fault) return <PageFailed error={fault} onRetry={() => window.location.reload()} />
  return (
    <div className="zy-okr">
      <header className="zy-okr-objective">
        <p className="zy-okr-path">
          <Link to="/okr" search={{ quarter: objective.quarter } as never}>
            {w('title')} · {nameOf(objective.quarter)}
          </Link>
          {objective.parent && (
            <>
              <span aria-hidden="true">›</span>
              <span>
                {t('alignedTo')} <Link to={`/okr/${objective.parent.id}` as string}>{objective.parent.label}</Link>
              </span>
            </>
          )}
        </p>
        <div className="zy-okr-title">
          <h1>{objective.title}</h1>
          {field('state') && <FieldCell field={field('state')!} value={objective.state} compact />}
          <div className="zy-okr-buttons">
            {loud.map((action) => (
              <Button key={action.name} type={action.primary ? 'primary' : 'default'} onClick={() => run(action)}>
                {label(action.label)}
              </Button>
            ))}
            {canCheckIn.length > 0 && (
              <Button type="primary" onClick={() => setAsked(due.length > 0 ? due : canCheckIn)}>
                {t('checkInAll')}
              </Button>
            )}
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  ...(editable ? [{ key: 'edit', label: t('edit'), onClick: () => setEditing(true) }] : []),
                  ...quiet.map((action) => ({
                    key: action.name,
                    label: label(action.label),
                    onClick: () => run(action),
                  })),
                  {
                    key: 'history',
                    label: <Link to={`/${entity.path}/${id}` as string}>{t('history')}</Link>,
                  },
                ],
              }}
            >
              <Button icon={<MoreOutlined aria-hidden="true" />} aria-label={t('more')} />
            </Dropdown>
          </div>
        </div>
        <p className="zy-okr-facts">
          {field('level') && <FieldCell field={field('level')!} value={objective.level} compact />}
          {objective.level === 'department' && objective.department && <span>{objective.department.label}</span>}
          <span>{objective.owner.label}</span>
          {objective.why && <span>{objective.why}</span>}
        </p>
      </header>
      {objective.state === 'draft' && <Alert type="info" showIcon title={t('draftHint')} />}
      {objective.state === 'closed' && <Alert type="info" showIcon title={t('closedHint')} />}
      <ThreeFigures objective={objective} time={time} trend={trend} />
      <div className="zy-okr-columns">
        <div>
          <KeyResultList
            objective={objective}
            results={all}
            time={time}
            editable={editable}
            canCheckIn={canCheckIn}
            onCheckIn={(result) => setAsked([result])}
          />
          <TrendChart objective={objective} keyResults={all} checkIns={checkIns.data ?? []} />
        </div>
        <div>
          <WeekActions actions={actions.data ?? []} results={open ? mine : []} editable={editable} />
          <ServedBy objective={objective} />
          <CheckInHistory checkIns={checkIns.data ?? []} keyResults={all} filter={checkInFilter} />
        </div>
      </div>
      {dialogs}
      {asked && <CheckInDialog entity={checkIn} results={asked} onClose={() => setAsked(undefined)} />}
      {editing && (
        <EditDrawer entity={entity} record={objective} onClose={() => setEditing(false)} onSaved={() => okrChanged()} />
      )}
    </div>
  )
}

/** Once a visit: metrics that were read long ago are read now. Failing, the last values stand there with their time. */
function useFreshFigures(objective: Objective, results: readonly KeyResult[] | undefined): void {
  const tried = useRef(false)
  useEffect(() => {
    const old = Date.now() - STALE_MS
    const stale = results?.some(
      ({ kind, state, measuredAt }) =>
        kind === 'metric' && state === 'active' && (measuredAt === null || Date.parse(measuredAt) < old),
    )
    if (!stale || tried.current || objective.state === 'closed') return
    tried.current = true
    api.post(`/objectives/${objective.id}/refresh`).then(okrChanged, () => undefined)
  }, [objective, results])
}
