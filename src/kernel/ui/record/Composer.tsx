import { Segmented } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { type EntityRecord, useMeta } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import { CommentComposer } from './CommentComposer.tsx'
import { FollowUpComposer } from './FollowUpComposer.tsx'
import { followUpForm } from './followUp.ts'
import { recordTexts } from './text.ts'

/** Above the timeline: log a follow-up where the record takes them, or write a comment. */
export function Composer({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(recordTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const form = followUpForm(entities, entity)
  const [mode, setMode] = useState<'follow-up' | 'comment'>('follow-up')
  if (!form && !entity.comments) return null
  const shown = form && (mode === 'follow-up' || !entity.comments) ? 'follow-up' : 'comment'
  return (
    <div className="zy-composer">
      {form && entity.comments ? (
        <Segmented
          size="small"
          value={shown}
          onChange={(next) => setMode(next as typeof mode)}
          options={[
            { value: 'follow-up', label: label(form.entity.label) },
            { value: 'comment', label: t('comment') },
          ]}
        />
      ) : null}
      {shown === 'follow-up' && form ? (
        <FollowUpComposer key={record.id} form={form} about={entity} id={record.id} label={record.label} />
      ) : (
        <CommentComposer key={record.id} entity={entity} id={record.id} />
      )}
    </div>
  )
}
