import { Skeleton } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/dates.ts'
import { formatDate } from '../../format.ts'
import type { EntityRecord } from '../../meta.tsx'
import { useLanguage, useText } from '../../text.ts'
import { RecordCard } from '../cards/RecordCard.tsx'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'

interface Props {
  entity: EntityMeta
  days: Day[]
  byDay: Map<Day, EntityRecord[]>
  today: Day
  loading: boolean
}

/** The calendar on a phone: the days that hold something, one after the other. */
export function Agenda({ entity, days, byDay, today, loading }: Props) {
  const t = useText(listText)
  const names = useNames(entity)
  const language = useLanguage()
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' })
  const filled = days.filter((day) => byDay.has(day))
  if (loading) return <Skeleton active paragraph={{ rows: 6 }} />
  if (filled.length === 0) return <p className="zy-list-nothing">{t('calendarNothing', { name: names.many })}</p>
  return (
    <div className="zy-agenda">
      {filled.map((day) => (
        <section key={day} data-today={day === today}>
          <h3>
            {formatDate(day, { today })}{' '}
            <span className="zy-list-quiet">{weekday.format(new Date(`${day}T00:00:00Z`))}</span>
          </h3>
          {byDay.get(day)?.map((record) => (
            <RecordCard key={record.id} entity={entity} record={record} paths={entity.list} />
          ))}
        </section>
      ))}
    </div>
  )
}
