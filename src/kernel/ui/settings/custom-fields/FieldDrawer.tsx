import { Alert, Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { api, isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { FieldEditor } from '../../fields/index.tsx'
import { useMeta } from '../../meta.tsx'
import { usePhone } from '../../screen.ts'
import { useLabel, useText } from '../../text.ts'
import { OptionsEditor } from '../choices/OptionsEditor.tsx'
import {
  type CustomField,
  type CustomKind,
  createBody,
  customKinds,
  draftOf,
  emptyDraft,
  type FieldDraft,
  hasScale,
  isChoice,
  isNumeric,
  isReference,
  isSearchable,
  previewField,
  updateBody,
} from './customField.ts'
import { customFieldTexts } from './text.ts'

interface FieldDrawerProps {
  /** Entity name. */
  entity: string
  field: CustomField | undefined
  onClose: () => void
  onSaved: (name: string) => Promise<void>
}

/** Makes or changes a field, with a live preview of what people will fill in. */
export function FieldDrawer({ entity, field, onClose, onSaved }: FieldDrawerProps) {
  const t = useText(customFieldTexts)
  const label = useLabel()
  const phone = usePhone()
  const feedback = useFeedback()
  const { entities } = useMeta()
  const [draft, setDraft] = useState<FieldDraft>(() => (field ? draftOf(field) : emptyDraft))
  const [sample, setSample] = useState<unknown>(null)
  const [faults, setFaults] = useState<string[]>([])
  const [saving, setSaving] = useState(false)
  const { kind } = draft
  const set = (change: Partial<FieldDraft>) => setDraft((current) => ({ ...current, ...change }))
  const text = (name: 'zh' | 'en' | 'helpZh' | 'helpEn' | 'unit', max: number) => (
    <Form.Item label={t(name)} required={name === 'zh'} htmlFor={`field-${name}`}>
      <Input
        id={`field-${name}`}
        value={draft[name]}
        maxLength={max}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Form.Item>
  )
  const number = (name: 'min' | 'max') => (
    <Form.Item label={t(name)} htmlFor={`field-${name}`}>
      <InputNumber id={`field-${name}`} value={draft[name]} onChange={(value) => set({ [name]: value })} />
    </Form.Item>
  )
  const save = async () => {
    if (!draft.zh.trim() && !draft.en.trim()) return setFaults([t('needName')])
    setSaving(true)
    setFaults([])
    try {
      if (field) await api.patch(`/custom-fields/${field.id}`, updateBody(draft))
      else await api.post('/custom-fields', createBody(entity, draft))
      await onSaved(draft.zh || draft.en)
      onClose()
    } catch (error) {
      const said = isApiError(error) ? error.body.violations.map((each) => each.message ?? each.code) : []
      if (said.length > 0) setFaults(said)
      else feedback.error(error)
    } finally {
      setSaving(false)
    }
  }
  const targets = entities.filter((each) => kind !== 'treeRef' || each.parent)
  const preview = previewField(draft)
  const previewable = !isReference(kind) || draft.ref !== undefined
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(field ? 'edit' : 'add')}
      size={phone ? '100%' : 620}
      footer={
        <div className="zy-set-bar">
          <Button type="primary" loading={saving} onClick={() => void save()}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      }
    >
      <Form layout="vertical" onFinish={() => void save()}>
        {faults.length > 0 && <Alert type="error" showIcon title={faults.join('；')} style={{ marginBottom: 12 }} />}
        <Form.Item label={t('kind')} required htmlFor="field-kind" help={field ? t('kindFixed') : undefined}>
          <Select
            id="field-kind"
            value={kind}
            disabled={field !== undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={customKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
            onChange={(next: CustomKind) => {
              setSample(null)
              set({ kind: next, ref: undefined })
            }}
          />
        </Form.Item>
        <div className="zy-two">
          {text('zh', 60)}
          {text('en', 60)}
        </div>
        {isReference(kind) && (
          <Form.Item label={t('ref')} required htmlFor="field-ref">
            <Select
              id="field-ref"
              value={draft.ref}
              disabled={field !== undefined}
              showSearch={{ optionFilterProp: 'label' }}
              options={targets.map((each) => ({ value: each.name, label: label(each.label) }))}
              onChange={(ref: string) => set({ ref })}
            />
          </Form.Item>
        )}
        {isChoice(kind) && (
          <Form.Item label={t('options')} required={!draft.open}>
            <OptionsEditor value={draft.options} onChange={(options) => set({ options })} />
          </Form.Item>
        )}
        {isNumeric(kind) && (
          <div className="zy-two">
            {number('min')}
            {number('max')}
            {text('unit', 20)}
            {hasScale(kind) && (
              <Form.Item label={t('scale')} htmlFor="field-scale">
                <InputNumber
                  id="field-scale"
                  min={0}
                  max={6}
                  value={draft.scale ?? 2}
                  disabled={field !== undefined}
                  onChange={(scale) => set({ scale: scale ?? undefined })}
                />
              </Form.Item>
            )}
          </div>
        )}
        <div className="zy-two">
          {text('helpZh', 300)}
          {text('helpEn', 300)}
        </div>
        <div className="zy-set-bar">
          <Checkbox checked={draft.required} onChange={(event) => set({ required: event.target.checked })}>
            {t('required')}
          </Checkbox>
          {kind === 'choice' && (
            <Checkbox
              checked={draft.open}
              disabled={field !== undefined}
              onChange={(event) => set({ open: event.target.checked })}
            >
              {t('open')}
            </Checkbox>
          )}
          {isSearchable(kind) && (
            <Checkbox
              checked={draft.search}
              disabled={field !== undefined}
              onChange={(event) => set({ search: event.target.checked })}
            >
              {t('search')}
            </Checkbox>
          )}
        </div>
        {previewable && (
          <section className="zy-cf-preview" aria-label={t('preview')}>
            <small>{t('preview')}</small>
            <Form.Item
              label={label(preview.label) || '…'}
              required={preview.required}
              help={preview.help && label(preview.help)}
              htmlFor="field-preview"
            >
              <FieldEditor
                key={kind + (draft.ref ?? '')}
                id="field-preview"
                field={preview}
                value={sample}
                onChange={setSample}
              />
            </Form.Item>
          </section>
        )}
      </Form>
    </Drawer>
  )
}
