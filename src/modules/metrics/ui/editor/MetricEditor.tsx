import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Tooltip } from 'antd'
import type { EntityMeta, FieldMeta, Filter } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { isComposing } from '#kernel/ui/composing.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FaultSummary } from '#kernel/ui/form/FaultSummary.tsx'
import { FormField } from '#kernel/ui/form/FormField.tsx'
import { changePayload, createPayload, type FormValues } from '#kernel/ui/form/index.tsx'
import '#kernel/ui/form/form.css'
import { modKey } from '#kernel/ui/hotkeys.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import { templateValues } from '../../rules/templates.ts'
import { awaitCatalogue } from '../awaitCatalogue.ts'
import { editorTexts } from '../text.ts'
import { ConditionField } from './ConditionField.tsx'
import './editor.css'
import { FormulaField } from './FormulaField.tsx'
import { KindPicker } from './KindPicker.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { TemplatePicker } from './TemplatePicker.tsx'
import { useDefinitionForm } from './useDefinitionForm.ts'
import { usePreview } from './usePreview.ts'

interface MetricEditorProps {
  /** metric-definition */
  entity: EntityMeta
  /** The metric to change; a new one without it. */
  record?: EntityRecord
  onClose: () => void
}

const none: MetricMeta[] = []

/** Defines a metric step by step, with its figures beside the form while it is being filled in. */
export function MetricEditor(props: MetricEditorProps) {
  const t = useText(editorTexts)
  const phone = usePhone()
  return (
    <Drawer
      open
      onClose={props.onClose}
      title={t(props.record ? 'edit' : 'new')}
      size={phone ? '100%' : 1000}
      classNames={{ body: 'zy-create-body' }}
    >
      <EditorForm {...props} />
    </Drawer>
  )
}

function EditorForm({ entity, record, onClose }: MetricEditorProps) {
  const t = useText(editorTexts)
  const feedback = useFeedback()
  const navigate = useNavigate()
  const metrics = useMetrics() ?? none
  const { form, fields, source, kind, change, restored, startAfresh } = useDefinitionForm(entity, record, metrics)
  const { values } = form
  const preview = usePreview(values, record !== undefined)
  const taken = record === undefined && metrics.some(({ key }) => key === values.key)

  const faultsOf = (field: FieldMeta): string[] => {
    const tried = preview.violations.filter(({ path }) => path === field.name).map((each) => each.message ?? each.code)
    const known = field.name === 'key' && taken ? [t('keyTaken')] : tried
    return [...new Set([...form.faultsOf(field), ...known])]
  }
  const input = (name: string, autoFocus = false) => {
    const field = fields.find((each) => each.name === name)
    if (!field) return null
    const shown = name === 'key' && record ? undefined : field
    return (
      shown && (
        <FormField
          key={name}
          field={kind === 'manual' && name === 'measure' ? { ...shown, label: editorTexts.byHand } : shown}
          values={values}
          faults={faultsOf(shown)}
          onChange={change}
          autoFocus={autoFocus}
        />
      )
    )
  }
  const save = async () => {
    try {
      const done = await form.submit((now) => send(entity, record, fields, now))
      if (!done) return
    } catch (error) {
      feedback.error(error, entity)
      return
    }
    const { name } = values
    const key = String(values.key)
    startAfresh()
    invalidateEntity(entity.name)
    await awaitCatalogue((all) => {
      const found = all.find((metric) => metric.key === key)
      return found?.label.zh === name && found?.about.zh === values.about
    })
    feedback.success(t('saved', { name: String(name) }))
    onClose()
    if (!record) await navigate({ to: `/metric-library/${key}` as string })
  }
  const formula = fields.find(({ name }) => name === 'formula')
  const filter = fields.find(({ name }) => name === 'filter')

  return (
    <>
      <div className="zy-metric-editor">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys save the whole form, as in every other. */}
        <div
          className="zy-create-scroll"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
            event.preventDefault()
            void save()
          }}
        >
          <FaultSummary form={form} />
          {restored && (
            <div className="zy-form-restored" role="status">
              {t('draftKept')}
              <Button type="link" size="small" onClick={startAfresh}>
                {t('draftDiscard')}
              </Button>
            </div>
          )}
          {!record && (
            <TemplatePicker
              taken={new Set(metrics.map(({ key }) => key))}
              onTake={(template) => {
                for (const [name, value] of Object.entries(templateValues(template))) change(name, value)
              }}
            />
          )}
          <KindPicker value={kind} fixed={record !== undefined} onChange={(next) => change('kind', next)} />
          <section className="zy-form-section">
            <h3>{t('count')}</h3>
            <div className="zy-form-grid">
              {kind === 'counted' && input('source')}
              {kind !== 'derived' && input('measure')}
              {input('field')}
              {input('date')}
              {kind === 'counted' && source && filter && (
                <ConditionField
                  key={source.name}
                  source={source}
                  value={(values.filter as Filter | null | undefined) ?? undefined}
                  faults={faultsOf(filter)}
                  onChange={(next) => change('filter', next)}
                />
              )}
              {formula && (
                <FormulaField
                  field={formula}
                  value={String(values.formula ?? '')}
                  metrics={metrics.filter(({ key }) => key !== record?.key)}
                  faults={faultsOf(formula)}
                  onChange={(next) => change('formula', next)}
                />
              )}
              {input('unit')}
              {input('direction')}
            </div>
          </section>
          <section className="zy-form-section">
            <h3>{t('naming')}</h3>
            <div className="zy-form-grid">
              {input('name')}
              {input('nameEn')}
              {input('about')}
              {input('aboutEn')}
              {input('key')}
            </div>
          </section>
        </div>
        <PreviewPanel values={values} preview={preview} />
      </div>
      <footer className="zy-create-foot">
        <Tooltip title={`${modKey}+Enter`}>
          <Button type="primary" loading={form.saving} disabled={taken} onClick={() => void save()}>
            {t('save')}
          </Button>
        </Tooltip>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </footer>
    </>
  )
}

async function send(
  entity: EntityMeta,
  record: EntityRecord | undefined,
  fields: readonly FieldMeta[],
  values: FormValues,
): Promise<void> {
  if (!record) {
    await api.post(`/${entity.path}`, createPayload(fields, values))
    return
  }
  const changes = changePayload(
    fields.filter(({ update }) => update),
    record,
    values,
  )
  const leftOver = record.field && !fields.some(({ name }) => name === 'field') ? { field: null } : {}
  const body = { ...leftOver, ...changes }
  if (Object.keys(body).length > 0)
    await api.patch(`/${entity.path}/${record.id}`, { version: record.version, ...body })
}
