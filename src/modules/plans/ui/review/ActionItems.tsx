import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatDate } from '#kernel/ui/format.ts'
import { useEntity, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { ReviewAction } from '../../queries/review-figures.ts'
import { reviewTexts } from './text.ts'
import { type ReviewPageData, refreshReview } from './useReview.ts'

/** What was decided: open from former reviews first. */
export function ActionItems({ data }: { data: ReviewPageData }) {
  const t = useText(reviewTexts)
  const feedback = useFeedback()
  const create = useCreate()
  const me = useMe()
  const { today } = useMeta()
  const entity = useEntity('action-item')
  if (!entity) return null
  const { review, frozen, actions } = data
  const finish = async (action: ReviewAction) => {
    try {
      const { batch } = await api.post<{ batch?: string }>(`/${entity.path}/${action.id}/finish`, {})
      feedback.undoable(t('doneSaid', { text: action.text }), batch)
    } catch (error) {
      feedback.error(error, entity)
    }
    refreshReview()
  }
  const mayFinish = (action: ReviewAction) =>
    !frozen && action.state === 'open' && (entity.operations.delete || action.responsible?.id === me.id)
  return (
    <section className="zy-card">
      <header>
        <h2 title={t('actionsHelp')}>{t('actions')}</h2>
        {review && !frozen && entity.operations.create && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() =>
              create({
                entity: entity.name,
                defaults: { review: { id: review.id, label: review.label } },
                onCreated: refreshReview,
              })
            }
          >
            {t('addAction')}
          </Button>
        )}
      </header>
      {actions.length === 0 && <p className="zy-quiet">{t('noneActions')}</p>}
      <ul className="zy-review-actions">
        {actions.map((action) => {
          const isLate = action.state === 'open' && action.dueOn < today
          return (
            <li key={action.id} data-over={action.state !== 'open'}>
              <Checkbox
                checked={action.state === 'done'}
                disabled={!mayFinish(action)}
                onChange={() => void finish(action)}
                aria-label={t('done', { text: action.text })}
              />
              <span>
                <Link to={`/${entity.path}/${action.id}`}>{action.text}</Link>
                <small>
                  {[
                    action.responsible?.label,
                    action.about,
                    action.review && action.review.id !== review?.id
                      ? t('former', { review: action.review.label })
                      : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <span data-tone={isLate ? 'bad' : undefined}>{formatDate(action.dueOn)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
