import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import type { Step } from '../../rules/progress.ts'
import { objectiveTexts } from './text.ts'

interface StepsEditorProps {
  steps: Step[]
  faults: readonly string[]
  onChange: (steps: Step[]) => void
}

/** Names and weights of steps, one a line. */
export function StepsEditor({ steps, faults, onChange }: StepsEditorProps) {
  const t = useText(objectiveTexts)
  const set = (at: number, change: Partial<Step>) =>
    onChange(steps.map((step, i) => (i === at ? { ...step, ...change } : step)))
  return (
    <div className="zy-okr-steps">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place until it is saved.
        <div key={i}>
          <Input
            value={step.name}
            maxLength={200}
            placeholder={t('step', { n: i + 1 })}
            aria-label={t('step', { n: i + 1 })}
            status={faults.length > 0 ? 'error' : undefined}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <Input
            value={step.weight}
            inputMode="decimal"
            aria-label={t('stepWeight', { n: i + 1 })}
            title={t('weight')}
            onChange={(event) => set(i, { weight: event.target.value.trim() })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('removeStep', { n: i + 1 })}
            disabled={steps.length === 1}
            onClick={() => onChange(steps.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {faults.map((fault) => (
        <p key={fault} className="zy-field-fault" role="alert">
          {fault}
        </p>
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...steps, { name: '', weight: '1', done: false }])}
      >
        {t('addStep')}
      </Button>
    </div>
  )
}
