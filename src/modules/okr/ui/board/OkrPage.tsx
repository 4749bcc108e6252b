import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Tooltip } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { quarterOf } from '#kernel/pure/dates.ts'
import { useEntity, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { elapsedShare, isQuarter, spanOfQuarter } from '../../rules/quarter.ts'
import { PartSwitch } from '../parts/PartSwitch.tsx'
import { QuarterPicker } from '../parts/QuarterPicker.tsx'
import { is, type KeyResult, type Objective, okrChanged, useRecords } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { AlignmentMap, AlignmentTree } from './AlignmentMap.tsx'
import { aboutPerson } from './arrange.ts'
import './board.css'
import { Summary } from './Summary.tsx'
import { boardTexts } from './text.ts'

/** `/okr`: the objectives of a quarter, and who serves which. */
export default function OkrPage() {
  const entity = useEntity('objective')
  return entity ? <Board entity={entity} /> : <PageMissing />
}

function Board({ entity }: { entity: EntityMeta }) {
  const t = useText(boardTexts)
  const words = useText(okrTexts)
  const me = useMe()
  const phone = usePhone()
  const create = useCreate()
  const navigate = useNavigate()
  const { today, company } = useMeta()
  const search = useSearch({ strict: false }) as { quarter?: unknown; whose?: unknown }
  const current = quarterOf(today, company.fiscalYearStart)
  const quarter = isQuarter(search.quarter) ? search.quarter : current
  const mine = search.whose === 'mine'
  const go = (to: { quarter: string; mine: boolean }) =>
    void navigate({
      to: '.',
      search: { ...(to.quarter !== current && { quarter: to.quarter }), ...(to.mine && { whose: 'mine' }) } as never,
    })
  const objectives = useRecords<Objective>('objective', is('quarter', quarter), 'title')
  const results = useRecords<KeyResult>('key-result', is('objective.quarter', quarter), 'position')
  const shown = useMemo(
    () => (mine ? aboutPerson(objectives.data ?? [], me.id) : (objectives.data ?? [])),
    [objectives.data, mine, me.id],
  )
  const time = elapsedShare(spanOfQuarter(quarter, company.fiscalYearStart), today)
  const add = () =>
    create({
      entity: entity.name,
      defaults: { quarter },
      onCreated: ({ id }) => {
        okrChanged()
        void navigate({ to: `/okr/${id}` as string })
      },
    })
  const error = objectives.error ?? results.error
  if (error) return <PageFailed error={error} onRetry={() => void objectives.refetch().then(() => results.refetch())} />
  const button = entity.operations.create && (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
      {t('create')}
    </Button>
  )
  return (
    <div className="zy-okr">
      <header className="zy-okr-head">
        <h1>{words('title')}</h1>
        <PartSwitch part="objectives" />
        <QuarterPicker quarter={quarter} current={current} onChange={(next) => go({ quarter: next, mine })} />
        <div className="zy-inline">
          <Tooltip title={t('mineHelp')}>
            <Segmented
              value={mine ? 'mine' : 'all'}
              aria-label={t('whose')}
              options={[
                { value: 'all', label: t('all') },
                { value: 'mine', label: t('mine') },
              ]}
              onChange={(whose) => go({ quarter, mine: whose === 'mine' })}
            />
          </Tooltip>
          {button}
        </div>
      </header>
      {!objectives.data ? (
        <PageLoading />
      ) : objectives.data.length === 0 ? (
        <section className="zy-card zy-okr-empty">
          <h2>{t('empty')}</h2>
          <p>{t('emptyHow')}</p>
          {button}
        </section>
      ) : (
        <>
          <Summary objectives={shown} keyResults={results.data ?? []} time={time} />
          {shown.length === 0 ? (
            <p className="zy-okr-quiet">{t('nothingMine')}</p>
          ) : phone ? (
            <AlignmentTree objectives={shown} time={time} />
          ) : (
            <AlignmentMap objectives={shown} time={time} />
          )}
        </>
      )}
    </div>
  )
}
