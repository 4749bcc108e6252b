import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ReviewItem } from '#kernel/entity/define.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { reviewTexts } from './text.ts'
import { refreshReview } from './useReview.ts'

interface FindingTextProps {
  item: ReviewItem
  part: 'cause' | 'remedy'
  finding: EntityRecord | undefined
  review: EntityRecord | null
  frozen: boolean
}

/** Cause or remedy of something late: typed in place, saved when one leaves it. */
export function FindingText({ item, part, finding, review, frozen }: FindingTextProps) {
  const t = useText(reviewTexts)
  const feedback = useFeedback()
  const entity = useEntity('review-finding')
  const stored = String(finding?.[part] ?? '')
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  const mayWrite = review !== null && !frozen && entity?.operations.update === true
  if (!mayWrite) {
    return (
      <div className="zy-review-text">
        <small>{t(part)}</small>
        <p>{stored || '—'}</p>
      </div>
    )
  }
  const save = async () => {
    if (text === stored) return
    const subject = { review: review.id, subjectEntity: item.entity, subjectId: item.id, subjectLabel: item.label }
    try {
      if (finding) await api.patch(`/${entity.path}/${finding.id}`, { [part]: text })
      else await api.post(`/${entity.path}`, { ...subject, [part]: text })
    } catch (error) {
      feedback.error(error, entity)
    }
    refreshReview()
  }
  return (
    <div className="zy-review-text">
      <small aria-hidden="true">{t(part)}</small>
      <Input.TextArea
        aria-label={t(`${part}Of`, { name: item.label })}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        placeholder={t('write')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
      />
    </div>
  )
}
