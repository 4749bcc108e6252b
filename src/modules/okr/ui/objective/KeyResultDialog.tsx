import { Alert, Button, Modal, Segmented } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FormField } from '#kernel/ui/form/FormField.tsx'
import { useRecordForm } from '#kernel/ui/form/index.tsx'
import '#kernel/ui/form/form.css'
import { useText } from '#kernel/ui/text.ts'
import { MetricFields } from '../parts/MetricFields.tsx'
import { type KeyResult, type Objective, okrChanged } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { keyResultPayload, keyResultValues } from './keyResultForm.ts'
import { StepsEditor } from './StepsEditor.tsx'
import { objectiveTexts } from './text.ts'

interface KeyResultDialogProps {
  entity: EntityMeta
  objective: Objective
  /** The one to change; a new one without it. */
  result: KeyResult | undefined
  /** Where a new one stands. */
  position: number
  onClose: () => void
}

const shown = ['title', 'owner', 'weight', 'start', 'target', 'current', 'unit', 'metric', 'metricFilter', 'steps']
const kinds = ['number', 'metric', 'steps'] as const
const kindWords = { number: 'kindNumber', metric: 'kindMetric', steps: 'kindSteps' } as const
const kindHelp = { number: 'kindNumberHelp', metric: 'kindMetricHelp', steps: 'kindStepsHelp' } as const

/** Writes a key result: in words, how it is measured, from where to where. */
export function KeyResultDialog({ entity, objective, result, position, onClose }: KeyResultDialogProps) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const feedback = useFeedback()
  const fields = useMemo(() => entity.fields.filter(({ name }) => shown.includes(name)), [entity])
  const form = useRecordForm(
    fields,
    useMemo(() => keyResultValues(result, objective), [result, objective]),
  )
  const kind = form.values.kind as (typeof kinds)[number]
  const field = (name: string): FieldMeta => fields.find((each) => each.name === name)!
  const faults = (name: string) => form.faultsOf(field(name))
  const input = (name: string, label: string, help?: string) => (
    <FormField
      field={{ ...field(name), label: { zh: label, en: label }, help: help ? { zh: help, en: help } : undefined }}
      values={form.values}
      faults={faults(name)}
      onChange={form.change}
    />
  )
  const submit = async () => {
    try {
      const done = await form.submit(async (values) => {
        const body = keyResultPayload(values)
        if (result) await api.patch(`/${entity.path}/${result.id}`, { version: result.version, ...body })
        else await api.post(`/${entity.path}`, { ...body, objective: objective.id, position })
      })
      if (!done) return
      okrChanged()
      feedback.success(t('saved'))
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const falls =
    kind !== 'steps' && Number(form.values.target) < Number(form.values.start || 0) && form.values.target !== ''
  return (
    <Modal
      open
      title={t(result ? 'editKeyResult' : 'addKeyResult')}
      width={600}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose}>{w('cancel')}</Button>
          <Button type="primary" loading={form.saving} onClick={() => void submit()}>
            {w('save')}
          </Button>
        </>
      }
    >
      <form
        className="zy-form zy-okr-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {form.otherFaults.map((fault) => (
          <Alert key={fault} type="error" title={fault} showIcon className="zy-gap-below" />
        ))}
        <FormField
          field={{ ...field('title'), help: { zh: t('titleHint'), en: t('titleHint') } }}
          values={form.values}
          faults={faults('title')}
          onChange={form.change}
          autoFocus
        />
        <div className="zy-okr-kind">
          <span id="okr-kind">{t('kind')}</span>
          <Segmented
            value={kind}
            aria-labelledby="okr-kind"
            options={kinds.map((value) => ({ value, label: t(kindWords[value]) }))}
            onChange={(next) => form.change('kind', next)}
          />
          <small>{t(kindHelp[kind])}</small>
        </div>
        {kind === 'metric' && (
          <MetricFields
            metric={form.values.metric as string | null}
            filter={form.values.metricFilter as never}
            faults={[...faults('metric'), ...faults('metricFilter')]}
            onChange={(metric, filter, unit) => {
              form.change('metric', metric)
              form.change('metricFilter', filter)
              form.change('metricUnit', unit)
            }}
          />
        )}
        {kind === 'steps' ? (
          <StepsEditor
            steps={form.values.steps as never}
            faults={faults('steps')}
            onChange={(steps) => form.change('steps', steps)}
          />
        ) : (
          <>
            <div className="zy-okr-numbers">
              {input('start', t('start'))}
              {input('target', t('target'))}
              {kind === 'number' && !result && input('current', t('now'))}
              {kind === 'number' && input('unit', t('unit'), t('unitHint'))}
            </div>
            {kind === 'metric' && form.values.metricUnit === 'ratio' && (
              <p className="zy-okr-quiet">{t('inPercent')}</p>
            )}
            {falls && <p className="zy-okr-quiet">{t('downHint')}</p>}
          </>
        )}
        <div className="zy-okr-numbers">
          {input('owner', t('owner'))}
          {input('weight', t('weight'), t('weightHelp'))}
        </div>
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
