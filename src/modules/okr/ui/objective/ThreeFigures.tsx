import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { useText } from '#kernel/ui/text.ts'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import type { Objective } from '../parts/records.ts'
import { ScoreTag, StatusTag } from '../parts/StatusTag.tsx'
import { plain, shortPercent } from '../parts/values.ts'
import { objectiveTexts } from './text.ts'
import { confidenceChange, type TrendPoint } from './trend.ts'

interface ThreeFiguresProps {
  objective: Objective
  time: number
  trend: readonly TrendPoint[]
}

/** What the values say, what people say, and what was given at the end: three things that must not be mixed up. */
export function ThreeFigures({ objective, time, trend }: ThreeFiguresProps) {
  const t = useText(objectiveTexts)
  const { progress, status, confidence, score, proposedScore, confirmedBy, confirmedOn, scoreReason } = objective
  const change = confidenceChange(trend)
  const n = confidence === null ? '' : plain(confidence)
  const sure =
    confidence === null
      ? t('notYet')
      : change === null || change === 0
        ? t('confidenceSame', { n })
        : t(change > 0 ? 'confidenceUp' : 'confidenceDown', { n, d: Math.abs(change) })
  return (
    <ul className="zy-okr-three">
      <li className="zy-card">
        <small>
          <Explained words={t('computedHelp')}>{t('computed')}</Explained>
        </small>
        <b>{shortPercent(progress)}</b>
        <ProgressBar progress={progress} time={time} thick />
        <p>{t('time', { time: `${Math.round(time * 100)}%` })}</p>
      </li>
      <li className="zy-card">
        <small>
          <Explained words={t('saidHelp')}>{t('said')}</Explained>
        </small>
        <b className="zy-okr-three-tag">
          <StatusTag status={status} />
        </b>
        <p>{sure}</p>
      </li>
      <li className="zy-card">
        <small>
          <Explained words={t('givenHelp')}>{t('given')}</Explained>
        </small>
        <b className="zy-okr-three-tag">
          {score === null ? <span className="zy-okr-quiet">{t('notYet')}</span> : <ScoreTag score={score} />}
        </b>
        <p>
          {score !== null && (
            <>
              {confirmedBy && confirmedOn
                ? t('confirmed', { name: confirmedBy.label, day: confirmedOn })
                : t('toConfirm')}
              {proposedScore !== null && proposedScore !== score && ` · ${t('proposal', { score: proposedScore })}`}
            </>
          )}
        </p>
        {scoreReason && score !== null && <p>{scoreReason}</p>}
      </li>
    </ul>
  )
}
