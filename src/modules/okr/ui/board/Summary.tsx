import { endOfWeek, startOfWeek } from '#kernel/pure/dates.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { objectiveProgress } from '../../rules/progress.ts'
import type { KeyResult, Objective } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { shortPercent } from '../parts/values.ts'
import { boardTexts } from './text.ts'

interface SummaryProps {
  objectives: readonly Objective[]
  keyResults: readonly KeyResult[]
  time: number
}

/** The quarter in four figures. */
export function Summary({ objectives, keyResults, time }: SummaryProps) {
  const t = useText(boardTexts)
  const w = useText(okrTexts)
  const { today } = useMeta()
  const at = (level: Objective['level']) => objectives.filter((each) => each.level === level).length
  const begun = objectives.filter(({ state }) => state !== 'draft')
  const mean = objectiveProgress(begun.map(({ progress }) => ({ progress, weight: '1' })))
  const status = (which: Objective['status']) => begun.filter((each) => each.status === which).length
  const worried = status('at-risk') + status('off-track')
  const running = objectives.filter(
    ({ state, startsOn, endsOn }) => state === 'active' && startsOn <= today && today <= endsOn,
  )
  const due = new Set(running.map(({ id }) => id))
  const asked = keyResults.filter(({ objective, state }) => state === 'active' && due.has(objective.id))
  const monday = startOfWeek(today)
  const done = asked.filter(({ lastCheckInOn }) => lastCheckInOn !== null && lastCheckInOn >= monday).length
  const figure = (label: string, value: string, note: string, tone?: 'warn') => (
    <li className="zy-card">
      <small>{label}</small>
      <b data-tone={tone}>{value}</b>
      <p>{note}</p>
    </li>
  )
  const week = `${monday.slice(5)} – ${endOfWeek(today).slice(5)}`
  return (
    <ul className="zy-okr-figures">
      {figure(
        t('count'),
        String(objectives.length),
        t('countOf', { company: at('company'), department: at('department'), person: at('person') }),
      )}
      {figure(t('mean'), shortPercent(mean), t('timePassed', { time: `${Math.round(time * 100)}%` }))}
      {figure(
        t('said'),
        worried > 0 ? t('attention', { n: worried }) : status('on-track') > 0 ? t('allFine') : '—',
        `${w('onTrack')} ${status('on-track')} · ${w('atRisk')} ${status('at-risk')} · ${w('offTrack')} ${status('off-track')}`,
        worried > 0 ? 'warn' : undefined,
      )}
      {figure(
        t('checkedIn'),
        asked.length > 0 ? `${Math.round((done / asked.length) * 100)}%` : '—',
        asked.length > 0 ? `${t('checkedInOf', { n: done, all: asked.length })} · ${week}` : t('notNow'),
      )}
    </ul>
  )
}
