import { Alert, Button, Modal, Segmented, Select } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FormField } from '#kernel/ui/form/FormField.tsx'
import { useRecordForm } from '#kernel/ui/form/index.tsx'
import '#kernel/ui/form/form.css'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { MetricFields, useMetrics } from '../parts/MetricFields.tsx'
import { okrTexts } from '../parts/text.ts'
import { criterionPayload, criterionValues } from './criterionForm.ts'
import type { Criterion, Milestone } from './milestones.types.ts'
import { milestonesChanged } from './milestonesChanged.ts'
import { RecordsFields } from './RecordsFields.tsx'
import { milestoneTexts } from './text.ts'

interface CriterionDialogProps {
  entity: EntityMeta
  milestone: Milestone
  criterion: Criterion | undefined
  position: number
  onClose: () => void
}

const shown = ['title', 'note', 'metric', 'entity', 'filter', 'value', 'goalShare', 'goalMetric', 'span', 'comparison']
const kinds = ['records', 'metric', 'document'] as const
const helps = { records: 'recordsHelp', metric: 'metricHelp', document: 'documentHelp' } as const
const signs = [
  { value: 'gte', label: '≥' },
  { value: 'gt', label: '>' },
  { value: 'lte', label: '≤' },
  { value: 'lt', label: '<' },
  { value: 'eq', label: '=' },
]

/** Sets what proves a milestone. */
export function CriterionDialog({ entity, milestone, criterion, position, onClose }: CriterionDialogProps) {
  const t = useText(milestoneTexts)
  const w = useText(okrTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { data: metrics } = useMetrics()
  const fields = useMemo(() => entity.fields.filter(({ name }) => shown.includes(name)), [entity])
  const form = useRecordForm(
    fields,
    useMemo(() => criterionValues(criterion), [criterion]),
  )
  const { values, change } = form
  const kind = values.kind as (typeof kinds)[number]
  const field = (name: string): FieldMeta => fields.find((each) => each.name === name)!
  const faults = (name: string) => form.faultsOf(field(name))
  const named = (name: string, words: string, help?: string) => (
    <FormField
      field={{ ...field(name), label: { zh: words, en: words }, help: help ? { zh: help, en: help } : undefined }}
      values={values}
      faults={faults(name)}
      onChange={change}
    />
  )
  const submit = async () => {
    try {
      const done = await form.submit(async (current) => {
        const body = criterionPayload(current)
        if (criterion) await api.patch(`/${entity.path}/${criterion.id}`, { version: criterion.version, ...body })
        else await api.post(`/${entity.path}`, { ...body, milestone: milestone.id, position })
      })
      if (!done) return
      milestonesChanged()
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  return (
    <Modal
      open
      title={t(criterion ? 'editCondition' : 'addCondition')}
      width={620}
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
        {named('title', t('conditionTitle'), t('conditionHint'))}
        <div className="zy-okr-kind">
          <span id="okr-evidence">{t('kind')}</span>
          <Segmented
            value={kind}
            aria-labelledby="okr-evidence"
            options={kinds.map((value) => ({ value, label: t(value) }))}
            onChange={(next) => {
              change('kind', next)
              change('filter', null)
            }}
          />
          <small>{t(helps[kind])}</small>
        </div>
        {kind === 'metric' && (
          <>
            <MetricFields
              metric={values.metric as string | null}
              filter={values.filter as never}
              faults={[...faults('metric'), ...faults('filter')]}
              onChange={(metric, filter, unit) => {
                change('metric', metric)
                change('filter', filter)
                change('metricUnit', unit)
              }}
            />
            <div className="zy-okr-kind">
              <span>{t('span')}</span>
              <Segmented
                value={values.span as string}
                aria-label={t('span')}
                options={[
                  { value: 'quarter', label: t('quarter') },
                  { value: 'year', label: t('yearSoFar') },
                ]}
                onChange={(next) => change('span', next)}
              />
            </div>
          </>
        )}
        {kind === 'records' && (
          <RecordsFields
            name={values.entity as string | null}
            filter={values.filter as never}
            faults={[...faults('entity'), ...faults('filter')]}
            onChange={(name, filter) => {
              change('entity', name)
              change('filter', filter)
            }}
          />
        )}
        {kind !== 'document' && (
          <div className="zy-okr-wanted">
            <Select
              value={values.comparison as string}
              aria-label={t('wanted')}
              options={signs}
              onChange={(next) => change('comparison', next)}
            />
            {kind === 'metric' && (
              <Segmented
                value={values.by as string}
                aria-label={t('wanted')}
                options={[
                  { value: 'value', label: t('asValue') },
                  { value: 'share', label: t('asShare') },
                ]}
                onChange={(next) => change('by', next)}
              />
            )}
            {(values.by === 'value' || kind === 'records') && (
              <div className="zy-okr-grow">{named('value', t('wanted'))}</div>
            )}
          </div>
        )}
        {kind === 'metric' && values.by === 'share' && (
          <div className="zy-okr-numbers">
            {named('goalShare', t('asShare'))}
            <div className="zy-okr-note">
              <span>{t('goalMetric')}</span>
              <Select
                allowClear
                value={(values.goalMetric as string | null) ?? undefined}
                placeholder={label(metrics?.find(({ key }) => key === values.metric)?.label)}
                aria-label={t('goalMetric')}
                options={metrics?.map((each) => ({ value: each.key, label: label(each.label) }))}
                onChange={(next?: string) => change('goalMetric', next ?? null)}
              />
            </div>
          </div>
        )}
        {named('note', t('note'))}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
