import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FaultSummary } from '#kernel/ui/form/FaultSummary.tsx'
import { FieldGrid } from '#kernel/ui/form/FieldGrid.tsx'
import { changePayload, createPayload, type FormValues, useRecordForm } from '#kernel/ui/form/index.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { Section } from '#kernel/ui/section.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import './alerts.css'
import { Narrowing } from './Narrowing.tsx'
import { fieldsOfRule, type RulePart } from './ruleFields.ts'
import { TestRun } from './TestRun.tsx'
import { ruleTexts } from './text.ts'
import { useMailOff, useMetrics } from './useMetrics.ts'

interface RuleEditorProps {
  entity: EntityMeta
  initial: FormValues
  record?: EntityRecord
}

/** The rule at the left, what it would have done at the right. */
export function RuleEditor({ entity, initial, record }: RuleEditorProps) {
  const t = useText(ruleTexts)
  const label = useLabel()
  const phone = usePhone()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const metrics = useMetrics()
  const mailOff = useMailOff()
  const writable = useMemo(
    () => entity.fields.filter((field) => !field.computed && field.section !== 'system'),
    [entity],
  )
  const form = useRecordForm(writable, initial)
  const metric = metrics?.find(({ key }) => key === form.values.metric)
  const parts = fieldsOfRule(writable, form.values, metrics, metric, ruleTexts)
  const grid = (part: RulePart) => <FieldGrid form={form} fields={parts[part] as FieldMeta[]} />

  const save = async () => {
    try {
      const done = await form.submit(async (values) => {
        if (record) {
          const changes = changePayload(writable, record, values)
          if (Object.keys(changes).length > 0)
            await api.patch(`/${entity.path}/${record.id}`, { version: record.version, ...changes })
        } else await api.post(`/${entity.path}`, createPayload(writable, values))
      })
      if (!done) return
      invalidateEntity(entity.name)
      feedback.success(t('saved'))
      await navigate({ to: '/alert-rules' as string })
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const remove = async () => {
    try {
      const { batch } = await api.del<{ batch?: string }>(`/${entity.path}/${record?.id}`)
      feedback.undoable(t('removed', { name: record?.label ?? '' }), batch)
      invalidateEntity(entity.name)
      await navigate({ to: '/alert-rules' as string })
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const why = record?.state === 'paused' && typeof record.pausedBecause === 'string' ? record.pausedBecause : undefined
  return (
    <div className="zy-alerts">
      <header className="zy-alerts-head">
        <h1>{record ? record.label : t('new')}</h1>
        <Link to="/alert-rules">{t('backToRules')}</Link>
      </header>
      {why && <Alert type="warning" showIcon title={label(JSON.parse(why) as Label)} />}
      <div className="zy-rule">
        <form className="zy-rule-form" noValidate onSubmit={(event) => event.preventDefault()}>
          <FaultSummary form={form} />
          <Section title={t('what')} help={t('whatHelp')}>
            {grid('what')}
            <Narrowing
              metric={metric}
              value={form.values.narrowing}
              onChange={(value) => form.change('narrowing', value)}
            />
          </Section>
          <Section title={t('problem')} help={t(phone ? 'problemHelpBelow' : 'problemHelp')}>
            {grid('problem')}
          </Section>
          <Section title={t('who')} help={t('whoHelp')}>
            {grid('who')}
            {mailOff && (form.values.channels as string[] | undefined)?.includes('mail') && (
              <Alert type="warning" showIcon title={t('mailOff')} />
            )}
          </Section>
          <div className="zy-rule-bar">
            <Button type="primary" loading={form.saving} onClick={() => void save()}>
              {t('save')}
            </Button>
            {record && entity.operations.delete && (
              <Button danger onClick={() => void remove()}>
                {t('remove')}
              </Button>
            )}
          </div>
        </form>
        <TestRun fields={writable} values={form.values} />
      </div>
    </div>
  )
}
