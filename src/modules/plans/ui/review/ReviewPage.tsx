import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton, Tooltip } from 'antd'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { addDays, weekOf } from '#kernel/pure/dates.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity, useMe } from '#kernel/ui/meta.tsx'
import { PageFailed, PageMissing } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { ActionItems } from './ActionItems.tsx'
import { LateItems } from './LateItems.tsx'
import { ReviewNotes } from './ReviewNotes.tsx'
import './review.css'
import { Standings } from './Standings.tsx'
import { reviewTexts } from './text.ts'
import { type ReviewPageData, refreshReview, useReviewPage, useReviewPlace } from './useReview.ts'

/** `/plans/review`: the weekly review of a department. It opens with what is late. */
export default function ReviewPage() {
  const review = useEntity('review')
  return review ? <Review entity={review} /> : <PageMissing />
}

function Review({ entity }: { entity: EntityMeta }) {
  const { week, department } = useReviewPlace()
  const { data, error, refetch } = useReviewPage(week, department)
  useLive(
    [entity.path, 'plan-tasks', 'action-items', 'review-findings'],
    (event) => event.type === 'change' && refreshReview(),
  )
  return (
    <div className="zy-review">
      <ReviewHead entity={entity} data={data} />
      {error ? (
        <PageFailed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <LateItems data={data} />
          <div className="zy-review-two">
            <Standings data={data} />
            <ActionItems data={data} />
          </div>
          {data.review && <ReviewNotes entity={entity} review={data.review} />}
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  )
}

function ReviewHead({ entity, data }: { entity: EntityMeta; data: ReviewPageData | undefined }) {
  const t = useText(reviewTexts)
  const me = useMe()
  const feedback = useFeedback()
  const { week, department, go, today } = useReviewPlace()
  const from = data?.from
  const review = data?.review
  const start = async () => {
    try {
      await api.post(`/${entity.path}`, { week, department })
    } catch (error) {
      // Somebody else has just started it: theirs is shown.
      const isThere = isApiError(error, 422) && error.body.violations.some(({ code }) => code === 'review.duplicate')
      if (!isThere) feedback.error(error, entity)
    }
    refreshReview()
  }
  const chosen: Reference[] = department ? [{ id: department, label: departmentLabel(review, department, me) }] : []
  return (
    <header className="zy-review-head">
      <div>
        <h1>{t('title')}</h1>
        <span className="zy-inline">
          <Tooltip title={t('before')}>
            <Button
              size="small"
              icon={<LeftOutlined />}
              aria-label={t('before')}
              disabled={!from}
              onClick={() => from && go({ week: weekOf(addDays(from, -7)) })}
            />
          </Tooltip>
          <b>{data ? t('week', { week: data.week, from: data.from.slice(5), to: data.to.slice(5) }) : week}</b>
          <Tooltip title={t('after')}>
            <Button
              size="small"
              icon={<RightOutlined />}
              aria-label={t('after')}
              disabled={!from || week >= weekOf(today)}
              onClick={() => from && go({ week: weekOf(addDays(from, 7)) })}
            />
          </Tooltip>
          {week !== weekOf(today) && (
            <Button size="small" type="text" onClick={() => go({ week: weekOf(today) })}>
              {t('thisWeek')}
            </Button>
          )}
        </span>
        <span className="zy-review-department">
          <RecordPicker
            entity="department"
            value={chosen}
            onChange={([next]) => go({ department: next?.id ?? 'all' })}
            allowClear
            allowCreate={false}
            placeholder={t('everything')}
          />
        </span>
      </div>
      {review ? (
        <ReviewState entity={entity} review={review} data={data} />
      ) : (
        data && (
          <div className="zy-review-start">
            <span>{t(department ? 'startHow' : 'chooseDepartment')}</span>
            {department && entity.operations.create && (
              <Button type="primary" onClick={() => void start()}>
                {t('start')}
              </Button>
            )}
          </div>
        )
      )}
    </header>
  )
}

function departmentLabel(
  review: EntityRecord | null | undefined,
  id: string,
  me: { department: Reference | null },
): string {
  const known = review?.department as Reference | null | undefined
  if (known?.id === id) return known.label
  return me.department?.id === id ? me.department.label : id
}

function ReviewState({ entity, review, data }: { entity: EntityMeta; review: EntityRecord; data: ReviewPageData }) {
  const t = useText(reviewTexts)
  const feedback = useFeedback()
  const run = async (action: 'close' | 'reopen') => {
    try {
      const { batch } = await api.post<{ batch?: string }>(`/${entity.path}/${review.id}/${action}`, {
        version: review.version,
      })
      feedback.undoable(t(action === 'close' ? 'closedDone' : 'reopened'), batch)
    } catch (error) {
      feedback.error(error, entity)
    }
    invalidateEntity(entity.name, review.id)
  }
  const host = (review.owner as Reference | null)?.label
  return (
    <div className="zy-review-state">
      <span>
        {host && t('host', { name: host })} · <Link to={`/${entity.path}/${review.id}`}>{t('record')}</Link>
        {data.frozen && ` · ${t('closed', { time: formatInstant(data.at, { relative: false }) })}`}
      </span>
      {entity.operations.update &&
        (data.frozen ? (
          <Button onClick={() => void run('reopen')}>{t('reopen')}</Button>
        ) : (
          <Button type="primary" onClick={() => void run('close')}>
            {t('close')}
          </Button>
        ))}
    </div>
  )
}
