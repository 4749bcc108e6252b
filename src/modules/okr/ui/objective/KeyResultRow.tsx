import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { startOfWeek } from '#kernel/pure/dates.ts'
import { formatAgo } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { inSentence, useText } from '#kernel/ui/text.ts'
import { PersonMark } from '../parts/PersonMark.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import type { KeyResult } from '../parts/records.ts'
import { StatusTag } from '../parts/StatusTag.tsx'
import { okrTexts } from '../parts/text.ts'
import { formatValue, shortPercent } from '../parts/values.ts'
import { objectiveTexts } from './text.ts'

interface KeyResultRowProps {
  result: KeyResult
  /** Its part of the weights in use, percent. */
  share: number | null
  time: number
  /** May be checked in by this person now. */
  canCheckIn: boolean
  menu: NonNullable<MenuProps['items']>
  onCheckIn: () => void
}

/** A key result: where it began, where it stands, where it shall go, and what people say of it. */
export function KeyResultRow({ result, share, time, canCheckIn, menu, onCheckIn }: KeyResultRowProps) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const { company, today } = useMeta()
  const value = (of: string | null) => formatValue(result, of, company.currency)
  const done = result.lastCheckInOn !== null && result.lastCheckInOn >= startOfWeek(today)
  const dropped = result.state === 'dropped'
  return (
    <li className="zy-okr-result" data-dropped={dropped}>
      <div className="zy-okr-result-head">
        <h3>{result.title}</h3>
        <span className="zy-okr-result-tools">
          {canCheckIn && (
            <Button
              size="small"
              type={done ? 'text' : 'default'}
              onClick={onCheckIn}
              title={done ? t('doneThisWeek') : undefined}
            >
              {t('checkIn')}
            </Button>
          )}
          {menu.length > 0 && (
            <Dropdown menu={{ items: menu }} trigger={['click']}>
              <Button
                size="small"
                type="text"
                icon={<MoreOutlined aria-hidden="true" />}
                aria-label={`${result.title}: ${t('more')}`}
              />
            </Dropdown>
          )}
        </span>
      </div>
      {dropped ? (
        <p className="zy-okr-quiet">{t('dropped', { reason: result.dropReason ?? '' })}</p>
      ) : (
        <>
          <div className="zy-okr-card-bar">
            <ProgressBar progress={result.progress} time={time} thick />
            <b>{shortPercent(result.progress)}</b>
          </div>
          <p className="zy-okr-result-facts">
            <span>
              {result.kind === 'steps'
                ? t('stepsDone', {
                    n: result.steps?.filter((step) => step.done).length ?? 0,
                    all: result.steps?.length ?? 0,
                  })
                : t('fromTo', {
                    start: value(result.start),
                    target: value(result.target),
                    current: value(result.current),
                  })}
            </span>
            <StatusTag status={result.status} />
            {result.confidence !== null && <span>{w('confidenceOf', { n: result.confidence })}</span>}
            <span className="zy-okr-result-who">
              <PersonMark name={result.owner.label} />
              {result.owner.label}
            </span>
            {share !== null && <span>{t('share', { share })}</span>}
            {result.kind === 'metric' && result.measuredAt && (
              <span>{t('metricNow', { time: inSentence(formatAgo(result.measuredAt)) })}</span>
            )}
          </p>
        </>
      )}
    </li>
  )
}
