import { Link } from '@tanstack/react-router'
import { useText } from '#kernel/ui/text.ts'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { is, type Objective, useRecords } from '../parts/records.ts'
import { shortPercent } from '../parts/values.ts'
import { objectiveTexts } from './text.ts'

/** The objectives below that serve this one. */
export function ServedBy({ objective }: { objective: Objective }) {
  const t = useText(objectiveTexts)
  const { data } = useRecords<Objective>('objective', is('parent', objective.id), 'title')
  if (!data || data.length === 0) return null
  return (
    <section className="zy-card">
      <header>
        <h2>{t('serves')}</h2>
      </header>
      <ul className="zy-okr-served">
        {data.map((each) => (
          <li key={each.id}>
            <Link to={`/okr/${each.id}` as string}>{each.title}</Link>
            <span className="zy-okr-card-bar">
              <small>{each.owner.label}</small>
              <ProgressBar progress={each.progress} />
              <b>{shortPercent(each.progress)}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
