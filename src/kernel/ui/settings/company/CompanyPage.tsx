import { Button } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useFeedback } from '../../feedback.tsx'
import { changePayload, EntityForm, useRecordForm } from '../../form/index.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '../../page-state.tsx'
import { defineText, useLabel, useText } from '../../text.ts'
import '../settings.css'
import { useCompany } from './useCompany.ts'

const texts = defineText({
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '公司资料已保存', en: 'The company has been saved' },
})

/** `/settings/company`: name, currency, time zone, fiscal year. */
export default function CompanyPage() {
  const { entity, record, error, save } = useCompany()
  if (error) return <PageFailed error={error} />
  if (!entity) return <PageMissing />
  if (!record) return <PageLoading />
  return <CompanyForm key={record.version} entity={entity} record={record} save={save} />
}

interface CompanyFormProps {
  entity: EntityMeta
  record: EntityRecord
  save: ReturnType<typeof useCompany>['save']
}

function CompanyForm({ entity, record, save }: CompanyFormProps) {
  const t = useText(texts)
  const label = useLabel()
  const feedback = useFeedback()
  // Working hours have their own editor, in the calendar.
  const fields = useMemo(() => entity.fields.filter((field) => field.update && field.kind !== 'json'), [entity])
  const form = useRecordForm(fields, record)
  const submit = async () => {
    try {
      await form.submit(async (values) => {
        const changes = changePayload(fields, record, values)
        if (Object.keys(changes).length === 0) return
        const { batch } = await save(changes)
        feedback.undoable(t('saved'), batch)
      })
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  return (
    <div className="zy-set zy-set-form">
      <h1>{label(entity.label)}</h1>
      <EntityForm form={form} fields={fields} sections={entity.sections} onSubmit={() => void submit()} />
      {entity.operations.update && (
        <div>
          <Button type="primary" loading={form.saving} onClick={() => void submit()}>
            {t('save')}
          </Button>
        </div>
      )}
    </div>
  )
}
