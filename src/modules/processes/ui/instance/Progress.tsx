import { formatInstant } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { InstanceView, StepView, TaskView } from '../../approvals/approvals.types.ts'
import { approvalTexts, instanceTexts } from '../approvals/text.ts'
import { clockState, spanWords } from '../approvals/time.ts'
import { FilledForm } from './AskedPart.tsx'

/** Who has decided when, who is at it, who may come. */
export function Progress({ instance }: { instance: InstanceView }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  return (
    <section className="zy-card zy-progress" aria-label={t('progress')}>
      <h2>{t('progress')}</h2>
      <ol>
        <li data-state="done">
          <div className="zy-progress-step">{t('startedStep')}</div>
          <div className="zy-progress-task">
            <b>{instance.starter?.label ?? ta('system')}</b> <time>{formatInstant(instance.startedAt)}</time>
          </div>
        </li>
        {instance.steps.map((step) => (
          <Step key={`${step.step}#${step.round}`} step={step} />
        ))}
        {instance.next.length > 0 && (
          <li data-state="next">
            <div className="zy-progress-step">{t('next')}</div>
            <div className="zy-decide-quiet">
              {instance.next.map(({ name }) => name).join(' · ')}
              {instance.next.length > 1 && <small>（{t('nextHelp')}）</small>}
            </div>
          </li>
        )}
      </ol>
      {instance.copied.length > 0 && (
        <p className="zy-decide-quiet">
          {t('copied')}：{instance.copied.map(({ label }) => label).join(ta('comma'))}
        </p>
      )}
    </section>
  )
}

function stateOf(step: StepView): string {
  if (step.tasks.some((task) => task.state === 'open')) return 'now'
  if (step.tasks.some((task) => task.decision === 'rejected')) return 'bad'
  if (step.tasks.some((task) => task.decision === 'returned')) return 'back'
  return step.tasks.some((task) => task.state === 'done') ? 'done' : 'off'
}

function Step({ step }: { step: StepView }) {
  const t = useText(instanceTexts)
  const { rule } = step
  const several = step.tasks.length > 1
  return (
    <li data-state={stateOf(step)}>
      <div className="zy-progress-step">
        {step.name}
        {step.round > 1 && <small> {t('round', { n: step.round })}</small>}
      </div>
      {rule && several && (
        <div className="zy-progress-rule">
          {t(`rule.${rule.mode}`, rule.mode === 'ratio' ? { n: rule.percent } : {})}
        </div>
      )}
      {step.tasks.map((task) => (
        <Task key={task.id} task={task} />
      ))}
    </li>
  )
}

const marks: Record<string, string> = { approved: '✓', completed: '✓', rejected: '✕', returned: '↩', transferred: '→' }

function Task({ task }: { task: TaskView }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const name = task.assignee?.label ?? t('nobody')
  const instead = task.actedBy && task.assignee && task.actedBy.id !== task.assignee.id
  const clock = task.state === 'open' ? clockState(ta, task) : undefined
  const spent = task.openedAt && task.decidedAt && Date.parse(task.decidedAt) - Date.parse(task.openedAt)
  return (
    <div className="zy-progress-task" data-state={task.state}>
      <div>
        <b>{instead ? t('insteadOf', { actor: task.actedBy!.label, name }) : name}</b>
        {task.addedBy && <small> {t('addedBy', { name: task.addedBy.label })}</small>}{' '}
        {task.state === 'done' && task.decision && (
          <span className="zy-progress-did" data-did={task.decision}>
            <span aria-hidden="true">{marks[task.decision]}</span> {t(`did.${task.decision}` as 'did.approved')}
          </span>
        )}
        {task.state === 'open' && (
          <span className="zy-clock" data-tone={clock?.tone}>
            {clock?.words ?? t('deciding')}
          </span>
        )}
        {task.state === 'waiting' && <span className="zy-decide-quiet">{t('waiting')}</span>}
        {task.state === 'cancelled' && <span className="zy-decide-quiet">{t('cancelled')}</span>}
      </div>
      {task.comment && <blockquote>{task.comment}</blockquote>}
      {task.form.length > 0 && <FilledForm form={task.form} />}
      {task.decidedAt && task.state === 'done' && (
        <small>
          {formatInstant(task.decidedAt)}
          {spent ? ` · ${t('took', { time: spanWords(ta, spent) })}` : ''}
        </small>
      )}
    </div>
  )
}
