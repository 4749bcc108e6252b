import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { InboxItem } from '../../approvals/approvals.types.ts'
import { AskedSummary } from './AskedSummary.tsx'
import { decisionOption, stateOption } from './states.ts'
import { approvalTexts } from './text.ts'
import { clockState } from './time.ts'
import type { Verb } from './useDecide.ts'

interface Props {
  item: InboxItem
  /** The person decides here. */
  deciding: boolean
  current: boolean
  chosen: boolean
  onChoose: () => void
  onPoint: () => void
  onDecide: (verb: Verb) => void
}

/** One request in a box: what it is, what is asked in a line, how the time stands, what to do. */
export function InboxCard({ item, deciding, current, chosen, onChoose, onPoint, onDecide }: Props) {
  const t = useText(approvalTexts)
  const label = useLabel()
  const { task } = item
  const clock = deciding && task ? clockState(t, task) : undefined
  const running = item.state === 'running' || item.state === 'stuck'
  const facts = [
    label(item.process),
    t('startedBy', { name: item.starter?.label ?? t('system') }),
    task?.for && t('forWhom', { name: task.for.label }),
    !deciding && running && item.waitingFor.length > 0 && t('waitsFor', { names: item.waitingFor.join(t('comma')) }),
    formatAgo(item.startedAt),
  ].filter(Boolean)
  const decision = !deciding && task?.decision ? decisionOption(task.decision) : undefined
  const simple = task?.kind === 'approval'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pointing only moves the mark that keys move as well
    <li
      className="zy-inbox-card zy-card"
      data-current={current}
      data-clock={clock?.tone}
      aria-current={current || undefined}
      onClick={onPoint}
    >
      {deciding && simple && (
        <Checkbox checked={chosen} onChange={onChoose} aria-label={t('choose', { title: item.title })} />
      )}
      <div className="zy-inbox-says">
        <Link to={`/approvals/${item.id}` as string} className="zy-inbox-title">
          {item.title}
        </Link>
        <AskedSummary asked={item.asked} />
        <small>{facts.join(' · ')}</small>
      </div>
      <div className="zy-inbox-side">
        {clock ? (
          <span className="zy-clock" data-tone={clock.tone}>
            {clock.words}
          </span>
        ) : (
          <span className="zy-inbox-tags">
            {decision && <ToneTag option={decision} />}
            <ToneTag option={stateOption(item.state)} />
          </span>
        )}
        {deciding && task && (
          <div className="zy-inbox-acts">
            {simple ? (
              <>
                <Button danger onClick={() => onDecide('reject')}>
                  {t('reject')}
                </Button>
                <Button type="primary" onClick={() => onDecide('approve')}>
                  {t('approve')}
                </Button>
              </>
            ) : (
              <Button type="primary" onClick={() => onDecide('complete')}>
                {t('toComplete')}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}
