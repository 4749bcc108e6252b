import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'
import { planTexts } from './text.ts'

/** Points within which a plan counts as on track. */
const CLOSE = 1

/** How the plan stands: each figure with what it should be. */
export function PlanFigures({ schedule, tasks }: { schedule: PlanSchedule; tasks: EntityRecord[] }) {
  const t = useText(planTexts)
  const { progress, expected, forecastEndsOn, daysOver, endsOn, criticalPath } = schedule
  const delays = Object.values(schedule.tasks)
    .map(({ daysLate }) => daysLate)
    .filter((days) => days > 0)
  const difference = Math.round((Number(progress ?? 0) - Number(expected ?? 0)) * 10) / 10
  const pace =
    Math.abs(difference) <= CLOSE
      ? t('onTrack')
      : t(difference > 0 ? 'ahead' : 'behind', { n: formatNumber(Math.abs(difference)) })
  const nameOf = (id: string) => tasks.find((task) => task.id === id)?.label ?? ''
  const openPath = criticalPath.filter((id) => schedule.tasks[id]?.critical)
  return (
    <dl className="zy-plan-figures">
      <div>
        <dt>
          <Explained words={t('progressHelp')}>{t('progress')}</Explained>
        </dt>
        <dd>{formatPercent(progress)}</dd>
        {progress !== null && (
          <dd data-tone={difference < -CLOSE ? 'bad' : undefined}>
            {t('expected', { n: formatPercent(expected) })} · {pace}
          </dd>
        )}
      </div>
      <div>
        <dt>
          <Explained words={t('forecastHelp')}>{t('forecast')}</Explained>
        </dt>
        <dd>{forecastEndsOn ?? (progress === null ? NOTHING : t('allDone'))}</dd>
        {forecastEndsOn && (
          <dd data-tone={daysOver > 0 ? 'bad' : undefined}>
            {daysOver > 0 ? t('over', { n: daysOver }) : t('inTime', { day: endsOn })}
          </dd>
        )}
      </div>
      <div>
        <dt>{t('late')}</dt>
        <dd data-tone={delays.length > 0 ? 'bad' : undefined}>{formatNumber(delays.length)}</dd>
        <dd>{delays.length > 0 ? t('lateMost', { n: Math.max(...delays) }) : t('lateNone')}</dd>
      </div>
      <div>
        <dt>
          <Explained words={t('criticalHelp')}>{t('critical')}</Explained>
        </dt>
        <dd>{openPath.length > 0 ? t('tasks', { n: openPath.length }) : NOTHING}</dd>
        <dd className="zy-plan-path">{openPath.map(nameOf).join(' → ')}</dd>
      </div>
    </dl>
  )
}
