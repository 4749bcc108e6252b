import { Alert, Button, Checkbox, Input, Modal, Radio, Slider } from 'antd'
import { useMemo, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FormField } from '#kernel/ui/form/FormField.tsx'
import { useRecordForm } from '#kernel/ui/form/index.tsx'
import '#kernel/ui/form/form.css'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { Step } from '../../rules/progress.ts'
import { type KeyResult, okrChanged } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { formatValue, plain } from '../parts/values.ts'
import './objective.css'
import { objectiveTexts } from './text.ts'

interface CheckInDialogProps {
  entity: EntityMeta
  /** Key results to go through, one after the other. */
  results: readonly KeyResult[]
  onClose: () => void
}

/** The weekly check-in: value, status, confidence, and what comes next. Made to take less than a minute. */
export function CheckInDialog({ entity, results, onClose }: CheckInDialogProps) {
  const t = useText(objectiveTexts)
  // Those to do are fixed when the dialog opens: saving one takes it off the list outside.
  const [queue] = useState(results)
  const [at, setAt] = useState(0)
  const result = queue[at]
  if (!result) return null
  const last = at === queue.length - 1
  return (
    <Modal
      open
      title={
        <>
          {t('checkInOf')}
          {queue.length > 1 && (
            <span className="zy-okr-of">{t('progressOfMany', { n: at + 1, all: queue.length })}</span>
          )}
        </>
      }
      width={520}
      onCancel={onClose}
      destroyOnHidden
      footer={null}
    >
      <CheckInForm
        key={result.id}
        entity={entity}
        result={result}
        last={last}
        onClose={onClose}
        onDone={() => (last ? onClose() : setAt(at + 1))}
      />
    </Modal>
  )
}

interface CheckInFormProps {
  entity: EntityMeta
  result: KeyResult
  last: boolean
  onDone: () => void
  onClose: () => void
}

const statuses = ['on-track', 'at-risk', 'off-track'] as const
const statusWords = { 'on-track': 'onTrack', 'at-risk': 'atRisk', 'off-track': 'offTrack' } as const
const CONFIDENT = 7

function CheckInForm({ entity, result, last, onDone, onClose }: CheckInFormProps) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const feedback = useFeedback()
  const { company } = useMeta()
  const fields = useMemo(
    () => entity.fields.filter(({ name }) => ['value', 'happened', 'blockers', 'nextActions', 'steps'].includes(name)),
    [entity],
  )
  const form = useRecordForm(
    fields,
    useMemo(
      () => ({
        value: result.kind === 'number' && result.current !== null ? plain(result.current) : null,
        status: result.status ?? 'on-track',
        confidence: result.confidence ?? CONFIDENT,
        steps: result.steps,
      }),
      [result],
    ),
  )
  const { values, change } = form
  const field = (name: string) => fields.find((each) => each.name === name)!
  const steps = values.steps as Step[] | null
  const shown = (value: string | null) => formatValue(result, value, company.currency)
  const submit = async () => {
    try {
      const done = await form.submit(async () => {
        await api.post(`/${entity.path}`, {
          keyResult: result.id,
          status: values.status,
          confidence: values.confidence,
          happened: values.happened || null,
          blockers: values.blockers || null,
          nextActions: values.nextActions || null,
          ...(result.kind === 'number' && { value: values.value || null }),
          ...(result.kind === 'steps' && { steps }),
        })
      })
      if (!done) return
      okrChanged()
      feedback.success(t('checkedIn', { title: result.title }))
      onDone()
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const note = (name: 'happened' | 'blockers' | 'nextActions', label: string, hint?: string) => (
    <div className="zy-okr-note">
      <span>
        {label} <small>{hint ?? t('optional')}</small>
      </span>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        value={(values[name] as string | undefined) ?? ''}
        aria-label={label}
        onChange={(event) => change(name, event.target.value)}
      />
    </div>
  )
  return (
    <form
      className="zy-form zy-okr-checkin"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void submit()
        }
      }}
    >
      <h3>{result.title}</h3>
      {form.otherFaults.map((fault) => (
        <Alert key={fault} type="error" title={fault} showIcon className="zy-gap-below" />
      ))}
      {result.kind === 'number' && (
        <>
          <FormField
            field={{ ...field('value'), label: { zh: t('valueNow'), en: t('valueNow') }, help: undefined }}
            values={values}
            faults={form.faultsOf(field('value'))}
            onChange={change}
            autoFocus
          />
          <p className="zy-okr-quiet">{t('before', { value: shown(result.current), target: shown(result.target) })}</p>
        </>
      )}
      {result.kind === 'metric' && (
        <p className="zy-okr-read">
          <b>{shown(result.current)}</b> <span>{t('towards', { target: shown(result.target) })}</span>
          <small>{t('valueRead')}</small>
        </p>
      )}
      {result.kind === 'steps' && steps && (
        <fieldset className="zy-okr-ticks">
          <legend>{t('ticks')}</legend>
          {steps.map((step, i) => (
            <Checkbox
              key={step.name}
              checked={step.done}
              onChange={(event) =>
                change(
                  'steps',
                  steps.map((each, n) => (n === i ? { ...each, done: event.target.checked } : each)),
                )
              }
            >
              {step.name}
            </Checkbox>
          ))}
          {form.faultsOf(field('steps')).map((fault) => (
            <p key={fault} className="zy-field-fault" role="alert">
              {fault}
            </p>
          ))}
        </fieldset>
      )}
      <div className="zy-okr-ask">
        <span id="okr-feeling">{t('feeling')}</span>
        <Radio.Group
          block
          optionType="button"
          aria-labelledby="okr-feeling"
          value={values.status}
          options={statuses.map((value) => ({ value, label: w(statusWords[value]) }))}
          onChange={(event) => change('status', event.target.value)}
        />
      </div>
      <div className="zy-okr-ask">
        <span>
          {t('confidence')} <b>{String(values.confidence)}/10</b>
        </span>
        <Slider
          min={0}
          max={10}
          value={values.confidence as number}
          ariaLabelForHandle={t('confidence')}
          onChange={(value) => change('confidence', value)}
        />
      </div>
      {note('happened', t('happened'))}
      {note('blockers', t('inTheWay'))}
      {note('nextActions', t('next'), t('nextHint'))}
      <footer className="zy-okr-foot">
        <Button onClick={onClose}>{w('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={form.saving}>
          {last ? w('save') : t('saveNext')}
        </Button>
      </footer>
    </form>
  )
}
