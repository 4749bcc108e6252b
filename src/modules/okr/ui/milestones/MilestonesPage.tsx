import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { quarterOf, yearOf } from '#kernel/pure/dates.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import '../objective/objective.css'
import { PartSwitch } from '../parts/PartSwitch.tsx'
import { useQuarterName } from '../parts/QuarterPicker.tsx'
import { useRecords } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { MilestoneCard } from './MilestoneCard.tsx'
import './milestones.css'
import type { Criterion, Milestone } from './milestones.types.ts'
import { milestonesChanged } from './milestonesChanged.ts'
import { milestoneTexts } from './text.ts'

/** `/okr/milestones`: the year in four quarters. */
export default function MilestonesPage() {
  const entity = useEntity('milestone')
  const criterion = useEntity('milestone-criterion')
  return entity && criterion ? <Timeline entity={entity} criterionEntity={criterion} /> : <PageMissing />
}

function Timeline({ entity, criterionEntity }: { entity: EntityMeta; criterionEntity: EntityMeta }) {
  const t = useText(milestoneTexts)
  const w = useText(okrTexts)
  const nameOf = useQuarterName()
  const create = useCreate()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const { today, company } = useMeta()
  const search = useSearch({ strict: false }) as { year?: unknown }
  const thisYear = Number(yearOf(today, company.fiscalYearStart))
  const asked = Number(search.year)
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear
  const go = (to: number) => void navigate({ to: '.', search: (to === thisYear ? {} : { year: to }) as never })
  const quarters = [1, 2, 3, 4].map((n) => `${year}-Q${n}`)
  const milestones = useRecords<Milestone>(
    'milestone',
    { field: 'quarter', op: 'in', value: quarters },
    'quarter,createdAt',
  )
  const criteria = useRecords<Criterion>(
    'milestone-criterion',
    { field: 'milestone.quarter', op: 'in', value: quarters },
    'position',
  )
  const [applying, setApplying] = useState(false)
  const error = milestones.error ?? criteria.error
  if (error)
    return <PageFailed error={error} onRetry={() => void milestones.refetch().then(() => criteria.refetch())} />
  const apply = async () => {
    setApplying(true)
    try {
      await api.post(`/${entity.path}/actions/apply-template`, { year })
      milestonesChanged()
      feedback.success(t('applied', { year }))
    } catch (fault) {
      feedback.error(fault, entity)
    } finally {
      setApplying(false)
    }
  }
  const current = quarterOf(today, company.fiscalYearStart)
  const add = (quarter: string) => create({ entity: entity.name, defaults: { quarter }, onCreated: milestonesChanged })
  const empty = milestones.data?.length === 0
  return (
    <div className="zy-okr">
      <header className="zy-okr-head">
        <h1>{w('title')}</h1>
        <PartSwitch part="milestones" />
        <div className="zy-okr-quarter">
          <Button
            type="text"
            icon={<LeftOutlined aria-hidden="true" />}
            aria-label={t('earlier')}
            onClick={() => go(year - 1)}
          />
          <strong aria-live="polite">{t('year', { year })}</strong>
          <Button
            type="text"
            icon={<RightOutlined aria-hidden="true" />}
            aria-label={t('later')}
            onClick={() => go(year + 1)}
          />
        </div>
        {entity.operations.create && !empty && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => add(quarters.includes(current) ? current : quarters[0]!)}
          >
            {t('create')}
          </Button>
        )}
      </header>
      {!milestones.data || !criteria.data ? (
        <PageLoading />
      ) : empty ? (
        <section className="zy-card zy-okr-empty">
          <h2>{t('empty', { year })}</h2>
          <p>{t('emptyHow')}</p>
          {entity.operations.create && (
            <div className="zy-inline">
              <Button type="primary" loading={applying} onClick={() => void apply()}>
                {t('apply')}
              </Button>
              <Button onClick={() => add(quarters[0]!)}>{t('create')}</Button>
            </div>
          )}
        </section>
      ) : (
        <ol className="zy-okr-year">
          {quarters.map((quarter) => {
            const own = milestones.data.filter((each) => each.quarter === quarter)
            return (
              <li key={quarter} data-now={quarter === current} data-past={quarter < current}>
                <h2>
                  <i aria-hidden="true" />
                  {nameOf(quarter)}
                  {quarter === current && <small>{t('now')}</small>}
                </h2>
                {own.length === 0 && <p className="zy-okr-quiet">{t('none')}</p>}
                {own.map((each) => (
                  <MilestoneCard
                    key={each.id}
                    entity={entity}
                    criterionEntity={criterionEntity}
                    milestone={each}
                    criteria={criteria.data.filter(({ milestone }) => milestone.id === each.id)}
                  />
                ))}
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}
