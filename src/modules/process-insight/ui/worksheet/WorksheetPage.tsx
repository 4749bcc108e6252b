import { ArrowLeftOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, apiUrl } from '#kernel/ui/client.ts'
import { useDraft } from '#kernel/ui/draft.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FaultSummary } from '#kernel/ui/form/FaultSummary.tsx'
import { FieldGrid } from '#kernel/ui/form/FieldGrid.tsx'
import { changePayload, type FormValues, useRecordForm } from '#kernel/ui/form/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { Section } from '#kernel/ui/section.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { WorksheetStep } from '../../rules/ecrs.ts'
import { Gain } from './Gain.tsx'
import { Measurements } from './Measurements.tsx'
import { Steps } from './Steps.tsx'
import { worksheetTexts } from './text.ts'
import '../insight.css'
import './worksheet.css'

/** `/process-improvements/{id}`: the worksheet 业务流程优化分析表. */
export default function WorksheetPage({ params }: { params: Record<string, string> }) {
  const entity = useEntity('process-improvement')
  const { data, error, refetch } = useQuery({
    queryKey: ['record', 'process-improvement', params.id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/process-improvements/${params.id}`, undefined, { signal }),
    enabled: entity !== undefined,
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!entity) return <PageMissing />
  return data ? <Worksheet key={`${data.id}:${data.version}`} entity={entity} record={data} /> : <PageLoading />
}

const parts = {
  facts: ['name', 'process', 'state', 'owner'],
  questions: ['present', 'problem', 'ideal'],
  pilot: ['newVersion', 'pilotDepartment', 'pilotFrom', 'pilotTo', 'reviewOn', 'conclusion'],
} as const

function Worksheet({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(worksheetTexts)
  const feedback = useFeedback()
  usePageTitle(record.label)
  const editable = record.can?.update ?? entity.operations.update
  const shown = useMemo(() => {
    const names = new Set<string>([...parts.facts, ...parts.questions, ...parts.pilot, 'steps', 'log'])
    return entity.fields.filter(({ name }) => names.has(name))
  }, [entity])
  const draftKey = `worksheet:${record.id}:${record.version}`
  const kept = useDraft<FormValues>(draftKey, undefined)
  const form = useRecordForm(shown, { ...record, ...kept.initial })
  const changes = changePayload(shown, record, form.values)
  const dirty = Object.keys(changes).length > 0
  useDraft<FormValues>(
    draftKey,
    dirty ? Object.fromEntries(Object.keys(changes).map((name) => [name, form.values[name]])) : undefined,
  )
  const steps = (form.values.steps as WorksheetStep[] | null) ?? []
  const grid = (part: keyof typeof parts) => (
    <FieldGrid form={form} fields={parts[part].flatMap((name) => shown.filter((field) => field.name === name))} />
  )
  const save = async () => {
    try {
      const done = await form.submit(async () => {
        if (dirty) await api.patch(`/${entity.path}/${record.id}`, { version: record.version, ...changes })
      })
      if (!done) return
      kept.clear()
      invalidateEntity(entity.name)
      feedback.success(t('saved'))
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  return (
    <div className="zy-worksheet">
      <header className="zy-insight-head">
        <Link to="/process-improvements" aria-label={t('back')} title={t('back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>
          {record.label} <small>{t('sheet')}</small>
        </h1>
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          href={apiUrl(`/process-improvements/${record.id}/worksheet.xlsx`)}
        >
          {t('export')}
        </Button>
      </header>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <FaultSummary form={form} />
        <Section title={t('facts')}>{grid('facts')}</Section>
        <Section title={t('questions')} help={t('questionsHelp')}>
          {grid('questions')}
        </Section>
        <Steps
          steps={steps}
          editable={editable}
          log={(form.values.log as string | null) ?? ''}
          onChange={(next, log) => {
            form.change('steps', next)
            if (log !== undefined) form.change('log', log)
          }}
        />
        {steps.length > 0 && <Gain steps={steps} />}
        <Measurements record={record} editable={editable && !dirty} />
        <Section title={t('pilot')} help={t('pilotHelp')}>
          {grid('pilot')}
        </Section>
        {editable && (
          <div className="zy-worksheet-bar">
            {dirty && <span>{t('unsaved')}</span>}
            <Button type="primary" loading={form.saving} disabled={!dirty} onClick={() => void save()}>
              {t('save')}
            </Button>
          </div>
        )}
      </form>
    </div>
  )
}
