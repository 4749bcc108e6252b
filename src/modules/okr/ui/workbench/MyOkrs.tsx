import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { endOfWeek, startOfWeek } from '#kernel/pure/dates.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { defineText, useText } from '#kernel/ui/text.ts'
import { CheckInDialog } from '../objective/CheckInDialog.tsx'
import '../objective/objective.css'
import { ActionLine } from '../objective/WeekActions.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { is, type KeyResult, type OkrAction, useRecords } from '../parts/records.ts'
import { StatusTag } from '../parts/StatusTag.tsx'
import { shortPercent } from '../parts/values.ts'

const texts = defineText({
  title: { zh: '我的 OKR', en: 'My OKRs' },
  all: { zh: '全部', en: 'All' },
  due: { zh: '本周还有 {n} 个没更新', en: '{n} to check in this week' },
  done: { zh: '本周都更新了', en: 'All checked in this week' },
  checkIn: { zh: '更新进展', en: 'Check in' },
  actions: { zh: '本周行动', en: 'Actions of the week' },
})

const SHOWN = 5

/** One's own key results of the running quarter: what waits for this week's check-in, and this week's actions. */
export default function MyOkrs() {
  const t = useText(texts)
  const { today } = useMeta()
  const checkIn = useEntity('check-in')
  const running: Filter = {
    and: [
      is('owner', '@me'),
      is('state', 'active'),
      is('objective.state', 'active'),
      { field: 'objective.startsOn', op: 'lte', value: '@today' },
      { field: 'objective.endsOn', op: 'gte', value: '@today' },
    ],
  }
  const open: Filter = {
    and: [
      is('responsible', '@me'),
      { field: 'done', op: 'ne', value: true },
      { field: 'dueOn', op: 'lte', value: endOfWeek(today) },
    ],
  }
  const results = useRecords<KeyResult>('key-result', running, 'objective,position')
  const actions = useRecords<OkrAction>('okr-action', open, 'dueOn')
  const [asked, setAsked] = useState<KeyResult[]>()
  const monday = startOfWeek(today)
  const due = (results.data ?? []).filter(({ lastCheckInOn }) => lastCheckInOn === null || lastCheckInOn < monday)
  if (!checkIn) return null
  if (results.data?.length === 0 && actions.data?.length === 0) return null
  return (
    <section className="zy-card zy-work">
      <header>
        <h2>{t('title')}</h2>
        <Link to="/okr" search={{ whose: 'mine' } as never}>
          {t('all')}
        </Link>
      </header>
      {!results.data && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {results.data && results.data.length > 0 && (
        <>
          <p className="zy-okr-due">
            <span>{due.length > 0 ? t('due', { n: due.length }) : t('done')}</span>
            {due.length > 0 && (
              <Button size="small" type="primary" onClick={() => setAsked(due)}>
                {t('checkIn')}
              </Button>
            )}
          </p>
          <ul className="zy-okr-served">
            {results.data.slice(0, SHOWN).map((each) => (
              <li key={each.id}>
                <Link to={`/okr/${each.objective.id}` as string}>{each.title}</Link>
                <span className="zy-okr-card-bar">
                  <StatusTag status={each.status} />
                  <ProgressBar progress={each.progress} />
                  <b>{shortPercent(each.progress)}</b>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {actions.data && actions.data.length > 0 && (
        <>
          <h3 className="zy-okr-small">{t('actions')}</h3>
          <ul className="zy-okr-actions">
            {actions.data.slice(0, SHOWN).map((action) => (
              <ActionLine key={action.id} action={action} editable />
            ))}
          </ul>
        </>
      )}
      {asked && <CheckInDialog entity={checkIn} results={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}
