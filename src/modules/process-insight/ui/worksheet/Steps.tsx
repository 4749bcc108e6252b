import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { type EcrsChoice, ecrsChoices, newMinutesOf, type WorksheetStep } from '../../rules/ecrs.ts'
import { useLogs } from '../useInsight.ts'
import { worksheetTexts } from './text.ts'

interface StepsProps {
  steps: WorksheetStep[]
  editable: boolean
  log: string
  onChange: (steps: WorksheetStep[], log?: string) => void
}

/** Every present step, and what becomes of it. */
export function Steps({ steps, editable, log, onChange }: StepsProps) {
  const t = useText(worksheetTexts)
  const change = (id: string, values: Partial<WorksheetStep>) =>
    onChange(steps.map((step) => (step.id === id ? { ...step, ...values } : step)))
  const add = () => {
    const numbers = steps.map(({ id }) => Number(id.slice(1)) || 0)
    const id = `s${Math.max(0, ...numbers) + 1}`
    onChange([...steps, { id, name: '', minutes: 0, measured: false, choice: 'keep' }])
  }
  return (
    <section className="zy-card zy-worksheet-steps">
      <header>
        <h2>{t('steps')}</h2>
        {editable && <FromLog log={log} hasSteps={steps.length > 0} onSteps={onChange} />}
      </header>
      <p className="zy-insight-quiet">{t('stepsHelp')}</p>
      {steps.length === 0 && (
        <p>
          <b>{t('noSteps')}</b> {t('noStepsHow')}
        </p>
      )}
      <ol>
        {steps.map((step, at) => (
          <StepRow
            key={step.id}
            step={step}
            at={at}
            steps={steps}
            editable={editable}
            onChange={(values) => change(step.id, values)}
            onRemove={() => onChange(steps.filter(({ id }) => id !== step.id))}
          />
        ))}
      </ol>
      {editable && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('addStep')}
        </Button>
      )}
    </section>
  )
}

interface FromLogProps {
  log: string
  hasSteps: boolean
  onSteps: (steps: WorksheetStep[], log: string) => void
}

function FromLog({ log, hasSteps, onSteps }: FromLogProps) {
  const t = useText(worksheetTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { data } = useLogs()
  const take = async (key: string) => {
    try {
      const { steps } = await api.post<{ steps: WorksheetStep[] }>('/process-insight/steps', {
        log: key,
        time: 'working',
      })
      onSteps(steps, key)
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <Select
      className="zy-worksheet-log"
      aria-label={t('fromLog')}
      placeholder={t('fromLog')}
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={(data?.items ?? []).map((each) => ({
        value: each.key,
        label: label(each.label) + (each.key === log ? ' ✓' : ''),
      }))}
      onChange={(key: string) => {
        if (hasSteps) void modal.confirm({ title: t('replace'), onOk: () => take(key) })
        else void take(key)
      }}
    />
  )
}

interface StepRowProps {
  step: WorksheetStep
  at: number
  steps: readonly WorksheetStep[]
  editable: boolean
  onChange: (values: Partial<WorksheetStep>) => void
  onRemove: () => void
}

function StepRow({ step, at, steps, editable, onChange, onRemove }: StepRowProps) {
  const t = useText(worksheetTexts)
  const others = steps.filter(
    ({ id, choice, into }) => id !== step.id && choice !== 'eliminate' && !(choice === 'combine' && into),
  )
  const gone = step.choice === 'eliminate' || (step.choice === 'combine' && step.into !== undefined)
  const text = (name: 'problem' | 'ideal' | 'reason' | 'role') => (
    <label htmlFor={`${step.id}-${name}`}>
      {t(name)}
      {name === 'reason' && step.choice !== 'keep' && ' *'}
      <Input
        id={`${step.id}-${name}`}
        value={step[name] ?? ''}
        disabled={!editable}
        maxLength={2000}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      />
    </label>
  )
  const minutes = (name: 'minutes' | 'newMinutes') => (
    <label htmlFor={`${step.id}-${name}`}>
      {t(name)}
      <InputNumber
        id={`${step.id}-${name}`}
        min={0}
        value={name === 'minutes' ? step.minutes : newMinutesOf(step)}
        disabled={!editable || (name === 'newMinutes' && (step.choice === 'keep' || gone))}
        onChange={(value) =>
          onChange(name === 'minutes' ? { minutes: value ?? 0, measured: false } : { newMinutes: value ?? undefined })
        }
      />
    </label>
  )
  return (
    <li data-gone={gone}>
      <div className="zy-step-head">
        <span className="zy-step-number">{at + 1}</span>
        <Input
          aria-label={`${t('step')} ${at + 1}`}
          placeholder={t('step')}
          value={step.name}
          disabled={!editable}
          maxLength={200}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <small>{step.measured ? t('measured', { n: step.count ?? 0 }) : t('estimated')}</small>
        {editable && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('removeStep')}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="zy-step-fields">
        {minutes('minutes')}
        {text('role')}
        {text('problem')}
        {text('ideal')}
        <label htmlFor={`${step.id}-choice`}>
          {t('choice')}
          <Select<EcrsChoice>
            id={`${step.id}-choice`}
            value={step.choice}
            disabled={!editable}
            onChange={(choice) => onChange({ choice, into: undefined, beside: undefined })}
            options={ecrsChoices.map((choice) => ({ value: choice, label: t(choice) }))}
          />
        </label>
        {step.choice === 'combine' && (
          <label htmlFor={`${step.id}-into`}>
            {t('into')}
            <Select
              id={`${step.id}-into`}
              allowClear
              value={step.into ?? null}
              disabled={!editable}
              placeholder={t('carries')}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(into: string | undefined) => onChange({ into })}
            />
          </label>
        )}
        {step.choice === 'rearrange' && at > 0 && (
          <Checkbox
            checked={step.beside ?? false}
            disabled={!editable}
            onChange={(event) => onChange({ beside: event.target.checked || undefined })}
          >
            {t('beside')}
          </Checkbox>
        )}
        {minutes('newMinutes')}
        {step.choice !== 'keep' && text('reason')}
      </div>
    </li>
  )
}
