import { CheckOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { useMe } from '#kernel/ui/meta.tsx'
import { inSentence, useText } from '#kernel/ui/text.ts'
import { PersonMark } from '../parts/PersonMark.tsx'
import { useMayConfirm } from '../parts/useSuperior.ts'
import { optionOfField } from '../parts/values.ts'
import { AttachDialog } from './AttachDialog.tsx'
import { CriterionDialog } from './CriterionDialog.tsx'
import { CriterionRow } from './CriterionRow.tsx'
import type { Criterion, Milestone } from './milestones.types.ts'
import { milestonesChanged } from './milestonesChanged.ts'
import { milestoneTexts } from './text.ts'

interface MilestoneCardProps {
  entity: EntityMeta
  criterionEntity: EntityMeta
  milestone: Milestone
  criteria: readonly Criterion[]
}

/** A milestone: its state, since when, and the evidence that decides it. */
export function MilestoneCard({ entity, criterionEntity, milestone, criteria }: MilestoneCardProps) {
  const t = useText(milestoneTexts)
  const me = useMe()
  const feedback = useFeedback()
  const [writing, setWriting] = useState<Criterion | 'new'>()
  const [attaching, setAttaching] = useState<Criterion>()
  const { id, name, about, owner, state, metOn, endsOn } = milestone
  const option = optionOfField(
    entity.fields.find((field) => field.name === 'state'),
    state,
  )
  // The server decides; this only spares people buttons that they could not use.
  const editable = entity.operations.update && (owner.id === me.id || entity.operations.create)
  const mayConfirm = useMayConfirm(owner, entity.operations.update)
  const send = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work()
      milestonesChanged()
      if (done) feedback.success(done)
    } catch (error) {
      feedback.error(error, criterionEntity)
    }
  }
  const remove = async (criterion: Criterion) => {
    try {
      const { batch } = await api.del<{ batch?: string }>(`/${criterionEntity.path}/${criterion.id}`)
      await api.post(`/${entity.path}/${id}/check`)
      milestonesChanged()
      feedback.undoable(t('removed'), batch)
    } catch (error) {
      feedback.error(error, criterionEntity)
    }
  }
  const checkedAt = criteria
    .flatMap((each) => each.checkedAt ?? [])
    .toSorted()
    .at(-1)
  return (
    <article className="zy-card zy-okr-milestone" data-state={state}>
      <header>
        <h3>
          <Link to={`/${entity.path}/${id}` as string}>{name}</Link>
        </h3>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...(editable ? [{ key: 'add', label: t('addCondition'), onClick: () => setWriting('new') }] : []),
              {
                key: 'check',
                label: t('check'),
                onClick: () => void send(() => api.post(`/${entity.path}/${id}/check`), t('checked')),
              },
              { key: 'open', label: <Link to={`/${entity.path}/${id}` as string}>{t('open')}</Link> },
            ],
          }}
        >
          <Button
            size="small"
            type="text"
            icon={<MoreOutlined aria-hidden="true" />}
            aria-label={`${name}: ${t('more')}`}
          />
        </Dropdown>
      </header>
      <p className="zy-okr-milestone-state">
        {option && <ToneTag option={option} />}
        <span>{state === 'met' && metOn ? t('metOn', { day: metOn }) : t('untilEnd', { day: endsOn })}</span>
        <span className="zy-okr-result-who">
          <PersonMark name={owner.label} />
          {owner.label}
        </span>
      </p>
      {about && <p className="zy-okr-milestone-about">{about}</p>}
      {criteria.length === 0 ? (
        <p className="zy-okr-few">{t('noConditions')}</p>
      ) : (
        <p className="zy-okr-quiet">
          {milestone.criteriaMet === milestone.criteria && <CheckOutlined aria-hidden="true" />}{' '}
          {t('of', { met: milestone.criteriaMet, all: milestone.criteria })}
          {checkedAt && ` · ${t('checkedAt', { time: inSentence(formatAgo(checkedAt)) })}`}
        </p>
      )}
      <ul className="zy-okr-criteria">
        {criteria.map((criterion) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            onAttach={editable && criterion.kind === 'document' ? () => setAttaching(criterion) : undefined}
            onConfirm={
              criterion.kind === 'document' && mayConfirm
                ? () => void send(() => api.post(`/${criterionEntity.path}/${criterion.id}/confirm`), t('confirmDone'))
                : undefined
            }
            menu={
              editable
                ? [
                    { key: 'edit', label: t('edit'), onClick: () => setWriting(criterion) },
                    { key: 'remove', label: t('remove'), danger: true, onClick: () => void remove(criterion) },
                  ]
                : []
            }
          />
        ))}
      </ul>
      {editable && criteria.length === 0 && (
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setWriting('new')}>
          {t('addCondition')}
        </Button>
      )}
      {writing && (
        <CriterionDialog
          entity={criterionEntity}
          milestone={milestone}
          criterion={writing === 'new' ? undefined : writing}
          position={criteria.length}
          onClose={() => setWriting(undefined)}
        />
      )}
      {attaching && (
        <AttachDialog entity={criterionEntity} criterion={attaching} onClose={() => setAttaching(undefined)} />
      )}
    </article>
  )
}
