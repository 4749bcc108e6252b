import { WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { formatDate } from '#kernel/ui/format.ts'
import { inSentence, useText } from '#kernel/ui/text.ts'
import { PersonMark } from '../parts/PersonMark.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import type { Objective } from '../parts/records.ts'
import { ScoreTag, StatusTag } from '../parts/StatusTag.tsx'
import { okrTexts } from '../parts/text.ts'
import { useOkrSettings } from '../parts/useOkrSettings.ts'
import { shortPercent } from '../parts/values.ts'
import { boardTexts } from './text.ts'

interface ObjectiveCardProps {
  objective: Objective
  /** Share of the quarter that has passed. */
  time: number
  /** Name the parent, when it is not on screen or lines do not show it. */
  nameParent?: boolean
}

/** An objective at a glance; the whole card leads to its page. */
export function ObjectiveCard({ objective, time, nameParent }: ObjectiveCardProps) {
  const t = useText(boardTexts)
  const words = useText(okrTexts)
  const { data: settings } = useOkrSettings()
  const { state, keyResults, owner, department, level, score, status, confidence, progress, parent } = objective
  const few = settings && state !== 'closed' && keyResults < settings.fewest
  const who = level === 'department' && department ? `${department.label} · ${owner.label}` : owner.label
  return (
    <article className="zy-okr-card" data-state={state}>
      <h3>
        <Link to={`/okr/${objective.id}` as string}>{objective.title}</Link>
      </h3>
      {nameParent && parent && <p className="zy-okr-card-parent">{t('alignedTo', { title: parent.label })}</p>}
      <p className="zy-okr-card-who">
        <PersonMark name={owner.label} />
        {who}
      </p>
      <div className="zy-okr-card-bar">
        <ProgressBar progress={progress} time={state === 'closed' ? undefined : time} />
        <b>{shortPercent(progress)}</b>
      </div>
      <p className="zy-okr-card-facts">
        {state === 'draft' ? (
          <span className="zy-okr-quiet">{t('draft')}</span>
        ) : score !== null ? (
          <ScoreTag score={score} />
        ) : (
          <StatusTag status={status} />
        )}
        {state === 'active' && score === null && confidence !== null && (
          <span>{words('confidenceOf', { n: Number(confidence) })}</span>
        )}
        {few ? (
          <span className="zy-okr-few" title={t('tooFew', { fewest: settings.fewest, most: settings.most })}>
            <WarningOutlined aria-hidden="true" /> {t('keyResults', { n: keyResults })}
          </span>
        ) : (
          <span>{t('keyResults', { n: keyResults })}</span>
        )}
        {state === 'active' && objective.lastCheckInOn && (
          <span>{t('updated', { day: inSentence(formatDate(objective.lastCheckInOn)) })}</span>
        )}
      </p>
    </article>
  )
}
