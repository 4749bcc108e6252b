import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useHotkeys } from '#kernel/ui/hotkeys.ts'
import { useText } from '#kernel/ui/text.ts'
import type { InstanceView, MyTask } from '../../approvals/approvals.types.ts'
import { DecideDialog } from '../approvals/DecideDialog.tsx'
import { approvalTexts, instanceTexts } from '../approvals/text.ts'
import { clockState } from '../approvals/time.ts'
import type { Verb } from '../approvals/useDecide.ts'
import { type TurnAct, TurnDialog } from './TurnDialog.tsx'

/** The reader's own turn: on a phone it stands where the thumb is. */
export function TurnBar({ instance, task }: { instance: InstanceView; task: MyTask }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const [verb, setVerb] = useState<Verb>()
  const [act, setAct] = useState<TurnAct>()
  const approval = task.kind === 'approval'
  const clock = clockState(ta, task)
  useHotkeys({
    a: () => task.kind !== 'resubmit' && setVerb(approval ? 'approve' : 'complete'),
    r: () => approval && setVerb('reject'),
  })
  if (task.kind === 'resubmit') return null
  const acts: TurnAct[] = [
    ...(approval && task.allow.addSign ? (['addSign'] as const) : []),
    ...(task.allow.transfer ? (['transfer'] as const) : []),
    ...(approval && task.allow.returnTo ? (['return'] as const) : []),
  ]
  return (
    <section className="zy-card zy-turn" aria-label={t('yourTurn')}>
      <div className="zy-turn-says">
        <b>{task.for ? t('yourTurnFor', { name: task.for.label }) : t('yourTurn')}</b>
        <span className="zy-decide-quiet">{task.stepName}</span>
        {clock && (
          <span className="zy-clock" data-tone={clock.tone}>
            {clock.words}
          </span>
        )}
      </div>
      {task.sop && <p className="zy-turn-sop">{task.sop}</p>}
      <div className="zy-turn-acts">
        {acts.length > 0 && (
          <Dropdown
            trigger={['click']}
            placement="top"
            menu={{
              items: acts.map((each) => ({ key: each, label: t(each) })),
              onClick: ({ key }) => setAct(key as TurnAct),
            }}
          >
            <Button className="zy-turn-more">{t('more')}</Button>
          </Dropdown>
        )}
        <span className="zy-turn-wide">
          {acts.map((each) => (
            <Button key={each} onClick={() => setAct(each)}>
              {t(each)}
            </Button>
          ))}
        </span>
        {approval && (
          <Button danger onClick={() => setVerb('reject')}>
            {ta('reject')}
          </Button>
        )}
        <Button type="primary" onClick={() => setVerb(approval ? 'approve' : 'complete')}>
          {ta(approval ? 'approve' : 'complete')}
        </Button>
      </div>
      {verb && (
        <DecideDialog
          task={task}
          verb={verb}
          title={instance.title}
          entity={instance.asked.held?.entity}
          onClose={() => setVerb(undefined)}
        />
      )}
      {act && <TurnDialog act={act} task={task} onClose={() => setAct(undefined)} />}
    </section>
  )
}
