import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { reviewTexts } from './text.ts'
import { refreshReview } from './useReview.ts'

/** Who was there, what was said, what was decided. */
export function ReviewNotes({ entity, review }: { entity: EntityMeta; review: EntityRecord }) {
  const t = useText(reviewTexts)
  const feedback = useFeedback()
  const mayWrite = review.state === 'open' && entity.operations.update
  const people = (review.participants as Reference[] | null) ?? []
  const save = async (values: object) => {
    try {
      const { batch } = await api.patch<{ batch?: string }>(`/${entity.path}/${review.id}`, values)
      feedback.undoable(t('saved'), batch)
    } catch (error) {
      feedback.error(error, entity)
    }
    refreshReview()
  }
  return (
    <section className="zy-card zy-review-notes">
      <div>
        <h2>{t('participants')}</h2>
        {mayWrite ? (
          <RecordPicker
            entity="employee"
            multiple
            value={people}
            allowCreate={false}
            placeholder={t('nobody')}
            onChange={(next) => void save({ participants: next.map(({ id }) => id) })}
          />
        ) : (
          <p>{people.map(({ label }) => label).join('、') || t('nobody')}</p>
        )}
      </div>
      {(['notes', 'decisions'] as const).map((part) => (
        <Written
          key={part}
          title={t(part)}
          value={String(review[part] ?? '')}
          mayWrite={mayWrite}
          onSave={(text) => void save({ [part]: text })}
        />
      ))}
    </section>
  )
}

interface WrittenProps {
  title: string
  value: string
  mayWrite: boolean
  onSave: (text: string) => void
}

function Written({ title, value, mayWrite, onSave }: WrittenProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <div>
      <h2>{title}</h2>
      {mayWrite ? (
        <Input.TextArea
          aria-label={title}
          autoSize={{ minRows: 4, maxRows: 16 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text !== value && onSave(text)}
        />
      ) : (
        <p className="zy-review-said">{value || '—'}</p>
      )}
    </div>
  )
}
