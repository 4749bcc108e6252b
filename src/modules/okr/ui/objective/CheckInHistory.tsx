import { Link } from '@tanstack/react-router'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { formatDate } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { CheckIn, KeyResult } from '../parts/records.ts'
import { StatusTag } from '../parts/StatusTag.tsx'
import { okrTexts } from '../parts/text.ts'
import { formatValue, shortPercent } from '../parts/values.ts'
import { objectiveTexts } from './text.ts'

const SHOWN = 8

interface HistoryProps {
  checkIns: readonly CheckIn[]
  keyResults: readonly KeyResult[]
  /** Of all check-ins, for the list that has them all. */
  filter: Filter
}

/** What was said, the latest first. */
export function CheckInHistory({ checkIns, keyResults, filter }: HistoryProps) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const { company } = useMeta()
  const byId = new Map(keyResults.map((each) => [each.id, each]))
  return (
    <section className="zy-card">
      <header>
        <h2>{t('checkIns')}</h2>
        {checkIns.length > SHOWN && (
          <Link to="/check-ins" search={{ view: 'all', filter } as never}>
            {t('allCheckIns', { n: checkIns.length })}
          </Link>
        )}
      </header>
      {checkIns.length === 0 && <p className="zy-okr-quiet">{t('noCheckIns')}</p>}
      <ul className="zy-okr-said">
        {checkIns.slice(0, SHOWN).map((each) => {
          const result = byId.get(each.keyResult.id)
          return (
            <li key={each.id}>
              <p>
                <b>{each.author.label}</b>
                <time dateTime={each.checkedOn}>{formatDate(each.checkedOn)}</time>
                <StatusTag status={each.status} />
                {each.confidence !== null && <span>{w('confidenceOf', { n: each.confidence })}</span>}
              </p>
              <p className="zy-okr-said-of">
                {each.keyResult.label}
                {result && result.kind !== 'steps' && each.value !== null && (
                  <b> {formatValue(result, each.value, company.currency)}</b>
                )}{' '}
                <span>{shortPercent(each.progress)}</span>
              </p>
              {each.happened && <p>{each.happened}</p>}
              {each.blockers && <p className="zy-okr-blocked">{t('blockers', { text: each.blockers })}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
