import { CheckCircleOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReviewItem } from '#kernel/entity/define.ts'
import { formatDate } from '#kernel/ui/format.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { FindingText } from './FindingText.tsx'
import { reviewTexts } from './text.ts'
import { type ReviewPageData, refreshReview } from './useReview.ts'

/** What is late, longest first, with cause and remedy. */
export function LateItems({ data }: { data: ReviewPageData }) {
  const t = useText(reviewTexts)
  const { items, asOf } = data
  return (
    <section className="zy-card">
      <header>
        <h2>
          {t('late')} <span className="zy-review-count">{items.length}</span>
        </h2>
        <span>{t('lateHelp', { day: asOf })}</span>
      </header>
      {items.length === 0 ? (
        <p className="zy-review-none">
          <CheckCircleOutlined aria-hidden="true" /> <b>{t('noneLate')}</b> {t('noneLateHow')}
        </p>
      ) : (
        <ul className="zy-review-items">
          {items.map((item) => (
            <LateItem key={`${item.entity}:${item.id}`} item={item} data={data} />
          ))}
        </ul>
      )}
    </section>
  )
}

function LateItem({ item, data }: { item: ReviewItem; data: ReviewPageData }) {
  const t = useText(reviewTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const create = useCreate()
  const action = useEntity('action-item')
  const { review, findings, frozen } = data
  const subject = entities.find(({ name }) => name === item.entity)
  const finding = findings.find(
    ({ subjectEntity, subjectId }) => subjectEntity === item.entity && subjectId === item.id,
  )
  const kind = subject && label(subject.label)
  // A person's own goal is about that person.
  const who = item.owner?.label === item.about ? undefined : item.owner?.label
  const facts = [item.about, who, item.dueOn && formatDate(item.dueOn, { relative: false })].filter(Boolean)
  const addAction = () =>
    create({
      entity: 'action-item',
      defaults: {
        review: review && { id: review.id, label: review.label },
        about: item.label,
        ...(item.owner && { responsible: item.owner }),
      },
      onCreated: refreshReview,
    })
  return (
    <li>
      <div className="zy-review-subject">
        <span>
          {kind && <small className="zy-review-kind">{kind}</small>}
          {subject ? <Link to={`/${subject.path}/${item.id}`}>{item.label}</Link> : <b>{item.label}</b>}
        </span>
        <small>{facts.join(' · ')}</small>
      </div>
      <div className="zy-review-delay">
        {item.daysLate !== null && <b>{item.daysLate === 0 ? t('justDue') : t('daysLate', { n: item.daysLate })}</b>}
        <small>{label(item.note ?? undefined)}</small>
      </div>
      <FindingText item={item} part="cause" finding={finding} review={review} frozen={frozen} />
      <FindingText item={item} part="remedy" finding={finding} review={review} frozen={frozen} />
      {review && !frozen && action?.operations.create && (
        <Button size="small" onClick={addAction} aria-label={t('makeActionOf', { name: item.label })}>
          {t('makeAction')}
        </Button>
      )}
    </li>
  )
}
