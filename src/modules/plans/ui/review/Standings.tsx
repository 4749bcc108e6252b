import { Link } from '@tanstack/react-router'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { reviewTexts } from './text.ts'
import type { ReviewPageData } from './useReview.ts'

/** Points below the straight line from which a plan counts as behind. */
const BEHIND = 5

/** The running plans against a straight line. */
export function Standings({ data }: { data: ReviewPageData }) {
  const t = useText(reviewTexts)
  return (
    <section className="zy-card">
      <header>
        <h2>{t('standing')}</h2>
      </header>
      {data.plans.length === 0 ? (
        <p className="zy-quiet">{t('nonePlans')}</p>
      ) : (
        <table className="zy-review-table">
          <thead>
            <tr>
              <th scope="col">{t('plan')}</th>
              <th scope="col">{t('progress')}</th>
              <th scope="col">{t('expected')}</th>
              <th scope="col">{t('tasks')}</th>
              <th scope="col">{t('lateTasks')}</th>
            </tr>
          </thead>
          <tbody>
            {data.plans.map((plan) => {
              const isBehind = Number(plan.expected ?? 0) - Number(plan.progress ?? 0) > BEHIND
              return (
                <tr key={plan.id}>
                  <th scope="row">
                    <Link to={`/plans/${plan.id}`}>{plan.label}</Link>
                    <small>{plan.owner?.label}</small>
                  </th>
                  <td data-tone={isBehind ? 'bad' : undefined}>{formatPercent(plan.progress)}</td>
                  <td>{formatPercent(plan.expected)}</td>
                  <td>{formatNumber(plan.tasks)}</td>
                  <td data-tone={plan.late > 0 ? 'bad' : undefined}>{formatNumber(plan.late)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
